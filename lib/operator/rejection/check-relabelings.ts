/** Relabeling rules, as the operator checks them for the version of the server. */
import { fixedLabelNamesOf, labelNamesOf } from './label-names';
import { Reason, reject, under } from './reason';
import { goQuote } from '../../go/quote';
import { re2Error } from '../../go/re2';
import { RejectionFor, RelabelingFault } from '../../operator-port/rejection';
import { Server, Spec } from '../../operator-port/server';
import { firstFound } from '../../units/first-found';
import { isLabelName } from '../../units/prometheus-names';
import { ACTIONS_WITH_TARGET, isLeftOut, LEGACY_TEMPLATE, UNUSED_FIELDS } from '../../units/relabel-rules';
import { semverAtLeast } from '../../units/semver';
import { operatorSince } from '../operator-since';

/**
 * Why a list of rules is refused.
 * @see Validate in pkg/prometheus/validation/validator.go, v0.94.1
 */
export function whyNotRelabelings(server: By, rules: readonly Spec[] | undefined): Reason {
  return firstFound(rules, (rule, i) => under(`[${i}]`, `[${i}]`, whyNotRelabeling(server, rule)));
}

/** The server that loads the rules. */
type By = Pick<Server, 'version' | 'operatorVersion'>;

/** Why one rule is refused, wherever it is. */
export function whyNotRelabeling(server: By, rule: Spec): InvalidRelabeling | undefined {
  const { version } = server;
  const given = rule.action || 'replace';
  const action = given.toLowerCase();
  const since = ACTIONS_SINCE.get(action);
  if (since && !semverAtLeast(version, since)) {
    return invalid({ fault: 'action-too-new', since }, 'action', `${given} relabel action is only supported from Prometheus version ${since}`);
  }

  return whyNotRegex(rule) ?? whyNotTarget(server, given, action, rule) ?? whyNotOthers(server, given, action, rule);
}

/** First version of Prometheus that knows an action. */
const ACTIONS_SINCE: ReadonlyMap<string, string> = new Map([
  ['lowercase', '2.36.0'], ['uppercase', '2.36.0'], ['keepequal', '2.41.0'], ['dropequal', '2.41.0'],
]);

const NO_REPLACEMENT: ReadonlySet<string> = new Set(['lowercase', 'uppercase', 'keepequal', 'dropequal']);

/** The operator's words for an action with fields that it does not use. */
const ONLY_FIELDS: ReadonlyMap<string, string> = new Map([
  ...['keepequal', 'dropequal'].map((action) => [action, "requires only 'source_labels' and `target_label`, and no other fields"] as const),
  ...['labeldrop', 'labelkeep'].map((action) => [action, "requires only 'regex', and no other fields"] as const),
]);

type InvalidRelabeling = RejectionFor<'invalid-relabeling'>;

function invalid(fault: RelabelingFault, field: string, text: string): InvalidRelabeling {
  return reject({ cause: 'invalid-relabeling', fault }, field, text);
}

function whyNotRegex({ regex = '' }: Spec): InvalidRelabeling | undefined {
  const error = regex === '' ? undefined : re2Error(regex);

  return error === undefined ? undefined : invalid({ fault: 'invalid-regex' }, 'regex', `invalid regex ${regex} for relabel configuration: ${error}`);
}

function whyNotTarget(server: By, given: string, action: string, { modulus = 0, targetLabel = '' }: Spec): InvalidRelabeling | undefined {
  if (action === 'hashmod' && modulus === 0) return invalid({ fault: 'missing-modulus' }, 'modulus', 'relabel configuration for hashmod requires non-zero modulus');
  if (!ACTIONS_WITH_TARGET.has(action)) return undefined;
  if (targetLabel === '') return invalid({ fault: 'missing-target-label' }, 'targetLabel', `relabel configuration for ${given} action needs targetLabel value`);

  return isTargetLabel(server, action, targetLabel)
    ? undefined
    : invalid({ fault: 'invalid-target-label' }, 'targetLabel', `${goQuote(targetLabel)} is invalid 'target_label' for ${given} action`);
}

/** Up to operator 0.85, references to groups are taken, and text that is not a legacy name is not, whatever Prometheus takes. */
function isTargetLabel(server: By, action: string, label: string): boolean {
  if (!operatorSince(server, 86) && action !== 'hashmod') return LEGACY_TEMPLATE.test(label);

  return isLabelName(label, fixedLabelNamesOf(server));
}

function whyNotOthers(server: By, given: string, action: string, rule: Spec): InvalidRelabeling | undefined {
  const { replacement } = rule;
  const fields = (UNUSED_FIELDS.get(action) ?? []).filter((field) => !isNotGiven(field, rule[field], server));
  if (NO_REPLACEMENT.has(action) && !isNotGiven('replacement', replacement, server)) {
    return invalid({ fault: 'unused-fields', fields }, 'replacement', `'replacement' can not be set for ${given} action`);
  }
  if (action === 'labelmap' && typeof replacement === 'string' && !isReplacement(replacement, server)) {
    return invalid({ fault: 'invalid-replacement' }, 'replacement', `${goQuote(replacement)} is invalid 'replacement' for ${given} action`);
  }
  const says = ONLY_FIELDS.get(action);

  return says && fields.length > 0 ? invalid({ fault: 'unused-fields', fields }, fields[0], `${given} action ${says}`) : undefined;
}

/** Older operators cannot tell an empty text from a field that is not set. */
function isNotGiven(field: string, value: unknown, server: By): boolean {
  return isLeftOut(field, value) || value === '' && (field === 'separator' && !operatorSince(server, 73) || field === 'replacement' && !operatorSince(server, 74));
}

function isReplacement(replacement: string, server: By): boolean {
  if (!operatorSince(server, 86)) return replacement === '' && !operatorSince(server, 74) || LEGACY_TEMPLATE.test(replacement);
  const names = labelNamesOf(server);
  // From operator 0.86 to 0.89 a legacy name must not refer to groups.
  if (!operatorSince(server, 90)) return isLabelName(replacement, names);

  return names === 'utf8' ? isLabelName(replacement, names) : LEGACY_TEMPLATE.test(replacement);
}
