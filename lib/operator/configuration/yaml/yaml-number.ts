/** Numbers as yaml.v2 writes them. */
import { goFloat } from '../../../go/float';

/**
 * Whole numbers in full; others as Go prints floats.
 * A float without a fraction looks like a whole number here, so it is written as one.
 */
export function numberText(value: number): string {
  if (Number.isNaN(value)) return '.nan';
  if (!Number.isFinite(value)) return value > 0 ? '.inf' : '-.inf';

  return Number.isInteger(value) ? String(value) : goFloat(value);
}
