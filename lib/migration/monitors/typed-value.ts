/** A value of a CRD as code: enums by their members, numbers or texts by their class, and fields by the names of the properties. */
import * as imports from '../../../imports';
import { isObject } from '../../units/is-object';
import { call, Expression, imported } from '../code/expression';
import { Difference } from '../equivalence/equivalence';
import { renameTable } from '../imports/rename-table';
import { OUR_MODULE } from '../imports/surface';

/** The part of a schema that decides how a value is written. */
export interface SchemaPart {
  readonly $ref?: string;
  readonly properties?: { readonly [field: string]: SchemaPart };
  readonly items?: SchemaPart;
  readonly additionalProperties?: SchemaPart;
  readonly enum?: readonly string[];
}

/** The schemas of all kinds, as they are stored. */
export interface SchemaFile {
  readonly kinds: { readonly [className: string]: { readonly schema: SchemaPart } };
  readonly definitions: { readonly [name: string]: SchemaPart };
}

/** Where a value is, and what it is. */
export interface Place {
  /** The field, e.g. `spec.endpoints[0].scheme`. */
  readonly path: string;
  /** The struct, enum or union of this package; absent for a scalar. */
  readonly type?: string;
}

/** Collects what cannot be written as it is. */
export type Report = (difference: Difference) => void;

/** The value as code. */
export function typedValue(value: unknown, given: SchemaPart, place: Place, report: Report): Expression {
  const schema = followed(given);
  if (Array.isArray(value) && schema.items) return value.map((item, index) => typedValue(item, schema.items!, { ...place, path: `${place.path}[${index}]` }, report));
  if (isObject(value) && schema.properties) return typedStruct(value, schema.properties, place, report);
  if (isObject(value) && schema.additionalProperties) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, typedValue(item, schema.additionalProperties!, { ...place, path: `${place.path}.${key}` }, report)]));
  }
  if (schema.enum && typeof value === 'string' && place.type !== undefined) return member(place.type, value, place.path, report);
  if (place.type !== undefined && UNIONS.has(place.type)) return call(imported(place.type, OUR_MODULE).member(typeof value === 'number' ? 'fromNumber' : 'fromString'), value as string | number);

  return value as Expression;
}

const UNIONS: ReadonlySet<string> = new Set(['IntOrString', 'Quantity']);

/** The schema that a reference leads to. */
function followed(schema: SchemaPart): SchemaPart {
  return schema.$ref === undefined ? schema : schemaFile().definitions[schema.$ref.replace('#/definitions/', '')];
}

/** The schemas, read once. */
export function schemaFile(): SchemaFile {
  file ??= require('../../../imports/schemas.json') as SchemaFile;

  return file;
}

let file: SchemaFile | undefined;

function typedStruct(value: { readonly [field: string]: unknown }, properties: NonNullable<SchemaPart['properties']>, { path, type = '' }: Place, report: Report): Expression {
  return Object.fromEntries(Object.entries(value).flatMap(([field, item]) => {
    const inner = `${path}.${field}`;
    if (!Object.hasOwn(properties, field)) {
      report({ field: inner, text: 'it is not a field of the CRD, so the API server drops it, and it is left out' });

      return [];
    }
    const property = renameTable().fields.get(type)?.get(field) ?? field;

    return [[property, typedValue(item, properties[field], { path: inner, type: typeOfProperty(type, property) }, report)]];
  }));
}

function typeOfProperty(struct: string, property: string): string | undefined {
  const { structs, properties } = renameTable();
  const theirs = [...properties.get(struct) ?? []].find(([, ours]) => ours === property)?.[0] ?? property;

  return structs.get(struct)?.get(theirs);
}

/** A member has one spelling, and the operator takes others: `Replace` and `replace`. */
function member(name: string, value: string, path: string, report: Report): Expression {
  const members = Object.entries((imports as unknown as { readonly [name: string]: { readonly [member: string]: string } })[name]);
  const found = members.find(([, each]) => each === value) ?? members.find(([, each]) => each.toLowerCase() === value.toLowerCase());
  if (!found) return value;
  if (found[1] !== value) report({ field: path, text: `"${value}" is written as "${found[1]}", which means the same` });

  return imported(name, OUR_MODULE).member(found[0]);
}
