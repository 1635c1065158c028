/** Endpoints of a Service: one type for EndpointSlices and the older Endpoints. */
import { StringMap } from '../../manifests/manifest';

/** The label of an EndpointSlice with the name of its Service. @see LabelServiceName in k8s.io/api/discovery/v1, v0.37.2 */
export const SERVICE_NAME_LABEL = 'kubernetes.io/service-name';

/** An EndpointSlice, or a subset of an Endpoints object. */
export interface EndpointGroup {
  readonly namespace: string;
  readonly name: string;
  readonly labels: StringMap;
  readonly annotations: StringMap;
  /** `IPv4`, `IPv6` or `FQDN`. */
  readonly addressType: string;
  /** Name of the Service that it belongs to. */
  readonly serviceName?: string;
  readonly ports: readonly EndpointPort[];
  readonly endpoints: readonly Endpoint[];
  /** Key of the object that declares it: the Service, or the object itself. */
  readonly source: string;
}

/** A port of all endpoints of a group. */
export interface EndpointPort {
  readonly name?: string;
  readonly port?: number;
  readonly protocol?: string;
  readonly appProtocol?: string;
}

/** An endpoint that receives traffic. */
export interface Endpoint {
  readonly addresses: readonly string[];
  readonly ready?: boolean;
  readonly serving?: boolean;
  readonly terminating?: boolean;
  readonly hostname?: string;
  readonly nodeName?: string;
  readonly zone?: string;
  readonly targetRef?: ObjectReference;
}

/** The object behind an address, such as a Pod. */
export interface ObjectReference {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}
