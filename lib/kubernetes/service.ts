/** Reads Services: the pods that they select, and their ports. */
import { Workload } from './workload';
import { listAt, Manifest, Named, namedAs, objectAt, stringAt, StringMap, stringMapAt } from '../manifests/manifest';
import { labelsInclude } from '../manifests/selectors/selector';

/** The parts of a Service that matter for monitoring. */
export interface Service extends Named {
  readonly labels: StringMap;
  readonly annotations: StringMap;
  /** `ClusterIP`, `NodePort`, `LoadBalancer` or `ExternalName`. */
  readonly type: string;
  readonly selector: StringMap;
  readonly ports: readonly ServicePort[];
}

/** A port of a Service. */
export interface ServicePort {
  readonly name?: string;
  readonly port: number;
  /** Number or name of the pod's port; by default the number of the Service port. */
  readonly targetPort: number | string;
  readonly protocol: string;
  readonly appProtocol?: string;
}

/** Reads a Service; undefined for any other kind. */
export function tryService(manifest: Manifest): Service | undefined {
  if (manifest.kind !== 'Service' || manifest.apiVersion !== 'v1') return undefined;

  return {
    labels: stringMapAt(manifest, ['metadata', 'labels']),
    annotations: stringMapAt(manifest, ['metadata', 'annotations']),
    type: stringAt(manifest, ['spec', 'type']) ?? 'ClusterIP',
    selector: stringMapAt(manifest, ['spec', 'selector']),
    ports: listAt(manifest, ['spec', 'ports']).map(servicePort),
    ...namedAs(manifest),
  };
}

/** Whether a Service sends traffic to a workload's pods: same namespace, a selector, and labels that match it. */
export function servesWorkload(service: Service, workload: Workload): boolean {
  return service.type !== 'ExternalName'
    && service.namespace === workload.namespace
    && selectsPods(service, workload);
}

/** Whether a selector matches the labels of a workload's pods. An empty selector matches nothing. Namespaces are not compared. */
export function selectsPods({ selector }: Service, { podLabels, addedLabels }: Workload): boolean {
  return Object.keys(selector).length > 0 && labelsInclude({ ...podLabels, ...addedLabels }, selector);
}

function servicePort(value: unknown): ServicePort {
  const { name, port, targetPort, protocol, appProtocol } = objectAt(value, []);
  const number = typeof port === 'number' ? port : Number.NaN;

  return {
    port: number,
    targetPort: typeof targetPort === 'number' || typeof targetPort === 'string' ? targetPort : number,
    protocol: typeof protocol === 'string' ? protocol : 'TCP',
    ...(typeof name === 'string' && { name }),
    ...(typeof appProtocol === 'string' && { appProtocol }),
  };
}
