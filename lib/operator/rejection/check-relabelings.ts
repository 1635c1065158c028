/** Relabel rules, as the operator judges them for the version of the server. */
import { labelNamesOf } from './label-names';
import { goQuote } from '../../go/quote';
import { re2Error } from '../../go/re2';
import { firstReason, Reason, under } from '../../go/reason';
import { isLabelName } from '../../units/prometheus-names';
import { ACTIONS_WITH_TARGET, isLeftOut, LEGACY_TEMPLATE, UNUSED_FIELDS } from '../../units/relabel-rules';
import { semverAtLeast } from '../../units/semver';
import { Spec } from '../server';

/**
 * Why a list of rules is refused.
 * @see Validate in pkg/prometheus/validation/validator.go, v0.94.1
 */
export function whyNotRelabelings(version: string, rules: readonly Spec[] | undefined): Reason {
  return firstReason(rules, (rule, i) => under(`[${i}]`, whyNotRule(version, rule)));
}

/** First version of Prometheus that knows an action. */
const ACTIONS_SINCE: ReadonlyMap<string, string> = new Map([
  ['lowercase', '2.36.0'], ['uppercase', '2.36.0'], ['keepequal', '2.41.0'], ['dropequal', '2.41.0'],
]);

const NO_REPLACEMENT: ReadonlySet<string> = new Set(['lowercase', 'uppercase', 'keepequal', 'dropequal']);

/** How the operator says that an action has fields that it does not use. */
const ONLY_FIELDS: ReadonlyMap<string, string> = new Map([
  ...['keepequal', 'dropequal'].map((action) => [action, "requires only 'source_labels' and `target_label`, and no other fields"] as const),
  ...['labeldrop', 'labelkeep'].map((action) => [action, "requires only 'regex', and no other fields"] as const),
]);

function whyNotRule(version: string, rule: Spec): Reason {
  const given = rule.action || 'replace';
  const action = given.toLowerCase();
  const since = ACTIONS_SINCE.get(action);
  if (since && !semverAtLeast(version, since)) return `${given} relabel action is only supported from Prometheus version ${since}`;

  return whyNotRegex(rule) ?? whyNotTarget(version, given, action, rule) ?? whyNotOthers(version, given, action, rule);
}

function whyNotRegex({ regex = '' }: Spec): Reason {
  return regex === '' ? undefined : under(`invalid regex ${regex} for relabel configuration`, re2Error(regex));
}

function whyNotTarget(version: string, given: string, action: string, { modulus = 0, targetLabel = '' }: Spec): Reason {
  if (action === 'hashmod' && modulus === 0) return 'relabel configuration for hashmod requires non-zero modulus';
  if (!ACTIONS_WITH_TARGET.has(action)) return undefined;
  if (targetLabel === '') return `relabel configuration for ${given} action needs targetLabel value`;

  return isLabelName(targetLabel, labelNamesOf(version)) ? undefined : `${goQuote(targetLabel)} is invalid 'target_label' for ${given} action`;
}

function whyNotOthers(version: string, given: string, action: string, rule: Spec): Reason {
  const { replacement } = rule;
  if (NO_REPLACEMENT.has(action) && !isLeftOut('replacement', replacement)) return `'replacement' can not be set for ${given} action`;
  if (action === 'labelmap' && typeof replacement === 'string' && !isReplacement(replacement, version)) {
    return `${goQuote(replacement)} is invalid 'replacement' for ${given} action`;
  }
  const says = ONLY_FIELDS.get(action);

  return says && UNUSED_FIELDS.get(action)?.some((field) => !isLeftOut(field, rule[field])) ? `${given} action ${says}` : undefined;
}

function isReplacement(replacement: string, version: string): boolean {
  const names = labelNamesOf(version);

  return names === 'utf8' ? isLabelName(replacement, names) : LEGACY_TEMPLATE.test(replacement);
}
