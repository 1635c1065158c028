/** Fields that ServiceMonitor and PodMonitor endpoints share. */
import { PodMetricsEndpoint } from '../../../imports/pod-monitor';
import { Scrape } from '../resolve';

/** One resolved scrape as an endpoint without its port. Fields for files are set on a ServiceMonitor only. */
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
