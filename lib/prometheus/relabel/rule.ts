/** One rule of `relabel_configs`, every default in place. */
import { Pattern } from './pattern';
import { Template } from './template';
import { NameValidationScheme } from '../../units/prometheus-names';

/** What a rule can do. */
export const RELABEL_ACTIONS = [
  'replace', 'keep', 'drop', 'keepequal', 'dropequal', 'hashmod', 'labelmap', 'labeldrop', 'labelkeep', 'lowercase', 'uppercase',
] as const;

export type RelabelAction = typeof RELABEL_ACTIONS[number];

/** A rule that Prometheus loads. What is compiled belongs to the rule, and goes with it. */
export interface RelabelRule {
  readonly action: RelabelAction;
  readonly sourceLabels: readonly string[];
  readonly separator: string;
  readonly regex: Pattern;
  readonly modulus: bigint;
  readonly targetLabel: Template;
  readonly replacement: Template;
  readonly scheme: NameValidationScheme;
}
