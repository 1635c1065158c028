/** Discoveries of a ScrapeConfig as its job has them, by the tables. */
import { SHAPES } from './row-shapes';
import { SdConfigTable, SdFieldRow } from './sd-config-table';
import { Yaml } from '../../../operator-port/yaml';
import { operatorSince } from '../../operator-since';
import { admits, block, Entries, Entry, isEmpty } from '../entries';
import { JobContext } from '../job-context';
import { Part, partsAt } from '../part';
import { transformed } from '../transforms';

/** One list of discoveries; left out if the spec does not have it. */
export function discoveryEntries({ field, formerly, prometheusField, rows }: SdConfigTable, job: JobContext): Entries {
  const parts = [...partsAt(job.own, field), ...formerly === undefined ? [] : partsAt(job.own, formerly)];

  return parts.length === 0 ? [] : [[prometheusField, parts.map((part) => block(itemEntries(rows, part, job)))]];
}

function itemEntries(rows: readonly SdFieldRow[], part: Part, job: JobContext): Entries {
  const entries: Entry[] = [];
  for (const row of rows) {
    if (!isByOperator(row, job)) continue;
    if (row.dropsEarlier && isStated(row, part)) entries.length = 0;
    entries.push(...rowEntries(row, part, job));
  }

  return entries;
}

function isByOperator({ fromOperator = 0, untilOperator = Infinity }: SdFieldRow, { server }: JobContext): boolean {
  return operatorSince(server, fromOperator) && !operatorSince(server, untilOperator);
}

function rowEntries(row: SdFieldRow, part: Part, job: JobContext): Entries {
  // The proxy has four fields, each with a gate of its own.
  if (row.as === 'proxy') return SHAPES.proxy(row, part, job);
  if (!isStated(row, part)) return row.otherwise === undefined ? [] : [[row.prometheusField, row.otherwise]];
  if (!isKnown(row, part, job)) return [];

  return row.as ? SHAPES[row.as](row, part, job) : [[row.prometheusField, plainValue(row, part)]];
}

function isStated({ field, unlessEmpty }: SdFieldRow, { fields }: Part): boolean {
  return fields[field] !== undefined && fields[field] !== null && !(unlessEmpty && isEmpty(fields[field]));
}

function plainValue({ field, transform, renamed }: SdFieldRow, { fields }: Part): Yaml {
  return renamed ? renamed[fields[field]] : transformed(fields[field], transform);
}

function isKnown(row: SdFieldRow, part: Part, job: JobContext): boolean {
  const { sinceBy } = row;
  if (!sinceBy) return admits(row, part, job);
  const since = new Map(Object.entries(sinceBy.versions)).get(part.fields[sinceBy.field]);

  return since === undefined ? !sinceBy.noOther : admits({ ...row, since }, part, job);
}
