/** Targets in the scope of a test. */
import { Scope } from './scope';
import { reachOf } from '../explanation/access';
import { Inspected } from '../forecast/inspected';
import { IsWanted } from '../forecast/narrow-discovery';
import { InspectedTarget } from '../inspection/inspected-target';
import { targetAsJson } from '../inspection/list-targets';
import { ServerTargets } from '../prometheus/targets/target';
import { withoutSecretTargets } from '../redaction/hide-target-secrets';

type Job = ServerTargets['jobs'][number];
type Select = (job: Job, server: string) => readonly Job['targets'][number][];
type Counts = (server: string, job: Job, target: Job['targets'][number]) => boolean;

/**
 * Targets by server, then in the order of the jobs; values from Secrets are hidden.
 * @param select the targets of a job that are wanted
 */
export function scopedTargets(inspected: Inspected, scope: Scope, select: Select = ({ targets }) => targets): InspectedTarget[] {
  const counts = COUNTS[scope.counts](inspected, scope);

  return [...inspected.servers].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([server, { targets }]) =>
    withoutSecretTargets(server, targets()).jobs.flatMap((job) =>
      select(job, server).filter((target) => counts(server, job, target))
        .map((target) => ({ server, job: job.job, ...targetAsJson(target) }))));
}

/** Without targets that Prometheus certainly cannot reach. */
export function reachedTargets(inspected: Inspected, scope: Scope): InspectedTarget[] {
  return scopedTargets(inspected, scope, (job, server) => reachOf({ inspected, hideSecrets: true }, job, server).reached);
}

const COUNTS: { readonly [rule in Scope['counts']]: (inspected: Inspected, scope: Scope) => Counts } = {
  'source': (_, { has }) => (__, ___, { source }) => has(source),
  'source or job': (_, { has }) => (__, { declaredBy }, { source }) => has(source) || has(declaredBy),
  'source or Service': (inspected, { has }) => {
    const { forecast: { servers, narrow } } = inspected;
    const isOfService: IsWanted = ({ labels }) => has(`Service/${labels.get(NAMESPACE)}/${labels.get(SERVICE)}`);
    const found = new Set(servers.flatMap((server) => narrow.run(server, isOfService, { hideSecrets: true })
      .flatMap((job) => job.targets.map(({ url }) => placeOf(server.key, job, url)))));

    return (server, job, { source, url }) => has(source) || found.has(placeOf(server, job, url));
  },
};

const NAMESPACE = '__meta_kubernetes_namespace';
const SERVICE = '__meta_kubernetes_service_name';

function placeOf(server: string, { job }: Job, url: string): string {
  return [server, job, url].join(' ');
}
