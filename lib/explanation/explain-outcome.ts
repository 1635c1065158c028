/** What becomes of the targets that a monitor selects, or of some of them alone. */
import { ExplainContext, OutcomeOf } from './explain-context';
import { ManagedServer } from '../forecast/checked-server';
import { Forecast } from '../forecast/forecast';
import { IsWanted } from '../forecast/narrow-discovery';
import { StoredObject } from '../manifests/objects';
import { META } from '../prometheus/discovery/meta-labels';
import { findsTargets } from '../prometheus/targets/target';
import { once } from '../units/once';

/** What alone is looked at, where not everything that a monitor selects is. */
export interface Focus {
  /** Keys of what is selected: Services, or workloads for their pods. */
  readonly keys: ReadonlySet<string>;
  readonly isWanted: IsWanted;
  /** Keys of the workloads whose pods are looked at; absent for all. */
  readonly sources?: ReadonlySet<string>;
}

/** Jobs are run again at most once, and only if the forecast does not hold what is wanted: without a focus all targets of a job count. */
export function outcomesOf(
  { inspected: { forecast }, hideSecrets }: ExplainContext, server: ManagedServer, monitor: StoredObject, focus?: Focus,
): OutcomeOf {
  const rerun = once(() => forecast.narrow.run(server, wantedOf(forecast, server, monitor, focus), { monitor, hideSecrets }));

  return (name) => {
    const jobs = focus ? [] : forecast.jobsOf(monitor.key);
    const whole = jobs.find(({ server: { key }, job }) => key === server.key && job.job === name)?.job;
    if (whole && findsTargets(whole)) return whole;

    return rerun().find(({ job }) => job === name)
      ?? { job: name, declaredBy: monitor.key, targets: [], dropped: [], undiscovered: [], denied: [], unknown: new Map() };
  };
}

/** Targets of what is selected; all of a monitor that selects nothing by labels. */
function wantedOf(forecast: Forecast, server: ManagedServer, monitor: StoredObject, focus: Focus | undefined): IsWanted {
  const lookup = forecast.monitored().targetSelectorOf(monitor);
  if (!lookup) return focus?.isWanted ?? (() => true);
  const kind = META_OF[lookup.called];
  const selected = forecast.selectedBy(monitor, [server]).map(({ source }) => source);
  const sources = new Set(selected.filter((source) => !focus || focus.keys.has(source)));
  const objects = { Services: forecast.cluster.services, pods: forecast.cluster.pods, Ingresses: forecast.cluster.ingresses }[lookup.called as 'pods']();
  const places = new Set(objects.filter(({ source }) => sources.has(source)).map(({ namespace, name }) => `${namespace}/${name}`));

  return (group, target) => places.has(`${group.labels.get(`${META}namespace`)}/${group.labels.get(`${META}${kind}_name`)}`) && focus?.isWanted(group, target) !== false;
}

const META_OF: { readonly [called: string]: string } = { Services: 'service', pods: 'pod', Ingresses: 'ingress' };
