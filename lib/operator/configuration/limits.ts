/** Limits of one scrape, as far as the server's enforced limits allow. */
import { Entries, entry } from './entries';
import { JobContext } from './job-context';
import { bytesOf } from '../../units/byte-size';
import { BODY_SIZE_LIMIT, GLOBAL_LIMITS_SINCE, LimitField, LIMITS } from '../fields';
import { operatorSince } from '../operator-since';

/** All limits of a job except its size. */
export function limits(context: JobContext): Entries {
  return LIMITS.flatMap((limit) => limitEntry(limit, context));
}

/**
 * The size of one scrape: the lower one of the object's own and the enforced one.
 * @see getLowerByteSize in pkg/prometheus/promcfg.go, v0.94.1
 */
export function bodySizeLimit(context: JobContext): Entries {
  const own: string | undefined = context.own.fields.bodySizeLimit;
  const enforced: string | undefined = context.server.spec.enforcedBodySizeLimit;
  if (!enforced) return own ? entry(BODY_SIZE_LIMIT, context.own, own, context) : [];

  return own && bytesOf(own) <= bytesOf(enforced) ? entry(BODY_SIZE_LIMIT, context.own, own, context) : enforcedBodySizeLimit(context);
}

/** The enforced size, for kinds that do not have a size of their own. */
export function enforcedBodySizeLimit(context: JobContext): Entries {
  const enforced: string | undefined = context.server.spec.enforcedBodySizeLimit;

  return enforced ? entry({ ...BODY_SIZE_LIMIT, field: 'enforcedBodySizeLimit' }, context.spec, enforced, context) : [];
}

/** @see getLimit in pkg/prometheus/promcfg.go, v0.94.1: 0 means no limit */
function limitEntry(limit: LimitField, context: JobContext): Entries {
  if (!operatorSince(context.server, 75)) return olderLimitEntry(limit, context);
  const own: number | null | undefined = context.own.fields[limit.field];
  const enforced: number = context.server.spec[limit.enforcedBy] || 0;
  if (enforced === 0) return typeof own === 'number' ? entry(limit, context.own, own, context) : [];
  if (own) return entry(limit, context.own, Math.min(own, enforced), context);

  return context.knows({ since: GLOBAL_LIMITS_SINCE }) ? [] : entry({ ...limit, field: limit.enforcedBy }, context.spec, enforced, context);
}

/** @see getLimit in pkg/prometheus/promcfg.go, v0.74.0: 0 is a limit like any other */
function olderLimitEntry(limit: LimitField, context: JobContext): Entries {
  const own: number | null | undefined = context.own.fields[limit.field];
  const enforced: number | null | undefined = context.server.spec[limit.enforcedBy];
  if (typeof own === 'number' && (typeof enforced !== 'number' || enforced > own)) return entry(limit, context.own, own, context);

  return typeof enforced === 'number' ? entry({ ...limit, field: limit.enforcedBy }, context.spec, enforced, context) : [];
}
