/** Settings that apply to every job of a server. */
import { Server } from '../../../operator-port/server';
import {
  Field, GLOBAL_AFTER_LIMITS, GLOBAL_BODY_SIZE_LIMIT, GLOBAL_INTERVALS, GLOBAL_LIMITS, GLOBAL_OF_SERVERS, LimitField,
  NAME_VALIDATION_SCHEME,
} from '../../fields';
import { operatorSince } from '../../operator-since';
import { Entries, entry, fieldEntries, block } from '../entries';
import { externalLabels } from './external-labels';
import { ServerContext } from '../job-context';
import { scrapeProtocols } from '../scrape-settings';

/**
 * The section `global`; agents do not evaluate rules.
 * @see buildGlobalConfig and GenerateServerConfiguration in pkg/prometheus/promcfg.go, v0.94.1
 */
export function globalBlock(context: ServerContext): Entries {
  const { spec, server } = context;

  return [['global', block(
    [['scrape_interval', spec.fields.scrapeInterval ?? '']],
    fieldEntries(GLOBAL_INTERVALS, spec, context),
    scrapeProtocols(spec, context),
    externalLabels(context),
    operatorSince(server, 75) ? limits(context) : olderLimits(context),
    fieldEntries(afterLimits(server), spec, context),
    server.kind === 'Prometheus' ? [
      ['evaluation_interval', spec.fields.evaluationInterval ?? ''],
      ...fieldEntries(GLOBAL_OF_SERVERS, spec, context),
    ] : [],
  )]];
}

function limits(context: ServerContext): Entries {
  return [...bodySizeLimit(context), ...GLOBAL_LIMITS.flatMap((limit) => globalLimit(limit, context))];
}

/** Up to operator 0.74 limits are written as they are, and enforced ones only in jobs. */
function olderLimits(context: ServerContext): Entries {
  return fieldEntries([GLOBAL_BODY_SIZE_LIMIT, ...GLOBAL_LIMITS], context.spec, context);
}

/** From operator 0.79 to 0.81 the scheme for names is known and not written. */
function afterLimits(server: Server): readonly Field[] {
  return operatorSince(server, 82) ? GLOBAL_AFTER_LIMITS : GLOBAL_AFTER_LIMITS.filter((field) => field !== NAME_VALIDATION_SCHEME);
}

/** The server's own size is not compared with the enforced one, unlike the other limits. */
function bodySizeLimit(context: ServerContext): Entries {
  const { bodySizeLimit: own, enforcedBodySizeLimit: enforced } = context.spec.fields;
  if (typeof own === 'string') return entry(GLOBAL_BODY_SIZE_LIMIT, context.spec, own, context);

  return enforced ? entry({ ...GLOBAL_BODY_SIZE_LIMIT, field: 'enforcedBodySizeLimit' }, context.spec, enforced, context) : [];
}

/** @see appendGlobalLimits in pkg/prometheus/promcfg.go, v0.94.1: 0 means no limit */
function globalLimit(limit: LimitField, context: ServerContext): Entries {
  const own: number = context.spec.fields[limit.field] || 0;
  const enforced: number = context.spec.fields[limit.enforcedBy] || 0;
  if (own > 0) return entry(limit, context.spec, enforced > 0 ? Math.min(own, enforced) : own, context);

  return enforced > 0 ? entry({ ...limit, field: limit.enforcedBy }, context.spec, enforced, context) : [];
}
