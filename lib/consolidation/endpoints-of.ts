/** The endpoints of a monitor: each has a job of its own. */
import { objectAt } from '../manifests/manifest';
import { StoredObject } from '../manifests/objects';
import { Spec } from '../operator-port/server';

/** An endpoint with what the monitor sets for all of them. */
export interface EndpointOf {
  /** E.g. `spec.endpoints[0]`; `spec` for a Probe. */
  readonly fieldPath: string;
  readonly index: number;
  /** Fields of the endpoint; those of the spec for a Probe. */
  readonly endpoint: Spec;
  /** Fields of the spec. */
  readonly spec: Spec;
  readonly monitor: StoredObject;
}

/** Kinds that can become ScrapeConfigs, with the list of their endpoints; a Probe is its only endpoint. */
const LISTS: ReadonlyMap<string, string | undefined> = new Map([
  ['ServiceMonitor', 'endpoints'], ['PodMonitor', 'podMetricsEndpoints'], ['Probe', undefined],
]);

/** Names of these kinds. */
export const CONSOLIDATED_KINDS: readonly string[] = [...LISTS.keys()];

/** In the order of the jobs. */
export function endpointsOf(monitor: StoredObject): readonly EndpointOf[] {
  const spec: Spec = objectAt(monitor.manifest, ['spec']);
  const list = LISTS.get(monitor.kind);
  if (list === undefined) return [{ fieldPath: 'spec', index: 0, endpoint: spec, spec, monitor }];
  const endpoints: readonly Spec[] = Array.isArray(spec[list]) ? spec[list] : [];

  return endpoints.map((endpoint, index) => ({ fieldPath: `spec.${list}[${index}]`, index, endpoint: endpoint ?? {}, spec, monitor }));
}
