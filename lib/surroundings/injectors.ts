/** Webhooks that add containers, ports and labels to the pods of others: a table of what asks for each one, and what it adds. */

/** Where a webhook looks for a label or annotation that asks for it. */
export interface Mark {
  readonly key: RegExp;
  /** Values that ask for the injection; other values refuse it. */
  readonly value: RegExp;
}

/** A webhook that changes pods. */
export interface Injector {
  /** Continues `unless`: e.g. `Linkerd injects its proxy`. */
  readonly does: string;
  /** Domain of its labels and annotations. */
  readonly domain: string;
  /** Name of its container. */
  readonly container: string;
  /** Labels and annotations of pods, workloads and namespaces. */
  readonly marks: readonly Mark[];
  /** Names and numbers of the ports that its container may declare; undefined where they depend on settings outside of the manifests. */
  readonly ports?: readonly (string | number)[];
  /** Label keys that it sets on pods. */
  readonly labels: RegExp;
}

const TRUE = /^(?:true|yes|y|on|1|enabled|ingress)$/i;

/** No label at all. */
const NO_LABELS = /^$/;

export const INJECTORS: readonly Injector[] = [
  /**
   * @see https://linkerd.io/2/features/proxy-injection/
   * @see pkg/k8s/labels.go and charts/partials/templates/_proxy.tpl of linkerd2
   */
  {
    does: 'Linkerd injects its proxy',
    domain: 'linkerd.io',
    container: 'linkerd-proxy',
    marks: [{ key: /^linkerd\.io\/inject$/, value: TRUE }],
    ports: ['linkerd-proxy', 4143, 'linkerd-admin', 4191],
    labels: /^linkerd\.io\/(?:control-plane-ns|workload-ns|proxy-.+)$/,
  },
  /**
   * Gateway injection by `inject.istio.io/templates` adds the same to a container with `image: auto`. Ports 15020 and 15021 are open, and
   * may be declared by templates of users.
   * @see https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/ and .../gateway/
   * @see manifests/charts/istio-control/istio-discovery/files/injection-template.yaml and gateway-injection-template.yaml of Istio
   */
  {
    does: 'Istio injects its proxy',
    domain: 'istio.io',
    container: 'istio-proxy',
    marks: [
      { key: /^istio-injection$/, value: /^enabled$/ }, { key: /^istio\.io\/rev$/, value: /./ }, { key: /^sidecar\.istio\.io\/inject$/, value: TRUE },
      { key: /^inject\.istio\.io\/templates$/, value: /./ },
    ],
    ports: ['http-envoy-prom', 15090, 15020, 15021, 'status-port', 'http-status-port'],
    labels: /^(?:security\.istio\.io\/tlsMode|service\.istio\.io\/canonical-(?:name|revision)|sidecar\.istio\.io\/inject|istio\.io\/rev|topology\.istio\.io\/network)$/,
  },
  /** @see https://developer.hashicorp.com/consul/docs/reference/k8s/annotation-label: the port of metrics is set by the installation */
  {
    does: 'Consul injects its proxy',
    domain: 'consul.hashicorp.com',
    container: 'consul-dataplane',
    marks: [{ key: /^consul\.hashicorp\.com\/connect-inject$/, value: TRUE }],
    labels: /^consul\.hashicorp\.com\/connect-inject-status$/,
  },
  /** @see https://kuma.io/docs/latest/production/dp-config/dpp-on-kubernetes/: the port of metrics is set by the mesh */
  {
    does: 'Kuma injects its proxy',
    domain: 'kuma.io',
    container: 'kuma-sidecar',
    marks: [{ key: /^kuma\.io\/sidecar-injection$/, value: TRUE }],
    labels: /^kuma\.io\//,
  },
  /** @see pkg/injector/consts.go of dapr: the port of metrics is 9090, unless dapr.io/metrics-port is set */
  {
    does: 'Dapr injects its sidecar',
    domain: 'dapr.io',
    container: 'daprd',
    marks: [{ key: /^dapr\.io\/enabled$/, value: TRUE }],
    ports: ['dapr-http', 3500, 'dapr-grpc', 50001, 'dapr-internal', 50002, 'dapr-metrics', 9090, 'dapr-debug', 40000],
    labels: /^dapr\.io\/(?:app-id|sidecar-injected|metrics-enabled)$/,
  },
  /** @see https://opentelemetry.io/docs/platforms/kubernetes/operator/: the ports are those of the OpenTelemetryCollector */
  {
    does: 'the OpenTelemetry operator injects a collector',
    domain: 'sidecar.opentelemetry.io',
    container: 'otc-container',
    marks: [{ key: /^sidecar\.opentelemetry\.io\/inject$/, value: /^(?!false$).+/ }],
    labels: /^sidecar\.opentelemetry\.io\/injected$/,
  },
  /** @see https://opentelemetry.io/docs/platforms/kubernetes/operator/automatic/: an agent in the app may serve metrics, on ports that nothing declares */
  {
    does: 'the OpenTelemetry operator instruments the app',
    domain: 'instrumentation.opentelemetry.io',
    container: 'opentelemetry-auto-instrumentation',
    marks: [{ key: /^instrumentation\.opentelemetry\.io\/inject-/, value: /^(?!false$).+/ }],
    ports: [],
    labels: NO_LABELS,
  },
  /** @see https://developer.hashicorp.com/vault/docs/deploy/kubernetes/injector/annotations: its container declares no port */
  {
    does: 'Vault injects its agent',
    domain: 'vault.hashicorp.com',
    container: 'vault-agent',
    marks: [{ key: /^vault\.hashicorp\.com\/agent-inject/, value: TRUE }],
    ports: [],
    labels: NO_LABELS,
  },
  /** @see https://www.jaegertracing.io/docs/1.62/operator/#auto-injecting-jaeger-agent-sidecars */
  {
    does: 'the Jaeger operator injects its agent',
    domain: 'jaegertracing.io',
    container: 'jaeger-agent',
    marks: [{ key: /^sidecar\.jaegertracing\.io\/inject$/, value: /^(?!false$).+/ }],
    ports: ['admin-http', 14271, 'config-rest', 5778, 'jg-compact-trft', 6831, 'jg-binary-trft', 6832, 'zk-compact-trft', 5775],
    labels: /^sidecar\.jaegertracing\.io\/injected$/,
  },
  /** @see https://release-v1-2.docs.openservicemesh.io/docs/guides/app_onboarding/sidecar_injection/ */
  {
    does: 'Open Service Mesh injects its proxy',
    domain: 'openservicemesh.io',
    container: 'envoy',
    marks: [{ key: /^openservicemesh\.io\/sidecar-injection$/, value: TRUE }],
    ports: ['proxy-admin', 15000, 'proxy-inbound', 15003, 'proxy-metrics', 15010],
    labels: /^osm-proxy-uuid$/,
  },
  /** @see https://docs.aws.amazon.com/app-mesh/latest/userguide/getting-started-kubernetes.html */
  {
    does: 'App Mesh injects its proxy',
    domain: 'appmesh.k8s.aws',
    container: 'envoy',
    marks: [{ key: /^appmesh\.k8s\.aws\/sidecarInjectorWebhook$/, value: TRUE }],
    labels: NO_LABELS,
  },
];

/** Any other webhook that is asked for by a name with "inject" in it; what it adds is not known. */
export const OTHER_INJECTION: Mark = { key: /inject/i, value: /^(?!(?:false|disabled|no|off|0)$)/i };
