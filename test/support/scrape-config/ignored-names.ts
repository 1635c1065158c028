/** Fields that are left out for their version, as the operator's log names them and as we note them. */
import { DISCOVERIES } from '../../../lib/operator/configuration/scrape-config/discoveries';
import { NAME_ESCAPING_SCHEME, NAME_VALIDATION_SCHEME, REQUEST } from '../../../lib/operator/configuration/scrape-config/scrape-config-fields';
import { BODY_SIZE_LIMIT, FALLBACK_SCRAPE_PROTOCOL, Field, LIMITS, NATIVE_HISTOGRAMS, SCRAPE_PROTOCOLS, TLS_VERSIONS, TRACK_TIMESTAMPS_STALENESS } from '../../../lib/operator/fields';
import { IgnoredField } from '../../../lib/operator-port/ignored-field';

/** From the operator's warnings about ScrapeConfigs, e.g. `enable_compression 2.49.0`. */
export function namesInWarnings(warnings: readonly string[]): string[] {
  const found = warnings.filter((line) => / scrapeconfig=/.test(line))
    .map((line) => /^ignoring "(\w+)(?:=[^"]*)?" not supported by Prometheus.* minimum_version=(\S+)/.exec(line) ?? PROTOCOL.exec(line))
    .filter((match) => match !== null);

  return unique(found.map(([, field, since]) => since ? `${field} ${since}` : 'PrometheusText1.0.0'));
}

/** The same from what we note. */
export function namesOf(ignored: readonly IgnoredField[]): string[] {
  return unique(ignored.map(({ field, since }) => since === '3.0.0-rc.0' ? 'PrometheusText1.0.0' : `${NAMES.get(field.split('.').at(-1)!)} ${since}`));
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}

const PROTOCOL = /^ignoring "scrapeProtocol=PrometheusText1\.0\.0"/;

const TABLES: readonly Field[] = [
  ...LIMITS, ...NATIVE_HISTOGRAMS, ...TLS_VERSIONS, ...REQUEST, BODY_SIZE_LIMIT, FALLBACK_SCRAPE_PROTOCOL, SCRAPE_PROTOCOLS, TRACK_TIMESTAMPS_STALENESS,
  NAME_ESCAPING_SCHEME, NAME_VALIDATION_SCHEME, ...DISCOVERIES.flatMap(({ rows }) => rows),
];
const NAMES: ReadonlyMap<string, string> = new Map(TABLES.map(({ field, prometheusField }) => [field, prometheusField]));
