/** Keys and values in the order in which they are written; blocks are made of them. */
import { Field } from '../fields';
import { JobContext, ServerContext } from './job-context';
import { Part, pathOf } from './part';
import { transformed } from './transforms';
import { Yaml, YamlMap } from '../../operator-port/yaml';

export type Entry = readonly [key: string, value: Yaml];

/** Any number of entries: a block that may be left out, or a group of fields. */
export type Entries = readonly Entry[];

/** What is needed to write fields. */
export type Writer = ServerContext | JobContext;

/** A block from entries that may each be missing. */
export function block(...groups: readonly Entries[]): YamlMap {
  const entries = new Map<string, Yaml>();
  for (const group of groups) {
    for (const [key, value] of group) entries.set(key, value);
  }

  return entries;
}

/** The fields of a part that are set, in the order of the table. Fields that the version does not know are reported to `ignore` instead. */
export function fieldEntries(table: readonly Field[], part: Part, writer: Writer): Entries {
  const entries: Entry[] = [];
  for (const row of table) {
    const value: unknown = part.fields[row.field];
    if (value === undefined || value === null || row.unlessEmpty && isEmpty(value)) continue;
    if (admits(row, part, writer)) entries.push([nameOf(row, writer), transformed(value, row.transform)]);
  }

  return entries;
}

function nameOf({ prometheusField, formerly }: Field, writer: Writer): string {
  return formerly && writer.knows({ until: formerly.until }) ? formerly.prometheusField : prometheusField;
}

/** The entry for a field with a given value. */
export function entry(row: Field, part: Part, value: Yaml, writer: Writer): Entries {
  return admits(row, part, writer) ? [[row.prometheusField, value]] : [];
}

/** Whether the version knows a field; reported to `ignore` if not. */
export function admits(row: Omit<Field, 'prometheusField'>, part: Part, writer: Writer): boolean {
  if (writer.knows(row)) return true;
  writer.ignore({ object: part.object, field: pathOf(part, row.field), since: row.since, until: row.until });

  return false;
}

/** Whether Go would treat the value as not set. */
export function isEmpty(value: unknown): boolean {
  if (typeof value !== 'object') return value === undefined || value === '' || value === 0 || value === false;

  return value === null || (Array.isArray(value) ? value.length : Object.keys(value).length) === 0;
}
