/** Discoveries of a ScrapeConfig that ask the API server of another cluster: what they find is not in the manifests. */
import { Server } from '../operator-port/server';
import { ScrapeJob, SdConfig } from '../prometheus/configuration/scrape-job';

/** The job of a ScrapeConfig, with what another cluster has as not known. */
export function withoutOtherClusters(job: ScrapeJob, declaredBy: string, { spec }: Server): ScrapeJob {
  if (!declaredBy.startsWith('ScrapeConfig/')) return job;
  const own = (spec.apiserverConfig as { readonly host?: unknown } | undefined)?.host;
  const isOther = (discovery: SdConfig) => (
    discovery.kind === 'kubernetes' && discovery.config.apiServer !== undefined && discovery.config.apiServer !== own && !OF_CLUSTER.test(discovery.config.apiServer));

  return { ...job, discoveries: job.discoveries.map((each) => (isOther(each) ? { kind: 'unknown', name: 'kubernetes_sd_configs' } : each)) };
}

/** The API server of the cluster itself has these names in every cluster. */
const OF_CLUSTER = /^https?:\/\/(?:kubernetes(?:\.default(?:\.svc(?:\.cluster\.local)?)?)?|localhost|127\.0\.0\.1|\[::1\])\.?(?::\d+)?\/?$/;
