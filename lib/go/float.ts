/** Formats floats as Go does. */

/** A finite number as Go's `FormatFloat` with `'g', -1` prints it: with an exponent below 0.0001 and from 1,000,000 on. */
export function goFloat(value: number): string {
  const [mantissa, exponent] = value.toExponential().split('e');
  const power = Number(exponent);
  if (power >= -4 && power < 6) return String(value);

  return `${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}
