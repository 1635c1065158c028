/** The definition of one field of `scrape_config` or of a discovery: limits, name in Prometheus, first version. */
import { References } from './references';
import { Problem, quoteList } from '../findings/problem';
import { isObject } from '../units/is-object';
import { compareVersions } from '../units/version';

/** One field whose value is a `T`. */
export interface Field<T = any> {
  readonly required?: boolean;
  /** Type of the value, for callers whose language does not check it. @default - any type */
  readonly shape?: Shape;
  /** Prometheus' key. @default - the prop in snake case */
  readonly key?: string;
  /** First version of Prometheus that has the field, or its value. @default - every version that the operator supports */
  readonly since?: string | ((value: T) => string | undefined);
  /** What the operator does below that version: leave the field out, or reject the ScrapeConfig. @default - it leaves the field out */
  readonly rejected?: boolean;
  /** Fields of the value. */
  readonly nested?: FieldTable;
  /** What the value is in native configuration. @default - the same as in the prop */
  readonly native?: NativeForm;
  /** Problems of a value on its own. */
  check(value: T, where: string): Problem[];
  /** The value in native configuration. @default - unchanged */
  toYaml?(value: T, references: References): unknown;
  /** The value in a ScrapeConfig object, for the operator that reads it if it is known. @default - unchanged */
  toSpec?(value: T, operatorVersion?: string): unknown;
  /** Paths of fields that are not in the ScrapeConfig CRD, or that the operator loses. @default - an empty list */
  fieldsNotInCrd?(value: T, where: string, operatorVersion?: string): string[];
}

/** What a value that is not the same in native configuration is there: for code that reads it back. */
export type NativeForm =
  | { readonly form: 'duration' | 'secret' | 'rules' }
  | { readonly form: 'choice'; readonly choices: { readonly [member: string]: string }; readonly toYaml: (value: any) => string }
  | { readonly form: 'list'; readonly fields: FieldTable };

/** The fields of props `P`, all of them, in the order in which they are written. */
export type Fields<P> = { readonly [F in keyof P]-?: Field<NonNullable<P[F]>> };

/** Any table of fields. */
export type FieldTable = { readonly [prop: string]: Field };

/** A field that is required. */
export function required<T>(field: Field<T>): Field<T> {
  return { ...field, required: true };
}

/** A field that is not in the ScrapeConfig CRD. */
export function notInCrd<T>(field: Field<T>): Field<T> {
  return { ...field, fieldsNotInCrd: (_, where) => [where] };
}

/** A field that is in the ScrapeConfig CRD from a version of the operator on; without a version, it is not. */
export function inCrdSince<T>(version: string, field: Field<T>): Field<T> {
  const isIn = (operatorVersion: string | undefined) => operatorVersion !== undefined && compareVersions(operatorVersion, version) >= 0;

  return { ...field, fieldsNotInCrd: (_, where, operatorVersion) => (isIn(operatorVersion) ? [] : [where]) };
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
 * Problems of unknown, missing and invalid fields.
 * @param where prefix of field names in messages: empty, or `discoveries[0].`
 */
export function checkFields(fields: FieldTable, values: object, where: string): Problem[] {
  const given = setFieldsIn(fields, values);
  const names = new Set(given.map(({ prop }) => prop));
  const unknown = Object.keys(values).filter((prop) => !Object.keys(fields).includes(prop));
  const missing = Object.entries(fields).filter(([prop, field]) => field.required && !names.has(prop)).map(([prop]) => prop);

  return [
    ...unknown.map((prop) => problem(`${where}${prop} is not a known field`, `use one of ${quoteList(Object.keys(fields))}`)),
    ...missing.map((prop) => problem(`${where}${prop} is missing`, 'set it')),
    ...given.flatMap(({ prop, field, value }) => checkShape(field.shape, value, `${where}${prop}`) ?? field.check(value, `${where}${prop}`)),
  ];
}

/** The fields that are set, in native configuration. */
export function writeFields(fields: FieldTable, values: object, references: References): { [key: string]: unknown } {
  const written: { [key: string]: unknown } = {};
  for (const { prop, field, value } of setFieldsIn(fields, values)) {
    const yaml = field.toYaml ? field.toYaml(value, references) : value;
    const key = nativeKeyOf(prop, field);
    // Two props may share a key, each with some of its fields.
    written[key] = isObject(written[key]) ? { ...written[key], ...(yaml as object) } : yaml;
  }

  return written;
}

/** Paths of fields that are not in the ScrapeConfig CRD. */
export function fieldsNotInCrd(fields: FieldTable, values: object, where: string, operatorVersion?: string): string[] {
  return setFieldsIn(fields, values).flatMap(({ prop, field, value }) => field.fieldsNotInCrd?.(value, `${where}${prop}`, operatorVersion) ?? []);
}

/** The problem of a value with a wrong type; undefined where the type is right. */
function checkShape(shape: Shape | undefined, value: unknown, where: string): Problem[] | undefined {
  if (shape === undefined || SHAPES[shape].test(value)) return undefined;
  const { is } = SHAPES[shape];

  return [problem(`${where} is not ${is}`, `write it as ${is}`)];
}

const SHAPES = {
  'text': { is: 'text', test: (value: unknown) => typeof value === 'string' },
  'object': { is: 'an object', test: (value: unknown) => isObject(value) },
  'list': { is: 'a list', test: (value: unknown) => Array.isArray(value) },
  'list of objects': { is: 'a list of objects', test: (value: unknown) => Array.isArray(value) && value.every(isObject) },
  'map of lists': { is: 'a map of lists', test: (value: unknown) => isObject(value) && Object.values(value).every((item) => Array.isArray(item) && item.every(isObject)) },
};
type Shape = keyof typeof SHAPES;

function problem(message: string, fix: string): Problem {
  return { code: 'AM705', message, fix };
}

/** The key of a field in native configuration. */
export function nativeKeyOf(prop: string, { key }: Field): string {
  return key ?? snakeCase(prop);
}

function snakeCase(prop: string): string {
  return prop.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
