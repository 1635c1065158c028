/** Scrape classes: of a monitor, and of the server itself. */
import { whyNotFileAuthorizationFields } from './check-auth';
import { whyNotRelabelings } from './check-relabelings';
import { whyNotTlsFields } from './check-tls';
import { at, Reason, reject, under } from './reason';
import { goQuote } from '../../go/quote';
import { Server, Spec } from '../../operator-port/server';
import { firstFound } from '../../units/first-found';
import { operatorSince } from '../operator-since';

/**
 * Why the scrape class that a monitor names is refused.
 * @see validateScrapeClass in pkg/prometheus/resource_selector.go, v0.94.1
 */
export function whyNotScrapeClass({ spec }: Server, name: string | undefined): Reason {
  if (!name || classesOf(spec).some((scrapeClass) => scrapeClass.name === name)) return undefined;

  return reject({ cause: 'unknown-scrape-class', scrapeClass: name }, 'scrapeClass', `scrapeClass ${goQuote(name)} not found in Prometheus scrapeClasses`);
}

/**
 * Why the scrape classes of a server are refused.
 * @see getScrapeClassConfig in pkg/prometheus/promcfg.go, v0.94.1
 */
export function whyNotScrapeClasses(server: Server): Reason {
  let defaults = 0;

  return firstFound(classesOf(server.spec), (scrapeClass, i) => {
    if (scrapeClass.default) defaults++;
    const reason = whyNotFields(server, scrapeClass)
      ?? (defaults > 1 ? reject({ cause: 'duplicate-default-scrape-class' }, 'default', 'multiple default scrape classes defined') : undefined);

    return at(`scrapeClasses[${i}]`, reason);
  });
}

function whyNotFields(server: Server, { name, relabelings, metricRelabelings, tlsConfig, authorization }: Spec): Reason {
  return under(`invalid relabelings for scrapeClass ${name}`, 'relabelings', whyNotRelabelings(server, relabelings))
    ?? under(`invalid metric relabelings for scrapeClass ${name}`, 'metricRelabelings', whyNotRelabelings(server, metricRelabelings))
    ?? under(`invalid TLS config for scrapeClass ${name}`, 'tlsConfig', operatorSince(server, 79) ? whyNotTlsFields(tlsConfig) : undefined)
    ?? under(`invalid authorization for scrapeClass ${name}`, 'authorization', whyNotFileAuthorizationFields(authorization));
}

function classesOf(spec: Spec): readonly Spec[] {
  return spec.scrapeClasses ?? [];
}
