/** Targets without what only a Secret says: of a job in `additionalScrapeConfigs` name, addresses and labels are told, and nothing else. */
import { ServerTargets } from '../prometheus/targets/target';

/** Stands where nothing is told. */
export const HIDDEN = '<hidden>';

/**
 * The same targets with parameters and rules of such jobs hidden.
 * @param key of the server, which declares these jobs
 * @param withoutThem targets of the server if it had no such jobs: tells whether it is one of them that Prometheus refuses
 */
export function withoutSecretTargets(key: string, { jobs, refused }: ServerTargets, withoutThem: () => ServerTargets): ServerTargets {
  if (refused !== undefined) return { jobs, refused: withoutThem().refused ?? `it refuses a job of "additionalScrapeConfigs": ${HIDDEN}` };

  return {
    jobs: jobs.map((job) => (job.declaredBy !== key ? job : {
      ...job,
      targets: job.targets.map((target) => ({ ...target, url: withoutQuery(target.url) })),
      dropped: job.dropped.map((dropped) => (
        { ...dropped, reason: dropped.rule === undefined ? `it is no target: ${HIDDEN}` : `relabel_configs[${dropped.rule}] drops it: ${HIDDEN}` })),
    })),
  };
}

/** A URL with whatever it asks for hidden. */
export function withoutQuery(url: string): string {
  const [place, query] = url.split(/\?([^]*)/);

  return query === undefined ? url : `${place}?${HIDDEN}`;
}
