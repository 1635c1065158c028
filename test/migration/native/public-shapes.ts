/** Configurations in the shapes of public ones: Prometheus' example for Kubernetes, charts, kube-prometheus, OpenShift and Istio. Written for these tests. */
import { MigrationCase } from './jobs';

/** A configuration, and how many targets it has in the cluster of `WORLD`. */
export interface ShapeCase extends MigrationCase {
  readonly targets: number;
}

const SERVICE_ACCOUNT = '/var/run/secrets/kubernetes.io/serviceaccount';

const IN_CLUSTER = `scheme: https
  tls_config: {ca_file: ${SERVICE_ACCOUNT}/ca.crt}
  bearer_token_file: ${SERVICE_ACCOUNT}/token`;

const CURRENT_LOGIN = `scheme: https
  tls_config: {ca_file: ${SERVICE_ACCOUNT}/ca.crt, insecure_skip_verify: true}
  authorization: {credentials_file: ${SERVICE_ACCOUNT}/token}`;

const API_SERVERS = (login: string) => `- job_name: kubernetes-apiservers
  ${login}
  kubernetes_sd_configs: [{role: endpoints}]
  relabel_configs:
  - source_labels: [__meta_kubernetes_namespace, __meta_kubernetes_service_name, __meta_kubernetes_endpoint_port_name]
    action: keep
    regex: default;kubernetes;https
`;

const NODES = (login: string) => `- job_name: kubernetes-nodes
  ${login}
  kubernetes_sd_configs: [{role: node}]
  relabel_configs: [{action: labelmap, regex: __meta_kubernetes_node_label_(.+)}]
`;

const NODES_BY_PROXY = (login: string) => `- job_name: kubernetes-nodes-cadvisor
  ${login}
  kubernetes_sd_configs: [{role: node}]
  relabel_configs:
  - {action: labelmap, regex: __meta_kubernetes_node_label_(.+)}
  - {target_label: __address__, replacement: 'kubernetes.default.svc:443'}
  - source_labels: [__meta_kubernetes_node_name]
    regex: (.+)
    target_label: __metrics_path__
    replacement: /api/v1/nodes/$1/proxy/metrics/cadvisor
`;

const ANNOTATED = (kind: 'service' | 'pod', name: string, extra = '') => `- job_name: ${name}
  kubernetes_sd_configs: [{role: ${kind === 'pod' ? 'pod' : 'endpoints'}}]
  ${extra}
  relabel_configs:
  - {source_labels: [__meta_kubernetes_${kind}_annotation_prometheus_io_scrape], action: keep, regex: true}
  - {source_labels: [__meta_kubernetes_${kind}_annotation_prometheus_io_path], action: replace, target_label: __metrics_path__, regex: (.+)}
  - source_labels: [__address__, __meta_kubernetes_${kind}_annotation_prometheus_io_port]
    action: replace
    regex: (.+?)(?::\\d+)?;(\\d+)
    replacement: $1:$2
    target_label: __address__
  - {action: labelmap, regex: __meta_kubernetes_${kind}_label_(.+)}
  - {source_labels: [__meta_kubernetes_namespace], action: replace, target_label: namespace}
  - {source_labels: [__meta_kubernetes_${kind}_name], action: replace, target_label: ${kind}}
  - {source_labels: [__meta_kubernetes_pod_phase], regex: Pending|Succeeded|Failed|Completed, action: drop}
`;

const PROBED = (role: 'service' | 'ingress') => `- job_name: kubernetes-${role}s
  metrics_path: /probe
  params: {module: [http_2xx]}
  kubernetes_sd_configs: [{role: ${role}}]
  relabel_configs:
  - {source_labels: [__meta_kubernetes_${role}_annotation_prometheus_io_probe], action: keep, regex: true}
  - {source_labels: [__address__], target_label: __param_target}
  - {target_label: __address__, replacement: blackbox}
  - {source_labels: [__param_target], target_label: instance}
  - {action: labelmap, regex: __meta_kubernetes_${role}_label_(.+)}
  - {source_labels: [__meta_kubernetes_namespace], target_label: namespace}
`;

const jobs = (...parts: readonly string[]) => `scrape_configs:\n${parts.join('')}`;
const indented = (text: string, spaces: number) => text.replace(/^(?=.)/gm, ' '.repeat(spaces));
const base64 = (text: string) => Buffer.from(text).toString('base64');

const SELF = "- {job_name: prometheus, static_configs: [{targets: ['localhost:9090']}]}\n";

const SELECTED = `- job_name: cart
  kubernetes_sd_configs: [{role: endpoints, namespaces: {names: [shop]}}]
  relabel_configs:
  - {source_labels: [__meta_kubernetes_service_label_app], regex: cart, action: keep}
  - {source_labels: [__meta_kubernetes_endpoint_port_name], regex: metrics, action: keep}
`;

