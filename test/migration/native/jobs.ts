/** Scrape jobs of many shapes, with what each becomes. */

/** One configuration. */
export interface MigrationCase {
  readonly it: string;
  /** The text of the input. */
  readonly text: string;
  /** What each job becomes. */
  readonly becomes: readonly ('ScrapeConfig' | 'ServiceMonitor' | 'PodMonitor' | 'AdditionalScrapeConfigs' | 'none')[];
  /** Fields that are not as before. @default - none */
  readonly differs?: readonly string[];
  /** Texts that must not be in any output. */
  readonly secrets?: readonly string[];
}

const jobs = (text: string) => `scrape_configs:\n${text}`;
const job = (fields: string, targets = "static_configs: [{targets: ['host:9100']}]") => jobs(`- job_name: app\n  ${targets}\n  ${fields.replace(/\n/g, '\n  ')}\n`);

/** One field or discovery at a time. */
export const FIELD_CASES: readonly MigrationCase[] = [
  { it: 'static targets', text: job(''), becomes: ['ScrapeConfig'] },
  { it: 'several static groups', text: job('', "static_configs: [{targets: [a:1, b:1], labels: {dc: east}}, {targets: [c:1], labels: {dc: '1', x: y}}]"), becomes: ['ScrapeConfig'] },
  { it: 'a target that is listed twice', text: job('', 'static_configs: [{targets: [a:1, a:1]}]'), becomes: ['ScrapeConfig'] },
  { it: 'a group without targets', text: job('', 'static_configs: [{targets: []}, {targets: [a:1]}]'), becomes: ['ScrapeConfig'] },
  { it: 'a job without targets', text: jobs('- job_name: empty\n'), becomes: ['none'] },
  { it: 'a static label "job"', text: job('', 'static_configs: [{targets: [a:1], labels: {job: other}}, {targets: [b:1]}]'), becomes: ['ScrapeConfig'] },
  { it: 'times', text: job('scrape_interval: 1m30s\nscrape_timeout: 1500ms'), becomes: ['ScrapeConfig'] },
  { it: 'a long interval', text: job('scrape_interval: 1d'), becomes: ['ScrapeConfig'] },
  { it: 'path, scheme and parameters', text: job("metrics_path: /m\nscheme: https\nparams: {module: [a, b], 'match[]': ['{job=\"x\"}'], none: []}"), becomes: ['ScrapeConfig'] },
  { it: 'honor settings', text: job('honor_labels: true\nhonor_timestamps: false\ntrack_timestamps_staleness: true'), becomes: ['ScrapeConfig'] },
  { it: 'limits', text: job('sample_limit: 10000\ntarget_limit: 5\nlabel_limit: 30\nlabel_name_length_limit: 200\nlabel_value_length_limit: 0\nkeep_dropped_targets: 3\nbody_size_limit: 10MB'), becomes: ['ScrapeConfig'] },
  { it: 'protocols', text: job('scrape_protocols: [PrometheusText1.0.0, OpenMetricsText1.0.0]\nfallback_scrape_protocol: PrometheusText0.0.4'), becomes: ['ScrapeConfig'] },
  { it: 'classic histograms, as Prometheus 2 calls them', text: job('scrape_classic_histograms: true'), becomes: ['ScrapeConfig'] },
  { it: 'histograms', text: job('scrape_native_histograms: true\nalways_scrape_classic_histograms: true\nconvert_classic_histograms_to_nhcb: true\nnative_histogram_bucket_limit: 100\nnative_histogram_min_bucket_factor: 1.1'), becomes: ['ScrapeConfig'] },
  { it: 'names', text: job('metric_name_validation_scheme: legacy\nmetric_name_escaping_scheme: underscores\nenable_compression: false'), becomes: ['ScrapeConfig'] },
  { it: 'redirects that are not followed', text: job('follow_redirects: false'), becomes: ['AdditionalScrapeConfigs'] },
  { it: 'redirects that are followed', text: job('follow_redirects: true\nenable_http2: false'), becomes: ['AdditionalScrapeConfigs'] },
  { it: 'a log file', text: job('scrape_failure_log_file: /prometheus/failures.log'), becomes: ['AdditionalScrapeConfigs'] },
  { it: 'extra metrics', text: job('extra_scrape_metrics: true'), becomes: ['AdditionalScrapeConfigs'] },
  { it: 'basic authentication', text: job('basic_auth: {username: admin-user, password: hunter2hunter2}'), becomes: ['ScrapeConfig'], secrets: ['hunter2hunter2', 'admin-user'] },
  { it: 'basic authentication by file', text: job('basic_auth: {username: admin-user, password_file: /etc/prometheus/password.txt}'), becomes: ['ScrapeConfig'], secrets: ['admin-user'] },
  { it: 'basic authentication by a mounted Secret', text: job('basic_auth: {username_file: /etc/prometheus/secrets/login/user, password_file: /etc/prometheus/secrets/login/pass}'), becomes: ['ScrapeConfig'] },
  { it: 'a bearer token', text: job('bearer_token: eyJhbGciOi.secret'), becomes: ['ScrapeConfig'], secrets: ['eyJhbGciOi'] },
  { it: 'a bearer token by file', text: job('bearer_token_file: /etc/token'), becomes: ['ScrapeConfig'] },
  { it: 'the token of the service account', text: job('bearer_token_file: /var/run/secrets/kubernetes.io/serviceaccount/token'), becomes: ['AdditionalScrapeConfigs'] },
  { it: 'an authorization of another type', text: job('authorization: {type: Token, credentials: abcdef123456}'), becomes: ['ScrapeConfig'], secrets: ['abcdef123456'] },
  { it: 'an authorization by file', text: job('authorization: {credentials_file: /run/secrets/kubernetes.io/serviceaccount/token}'), becomes: ['AdditionalScrapeConfigs'] },
  { it: 'OAuth 2.0', text: job('oauth2: {client_id: the-client-id, client_secret: the-client-secret, token_url: https://issuer/token, scopes: [a, b], endpoint_params: {audience: x}, tls_config: {insecure_skip_verify: true}}'), becomes: ['ScrapeConfig'], secrets: ['the-client-id', 'the-client-secret'] },
  { it: 'OAuth 2.0 with a secret parameter', text: job('oauth2: {client_id: a, client_secret: b, token_url: https://issuer/token, endpoint_params: {audience: x, api-key: endpoint-secret, client_assertion: endpoint-secret}}'), becomes: ['ScrapeConfig'], secrets: ['endpoint-secret'] },
  { it: 'OAuth 2.0 by file', text: job('oauth2: {client_id: the-client-id, client_secret_file: /etc/oauth/secret, token_url: https://issuer/token}'), becomes: ['ScrapeConfig'], secrets: ['the-client-id'] },
  { it: 'TLS by files', text: job('scheme: https\ntls_config: {ca_file: /etc/prometheus/certs/ca.pem, cert_file: /etc/prometheus/certs/c.pem, key_file: /etc/prometheus/certs/k.pem, server_name: x, min_version: TLS12, max_version: TLS13}'), becomes: ['ScrapeConfig'] },
  { it: 'TLS by mounted objects', text: job('scheme: https\ntls_config: {ca_file: /etc/prometheus/configmaps/ca/ca.crt, cert_file: /etc/prometheus/secrets/tls/tls.crt, key_file: /etc/prometheus/secrets/tls/tls.key}'), becomes: ['ScrapeConfig'] },
  { it: 'TLS by a file of the image', text: job('scheme: https\ntls_config: {ca_file: /etc/ssl/certs/ca-certificates.crt}'), becomes: ['AdditionalScrapeConfigs'] },
  { it: 'TLS in place', text: job('scheme: https\ntls_config: {ca: |-\n    -----BEGIN CERTIFICATE-----\n    MIIsecret\n    -----END CERTIFICATE-----\n  }').replace(/tls_config: [^]*$/, 'tls_config:\n    ca: inline-certificate-text\n'), becomes: ['ScrapeConfig'], secrets: ['inline-certificate-text'] },
  { it: 'TLS that is not verified', text: job('scheme: https\ntls_config: {insecure_skip_verify: true}'), becomes: ['ScrapeConfig'] },
  { it: 'a proxy', text: job('proxy_url: http://proxy:3128\nno_proxy: localhost,10.0.0.0/8\nproxy_connect_header: {Proxy-Authorization: [Basic-secret-value]}'), becomes: ['ScrapeConfig'], secrets: ['Basic-secret-value'] },
  { it: 'a proxy with a login', text: job('proxy_url: http://joe:pr0xypass@proxy:3128'), becomes: ['ScrapeConfig'], differs: ['proxy_url'], secrets: ['pr0xypass', 'joe'] },
  { it: 'a proxy of the environment', text: job('proxy_from_environment: true'), becomes: ['ScrapeConfig'] },
  { it: 'headers', text: job('http_headers: {X-Team: {values: [a]}, X-Api-Key: {values: [header-secret-value]}, X-File: {files: [/etc/prometheus/secrets/h/x]}, X-Own: {secrets: [other-secret-value]}}'), becomes: ['AdditionalScrapeConfigs'], secrets: ['header-secret-value', 'other-secret-value'] },
  { it: 'a token among the parameters', text: job('params: {token: [param-secret-value], format: [prometheus]}'), becomes: ['ScrapeConfig'], secrets: ['param-secret-value'] },
  {
    it: 'rules of every action',
    text: job(`relabel_configs:
- {source_labels: [a, b], separator: '-', regex: '(.+)-(.*)', target_label: c, replacement: '$1\${2}'}
- {source_labels: [a], regex: '(.+)', target_label: d}
- {source_labels: [a], target_label: e}
- {target_label: f, replacement: fixed}
- {target_label: g, replacement: ''}
- {source_labels: [__address__], modulus: 4, target_label: __tmp_h, action: hashmod}
- {source_labels: [a], regex: x|y, action: keep}
- {source_labels: [a], regex: '', action: drop}
- {regex: 'tmp_(.+)', action: labelmap}
- {regex: 'tmp_(.+)', replacement: 'x_$1', action: labelmap}
- {regex: tmp.*, action: labeldrop}
- {regex: '__.*|job|instance|c|d', action: labelkeep}
- {source_labels: [a], target_label: a, action: lowercase}
- {source_labels: [a], target_label: a, action: uppercase}
- {source_labels: [a], target_label: b, action: keepequal}
- {source_labels: [a], target_label: c, action: DropEqual}
- {source_labels: [port], regex: 8080, action: keep}
metric_relabel_configs:
- {source_labels: [__name__], regex: go_.*, action: drop}
- {source_labels: [__name__, le], regex: 'x;0.5', action: keep}`),
    becomes: ['ScrapeConfig'],
  },
  { it: 'a rule that writes a secret parameter', text: job('relabel_configs: [{target_label: __param_token, replacement: rule-secret-value}]'), becomes: ['ScrapeConfig'], secrets: ['rule-secret-value'] },
  { it: 'probes through an exporter', text: job("metrics_path: /probe\nparams: {module: [http_2xx]}\nrelabel_configs:\n- {source_labels: [__address__], target_label: __param_target}\n- {source_labels: [__param_target], target_label: instance}\n- {target_label: __address__, replacement: 'blackbox:9115'}", "static_configs: [{targets: ['https://example.com/', 'http://example.org']}]"), becomes: ['ScrapeConfig'] },
  { it: 'files', text: job('', 'file_sd_configs: [{files: [/etc/targets/*.yml], refresh_interval: 5m}]'), becomes: ['ScrapeConfig'] },
  { it: 'targets of an HTTP endpoint', text: job('', "http_sd_configs: [{url: 'http://joe:sd-password@sd:8080/targets', refresh_interval: 30s}]"), becomes: ['ScrapeConfig'], secrets: ['sd-password', 'joe'] },
  { it: 'targets of an HTTP endpoint with a token', text: job('', "http_sd_configs: [{url: 'http://sd:8080/targets?token=url-secret-value&team=x'}]"), becomes: ['ScrapeConfig'], secrets: ['url-secret-value'] },
  { it: 'Consul', text: job('', 'consul_sd_configs: [{server: consul:8500, token: consul-secret, services: [a, b], tags: [t], datacenter: dc1, scheme: https, allow_stale: true, refresh_interval: 30s}]'), becomes: ['ScrapeConfig'], secrets: ['consul-secret'] },
  { it: 'Consul with a login', text: job('', 'consul_sd_configs: [{server: consul:8500, username: consul-user, password: consul-password}]'), becomes: ['ScrapeConfig'], secrets: ['consul-user', 'consul-password'] },
  { it: 'Consul and Nomad on the same host', text: jobs('- {job_name: c, consul_sd_configs: [{services: [a]}]}\n- {job_name: n, nomad_sd_configs: [{}]}\n'), becomes: ['ScrapeConfig', 'ScrapeConfig'] },
  { it: 'fields that are empty', text: job("basic_auth: {password_ref: ''}\nnative_histogram_min_bucket_factor: 0\nproxy_url: ''"), becomes: ['ScrapeConfig'] },
  { it: 'a password that a secret manager keeps', text: job('basic_auth: {username: joe-user, password_ref: vault}'), becomes: ['ScrapeConfig'], differs: ['basic_auth.password_ref'], secrets: ['joe-user'] },
  { it: 'EC2', text: job('', 'ec2_sd_configs: [{region: eu-central-1, access_key: AKIASECRETKEY, secret_key: ec2-secret-key, port: 9100, filters: [{name: tag:x, values: [a]}]}]'), becomes: ['ScrapeConfig'], secrets: ['AKIASECRETKEY', 'ec2-secret-key'] },
  { it: 'EC2 with half a key pair', text: job('', 'ec2_sd_configs: [{region: eu-central-1, access_key: AKIASECRETKEY}]'), becomes: ['ScrapeConfig'], differs: ['ec2_sd_configs[0].access_key'], secrets: ['AKIASECRETKEY'] },
  { it: 'MSK with half a key pair', text: job('', 'msk_sd_configs: [{region: eu-central-1, secret_key: msk-secret-key}]'), becomes: ['AdditionalScrapeConfigs'], differs: ['msk_sd_configs[0].secret_key'], secrets: ['msk-secret-key'] },
  { it: 'EC2 with a profile', text: job('', 'ec2_sd_configs: [{region: eu-central-1, profile: prod}]'), becomes: ['AdditionalScrapeConfigs'] },
  { it: 'Azure', text: job('', 'azure_sd_configs: [{subscription_id: 11111111-2222-3333-4444-555555555555, tenant_id: t, client_id: c, client_secret: azure-secret, authentication_method: OAuth}]'), becomes: ['ScrapeConfig'], secrets: ['azure-secret'] },
  { it: 'Google', text: job('', "gce_sd_configs: [{project: p, zone: europe-west1-b, port: 80, filter: '(name = x)'}]"), becomes: ['ScrapeConfig'] },
  { it: 'DNS', text: job('', 'dns_sd_configs: [{names: [_m._tcp.example.com]}, {names: [host.example.com], type: A, port: 9100}]'), becomes: ['ScrapeConfig'] },
  { it: 'OpenStack', text: job('', 'openstack_sd_configs: [{role: instance, region: r, identity_endpoint: http://os:5000/v3, username: u, password: os-password, domain_name: d, project_name: p, availability: internal}]'), becomes: ['ScrapeConfig'], secrets: ['os-password'] },
  { it: 'Docker', text: job('', "docker_sd_configs: [{host: 'unix:///var/run/docker.sock', filters: [{name: label, values: [x]}]}]"), becomes: ['ScrapeConfig'] },
  { it: 'Eureka, Nomad, Hetzner and others', text: jobs(['eureka_sd_configs: [{server: http://eureka:8761/eureka}]', 'nomad_sd_configs: [{server: http://nomad:4646}]', 'hetzner_sd_configs: [{role: hcloud, authorization: {credentials: hetzner-secret}}]', 'digitalocean_sd_configs: [{authorization: {credentials: do-secret}}]', 'linode_sd_configs: [{authorization: {credentials: linode-secret}}]', "kuma_sd_configs: [{server: 'http://kuma:5676'}]", 'scaleway_sd_configs: [{project_id: 11111111-2222-3333-4444-555555555555, role: instance, access_key: SCWXXXXXXXXXXXXXXXXX, secret_key: 11111111-2222-3333-4444-555555555556}]', 'puppetdb_sd_configs: [{url: https://puppet/, query: x}]'].map((sd, i) => `- {job_name: j${i}, ${sd}}\n`).join('')), becomes: Array.from({ length: 8 }, () => 'ScrapeConfig' as const), secrets: ['hetzner-secret', 'do-secret', 'linode-secret', '555555555556'] },
  { it: 'discoveries that the CRD does not have', text: jobs('- {job_name: m, marathon_sd_configs: [{servers: [http://m:8080], auth_token: marathon-secret}]}\n- {job_name: t, triton_sd_configs: [{account: a, dns_suffix: d, endpoint: e}]}\n- {job_name: v, vultr_sd_configs: [{authorization: {credentials: vultr-secret}}]}\n'), becomes: ['AdditionalScrapeConfigs', 'AdditionalScrapeConfigs', 'AdditionalScrapeConfigs'], secrets: ['marathon-secret', 'vultr-secret'] },
  { it: 'Kubernetes with every field', text: job('', 'kubernetes_sd_configs: [{role: pod, namespaces: {own_namespace: true, names: [a]}, selectors: [{role: pod, label: app=x, field: metadata.name=y}], attach_metadata: {node: true}}]'), becomes: ['ScrapeConfig'] },
  { it: 'Kubernetes of another cluster', text: job('', 'kubernetes_sd_configs: [{role: node, api_server: https://10.0.0.1:6443, bearer_token: k8s-secret, tls_config: {insecure_skip_verify: true}}]'), becomes: ['ScrapeConfig'], secrets: ['k8s-secret'] },
  { it: 'Kubernetes with more metadata', text: job('', 'kubernetes_sd_configs: [{role: pod, attach_metadata: {node: true, namespace: true}}]'), becomes: ['AdditionalScrapeConfigs'] },
  { it: 'two jobs whose names are alike', text: jobs("- {job_name: 'a b', static_configs: [{targets: [x:1]}]}\n- {job_name: a_b, static_configs: [{targets: [y:1]}]}\n- {job_name: '日本', static_configs: [{targets: [z:1]}]}\n- {job_name: 'a$1', static_configs: [{targets: [w:1]}]}\n"), becomes: ['ScrapeConfig', 'ScrapeConfig', 'ScrapeConfig', 'ScrapeConfig'] },
  { it: 'a job that Prometheus refuses', text: jobs('- {job_name: bad, scrape_intervall: 5s, static_configs: [{targets: [x:1]}]}\n- {job_name: good, static_configs: [{targets: [x:1]}]}\n'), becomes: ['none', 'ScrapeConfig'] },
];
