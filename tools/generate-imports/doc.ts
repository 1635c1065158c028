// Doc comments: facts of the schema in our own words. No upstream sentence passes through here.

import { Facts, factsFrom } from './facts';
import { parseGoType } from './go-names';
import { Property, TypeRef } from './model';
import { TypeNames } from './name-types';
import { fieldWords } from './naming';
import { Schema } from './schema';

/** The longest line of a generated file. */
const MAX_COLUMNS = 140;

/** Scalars that have a Go name, in words; their pattern need not be repeated then. */
const SCALARS: { readonly [simpleName: string]: string } = {
  Duration: 'Prometheus duration such as `1m30s`',
  NonEmptyDuration: 'Prometheus duration such as `1m30s`, not empty',
  GoDuration: 'Go duration such as `1m30s`',
  ByteSize: 'size such as `512MB`',
  URL: 'http or https URL',
  Time: 'RFC 3339 time',
  UID: 'UID',
};

/** Lines of a doc comment at the given indentation. */
export function docLines(indent: string, sentence: string, tags: readonly string[] = []): string[] {
  const text = sentence.replace(/\*\//g, '*\\/');
  const single = `${indent}/** ${text} */`;
  if (tags.length === 0 && single.length <= MAX_COLUMNS) {
    return [single];
  }
  const body = [...wrap(text, MAX_COLUMNS - indent.length - 3), ...tags.map((tag) => tag.replace(/\*\//g, '*\\/'))];
  return [`${indent}/**`, ...body.map((line) => `${indent} * ${line}`), `${indent} */`];
}

/** Doc comment of a struct or enum. */
export function typeDoc(what: string, goType: string, usedBy: readonly string[], reference: string | undefined): string[] {
  const { packagePath, simpleName, isMonitoring } = parseGoType(goType);
  const origin = `${isMonitoring ? 'operator' : 'Kubernetes'} API type \`${packagePath.replace(/^monitoring\//, '')}.${simpleName}\``;
  return docLines('', `${what} ${origin}, in ${usedBy.join(', ')}.`, reference ? [`@see ${reference}`] : []);
}

/** Doc comment of a property. */
export function propertyDoc(property: Property, names: TypeNames): string[] {
  const { field, name, schema, type } = property;
  const facts = factsFrom(schema.description);
  const phrase = prunesAll(schema) ? 'object of which the API server keeps no field' : typePhrase(type, property.goType, names);
  const parts = [schema.type === 'integer' ? `whole ${phrase}` : phrase, ...limits(schema, property.goType)];
  const fieldNote = name === field ? '' : ` (\`${field}\`)`;
  const sentences = [`${fieldWords(field)}${fieldNote}: ${parts.join(', ')}.`, ...requirement(facts), ...laterOperator(schema), ...precedence(field, schema)];
  return docLines('  ', sentences.join(' '), tagsOf(schema, facts));
}

/** Doc comment of an enum member. */
export function memberDoc(value: string): string[] {
  return docLines('  ', `\`${value}\`.`);
}

function laterOperator({ operatorSince }: Schema): string[] {
  return operatorSince === undefined ? [] : [`Requires operator >= ${operatorSince}: older CRDs drop it.`];
}

function typePhrase(type: TypeRef, goType: string | undefined, names: TypeNames, count: 'one' | 'many' = 'one'): string {
  const noun = (one: string, many: string) => (count === 'one' ? one : many);
  switch (type.is) {
    case 'list':
      return `${noun('list', 'lists')} of ${typePhrase(type.of, goType, names, 'many')}`;
    case 'map':
      return `${noun('map', 'maps')} from names to ${typePhrase(type.of, goType, names, 'many')}`;
    case 'struct':
      return isSecret(names.get(type.goType)!)
        ? noun('key of a Secret, never the value itself', 'keys of Secrets, never the values themselves')
        : `\`${names.get(type.goType)}\``;
    case 'enum':
      return `\`${names.get(type.goType)}\` ${noun('value', 'values')}`;
    case 'union':
      return names.get(type.goType) === 'Quantity'
        ? noun('Kubernetes quantity', 'Kubernetes quantities')
        : noun('number or text', 'numbers or texts');
    case 'any':
      return 'any JSON, kept as it is';
    case 'boolean':
      return 'true or false';
    default:
      return scalarPhrase(type.is, goType, noun);
  }
}

function scalarPhrase(is: 'string' | 'number', goType: string | undefined, noun: (one: string, many: string) => string): string {
  const known = goType && SCALARS[parseGoType(goType).simpleName];
  if (known) {
    return known;
  }
  return is === 'string' ? noun('text', 'texts') : noun('number', 'numbers');
}

function isSecret(name: string): boolean {
  return /^SecretKeySelector/.test(name);
}

// An object without declared fields and without the mark that keeps unknown ones.
function prunesAll(schema: Schema): boolean {
  return schema.type === 'object' && !schema.properties && !schema.additionalProperties && !schema['x-kubernetes-preserve-unknown-fields'];
}

function limits(schema: Schema, goType?: string): string[] {
  const value = schema.items ?? schema.additionalProperties;
  const known = goType !== undefined && SCALARS[parseGoType(goType).simpleName] !== undefined;
  return [
    schema.format === 'int32' ? '32 bit' : '',
    schema.minimum === undefined ? '' : `at least ${schema.minimum}`,
    schema.maximum === undefined ? '' : `at most ${schema.maximum}`,
    lengths('character', schema.minLength, schema.maxLength),
    lengths('item', schema.minItems, schema.maxItems),
    uniqueness(schema),
    schema.pattern && !known && !schema['x-kubernetes-int-or-string'] ? patternPhrase(schema.pattern) : '',
    ...(value ? limits(value, goType).map((limit) => `each ${limit}`) : []),
  ].filter((limit) => limit !== '');
}

function uniqueness(schema: Schema): string {
  switch (schema['x-kubernetes-list-type']) {
    case 'set':
      return 'no two alike';
    case 'map':
      return `no two with the same ${schema['x-kubernetes-list-map-keys']!.map((key) => `\`${key}\``).join(' and ')}`;
    default:
      return '';
  }
}

// A pattern cannot be wrapped; one that fits on no line is left to schemas.json.
function patternPhrase(pattern: string): string {
  return pattern.length > MAX_COLUMNS - 30 ? 'matching the pattern that schemas.json has' : `matching \`${pattern}\``;
}

function lengths(unit: string, min?: number, max?: number): string {
  const plural = (count: number) => `${count} ${unit}${count === 1 ? '' : 's'}`;
  if (min !== undefined && max !== undefined) {
    return `${min} to ${plural(max)}`;
  }
  return min !== undefined ? `at least ${plural(min)}` : max !== undefined ? `at most ${plural(max)}` : '';
}

function requirement({ since, sinceAll }: Facts): string[] {
  return since.length === 0 ? [] : [`Requires ${since.join(sinceAll ? ' and ' : ' or ')}.`];
}

// The one pair of fields that differ by case only: which one counts is a fact the user needs.
function precedence(field: string, schema: Schema): string[] {
  return field === 'proxyURL' && /takes precedence over `proxyUrl`/.test(schema.description ?? '') ? ['Wins over `proxyUrl`.'] : [];
}

function tagsOf(schema: Schema, facts: Facts): string[] {
  return [
    ...(schema.default === undefined ? [] : [`@default - left out, so the API server sets ${JSON.stringify(schema.default)}`]),
    ...(facts.deprecated ? [`@deprecated ${facts.deprecated}`] : []),
  ];
}

function wrap(text: string, columns: number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines[lines.length - 1];
    if (last !== '' && last.length + 1 + word.length > columns) {
      lines.push(word);
    } else {
      lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
    }
  }
  return lines;
}
