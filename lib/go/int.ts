/** Parses whole numbers as Go does. */

/**
 * The decimal number in a text, with or without a sign; undefined for other text and for numbers of more than 64 bits.
 * @see ParseInt in strconv, Go 1.26, for base 10 and 64 bits
 */
export function tryInt64(text: string): bigint | undefined {
  const [, sign, digits] = /^([+-]?)0*(\d{1,19})$/.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const value = BigInt(sign === '-' ? `-${digits}` : digits);

  return BigInt.asIntN(64, value) === value ? value : undefined;
}
