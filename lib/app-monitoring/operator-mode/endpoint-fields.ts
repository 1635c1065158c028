/** Fields that ServiceMonitor and PodMonitor endpoints share. */
import { PodMetricsEndpoint } from '../../../imports/pod-monitor';
import { Scrape } from '../resolve';

/** One resolved scrape as an endpoint, all but its port. File based fields are there only when a ServiceMonitor is meant. */
export function endpointFields(scrape: Scrape): PodMetricsEndpoint {
  const fields: PodMetricsEndpoint = {
    path: scrape.path,
    scheme: scrape.scheme as string as PodMetricsEndpoint['scheme'],
    interval: scrape.interval,
    scrapeTimeout: scrape.timeout,
  };

  return Object.assign(
    fields,
    scrape.params && { params: scrape.params },
    scrape.tls && { tlsConfig: scrape.tls },
    scrape.auth,
    scrape.passedOn,
  );
}
