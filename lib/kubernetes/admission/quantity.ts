/** Quantities such as `500m` and `128Mi`, exact to a billionth. */
import { remembering } from '../../units/remembering';

/** A quantity in billionths, rounded away from zero as upstream does. */
export type Quantity = bigint;

/**
 * Reads text or a number; undefined if it is not a quantity. @see ParseQuantity in k8s.io/apimachinery v0.37.2,
 * pkg/api/resource/quantity.go
 */
export function tryParseQuantity(value: unknown): Quantity | undefined {
  return parsed(value);
}

/** Quantities repeat from object to object, and each is read twice: as a value of its type, and to compare it. */
const parsed = remembering(parse);

function parse(value: unknown): Quantity | undefined {
  const parts = tryParts(value);
  if (!parts) return undefined;
  const { sign, digits, exponent, factor } = parts;
  const unrounded = BigInt(digits) * factor;
  const size = exponent >= 0 ? unrounded * powerOfTen(exponent) : divideUp(unrounded, powerOfTen(-exponent));

  return sign === '-' ? -size : size;
}

/** Whether a value is a quantity. */
export function isQuantity(value: unknown): value is number | string {
  return tryParseQuantity(value) !== undefined;
}

/** What a quantity is calculated from, in billionths. */
function tryParts(value: unknown) {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const parts = PATTERN.exec(String(value).trim());
  if (!parts || parts[0] === '') return undefined;
  const [, sign, whole, fraction = '', suffix] = parts;
  const scale = scaleOf(suffix);
  // Upstream reads no digits as zero, unless the suffix is so large that it calculates in another way.
  if (!scale || (whole + fraction === '' && (suffix === 'Pi' || suffix === 'Ei'))) return undefined;

  return { sign, digits: whole + fraction || '0', exponent: 9 + scale.ten - fraction.length, factor: scale.factor };
}

/** The quantity of a text that is known to be one. */
export function quantityOf(value: number | string): Quantity {
  return tryParseQuantity(value) ?? 0n;
}

/** Whether a quantity has a fraction, looked at in thousandths. */
export function isWhole(quantity: Quantity): boolean {
  const size = quantity < 0n ? -quantity : quantity;

  return divideUp(size, 1_000_000n) % 1000n === 0n;
}

/** Rounded up to a whole number. */
export function wholeOf(quantity: Quantity): bigint {
  return quantity < 0n ? -divideUp(-quantity, ONE) : divideUp(quantity, ONE);
}

const ONE = 1_000_000_000n;

const PATTERN = /^([-+]?)(\d*)(?:\.(\d*))?([a-zA-Z]*(?:[-+]?\d+)?)$/;

/** What a suffix multiplies by: a power of ten, and a factor. */
interface Scale {
  readonly ten: number;
  readonly factor: bigint;
}

const DECIMAL = { 'n': -9, 'u': -6, 'm': -3, '': 0, 'k': 3, 'M': 6, 'G': 9, 'T': 12, 'P': 15, 'E': 18 };
const BINARY = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const SCALES: ReadonlyMap<string, Scale> = new Map<string, Scale>([
  ...Object.entries(DECIMAL).map(([suffix, ten]) => [suffix, { ten, factor: 1n }] as const),
  ...BINARY.map((suffix, i) => [suffix, { ten: 0, factor: 1024n ** BigInt(i + 1) }] as const),
]);

/** Exponents beyond this are as good as infinite, or nothing. */
const LARGEST_EXPONENT = 100;

function scaleOf(suffix: string): Scale | undefined {
  const known = SCALES.get(suffix);
  if (known) return known;
  const exponent = /^[eE]([-+]?\d+)$/.exec(suffix);

  return exponent ? { ten: Math.max(-LARGEST_EXPONENT, Math.min(LARGEST_EXPONENT, Number(exponent[1]))), factor: 1n } : undefined;
}

/** Powers of ten of common quantities. */
const POWERS = Array.from({ length: 28 }, (_, i) => 10n ** BigInt(i));

function powerOfTen(exponent: number): bigint {
  return POWERS[exponent] ?? 10n ** BigInt(exponent);
}

function divideUp(value: bigint, by: bigint): bigint {
  return (value + by - 1n) / by;
}
