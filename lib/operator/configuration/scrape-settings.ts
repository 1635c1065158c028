/** What a job says about samples: timestamps, labels, histograms, formats. */
import {
  FALLBACK_SCRAPE_PROTOCOL, HONOR_TIMESTAMPS, NATIVE_HISTOGRAMS, PROMETHEUS_TEXT_1, SCRAPE_PROTOCOLS, TRACK_TIMESTAMPS_STALENESS,
} from '../fields';
import { admits, Entries, entry, fieldEntries, Writer } from './entries';
import { JobContext } from './job-context';
import { Part } from './part';
import { ownOrOfClass } from './scrape-class';
import { operatorSince } from '../operator-since';

/** `honor_labels`; false where the server overrides it. */
export function honorLabels(endpoint: Part, { server }: JobContext): Entries {
  return [['honor_labels', Boolean(endpoint.fields.honorLabels) && !server.spec.overrideHonorLabels]];
}

/** `honor_timestamps`; false where the server overrides it. */
export function honorTimestamps(endpoint: Part, honor: boolean | null | undefined, context: JobContext): Entries {
  const overridden = Boolean(context.server.spec.overrideHonorTimestamps);
  if (typeof honor !== 'boolean' && !overridden) return [];

  return entry(HONOR_TIMESTAMPS, endpoint, Boolean(honor) && !overridden, context);
}

/** `track_timestamps_staleness`. */
export function trackTimestampsStaleness(endpoint: Part, context: JobContext): Entries {
  return fieldEntries([TRACK_TIMESTAMPS_STALENESS], endpoint, context);
}

/** Native histograms. */
export function nativeHistograms(spec: Part, writer: Writer): Entries {
  return fieldEntries(NATIVE_HISTOGRAMS, spec, writer);
}

/**
 * `scrape_protocols` without the one that the version does not know; the list then may well be empty.
 * @see addScrapeProtocols in pkg/prometheus/promcfg.go, v0.94.1
 */
export function scrapeProtocols(spec: Part, writer: Writer): Entries {
  const protocols: readonly string[] = spec.fields.scrapeProtocols ?? [];
  if (protocols.length === 0) return [];
  const known = protocols.filter((protocol, index) => protocol !== PROMETHEUS_TEXT_1.prometheusField
    || admits({ ...PROMETHEUS_TEXT_1, field: `scrapeProtocols[${index}]` }, spec, writer));

  return entry(SCRAPE_PROTOCOLS, spec, known, writer);
}

/** `fallback_scrape_protocol` of the object or its class. */
export function fallbackScrapeProtocol(context: JobContext): Entries {
  const field = operatorSince(context.server, 80) ? FALLBACK_SCRAPE_PROTOCOL : { ...FALLBACK_SCRAPE_PROTOCOL, since: '3.0.0-rc.0' };

  return fieldEntries([field], ownOrOfClass(context.own, context.scrapeClass, FALLBACK_SCRAPE_PROTOCOL.field), context);
}
