/** Services as a cluster holds them. */
import { listAt, objectAt, stringAt, StringMap, stringMapAt, valueAt } from '../../manifests/manifest';
import { StoredObject } from '../../manifests/objects';
import { PLACEHOLDER } from '../placeholder';

/** A Service after the API server's defaults. */
export interface RunningService {
  readonly namespace: string;
  readonly name: string;
  readonly labels: StringMap;
  readonly annotations: StringMap;
  /** `ClusterIP`, `NodePort`, `LoadBalancer` or `ExternalName`. */
  readonly type: string;
  readonly clusterIp: string;
  readonly externalName: string;
  readonly loadBalancerIp: string;
  /** Absent where somebody else makes the endpoints; an empty one is none once it is stored. */
  readonly selector?: StringMap;
  readonly publishNotReadyAddresses: boolean;
  /** First one wanted, `IPv4` or `IPv6`; absent where the cluster decides. */
  readonly ipFamily?: string;
  /** Whether it has addresses of both families, where the cluster can. */
  readonly isDualStack: boolean;
  readonly ports: readonly RunningServicePort[];
  /** Key of the object. */
  readonly source: string;
}

/** One port of a Service. */
export interface RunningServicePort {
  /** Empty where none is written. */
  readonly name: string;
  readonly port: number;
  readonly targetPort: number | string;
  readonly protocol: string;
  readonly appProtocol?: string;
}

/** Reads a Service. */
export function runningService({ key, namespace, name, manifest }: StoredObject): RunningService {
  const spec = objectAt(manifest, ['spec']);
  const type = stringAt(spec, ['type']) || 'ClusterIP';
  const selector = stringMapAt(spec, ['selector']);

  return {
    namespace,
    name,
    labels: stringMapAt(manifest, ['metadata', 'labels']),
    annotations: stringMapAt(manifest, ['metadata', 'annotations']),
    type,
    clusterIp: stringAt(spec, ['clusterIP']) || (type === 'ExternalName' ? '' : PLACEHOLDER),
    externalName: stringAt(spec, ['externalName']) ?? '',
    loadBalancerIp: stringAt(spec, ['loadBalancerIP']) ?? '',
    ...Object.keys(selector).length > 0 && { selector },
    publishNotReadyAddresses: spec.publishNotReadyAddresses === true,
    ipFamily: stringAt(valueAt(spec, ['ipFamilies']), [0]),
    isDualStack: /DualStack$/.test(stringAt(spec, ['ipFamilyPolicy']) ?? ''),
    ports: listAt(spec, ['ports']).map(portOf).filter(({ port }) => Number.isInteger(port)),
    source: key,
  };
}

/** Whether clients get the pods' own addresses. */
export function isHeadless({ clusterIp }: RunningService): boolean {
  return clusterIp === 'None';
}

function portOf(value: unknown): RunningServicePort {
  const { name, port, targetPort, protocol, appProtocol } = objectAt(value, []);
  const number = typeof port === 'number' ? port : Number.NaN;

  return {
    name: typeof name === 'string' ? name : '',
    port: number,
    targetPort: targetPort === 0 || targetPort === '' || (typeof targetPort !== 'number' && typeof targetPort !== 'string') ? number : targetPort,
    protocol: typeof protocol === 'string' && protocol !== '' ? protocol : 'TCP',
    ...typeof appProtocol === 'string' && { appProtocol },
  };
}
