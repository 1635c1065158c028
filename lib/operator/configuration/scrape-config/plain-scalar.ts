/** Scalars of YAML 1.1 as gopkg.in/yaml.v2 reads them: neither the specification's way, nor that of other readers. */

/** A scalar, and the tag that it has or is taken to have. */
export interface Resolved {
  readonly tag: 'str' | 'bool' | 'int' | 'float' | 'null' | 'timestamp';
  readonly value: string | boolean | number | null;
}

/**
 * An unquoted scalar without a tag. There are no base-60 numbers, and dates stay text.
 * @see resolve in gopkg.in/yaml.v2/resolve.go, v2.4.0
 */
export function resolvePlain(text: string): Resolved {
  const known = KNOWN.get(text);
  if (known) return known;
  if (text.startsWith('.')) return float(text, text);
  if (!/^[-+0-9]/.test(text)) return { tag: 'str', value: text };

  return DATE.test(text) ? { tag: 'timestamp', value: text } : number(text);
}

function number(text: string): Resolved {
  const digits = text.replace(/_/g, '');
  const integer = wholeNumber(digits);
  if (integer !== undefined) return { tag: 'int', value: integer };

  return float(digits, text);
}

/** What is too large for a number stays text. */
function float(digits: string, text: string): Resolved {
  const value = FLOAT.test(digits) ? Number(digits) : NaN;

  return Number.isFinite(value) ? { tag: 'float', value } : { tag: 'str', value: text };
}

/** Beyond 64 bits a number is no integer any more. @see ParseInt in Go's strconv */
function wholeNumber(digits: string): number | undefined {
  const [, sign, magnitude] = /^([-+]?)(.*)$/.exec(digits)!;
  const base = BASES.find(({ form }) => form.test(magnitude));
  if (!base) return undefined;
  const value = BigInt(base.prefix + magnitude.replace(base.skipped, ''));
  if (value >= (sign === '-' ? 2n ** 63n + 1n : sign === '+' ? 2n ** 63n : 2n ** 64n)) return undefined;

  return Number(sign === '-' ? -value : value);
}

const BASES: readonly { readonly form: RegExp; readonly skipped: RegExp; readonly prefix: string }[] = [
  { form: /^0[xX][0-9a-fA-F]+$/, skipped: /^0[xX]/, prefix: '0x' },
  { form: /^0[oO][0-7]+$/, skipped: /^0[oO]/, prefix: '0o' },
  { form: /^0[bB][01]+$/, skipped: /^0[bB]/, prefix: '0b' },
  { form: /^0[0-7]+$/, skipped: /^0/, prefix: '0o' },
  { form: /^(0|[1-9]\d*)$/, skipped: /^(?!)/, prefix: '' },
];

const FLOAT = /^[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$/;

/** Near enough to the four formats that are tried: what they call a date stays text all the same. */
const DATE = /^\d{4}-\d{1,2}-\d{1,2}([Tt]\d{1,2}:\d{1,2}:\d{1,2}(\.\d+)?(Z|[-+]\d\d:\d\d)| \d{1,2}:\d{1,2}:\d{1,2}(\.\d+)?)?$/;

const KNOWN: ReadonlyMap<string, Resolved> = new Map([
  ...spellings('bool', true, ['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON']),
  ...spellings('bool', false, ['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF']),
  ...spellings('null', null, ['', '~', 'null', 'Null', 'NULL']),
  ...spellings('float', NaN, ['.nan', '.NaN', '.NAN']),
  ...spellings('float', Infinity, ['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF']),
  ...spellings('float', -Infinity, ['-.inf', '-.Inf', '-.INF']),
]);

function spellings(tag: Resolved['tag'], value: Resolved['value'], texts: readonly string[]): [string, Resolved][] {
  return texts.map((text) => [text, { tag, value }]);
}
