/** Names of Istio's labels, annotations and containers, as objects carry them. */

/** The label of a namespace that switches sidecar injection on (`enabled`) or off (`disabled`). */
export const INJECTION = 'istio-injection';

/** The label of a namespace or pod that names the control plane that injects its sidecars. */
export const REVISION = 'istio.io/rev';

/** The label or annotation of a pod that asks for a sidecar (`true`) or refuses one (`false`). */
export const INJECT = 'sidecar.istio.io/inject';

/** The label of a namespace or pod that enrols it in ambient mode (`ambient`) or leaves it out (`none`). */
export const DATAPLANE_MODE = 'istio.io/dataplane-mode';

/** The name of the sidecar's container. */
export const PROXY_CONTAINER = 'istio-proxy';

/** The pod annotation that overrides the mesh's `enablePrometheusMerge`. */
export const MERGE_METRICS = 'prometheus.istio.io/merge-metrics';

/** The pod annotation that lists the ports and paths to merge, from Istio 1.31 on. */
export const SCRAPE_TARGETS = 'prometheus.istio.io/scrape-targets';

/** The pod annotation that lists ports whose incoming traffic does not go through the sidecar. */
export const EXCLUDE_INBOUND_PORTS = 'traffic.sidecar.istio.io/excludeInboundPorts';

/** The pod annotation that lists the only ports whose incoming traffic goes through the sidecar; `*` is all ports. */
export const INCLUDE_INBOUND_PORTS = 'traffic.sidecar.istio.io/includeInboundPorts';

/** The pod annotation that lists the only addresses to which outgoing traffic goes through the sidecar. */
export const INCLUDE_OUTBOUND_IP_RANGES = 'traffic.sidecar.istio.io/includeOutboundIPRanges';

/** The pod annotation with settings of the sidecar, as YAML. */
export const PROXY_CONFIG = 'proxy.istio.io/config';

/** The pod annotation with further volume mounts of the sidecar, as JSON. */
export const USER_VOLUME_MOUNT = 'sidecar.istio.io/userVolumeMount';

/** The API group of PeerAuthentications and AuthorizationPolicies. */
export const SECURITY_GROUP = 'security.istio.io';

/** The namespace whose policies apply to the whole mesh, unless the mesh was installed elsewhere. */
export const ROOT_NAMESPACE = 'istio-system';
