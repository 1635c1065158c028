/** Sizes in bytes, as Prometheus writes them. */

/**
 * The number of bytes of a size such as `10MB` or `1.5KiB`; both units are powers of 1024. 0 for text that the schema allows although it
 * is not a valid size.
 * @see ParseBase2Bytes in github.com/alecthomas/units/bytes.go
 */
export function bytesOf(size: string): number {
  if (!FORMS.some((form) => form.test(size))) return 0;
  let bytes = 0;
  for (const [, number, unit] of size.matchAll(/([0-9.]+)([KMGTPE]?)i?B/g)) bytes += Number(number) * 1024 ** UNITS.indexOf(unit);

  return bytes < 2 ** 63 ? Math.trunc(bytes) : 0;
}

const UNITS = ['', 'K', 'M', 'G', 'T', 'P', 'E'];

/** Valid sizes: all units end with `iB`, or all end with `B`. */
const FORMS = [/^((\d+\.?\d*|\.\d+)([KMGTPE]iB|B))+$/, /^((\d+\.?\d*|\.\d+)[KMGTPE]?B)+$/];
