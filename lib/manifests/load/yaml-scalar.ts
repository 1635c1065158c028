/**
 * What an unquoted word of YAML means to Kubernetes.
 *
 * Its reader is neither YAML 1.1 nor 1.2 to the letter: `y` and `on` are true, `0o17`, `017` and `0b1` are numbers, `1:30` and dates
 * are text.
 *
 * @see resolve in go.yaml.in/yaml/v2 v2.4.4, as sigs.k8s.io/yaml v1.6.0 asks it
 */
import { goFloat } from '../../go/float';

/** What a scalar can be in JSON; NaN and infinities are refused later, since JSON has no such numbers. */
export type ScalarValue = string | number | boolean | null;

/** A scalar with the type that the reader gives it; a time is text all the same. */
export interface ResolvedScalar {
  readonly tag: 'str' | 'bool' | 'int' | 'float' | 'null' | 'timestamp';
  readonly value: ScalarValue;
}

const TAG = 'tag:yaml.org,2002:';

/** The value of an unquoted word. */
export function resolvePlain(text: string): ScalarValue {
  return resolve(text, false).value;
}

/** The type and the value of an unquoted word. */
export function resolveScalar(text: string): ResolvedScalar {
  return resolve(text, true);
}

/** The value of a scalar with a tag, or undefined where Kubernetes refuses the two together. */
export function resolveTagged(tag: string, text: string): ScalarValue | undefined {
  if (whyNotTagged(tag, text) !== undefined) return undefined;
  if (tag === `${TAG}binary`) return tryBase64(text);

  return TYPES.has(typeOf(tag)) ? resolvePlain(text) : text;
}

/** Why the reader refuses a scalar with this tag, in its own words; undefined where it does not. */
export function whyNotTagged(tag: string, text: string): string | undefined {
  const wanted = typeOf(tag);
  if (wanted === 'binary') return tryBase64(text) === undefined ? '!!binary value contains invalid base64 data' : undefined;
  if (!TYPES.has(wanted)) return undefined;
  const found = resolve(text, wanted === 'timestamp').tag;
  const fits = found === wanted || (wanted === 'float' && found === 'int' && !isUnsigned(text));

  return fits ? undefined : `cannot decode !!${found} \`${text}\` as a !!${wanted}`;
}

/** Tags whose text has to be of their type; the text of any other tag is taken as it is. */
const TYPES: ReadonlySet<string> = new Set(['bool', 'int', 'float', 'null', 'timestamp']);

function typeOf(tag: string): string {
  return tag.startsWith(TAG) ? tag.slice(TAG.length) : '';
}

/** Numbers and times never share a text, so times are only looked for where the type matters. */
function resolve(text: string, withTimes: boolean): ResolvedScalar {
  const word = WORDS.get(text);
  if (word) return word;
  if (text.startsWith('.')) return decimal(text, text);
  if (!/^[-+0-9]/.test(text)) return { tag: 'str', value: text };

  return withTimes && isTimestamp(text) ? { tag: 'timestamp', value: text } : resolveNumber(text);
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

const WORDS: ReadonlyMap<string, ResolvedScalar> = new Map([
  ...spelled('bool', true, ['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON']),
  ...spelled('bool', false, ['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF']),
  ...spelled('null', null, ['', '~', 'null', 'Null', 'NULL']),
  ...spelled('float', NaN, ['.nan', '.NaN', '.NAN']),
  ...spelled('float', Infinity, ['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF']),
  ...spelled('float', -Infinity, ['-.inf', '-.Inf', '-.INF']),
]);

function spelled(tag: ResolvedScalar['tag'], value: ScalarValue, words: readonly string[]): [string, ResolvedScalar][] {
  return words.map((word) => [word, { tag, value }]);
}

const DECIMAL = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;

/** Bits of a Go integer. */
const [MIN_INT64, MAX_INT64, MAX_UINT64] = [-(2n ** 63n), 2n ** 63n - 1n, 2n ** 64n - 1n];

/** Underscores may be anywhere but in front. A whole number beyond 64 bits becomes a float, or stays text where it is not decimal. */
function resolveNumber(text: string): ResolvedScalar {
  const digits = text.replaceAll('_', '');
  const whole = tryWhole(digits);

  return whole === undefined ? decimal(digits, text) : { tag: 'int', value: Number(whole) };
}

/** Go refuses decimals that no float can hold, so they stay text. */
function decimal(digits: string, text: string): ResolvedScalar {
  const value = DECIMAL.test(digits) ? Number(digits) : NaN;

  return Number.isFinite(value) ? { tag: 'float', value } : { tag: 'str', value: text };
}

/** Whole numbers in the four bases of Go: `0x1f`, `0o17` or `017`, `0b11`, and decimal. */
function tryWhole(digits: string): bigint | undefined {
  const [, sign, prefix = '', rest] = /^([-+]?)(0[xX]|0[oO]|0[bB]|0(?=[0-9]))?(.*)$/s.exec(digits)!;
  // The reader also accepts a sign after a small `0b`, by an oversight of its authors.
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

/** Whether a whole number is beyond the signed integers: the reader does not turn it into a float. */
function isUnsigned(text: string): boolean {
  return tryWhole(text.replaceAll('_', ''))! > MAX_INT64;
}

/** @see allowedTimestampFormats in resolve.go, and Parse in Go's time: offsets of 24 hours and 60 minutes pass */
function isTimestamp(text: string): boolean {
  const found = TIME.exec(text);
  if (!found) return false;
  const [year, month, day, hour, minute, second, offsetHours, offsetMinutes] = found.slice(1).map((part) => Number(part ?? 0));
  const daysInMonth = new Date(Date.UTC(2000 + year % 400, month, 0)).getUTCDate();
  const isDate = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth;

  return isDate && hour < 24 && minute < 60 && second < 60 && offsetHours <= 24 && offsetMinutes <= 60;
}

const TIME = new RegExp([
  /^(\d{4})-(\d{1,2})-(\d{1,2})/,
  /(?:(?: |[Tt](?=.*(?:Z|[-+]\d\d:\d\d)$))(\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,]\d+)?(?:(?<=[Tt].*)(?:Z|[-+](\d\d):(\d\d)))?)?$/,
].map(({ source }) => source).join(''));

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
