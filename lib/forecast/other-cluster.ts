/** Discoveries that ask the API server of another cluster: what they find is not in the manifests. */
import { Server } from '../operator-port/server';
import { ScrapeJob, SdConfig } from '../prometheus/configuration/scrape-job';

/**
 * A job with what another cluster has as not known. Jobs of ScrapeConfigs and of `additionalScrapeConfigs` may name another API server than
 * that of the server.
 */
export function withoutOtherClusters(job: ScrapeJob, { spec }: Server): ScrapeJob {
  const own = (spec.apiserverConfig as { readonly host?: unknown } | undefined)?.host;
  const isOther = (discovery: SdConfig) => (
    discovery.kind === 'kubernetes' && discovery.config.apiServer !== undefined && discovery.config.apiServer !== own && !OF_CLUSTER.test(discovery.config.apiServer));
  if (!job.discoveries.some(isOther)) return job;

  return { ...job, discoveries: job.discoveries.map((each) => (isOther(each) ? { kind: 'unknown', name: 'kubernetes_sd_configs' } : each)) };
}

/** The API server of the cluster itself has these names in every cluster. */
const OF_CLUSTER = /^https?:\/\/(?:kubernetes(?:\.default(?:\.svc(?:\.cluster\.local)?)?)?|localhost|127\.0\.0\.1|\[::1\])\.?(?::\d+)?\/?$/;
