/** Scrape classes: of a monitor, and of the server itself. */
import { goQuote } from '../../go/quote';
import { Server, Spec } from '../server';
import { whyNotFileAuthorizationFields } from './check-auth';
import { whyNotRelabelings } from './check-relabelings';
import { whyNotTlsFields } from './check-tls';
import { firstReason, Reason, under } from '../../go/reason';

/** @see validateScrapeClass in pkg/prometheus/resource_selector.go, v0.94.1 */
export function whyNotScrapeClass({ spec }: Server, name: string | undefined): Reason {
  if (!name || classesOf(spec).some((scrapeClass) => scrapeClass.name === name)) return undefined;

  return `scrapeClass ${goQuote(name)} not found in Prometheus scrapeClasses`;
}

/** @see getScrapeClassConfig in pkg/prometheus/promcfg.go, v0.94.1 */
export function whyNotScrapeClasses({ spec, version }: Server): Reason {
  let defaults = 0;

  return firstReason(classesOf(spec), (scrapeClass) => {
    const { name, relabelings, metricRelabelings, tlsConfig, authorization } = scrapeClass;
    const reason = under(`invalid relabelings for scrapeClass ${name}`, whyNotRelabelings(version, relabelings))
      ?? under(`invalid metric relabelings for scrapeClass ${name}`, whyNotRelabelings(version, metricRelabelings))
      ?? under(`invalid TLS config for scrapeClass ${name}`, whyNotTlsFields(tlsConfig))
      ?? under(`invalid authorization for scrapeClass ${name}`, whyNotFileAuthorizationFields(authorization));
    if (scrapeClass.default) defaults++;

    return reason ?? (defaults > 1 ? 'multiple default scrape classes defined' : undefined);
  });
}

function classesOf(spec: Spec): readonly Spec[] {
  return spec.scrapeClasses ?? [];
}
