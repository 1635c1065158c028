/** Relabeling rules, as the operator checks them for the version of the server. */
import { labelNamesOf } from './label-names';
import { Reason, reject, under } from './reason';
import { goQuote } from '../../go/quote';
import { re2Error } from '../../go/re2';
import { RejectionFor, RelabelingFault } from '../../operator-port/rejection';
import { Spec } from '../../operator-port/server';
import { firstFound } from '../../units/first-found';
import { isLabelName } from '../../units/prometheus-names';
import { ACTIONS_WITH_TARGET, isLeftOut, LEGACY_TEMPLATE, UNUSED_FIELDS } from '../../units/relabel-rules';
import { semverAtLeast } from '../../units/semver';

/**
 * Why a list of rules is refused.
 * @see Validate in pkg/prometheus/validation/validator.go, v0.94.1
 */
export function whyNotRelabelings(version: string, rules: readonly Spec[] | undefined): Reason {
  return firstFound(rules, (rule, i) => under(`[${i}]`, `[${i}]`, whyNotRelabeling(version, rule)));
}

/** Why one rule is refused, wherever it is. */
export function whyNotRelabeling(version: string, rule: Spec): InvalidRelabeling | undefined {
  const given = rule.action || 'replace';
  const action = given.toLowerCase();
  const since = ACTIONS_SINCE.get(action);
  if (since && !semverAtLeast(version, since)) {
    return invalid({ fault: 'action-too-new', since }, 'action', `${given} relabel action is only supported from Prometheus version ${since}`);
  }

  return whyNotRegex(rule) ?? whyNotTarget(version, given, action, rule) ?? whyNotOthers(version, given, action, rule);
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

function whyNotTarget(version: string, given: string, action: string, { modulus = 0, targetLabel = '' }: Spec): InvalidRelabeling | undefined {
  if (action === 'hashmod' && modulus === 0) return invalid({ fault: 'missing-modulus' }, 'modulus', 'relabel configuration for hashmod requires non-zero modulus');
  if (!ACTIONS_WITH_TARGET.has(action)) return undefined;
  if (targetLabel === '') return invalid({ fault: 'missing-target-label' }, 'targetLabel', `relabel configuration for ${given} action needs targetLabel value`);

  return isLabelName(targetLabel, labelNamesOf(version))
    ? undefined
    : invalid({ fault: 'invalid-target-label' }, 'targetLabel', `${goQuote(targetLabel)} is invalid 'target_label' for ${given} action`);
}

function whyNotOthers(version: string, given: string, action: string, rule: Spec): InvalidRelabeling | undefined {
  const { replacement } = rule;
  const fields = (UNUSED_FIELDS.get(action) ?? []).filter((field) => !isLeftOut(field, rule[field]));
  if (NO_REPLACEMENT.has(action) && !isLeftOut('replacement', replacement)) {
    return invalid({ fault: 'unused-fields', fields }, 'replacement', `'replacement' can not be set for ${given} action`);
  }
  if (action === 'labelmap' && typeof replacement === 'string' && !isReplacement(replacement, version)) {
    return invalid({ fault: 'invalid-replacement' }, 'replacement', `${goQuote(replacement)} is invalid 'replacement' for ${given} action`);
  }
  const says = ONLY_FIELDS.get(action);

  return says && fields.length > 0 ? invalid({ fault: 'unused-fields', fields }, fields[0], `${given} action ${says}`) : undefined;
}

function isReplacement(replacement: string, version: string): boolean {
  const names = labelNamesOf(version);

  return names === 'utf8' ? isLabelName(replacement, names) : LEGACY_TEMPLATE.test(replacement);
}
