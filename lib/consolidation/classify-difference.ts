/** Which blocker a difference between two jobs belongs to. */
import { Compared } from './compare-jobs';
import { Blocked, Difference } from './consolidation';
import { EndpointOf } from './endpoints-of';
import { Loading } from './jobs-of';
import { rulesOf } from './relabelings';
import { AddedBy, isGiven } from '../manifests/rule-origin';
import { GeneratedJob } from '../operator-port/configuration';
import { Operator } from '../operator-port/operator';

/** The first that explains it; otherwise the difference itself. */
export function classify(
  of: EndpointOf, { server }: Loading, jobs: Compared, differences: readonly Difference[], operator: Operator,
): Blocked {
  const { key } = server;
  const { monitor, scrapeConfig } = jobs;
  if (hasAdded(monitor, 'enforced-namespace') !== hasAdded(scrapeConfig, 'enforced-namespace')) {
    return { blocker: 'selection', why: 'enforced-namespace', fieldPath: 'spec.excludedFromEnforcement', server: key };
  }
  const scrapeClass = operator.scrapeClassOf(server, of.monitor);
  if (scrapeClass.relabelings?.length > 0 || (scrapeClass.tlsConfig ?? scrapeClass.authorization) && isAboutClient(differences)) {
    return { blocker: 'scrape-class', why: 'applied-otherwise', scrapeClass: scrapeClass.name, differences, fieldPath: 'spec.scrapeClass', server: key };
  }
  const why = hasAdded(monitor, 'shard') ? whyNotDivided(of, jobs, server.spec.shards ?? 1) : undefined;
  if (why !== undefined && differences.every(({ path }) => path.startsWith('relabel_configs'))) return { blocker: 'sharding', why, fieldPath: 'spec.shards', server: key };

  return { blocker: 'difference', differences, fieldPath: of.fieldPath, server: key };
}

/** Why the targets would be divided among shards in another way. */
function whyNotDivided({ monitor: { kind } }: EndpointOf, { monitor, scrapeConfig, hashesProbedTarget }: Compared, shards: number) {
  if (shards <= 1) return 'zones';
  if (!hasAdded(scrapeConfig, 'shard')) return givenRules(monitor).some(({ action }) => action === 'hashmod') ? 'own-hash' : 'not-divided';

  return kind === 'Probe' && !hashesProbedTarget ? 'empty-hash' : undefined;
}

function isAboutClient(differences: readonly Difference[]): boolean {
  return differences.some(({ path }) => /^(tls_config|authorization)/.test(path));
}

function hasAdded({ origins }: GeneratedJob, by: AddedBy): boolean {
  return origins.some((origin) => !isGiven(origin) && origin.by === by);
}

function givenRules({ yaml, origins }: GeneratedJob) {
  return rulesOf(yaml.get('relabel_configs')).filter((_, i) => isGiven(origins[i]));
}
