/**
 * What an unquoted word of YAML means to Kubernetes.
 *
 * Its reader is neither YAML 1.1 nor 1.2 to the letter: `y` and `on` are true, `0o17`, `017` and `0b1` are numbers, `1:30` and dates
 * are text.
 *
 * @see resolve in go.yaml.in/yaml/v2 v2.4.4, as sigs.k8s.io/yaml v1.6.0 asks it
 */
import { goFloat } from '../../go/float';

/** What a scalar can be in JSON; NaN and infinities are refused later, since JSON has none. */
export type ScalarValue = string | number | boolean | null;

const TAG = 'tag:yaml.org,2002:';

/** The value of an unquoted word. */
export function resolvePlain(text: string): ScalarValue {
  const word = WORDS.get(text);
  if (word !== undefined) return word;
  if (text.startsWith('.')) return finiteOr(text, DECIMAL.test(text) ? Number(text) : NaN);

  return /^[-+0-9]/.test(text) ? resolveNumber(text) : text;
}

/** The value of a scalar with a tag, or undefined where Kubernetes refuses the two together. */
export function resolveTagged(tag: string, text: string): ScalarValue | undefined {
  const resolved = () => resolvePlain(text);
  switch (tag) {
    case `${TAG}bool`: return ofType(resolved(), 'boolean');
    case `${TAG}float`: return isUnsigned(text) ? undefined : ofType(resolved(), 'number');
    case `${TAG}int`: return isWhole(text) ? resolved() : undefined;
    case `${TAG}null`: return resolved() === null ? null : undefined;
    case `${TAG}binary`: return tryBase64(text);
    case `${TAG}timestamp`: return isTimestamp(text) ? text : undefined;
    default: return text;
  }
}

/** The text that a scalar becomes as a key, or undefined where Kubernetes refuses it as one. */
export function resolveKey(tag: string | undefined, text: string): string | undefined {
  const value = tag === undefined ? resolvePlain(text) : resolveTagged(tag, text);
  if (value === null || value === undefined) return undefined;
  if (typeof value !== 'number') return String(value);
  const whole = tag === `${TAG}float` ? undefined : tryWhole(text.replaceAll('_', ''));
  if (whole === undefined) return floatAsKey(value);

  return whole <= MAX_INT64 ? String(whole) : undefined;
}

const WORDS = new Map<string, boolean | number | null>([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map((word) => [word, true] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map((word) => [word, false] as const),
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['.nan', '.NaN', '.NAN'].map((word) => [word, NaN] as const),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map((word) => [word, Infinity] as const),
  ...['-.inf', '-.Inf', '-.INF'].map((word) => [word, -Infinity] as const),
]);

const DECIMAL = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;

/** Bits of a Go integer. */
const [MIN_INT64, MAX_INT64, MAX_UINT64] = [-(2n ** 63n), 2n ** 63n - 1n, 2n ** 64n - 1n];

/** Underscores may stand anywhere but in front. A whole number beyond 64 bits becomes a float, or stays text where it is not decimal. */
function resolveNumber(text: string): ScalarValue {
  const digits = text.replaceAll('_', '');
  const whole = tryWhole(digits);
  if (whole !== undefined) return Number(whole);

  return finiteOr(text, DECIMAL.test(digits) ? Number(digits) : NaN);
}

/** Whole numbers in the four bases of Go: `0x1f`, `0o17` or `017`, `0b11`, and decimal. */
function tryWhole(digits: string): bigint | undefined {
  const [, sign, prefix = '', rest] = /^([-+]?)(0[xX]|0[oO]|0[bB]|0(?=[0-9]))?(.*)$/s.exec(digits)!;
  // A sign may also stand after a small `0b`, by an oversight of the reader.
  const late = prefix === '0b' && sign !== '+' ? /^([-+])([01]+)$/.exec(rest) : null;
  if (late) return sign === '' ? bounded(`0b${late[2]}`, late[1]) : undefined;
  if (!DIGITS[prefix.toLowerCase()].test(rest)) return undefined;

  return bounded(BIGINT_PREFIX[prefix.toLowerCase()] + rest, sign);
}

const DIGITS: { readonly [prefix: string]: RegExp } = {
  '': /^[0-9]+$/, '0': /^[0-7]+$/, '0o': /^[0-7]+$/, '0x': /^[0-9a-fA-F]+$/, '0b': /^[01]+$/,
};
const BIGINT_PREFIX: { readonly [prefix: string]: string } = { '': '', '0': '0o', '0o': '0o', '0x': '0x', '0b': '0b' };

function bounded(magnitude: string, sign: string): bigint | undefined {
  if (magnitude.length > 80) return undefined;
  const value = sign === '-' ? -BigInt(magnitude) : BigInt(magnitude);
  // Only what has no sign may be as large as an unsigned number.
  const largest = sign === '' ? MAX_UINT64 : MAX_INT64;

  return value >= MIN_INT64 && value <= largest ? value : undefined;
}

/** Go refuses decimals that no float holds, so they stay text. */
function finiteOr(text: string, value: number): ScalarValue {
  return Number.isFinite(value) ? value : text;
}

function isWhole(text: string): boolean {
  return /^[-+0-9]/.test(text) && tryWhole(text.replaceAll('_', '')) !== undefined;
}

/** Beyond the signed integers, which the reader does not turn into a float. */
function isUnsigned(text: string): boolean {
  return isWhole(text) && tryWhole(text.replaceAll('_', ''))! > MAX_INT64;
}

function ofType(value: ScalarValue, type: 'boolean' | 'number'): ScalarValue | undefined {
  return typeof value === type ? value : undefined;
}

/** Dates as the reader knows them; everywhere else they are text in any case. */
function isTimestamp(text: string): boolean {
  return /^\d{4}-\d{1,2}-\d{1,2}([Tt]\d{1,2}:\d{1,2}:\d{1,2}([.,]\d+)?(Z|[-+]\d\d:\d\d)| \d{1,2}:\d{1,2}:\d{1,2}([.,]\d+)?)?$/.test(text);
}

function tryBase64(text: string): string | undefined {
  const packed = text.replace(/[\r\n]/g, '');
  if (!/^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(packed)) return undefined;

  return Buffer.from(packed, 'base64').toString('utf8');
}

/** As Go's `strconv.FormatFloat(value, 'g', -1, 32)` prints: the shortest text that gives the same 32 bits. */
function floatAsKey(value: number): string {
  if (Number.isNaN(value)) return '.nan';
  const single = Math.fround(value);
  if (!Number.isFinite(single)) return single > 0 ? '.inf' : '-.inf';
  if (single === 0) return Object.is(single, -0) ? '-0' : '0';

  return goFloat([1, 2, 3, 4, 5, 6, 7, 8, 9].map((digits) => Number(single.toPrecision(digits))).find((n) => Math.fround(n) === single)!);
}
