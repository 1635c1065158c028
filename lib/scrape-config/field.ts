/** What is known of one field of `scrape_config` or of a discovery: its limits, how Prometheus spells it, since when. */
import { References } from './references';
import { Problem, quoteList } from '../findings/problem';
import { isObject } from '../units/is-object';

/** One field whose value is a `T`. */
export interface Field<T = any> {
  readonly required?: boolean;
  /** What a value has to be before it is looked into, for callers whose language does not check it. @default - anything */
  readonly shape?: Shape;
  /** Prometheus' key. @default - the prop in snake case */
  readonly key?: string;
  /** First version of Prometheus that has it, or that has its value. @default - all that the operator supports */
  readonly since?: string | ((value: T) => string | undefined);
  /** What the operator does below that version: leave the field out, or reject the ScrapeConfig. @default - it leaves the field out */
  readonly rejected?: boolean;
  /** The fields of its value. */
  readonly nested?: FieldTable;
  /** What is wrong with a value alone. */
  check(value: T, where: string): Problem[];
  /** The value as Prometheus spells it. @default - as it is */
  toYaml?(value: T, references: References): unknown;
  /** The value as the ScrapeConfig object spells it. @default - as it is */
  toSpec?(value: T): unknown;
  /** Paths of what a ScrapeConfig object has no field for, or loses. @default - nothing */
  fieldsNotInCrd?(value: T, where: string): string[];
}

/** The fields of props `P`, all of them, in the order in which they are written. */
export type Fields<P> = { readonly [F in keyof P]-?: Field<NonNullable<P[F]>> };

/** Any table of fields. */
export type FieldTable = { readonly [prop: string]: Field };

/** A field that has to be stated. */
export function required<T>(field: Field<T>): Field<T> {
  return { ...field, required: true };
}

/** A field that the ScrapeConfig object does not have. */
export function notInCrd<T>(field: Field<T>): Field<T> {
  return { ...field, fieldsNotInCrd: (_, where) => [where] };
}

/** A field that the operator leaves out for older versions. */
export function since<T>(version: Field<T>['since'], field: Field<T>): Field<T> {
  return { ...field, since: version };
}

/** A field for which the operator rejects the whole ScrapeConfig on older versions. */
export function rejectedBefore<T>(version: Field<T>['since'], field: Field<T>): Field<T> {
  return { ...field, since: version, rejected: true };
}

/** A field under another key. */
export function as<T>(key: string, field: Field<T>): Field<T> {
  return { ...field, key };
}

/** A field that holds other fields. */
export function nested<T extends object>(fields: Fields<T>, check: (value: T, where: string) => Problem[] = () => []): Field<T> {
  return {
    shape: 'object',
    nested: fields,
    check: (value, where) => [...checkFields(fields, value, `${where}.`), ...check(value, where)],
    toYaml: (value, references) => writeFields(fields, value, references),
    fieldsNotInCrd: (value, where) => fieldsNotInCrd(fields, value, `${where}.`),
  };
}

/** A field that is set. */
interface SetField {
  readonly prop: string;
  readonly field: Field;
  readonly value: unknown;
}

/** The fields that are set, with their values, in the order of the table. */
export function setFieldsIn(fields: FieldTable, values: object): SetField[] {
  const given = new Map<string, unknown>(Object.entries(values));

  return Object.entries(fields)
    .map(([prop, field]) => ({ prop, field, value: given.get(prop) }))
    .filter(({ value }) => value !== undefined && value !== null);
}

/**
 * Unknown, missing and wrong fields.
 * @param where what stands before a field's name in messages: nothing, or `discoveries[0].`
 */
export function checkFields(fields: FieldTable, values: object, where: string): Problem[] {
  const given = setFieldsIn(fields, values);
  const names = new Set(given.map(({ prop }) => prop));
  const unknown = Object.keys(values).filter((prop) => !Object.keys(fields).includes(prop));
  const missing = Object.entries(fields).filter(([prop, field]) => field.required && !names.has(prop)).map(([prop]) => prop);

  return [
    ...unknown.map((prop) => problem(`${where}${prop} is no field there is`, `use one of ${quoteList(Object.keys(fields))}`)),
    ...missing.map((prop) => problem(`${where}${prop} is missing`, 'set it')),
    ...given.flatMap(({ prop, field, value }) => checkShape(field.shape, value, `${where}${prop}`) ?? field.check(value, `${where}${prop}`)),
  ];
}

/** The stated fields as Prometheus spells them. */
export function writeFields(fields: FieldTable, values: object, references: References): { [key: string]: unknown } {
  const written: { [key: string]: unknown } = {};
  for (const { prop, field, value } of setFieldsIn(fields, values)) {
    const yaml = field.toYaml ? field.toYaml(value, references) : value;
    const key = field.key ?? snakeCase(prop);
    // Two props may share a key, each with some of the fields below it.
    written[key] = isObject(written[key]) ? { ...written[key], ...(yaml as object) } : yaml;
  }

  return written;
}

/** Paths of what a ScrapeConfig object cannot say. */
export function fieldsNotInCrd(fields: FieldTable, values: object, where: string): string[] {
  return setFieldsIn(fields, values).flatMap(({ prop, field, value }) => field.fieldsNotInCrd?.(value, `${where}${prop}`) ?? []);
}

/** What is said of a value that is not of its shape, or nothing. */
function checkShape(shape: Shape | undefined, value: unknown, where: string): Problem[] | undefined {
  if (shape === undefined || SHAPES[shape].test(value)) return undefined;
  const { is } = SHAPES[shape];

  return [problem(`${where} is no ${is}`, `write it as ${is}`)];
}

const SHAPES = {
  'text': { is: 'text', test: (value: unknown) => typeof value === 'string' },
  'object': { is: 'object', test: (value: unknown) => isObject(value) },
  'list': { is: 'list', test: (value: unknown) => Array.isArray(value) },
  'list of objects': { is: 'list of objects', test: (value: unknown) => Array.isArray(value) && value.every(isObject) },
  'map of lists': { is: 'map of lists', test: (value: unknown) => isObject(value) && Object.values(value).every((item) => Array.isArray(item) && item.every(isObject)) },
};
type Shape = keyof typeof SHAPES;

function problem(message: string, fix: string): Problem {
  return { code: 'AM705', message, fix };
}

function snakeCase(prop: string): string {
  return prop.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
