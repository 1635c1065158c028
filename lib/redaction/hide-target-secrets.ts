/** Hides what a Secret holds from targets: for jobs in `additionalScrapeConfigs`, only the name, addresses and labels are shown. */
import { withoutValue } from '../prometheus/configuration/refused';
import { DroppedTarget, ServerTargets, Target } from '../prometheus/targets/target';

/** Replaces a value that is not shown. */
export const HIDDEN = '<hidden>';

/**
 * The same targets, with the URL parameters, relabeling rules and refused values of such jobs hidden.
 * @param key key of the server that declares these jobs
 */
export function withoutSecretTargets(key: string, { jobs, refused }: ServerTargets): ServerTargets {
  if (refused !== undefined) return { jobs, refused: refused.map((each) => (each.declaredBy === key ? withoutValue(each) : each)) };

  return {
    jobs: jobs.map((job) => (job.declaredBy !== key ? job : {
      ...job,
      targets: job.targets.map(withoutParameters),
      undiscovered: job.undiscovered.map(withoutParameters),
      dropped: job.dropped.map(withoutSecretReason),
    })),
  };
}

function withoutParameters(target: Target): Target {
  return { ...target, url: withoutQuery(target.url) };
}

function withoutSecretReason({ invalid, ...dropped }: DroppedTarget): DroppedTarget {
  return {
    ...dropped,
    address: withoutQuery(dropped.address),
    reason: dropped.rule === undefined ? `it is not a valid target: ${HIDDEN}` : `relabel_configs[${dropped.rule}] drops it: ${HIDDEN}`,
    ...invalid && { invalid: { ...invalid, value: withoutQuery(invalid.value) } },
  };
}

/** A URL with its query hidden. */
export function withoutQuery(url: string): string {
  const [place, query] = url.split(/\?([^]*)/);

  return query === undefined ? url : `${place}?${HIDDEN}`;
}
