/** Sizes in bytes, as Prometheus writes them. */

/**
 * Whether the operator's CRDs take a text as a size.
 * @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.ByteSize
 */
export function isByteSize(text: string): boolean {
  return /^(0|([0-9]*\.)?[0-9]+([KMGTPE]i?)?B)$/.test(text);
}

/** The number of bytes of a size such as `10MB` or `1.5KiB`. 0 for text that the schema allows although it is not a valid size. */
export function bytesOf(size: string): number {
  return tryBytesOf(size) ?? 0;
}

/**
 * The number of bytes of a size; both units are powers of 1024. Undefined for other text.
 * @see ParseBase2Bytes in github.com/alecthomas/units/bytes.go
 */
export function tryBytesOf(size: string): number | undefined {
  const [, sign, amount] = /^([-+]?)([^]*)$/.exec(size)!;
  if (amount === '0') return 0;
  if (!FORMS.some((form) => form.test(amount))) return undefined;
  let bytes = 0;
  for (const [, number, unit] of amount.matchAll(/([0-9.]+)([KMGTPE]?)i?B/g)) bytes += Number(number) * 1024 ** UNITS.indexOf(unit);

  return bytes <= 2 ** 63 - (sign === '-' ? 0 : 1024) ? Math.trunc(sign === '-' ? -bytes : bytes) : undefined;
}

const UNITS = ['', 'K', 'M', 'G', 'T', 'P', 'E'];

/** Valid sizes: all units end with `iB`, or all end with `B`. */
const FORMS = [/^((\d+\.?\d*|\.\d+)([KMGTPE]iB|B))+$/, /^((\d+\.?\d*|\.\d+)[KMGTPE]?B)+$/];
