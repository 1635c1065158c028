/** Values of CEL: functions and methods, which throw where CEL fails. */
import { matches } from './pattern';
import { canonicalJson } from '../../../units/canonical-json';
import { isObject } from '../../../units/is-object';
import { tryParseIp } from '../ip';

/** Functions, by name. */
export const FUNCTIONS: { readonly [name: string]: (given: readonly unknown[]) => unknown } = {
  size: ([of]) => sizeOf(of),
  isIP: ([text]) => tryParseIp(textOf(text)) !== undefined,
  duration: ([text]) => millisecondsOf(textOf(text)),
};

/** Methods, by name. */
export const METHODS: { readonly [name: string]: (of: unknown, given: readonly unknown[]) => unknown } = {
  size: sizeOf,
  contains: (of, [part]) => textOf(of).includes(textOf(part)),
  endsWith: (of, [end]) => textOf(of).endsWith(textOf(end)),
  matches: (of, [pattern]) => matches(textOf(pattern), textOf(of)),
  split: (of, [separator]) => textOf(of).split(textOf(separator)),
  startsWith: (of, [start]) => textOf(of).startsWith(textOf(start)),
  substring: (of, [start]) => [...textOf(of)].slice(numberOf(start)).join(''),
};

/** Characters of a text, items of a list, keys of a map. */
export function sizeOf(value: unknown): number {
  return typeof value === 'string' ? [...value].length : itemsOf(value).length;
}

/** The items of a list, or the keys of a map. */
export function itemsOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (!isObject(value)) throw noOverload(value);

  return Object.keys(value);
}

/** Lists and maps are compared by value. */
export function isEqual(left: unknown, right: unknown): boolean {
  return left === right || canonicalJson(left) === canonicalJson(right);
}

/** Whether a list has an item, or a map a key. */
export function whetherIn(item: unknown, of: unknown): boolean {
  return itemsOf(of).some((each) => isEqual(each, item));
}

/** A condition. */
export function truthOf(value: unknown): boolean {
  if (typeof value !== 'boolean') throw noOverload(value);

  return value;
}

/** A number. */
export function numberOf(value: unknown): number {
  if (typeof value !== 'number') throw noOverload(value);

  return value;
}

function textOf(value: unknown): string {
  if (typeof value !== 'string') throw noOverload(value);

  return value;
}

/** The durations that CRDs take: whole numbers with a unit. */
function millisecondsOf(text: string): number {
  if (!/^(?:\d+(?:h|ms|m|s))+$/.test(text)) throw noOverload(text);

  return [...text.matchAll(/(\d+)(h|ms|m|s)/g)].reduce((sum, [, count, unit]) => sum + Number(count) * MILLISECONDS[unit], 0);
}

const MILLISECONDS: { readonly [unit: string]: number } = { h: 3_600_000, m: 60_000, s: 1_000, ms: 1 };

function noOverload(value: unknown): Error {
  return new Error(`no such overload: ${canonicalJson(value)}`);
}
