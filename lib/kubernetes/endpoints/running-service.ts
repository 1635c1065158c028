/** Reads Services as the cluster stores them. */
import { listAt, objectAt, stringAt, StringMap, stringMapAt, valueAt } from '../../manifests/manifest';
import { StoredObject } from '../../manifests/objects';
import { PLACEHOLDER } from '../placeholder';

/** A Service with the API server's defaults. */
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
  /** Absent if Kubernetes does not create the endpoints. The API server stores an empty selector as no selector. */
  readonly selector?: StringMap;
  readonly publishNotReadyAddresses: boolean;
  /** Preferred IP family, `IPv4` or `IPv6`; absent if the cluster chooses it. */
  readonly ipFamily?: string;
  /** Whether it has addresses of both IP families if the cluster supports that. */
  readonly isDualStack: boolean;
  /** The other IP family, if the Service names it. */
  readonly secondIpFamily?: string;
  readonly ports: readonly RunningServicePort[];
  /** Key of the object. */
  readonly source: string;
}

/** A port of a Service. */
export interface RunningServicePort {
  /** Name of the port; empty if it has no name. */
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
    secondIpFamily: stringAt(valueAt(spec, ['ipFamilies']), [1]),
    isDualStack: /DualStack$/.test(stringAt(spec, ['ipFamilyPolicy']) ?? ''),
    ports: listAt(spec, ['ports']).map(portOf).filter(({ port }) => Number.isInteger(port)),
    source: key,
  };
}

/** Whether a Service is headless, so that clients get the addresses of its pods. */
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
