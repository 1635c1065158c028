/** What a plain word of YAML 1.1 stands for. */

/**
 * Whether a word without quotes is read as a string by Go, and not as a number, a time, a truth value or nothing.
 * @see resolve in gopkg.in/yaml.v2/resolve.go and isBase60Float in encode.go, v2.4.0
 */
export function resolvesToString(word: string): boolean {
  if (WORDS.has(word)) return false;
  if (word.startsWith('.')) return !(/^\.\d+([eE][-+]?\d+)?$/.test(word) && Number.isFinite(Number(word)));
  if (!/^[-+0-9]/.test(word)) return true;
  const digits = word.replace(/_/g, '');

  return !BASE_60.test(word) && !isTime(word) && !isInteger(digits) && !(FLOAT.test(digits) && Number.isFinite(Number(digits)));
}

const WORDS: ReadonlySet<string> = new Set([
  'y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON', 'n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE',
  'off', 'Off', 'OFF', '', '~', 'null', 'Null', 'NULL', '.nan', '.NaN', '.NAN', '.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF',
  '-.inf', '-.Inf', '-.INF',
]);

const BASE_60 = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/;
const FLOAT = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;

/** Decimal numbers that are too long for an integer are numbers still; others are not. */
function isInteger(digits: string): boolean {
  const [, sign, number] = /^([-+]?)(0[xX][0-9a-fA-F]+|0[oO][0-7]+|0[bB][01]+)$/.exec(digits) ?? [];
  if (number === undefined) return /^[-+]?\d+$/.test(digits);
  const magnitude = BigInt(number);

  return sign === '' ? magnitude < 2n ** 64n : magnitude <= 2n ** 63n - (sign === '-' ? 0n : 1n);
}

/** @see allowedTimestampFormats in gopkg.in/yaml.v2/resolve.go, v2.4.0 */
function isTime(word: string): boolean {
  const found = TIME.exec(word);
  if (!found) return false;
  const [year, month, day, hour, minute, second] = found.slice(1).map((part) => Number(part ?? 0));
  const daysInMonth = new Date(Date.UTC(2000 + year % 400, month, 0)).getUTCDate();

  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth && hour < 24 && minute < 60 && second < 60;
}

const TIME = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:(?: |[Tt](?=.*(?:Z|[-+]\d\d:\d\d)$))(\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,]\d+)?(?:(?<=[Tt].*)(?:Z|[-+]\d\d:\d\d))?)?$/;
