/** Keys and values in the order in which they are written: what blocks are put together from. */
import { Field } from '../fields';
import { JobContext, ServerContext } from './job-context';
import { Part, pathOf } from './part';
import { transformed } from './transforms';
import { Yaml, YamlMap } from '../../operator-port/yaml';

export type Entry = readonly [key: string, value: Yaml];

/** Any number of entries: a block that may be left out, or a group of fields. */
export type Entries = readonly Entry[];

/** What writes fields has to know. */
export type Writer = ServerContext | JobContext;

/** A block from entries that may each be missing. */
export function block(...groups: readonly Entries[]): YamlMap {
  return new Map(groups.flat());
}

/** The stated fields of a part, in the order of the table; those that the version does not know are noted instead. */
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

/** A field whose value is known already. */
export function entry(row: Field, part: Part, value: Yaml, writer: Writer): Entries {
  return admits(row, part, writer) ? [[row.prometheusField, value]] : [];
}

/** Whether the version at hand knows a field; it is noted when not. */
export function admits(row: Field, part: Part, writer: Writer): boolean {
  if (writer.knows(row)) return true;
  writer.ignore({ object: part.object, field: pathOf(part, row.field), since: row.since, until: row.until });

  return false;
}

/** What Go takes for a value that nobody stated. */
export function isEmpty(value: unknown): boolean {
  if (typeof value !== 'object') return value === undefined || value === '' || value === 0 || value === false;

  return value === null || (Array.isArray(value) ? value.length : Object.keys(value).length) === 0;
}
