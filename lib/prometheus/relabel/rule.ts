/** One rule of `relabel_configs` with all defaults. */
import { Pattern } from './pattern';
import { Template } from './template';
import { NameValidationScheme } from '../../units/prometheus-names';

/** All actions of rules. */
export const RELABEL_ACTIONS = [
  'replace', 'keep', 'drop', 'keepequal', 'dropequal', 'hashmod', 'labelmap', 'labeldrop', 'labelkeep', 'lowercase', 'uppercase',
] as const;

export type RelabelAction = typeof RELABEL_ACTIONS[number];

/** A valid rule. It owns its compiled pattern. */
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
