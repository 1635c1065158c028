/** The fields that Prometheus knows. It refuses the whole configuration for any other field. */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

const LIMITS = 'body_size_limit sample_limit target_limit label_limit label_name_length_limit label_value_length_limit keep_dropped_targets';
const SAMPLES = `scrape_interval scrape_timeout scrape_protocols scrape_failure_log_file scrape_native_histograms always_scrape_classic_histograms
  convert_classic_histograms_to_nhcb metric_name_validation_scheme metric_name_escaping_scheme extra_scrape_metrics`;
const CLIENT = `basic_auth authorization oauth2 bearer_token bearer_token_file tls_config follow_redirects enable_http2 http_headers proxy_url no_proxy
  proxy_from_environment proxy_connect_header`;

/** Top-level sections. */
export const SECTIONS = words('global runtime alerting rule_files scrape_config_files scrape_configs storage tracing remote_write remote_read otlp');

/** Fields of `global`. */
export const GLOBAL_FIELDS = words(`${SAMPLES} ${LIMITS} evaluation_interval rule_query_offset query_log_file external_labels`);

/** Fields of a job without its discoveries; `scrape_classic_histograms` is a field of Prometheus 2. */
export const JOB_FIELDS = words(`${SAMPLES} ${LIMITS} ${CLIENT} job_name honor_labels honor_timestamps track_timestamps_staleness params
  fallback_scrape_protocol metrics_path scheme enable_compression native_histogram_bucket_limit native_histogram_min_bucket_factor relabel_configs
  metric_relabel_configs scrape_classic_histograms`);

/** Fields of an entry of `static_configs`. */
export const STATIC_FIELDS = words('targets labels');

/** Fields of an entry of `kubernetes_sd_configs`. */
export const KUBERNETES_FIELDS = words(`${CLIENT} api_server role kubeconfig_file namespaces selectors attach_metadata`);

/** Discoveries of Prometheus 3.14, without `_sd_configs`. */
export const DISCOVERIES = words(`aws azure consul digitalocean dns docker dockerswarm ec2 ecs elasticache eureka file gce hetzner http ionos kubernetes
  kuma lightsail linode marathon msk nerve nomad oci openstack outscale ovhcloud puppetdb rds scaleway serverset stackit triton uyuni vultr`);
