/** Checks a relabeling rule as Prometheus does when it loads its configuration. */
import { RELABEL_ACTIONS, RelabelRule } from './rule';
import { isLabelName, NameValidationScheme } from '../../units/prometheus-names';
import { ACTIONS_WITH_TARGET, LEGACY_TEMPLATE, UNUSED_FIELDS } from '../../units/relabel-rules';
import { Fault } from '../configuration/refused';

/** Names that are valid by the version of Prometheus, whatever the scheme of the job is. */
export interface NamesOfRules {
  /** In `source_labels`. */
  readonly sources: NameValidationScheme;
  /** With references such as `$1`; absent if it is the scheme of the job. */
  readonly templates?: NameValidationScheme;
}

/**
 * Why Prometheus would not load a rule; undefined if it would.
 *
 * @param given the rule as it is written: some actions refuse fields even if they have their default values
 * @see Config.Validate in model/relabel/relabel.go, Prometheus v0.314.0
 */
export function whyNotRule(rule: RelabelRule, given: { readonly [field: string]: unknown }, names?: NamesOfRules): Fault | undefined {
  const { action } = rule;
  const unknown = Object.keys(given).find((field) => !FIELDS.has(field));
  if (unknown !== undefined) return fault(unknown, 'is not a field of a relabeling rule', 'correct its name, or remove it');
  if (!RELABEL_ACTIONS.includes(action)) return { ...fault('action', 'is not a known action', `use one of ${RELABEL_ACTIONS.join(', ')}`), value: action };
  if (action === 'hashmod' && rule.modulus === 0n) return fault('modulus', 'is missing or 0, and action hashmod divides by it', 'set modulus');
  const used = UNUSED_FIELDS.get(action)?.map(inYaml).find((field) => isUsed(field, rule, given));

  return used === undefined ? whyNotNames(rule, names) ?? whyNotPattern(rule) : fault(used, `is not used by action ${action}`, 'remove it');
}

function fault(path: string, problem: string, fix: string): Fault {
  return { path, problem, fix: () => fix };
}

function whyNotNames({ action, sourceLabels, targetLabel, replacement, scheme }: RelabelRule, names?: NamesOfRules): Fault | undefined {
  const templates = names?.templates ?? scheme;
  const isTarget = action === 'replace' && targetLabel.hasReferences ? isTemplate(targetLabel.text, templates) : isLabelName(targetLabel.text, scheme);
  const source = names?.sources === 'legacy' ? sourceLabels.find((name) => name !== '' && !isLabelName(name, 'legacy')) : undefined;
  const wrong = source !== undefined ? { path: 'source_labels', value: source }
    : ACTIONS_WITH_TARGET.has(action) && !isTarget ? { path: 'target_label', value: targetLabel.text }
      : action === 'labelmap' && !isTemplate(replacement.text, templates) ? { path: 'replacement', value: replacement.text } : undefined;

  return wrong && { ...fault(wrong.path, 'is not a valid label name', 'use a label name'), ...wrong };
}

function isTemplate(text: string, scheme: NameValidationScheme): boolean {
  return scheme === 'utf8' ? text !== '' : LEGACY_TEMPLATE.test(text);
}

function whyNotPattern({ regex }: RelabelRule): Fault | undefined {
  const detail = regex.error();

  return detail === undefined ? undefined : { ...fault('regex', 'is not a valid RE2 pattern', 'fix its syntax'), value: regex.text, detail };
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
