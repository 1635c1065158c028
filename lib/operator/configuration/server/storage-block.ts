/** How long and in what form samples are kept. */
import { operatorSince } from '../../operator-since';
import { CHUNK_ENCODING, EXEMPLARS, OUT_OF_ORDER, RETENTION, RETENTION_SINCE, STALE_SERIES } from '../../server-fields';
import { block, Entries, entry, fieldEntries } from '../entries';
import { ServerContext } from '../job-context';
import { Part, partAt } from '../part';
import { quantityAsFloat } from '../quantity';

/**
 * The section `storage` of a server; left out if it would be empty.
 * @see appendStorageSettingsConfig in pkg/prometheus/promcfg.go, v0.94.1
 */
export function storageBlock(context: ServerContext): Entries {
  const exemplars = partAt(context.spec, 'exemplars');
  const kept = exemplars ? fieldEntries(EXEMPLARS, exemplars, context) : [];
  const retention = retentionEntries(context);
  const tsdb = [...tsdbGroups(context).flat(), ...retention.length === 0 ? [] : [['retention', block(retention)] as const]];
  const storage: Entries = [
    ...kept.length === 0 ? [] : [['exemplars', block(kept)] as const],
    ...tsdb.length === 0 ? [] : [['tsdb', block(tsdb)] as const],
  ];

  return storage.length === 0 ? [] : [['storage', block(storage)]];
}

/**
 * The section `storage` of an agent: one block for each field, so the key can be there more than once, which Prometheus refuses to load.
 *
 * Unlike for a server, the time window needs 2.54.0.
 * @see GenerateAgentConfiguration in pkg/prometheus/promcfg.go, v0.94.1
 */
export function agentStorageBlocks(context: ServerContext): Entries {
  return tsdbGroups(context, '2.54.0').filter((group) => group.length > 0).map((group) => ['storage', block([['tsdb', block(group)]])]);
}

function tsdbGroups(context: ServerContext, outOfOrderSince = OUT_OF_ORDER.since): Entries[] {
  const tsdb = partAt(context.spec, 'tsdb');
  if (!tsdb) return [];

  return [
    fieldEntries([{ ...OUT_OF_ORDER, since: outOfOrderSince }], tsdb, context),
    fieldEntries([STALE_SERIES], tsdb, context),
    chunkEncoding(tsdb, context),
  ];
}

function chunkEncoding(tsdb: Part, context: ServerContext): Entries {
  const floats: string | undefined = tsdb.fields.chunkEncoding?.floats;

  return floats ? entry(CHUNK_ENCODING, tsdb, block([['floats', floats.toLowerCase()]]), context) : [];
}

/** Older versions get time and size as arguments, so that only a percentage is lost with them. */
function retentionEntries(context: ServerContext): Entries {
  // Up to operator 0.91 all of it is in the arguments.
  if (!operatorSince(context.server, 92)) return [];
  const { retention, retentionSize, retentionPercentage } = context.spec.fields;
  if (!context.knows({ since: RETENTION_SINCE })) return fieldEntries(RETENTION.slice(1), context.spec, context);
  const byDefault = retentionSize || quantityAsFloat(retentionPercentage ?? '0') !== 0 ? '' : '24h';
  const time: string = retention || byDefault;

  return [...time ? [['time', time] as const] : [], ...fieldEntries(RETENTION, context.spec, context)];
}