const SELECTED_PODS = `- job_name: cart-pods
  metrics_path: /m
  scrape_interval: 15s
  sample_limit: 1000
  kubernetes_sd_configs: [{role: pod, namespaces: {names: [shop]}}]
  relabel_configs:
  - {source_labels: [__meta_kubernetes_pod_label_app], regex: (cart|other), action: keep}
  - {source_labels: [__meta_kubernetes_pod_container_port_name], regex: metrics, action: keep}
  - {source_labels: [__meta_kubernetes_namespace], target_label: namespace}
  - {source_labels: [__meta_kubernetes_pod_name], target_label: pod}
  metric_relabel_configs: [{source_labels: [__name__], regex: go_.*, action: drop}]
`;

const S = 'ScrapeConfig' as const;
const A = 'AdditionalScrapeConfigs' as const;

/** One configuration each. */
export const PUBLIC_SHAPES: readonly ShapeCase[] = [
  { it: 'the example of Prometheus for Kubernetes', text: jobs(API_SERVERS(CURRENT_LOGIN), NODES(CURRENT_LOGIN), NODES_BY_PROXY(CURRENT_LOGIN), ANNOTATED('service', 'kubernetes-service-endpoints'), PROBED('service'), PROBED('ingress'), ANNOTATED('pod', 'kubernetes-pods')), becomes: [A, A, A, S, S, S, S], targets: 7 },
  { it: 'the example with older logins', text: jobs(API_SERVERS(IN_CLUSTER), NODES(IN_CLUSTER)), becomes: [A, A], targets: 1 },
  { it: 'cAdvisor on its own path', text: jobs(`- job_name: cadvisor\n  metrics_path: /metrics/cadvisor\n  ${CURRENT_LOGIN}\n  kubernetes_sd_configs: [{role: node}]\n  relabel_configs: [{action: labelmap, regex: __meta_kubernetes_node_label_(.+)}]\n`), becomes: [A], targets: 1 },
  { it: 'values of the community chart: serverFiles', text: `serverFiles:\n  prometheus.yml:\n    rule_files: [/etc/config/rules]\n    scrape_configs:\n${indented(`${SELF}${NODES(IN_CLUSTER)}${ANNOTATED('service', 'kubernetes-service-endpoints', 'honor_labels: true')}`, 4)}`, becomes: [S, A, S], targets: 3 },
  { it: 'values of the community chart: extraScrapeConfigs', text: `server: {replicas: 1}\nextraScrapeConfigs: |\n${indented(`${SELF}${ANNOTATED('pod', 'kubernetes-pods-slow', 'scrape_interval: 5m\n  scrape_timeout: 30s')}`, 2)}`, becomes: [S, S], targets: 2 },
  { it: 'values of the community chart: scrapeConfigs as a map', text: 'scrapeConfigs:\n  prometheus:\n    enabled: true\n    static_configs: [{targets: [\'localhost:9090\']}]\n  off: {enabled: false, static_configs: [{targets: [x:1]}]}\n  pushgateway:\n    job_name: prometheus-pushgateway\n    honor_labels: true\n    kubernetes_sd_configs: [{role: service}]\n    relabel_configs: [{source_labels: [__meta_kubernetes_service_annotation_prometheus_io_probe], action: keep, regex: pushgateway}]\n', becomes: [S, S], targets: 1 },
  { it: 'values of the community chart: scrapeConfigs as a list', text: `scrapeConfigs:\n${indented(SELF, 2)}`, becomes: [S], targets: 1 },
  { it: 'values of a chart that has the chart as its dependency', text: `monitoring:\n  prometheus:\n    extraScrapeConfigs: |\n${indented(SELF, 6)}`, becomes: [S], targets: 1 },
  { it: 'values of kube-prometheus-stack', text: 'prometheus:\n  prometheusSpec:\n    additionalScrapeConfigs:\n    - job_name: kube-etcd\n      kubernetes_sd_configs: [{role: node}]\n      scheme: https\n      tls_config: {ca_file: /etc/prometheus/secrets/etcd-client-cert/etcd-ca, cert_file: /etc/prometheus/secrets/etcd-client-cert/etcd-client, key_file: /etc/prometheus/secrets/etcd-client-cert/etcd-client-key}\n      relabel_configs:\n      - {action: labelmap, regex: __meta_kubernetes_node_label_(.+)}\n      - source_labels: [__address__]\n        action: replace\n        target_label: __address__\n        regex: \'([^:;]+):(\\d+)\'\n        replacement: $1:2379\n      - {source_labels: [__meta_kubernetes_node_name], action: keep, regex: \'.*mst.*\'}\n      - {source_labels: [__meta_kubernetes_node_name], action: replace, target_label: node, regex: \'(.*)\', replacement: \'$1\'}\n      metric_relabel_configs: [{regex: (kubernetes_io_hostname|failure_domain), action: labeldrop}]\n', becomes: [S], targets: 0 },
  { it: 'values of kube-prometheus-stack with a text', text: `prometheus:\n  prometheusSpec:\n    additionalScrapeConfigs: |\n${indented(SELF, 6)}`, becomes: [S], targets: 1 },
  { it: 'additional jobs of kube-prometheus in a Secret', text: `apiVersion: v1\nkind: Secret\nmetadata: {name: additional-scrape-configs, namespace: monitoring}\ndata:\n  prometheus-additional.yaml: ${base64(`${SELF}${SELECTED}`)}\n`, becomes: [S, 'ServiceMonitor'], targets: 2 },
  { it: 'the same as text', text: `apiVersion: v1\nkind: Secret\nmetadata: {name: additional-scrape-configs}\nstringData:\n  prometheus-additional.yaml: |\n${indented(SELF, 4)}`, becomes: [S], targets: 1 },
  { it: 'a list of additional jobs', text: `${SELF}${SELECTED_PODS}`, becomes: [S, 'PodMonitor'], targets: 2 },
  { it: 'a ConfigMap with rules beside', text: `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: prometheus-config}\ndata:\n  rules.yml: |\n    groups: []\n  prometheus.yml: |\n    global: {scrape_interval: 5s, evaluation_interval: 5s}\n    alerting: {alertmanagers: [{static_configs: [{targets: ['alertmanager:9093']}]}]}\n    rule_files: [/etc/prometheus/rules.yml]\n    scrape_configs:\n${indented(`${ANNOTATED('pod', 'kubernetes-pods')}${API_SERVERS(IN_CLUSTER)}`, 4)}`, becomes: [S, A], targets: 1 },
  { it: 'a federation of OpenShift', text: jobs(`- job_name: federate\n  honor_labels: true\n  honor_timestamps: false\n  metrics_path: /federate\n  scheme: https\n  params: {'match[]': ['{__name__=~"cluster:.*"}', up]}\n  bearer_token_file: ${SERVICE_ACCOUNT}/token\n  tls_config: {ca_file: ${SERVICE_ACCOUNT}/service-ca.crt, server_name: prometheus-k8s.openshift-monitoring.svc}\n  static_configs: [{targets: ['prometheus-k8s.openshift-monitoring.svc:9091']}]\n`), becomes: [A], targets: 1 },
  { it: 'an additional job of OpenShift with a mounted CA', text: jobs('- job_name: etcd\n  scheme: https\n  kubernetes_sd_configs: [{role: endpoints, namespaces: {names: [openshift-etcd]}}]\n  tls_config: {ca_file: /etc/prometheus/configmaps/etcd-ca/ca-bundle.crt, cert_file: /etc/prometheus/secrets/etcd-client/tls.crt, key_file: /etc/prometheus/secrets/etcd-client/tls.key}\n  relabel_configs: [{source_labels: [__meta_kubernetes_service_name, __meta_kubernetes_endpoint_port_name], action: keep, regex: etcd;etcd-metrics}]\n'), becomes: [S], targets: 0 },
  { it: "the jobs of Istio's add-on", text: jobs('- job_name: istiod\n  kubernetes_sd_configs: [{role: endpoints, namespaces: {names: [istio-system]}}]\n  relabel_configs:\n  - {source_labels: [__meta_kubernetes_service_name, __meta_kubernetes_endpoint_port_name], action: keep, regex: istiod;http-monitoring}\n- job_name: envoy-stats\n  metrics_path: /stats/prometheus\n  kubernetes_sd_configs: [{role: pod}]\n  relabel_configs:\n  - {source_labels: [__meta_kubernetes_pod_container_port_name], action: keep, regex: \'.*-envoy-prom\'}\n  - source_labels: [__address__, __meta_kubernetes_pod_annotation_prometheus_io_port]\n    action: replace\n    regex: ([^:]+)(?::\\d+)?;(\\d+)\n    replacement: $1:15090\n    target_label: __address__\n  - {action: labeldrop, regex: \'__meta_kubernetes_pod_label_(.+)\'}\n  - {source_labels: [__meta_kubernetes_namespace], action: replace, target_label: namespace}\n  - {source_labels: [__meta_kubernetes_pod_name], action: replace, target_label: pod_name}\n'), becomes: [S, S], targets: 0 },
  { it: 'the mesh of Istio over TLS', text: jobs('- job_name: kubernetes-pods-istio-secure\n  scheme: https\n  tls_config: {ca_file: /etc/istio-certs/root-cert.pem, cert_file: /etc/istio-certs/cert-chain.pem, key_file: /etc/istio-certs/key.pem, insecure_skip_verify: true}\n  kubernetes_sd_configs: [{role: pod}]\n  relabel_configs:\n  - {source_labels: [__meta_kubernetes_pod_annotation_prometheus_io_scrape], action: keep, regex: true}\n  - {source_labels: [__meta_kubernetes_pod_annotation_sidecar_istio_io_status], action: keep, regex: (.+)}\n'), becomes: [S], targets: 0 },
  { it: 'services with labels and a port', text: jobs(SELECTED), becomes: ['ServiceMonitor'], targets: 1 },
  { it: 'pods with labels and a port', text: jobs(SELECTED_PODS), becomes: ['PodMonitor'], targets: 1 },
  { it: 'endpoint slices with labels and a port', text: jobs(SELECTED.replace('role: endpoints', 'role: endpointslice').replace('kubernetes_endpoint_', 'kubernetes_endpointslice_')), becomes: ['ServiceMonitor'], targets: 1 },
  { it: 'services over TLS with the token of the service account', text: jobs(`${SELECTED}  ${CURRENT_LOGIN}\n`), becomes: ['ServiceMonitor'], targets: 1 },
  { it: 'services without a port', text: jobs(SELECTED.replace(/ {2}- \{source_labels: \[__meta_kubernetes_endpoint_port_name\].*\n/, '')), becomes: [S], targets: 2 },
  { it: 'services by a pattern', text: jobs(SELECTED.replace('regex: cart', 'regex: ca.*')), becomes: [S], targets: 1 },
  { it: 'services whose labels are copied', text: jobs(`${SELECTED}  - {action: labelmap, regex: __meta_kubernetes_service_label_(.+)}\n  - {source_labels: [__meta_kubernetes_service_name], target_label: job}\n`), becomes: ['ServiceMonitor'], targets: 1 },
  { it: 'services whose labels are copied before the namespace is', text: jobs(`${SELECTED}  - {action: labelmap, regex: __meta_kubernetes_service_label_(.+)}\n  - {source_labels: [__meta_kubernetes_namespace], target_label: namespace}\n`), becomes: ['ServiceMonitor'], targets: 1 },
  { it: 'services whose namespace is a fixed text', text: jobs(`${SELECTED}  - {target_label: namespace, replacement: all}\n  - {target_label: endpoint, replacement: m}\n`), becomes: ['ServiceMonitor'], targets: 1 },
  { it: 'pods that have ended are left out', text: jobs(`${SELECTED_PODS.replace('relabel_configs:\n', 'relabel_configs:\n  - {source_labels: [__meta_kubernetes_pod_phase], regex: (Failed|Succeeded), action: drop}\n')}`), becomes: ['PodMonitor'], targets: 1 },
  { it: 'kube-state-metrics and node-exporter by their Services', text: jobs('- job_name: kube-state-metrics\n  static_configs: [{targets: [\'kube-state-metrics.kube-system.svc.cluster.local:8080\']}]\n- job_name: node-exporter\n  kubernetes_sd_configs: [{role: endpoints}]\n  relabel_configs: [{source_labels: [__meta_kubernetes_endpoints_name], regex: node-exporter, action: keep}]\n'), becomes: [S, S], targets: 1 },
];

/** A cluster in which they have targets. */
export const WORLD = `
apiVersion: v1
kind: Service
metadata:
  name: cart
  namespace: shop
  labels: {app: cart}
  annotations: {prometheus.io/scrape: 'true', prometheus.io/port: '8080', prometheus.io/probe: 'true'}
spec:
  selector: {app: cart}
  ports: [{name: metrics, port: 8080}, {name: http, port: 80}]
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: cart, namespace: shop}
spec:
  selector: {matchLabels: {app: cart}}
  template:
    metadata:
      labels: {app: cart}
      annotations: {prometheus.io/scrape: 'true', prometheus.io/port: '8080'}
    spec:
      containers: [{name: cart, image: cart, ports: [{name: metrics, containerPort: 8080}, {name: http, containerPort: 80}]}]
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: cart, namespace: shop, annotations: {prometheus.io/probe: 'true'}}
spec:
  rules: [{host: shop.example.com, http: {paths: [{path: /cart, pathType: Prefix, backend: {service: {name: cart, port: {number: 80}}}}]}}]
---
apiVersion: v1
kind: Node
metadata: {name: node-1, labels: {kubernetes.io/hostname: node-1}}
status: {addresses: [{type: InternalIP, address: 10.0.0.1}], daemonEndpoints: {kubeletEndpoint: {Port: 10250}}}
---
apiVersion: v1
kind: Namespace
metadata: {name: shop}
`;
