/** Checks a relabeling rule as Prometheus does when it loads its configuration. */
import { RELABEL_ACTIONS, RelabelRule } from './rule';
import { isLabelName, NameValidationScheme } from '../../units/prometheus-names';
import { ACTIONS_WITH_TARGET, LEGACY_TEMPLATE, UNUSED_FIELDS } from '../../units/relabel-rules';

/**
 * Why Prometheus would not load a rule; undefined if it would.
 *
 * @param given the rule as it is written: some actions refuse fields even if they have their default values
 * @see Config.Validate in model/relabel/relabel.go, Prometheus v0.314.0
 */
export function whyNotRule(rule: RelabelRule, given: { readonly [field: string]: unknown }): string | undefined {
  const unknown = Object.keys(given).find((field) => !FIELDS.has(field));
  if (unknown !== undefined) return `has an unknown field "${unknown}"; leave it out`;
  if (!RELABEL_ACTIONS.includes(rule.action)) return `has an unknown action "${rule.action}"; use one of ${RELABEL_ACTIONS.join(', ')}`;
  if (rule.action === 'hashmod' && rule.modulus === 0n) return 'of action hashmod divides by zero; set "modulus"';
  const used = UNUSED_FIELDS.get(rule.action)?.map(inYaml).find((field) => isUsed(field, rule, given));

  return used === undefined ? whyNotNames(rule) ?? whyNotPattern(rule) : `of action ${rule.action} does not use "${used}"; leave it out`;
}

function whyNotNames({ action, targetLabel, replacement, scheme }: RelabelRule): string | undefined {
  const target = action === 'replace' && targetLabel.hasReferences ? isTemplate : isLabelName;
  if (ACTIONS_WITH_TARGET.has(action) && !target(targetLabel.text, scheme)) return `of action ${action} has no valid name in "target_label"; use a label name`;
  if (action === 'labelmap' && !isTemplate(replacement.text, scheme)) return 'of action labelmap has no valid name in "replacement"; use a label name';

  return undefined;
}

function isTemplate(text: string, scheme: NameValidationScheme): boolean {
  return scheme === 'utf8' ? text !== '' : LEGACY_TEMPLATE.test(text);
}

function whyNotPattern({ regex }: RelabelRule): string | undefined {
  try {
    regex.compile();

    return undefined;
  } catch (error) {
    return `has a "regex" that is not valid RE2 (${(error as Error).message}); fix its syntax`;
  }
}

/** Whether a field counts as used. Upstream, `regex` and `source_labels` count as soon as they are written, even with default values. */
function isUsed(field: string, rule: RelabelRule, given: { readonly [field: string]: unknown }): boolean {
  switch (field) {
    case 'regex': return given.regex !== undefined;
    case 'source_labels': return given.source_labels !== undefined && given.source_labels !== null;
    case 'modulus': return rule.modulus !== 0n;
    case 'separator': return rule.separator !== ';';
    case 'replacement': return rule.replacement.text !== '$1';
    default: return rule.targetLabel.text !== '';
  }
}

const FIELDS: ReadonlySet<string> = new Set(['source_labels', 'separator', 'regex', 'modulus', 'target_label', 'replacement', 'action']);

/** Returns `source_labels` for `sourceLabels`. */
function inYaml(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
