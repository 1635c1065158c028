/** Numbers as yaml.v2 writes them. */

/**
 * Whole numbers in full; others as Go's `FormatFloat(value, 'g', -1, 64)`, which takes an exponent below 0.0001 and from 1,000,000 on.
 * A float without a fraction cannot be told from a whole number here, so it is written as one.
 */
export function numberText(value: number): string {
  if (Number.isNaN(value)) return '.nan';
  if (!Number.isFinite(value)) return value > 0 ? '.inf' : '-.inf';
  if (Number.isInteger(value)) return String(value);
  const [mantissa, exponent] = value.toExponential().split('e');
  const power = Number(exponent);
  if (power >= -4 && power < 6) return String(value);

  return `${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}
