/** A `prometheus.yml` with the jobs that the community chart has, in words of our own. */

export const COMMUNITY_CHART = `
global:
  scrape_interval: 1m
  scrape_timeout: 10s
  evaluation_interval: 1m
scrape_configs:
  - job_name: prometheus
    static_configs:
      - targets: ["localhost:9090"]
  - job_name: service-endpoints
    honor_labels: true
    kubernetes_sd_configs: &slices
      - role: endpointslice
    relabel_configs:
      - {action: keep, source_labels: [__meta_kubernetes_service_annotation_prometheus_io_scrape], regex: true}
      - {action: drop, source_labels: [__meta_kubernetes_service_annotation_prometheus_io_scrape_slow], regex: true}
      - &scheme {action: replace, source_labels: [__meta_kubernetes_service_annotation_prometheus_io_scheme], target_label: __scheme__, regex: "(https?)"}
      - &path {action: replace, source_labels: [__meta_kubernetes_service_annotation_prometheus_io_path], target_label: __metrics_path__, regex: "(.+)"}
      - &port
        action: replace
        source_labels: [__address__, __meta_kubernetes_service_annotation_prometheus_io_port]
        target_label: __address__
        regex: "(.+?)(?::\\\\d+)?;(\\\\d+)"
        replacement: $1:$2
      - &params {action: labelmap, regex: __meta_kubernetes_service_annotation_prometheus_io_param_(.+), replacement: __param_$1}
      - &labels {action: labelmap, regex: __meta_kubernetes_service_label_(.+)}
      - &namespace {action: replace, source_labels: [__meta_kubernetes_namespace], target_label: namespace}
      - &service {action: replace, source_labels: [__meta_kubernetes_service_name], target_label: service}
      - &node {action: replace, source_labels: [__meta_kubernetes_pod_node_name], target_label: node}
  - job_name: service-endpoints-slow
    honor_labels: true
    scrape_interval: 5m
    scrape_timeout: 30s
    kubernetes_sd_configs: *slices
    relabel_configs:
      - {action: keep, source_labels: [__meta_kubernetes_service_annotation_prometheus_io_scrape_slow], regex: true}
      - *scheme
      - *path
      - *port
      - *params
      - *labels
      - *namespace
      - *service
      - *node
  - job_name: pushgateway
    honor_labels: true
    kubernetes_sd_configs:
      - role: service
    relabel_configs:
      - {action: keep, source_labels: [__meta_kubernetes_service_annotation_prometheus_io_probe], regex: pushgateway}
  - job_name: services
    honor_labels: true
    metrics_path: /probe
    params:
      module: [http_2xx]
    kubernetes_sd_configs:
      - role: service
    relabel_configs:
      - {action: keep, source_labels: [__meta_kubernetes_service_annotation_prometheus_io_probe], regex: true}
      - {source_labels: [__address__], target_label: __param_target}
      - {target_label: __address__, replacement: blackbox}
      - {source_labels: [__param_target], target_label: instance}
      - *labels
      - *namespace
      - *service
  - job_name: pods
    honor_labels: true
    kubernetes_sd_configs:
      - role: pod
    relabel_configs:
      - {action: keep, source_labels: [__meta_kubernetes_pod_annotation_prometheus_io_scrape], regex: true}
      - {action: drop, source_labels: [__meta_kubernetes_pod_annotation_prometheus_io_scrape_slow], regex: true}
      - {action: replace, source_labels: [__meta_kubernetes_pod_annotation_prometheus_io_scheme], target_label: __scheme__, regex: "(https?)"}
      - {action: replace, source_labels: [__meta_kubernetes_pod_annotation_prometheus_io_path], target_label: __metrics_path__, regex: "(.+)"}
      - action: replace
        source_labels: [__meta_kubernetes_pod_annotation_prometheus_io_port, __meta_kubernetes_pod_ip]
        regex: "(\\\\d+);(([A-Fa-f0-9]{1,4}::?){1,7}[A-Fa-f0-9]{1,4})"
        replacement: "[$2]:$1"
        target_label: __address__
      - action: replace
        source_labels: [__meta_kubernetes_pod_annotation_prometheus_io_port, __meta_kubernetes_pod_ip]
        regex: "(\\\\d+);((([0-9]+?)(\\\\.|$)){4})"
        replacement: "$2:$1"
        target_label: __address__
      - {action: labelmap, regex: __meta_kubernetes_pod_annotation_prometheus_io_param_(.+), replacement: __param_$1}
      - {action: labelmap, regex: __meta_kubernetes_pod_label_(.+)}
      - *namespace
      - {action: replace, source_labels: [__meta_kubernetes_pod_name], target_label: pod}
      - {action: drop, source_labels: [__meta_kubernetes_pod_phase], regex: Pending|Succeeded|Failed|Completed}
      - *node
`;
