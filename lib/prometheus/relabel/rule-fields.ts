/** The fields of a rule as they are written in a configuration. */
import { RelabelRule } from './rule';

/** A field and its value, e.g. `['source_labels', '[job, instance]']`. */
export type RuleField = readonly [name: string, value: string];

/** The fields that differ from their defaults. */
export function ruleFields({ action, sourceLabels, separator, regex, modulus, targetLabel, replacement }: RelabelRule): RuleField[] {
  const fields: readonly (readonly [name: string, value: string, byDefault: string])[] = [
    ['action', action, 'replace'],
    ['source_labels', `[${sourceLabels.join(', ')}]`, '[]'],
    ['separator', JSON.stringify(separator), '";"'],
    ['regex', regex.text, '(.*)'],
    ['modulus', String(modulus), '0'],
    ['target_label', targetLabel.text, ''],
    ['replacement', replacement.text === '' ? '""' : replacement.text, '$1'],
  ];

  return fields.filter(([, value, byDefault]) => value !== byDefault).map(([name, value]) => [name, value]);
}
