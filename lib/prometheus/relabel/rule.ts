/** One rule of `relabel_configs`, every default in place. */
import { Pattern } from './pattern';
import { Template } from './template';

/** What a rule does. */
export type RelabelAction =
  'replace' | 'keep' | 'drop' | 'keepequal' | 'dropequal' | 'hashmod' | 'labelmap' | 'labeldrop' | 'labelkeep' | 'lowercase' | 'uppercase';

/** Which label names are valid: any text but the empty one since Prometheus 3, ASCII words before (and where a job asks for them). */
export type NameScheme = 'utf8' | 'legacy';

/** A rule that Prometheus loads. What is compiled belongs to the rule, and goes with it. */
export interface RelabelRule {
  readonly action: RelabelAction;
  readonly sourceLabels: readonly string[];
  readonly separator: string;
  readonly regex: Pattern;
  readonly modulus: bigint;
  readonly targetLabel: Template;
  readonly replacement: Template;
  readonly scheme: NameScheme;
}

/**
 * Whether a label may have this name.
 * @see ValidationScheme.IsValidLabelName in model/metric.go, prometheus/common v0.70.1
 */
export function isLabelName(name: string, scheme: NameScheme): boolean {
  return scheme === 'utf8' ? name !== '' : /^[A-Za-z_][A-Za-z0-9_]*$/.test(name);
}
