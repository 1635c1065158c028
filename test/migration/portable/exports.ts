/** Servers whose configuration is exported: manifests of all kinds of monitors, with Secrets. */

const secret = (namespace: string, name: string, values: string) => `apiVersion: v1\nkind: Secret\nmetadata: {name: ${name}, namespace: ${namespace}}\nstringData: {${values}}\n`;
const server = (spec: string) => `apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata: {name: main, namespace: monitoring}
spec: {serviceMonitorSelector: {}, serviceMonitorNamespaceSelector: {}, podMonitorSelector: {}, podMonitorNamespaceSelector: {}, probeSelector: {}, probeNamespaceSelector: {}, scrapeConfigSelector: {}, scrapeConfigNamespaceSelector: {}${spec}}
`;
const monitor = (kind: string, spec: string, version = 'v1') => `apiVersion: monitoring.coreos.com/${version}\nkind: ${kind}\nmetadata: {name: cart, namespace: shop}\nspec: ${spec}\n`;

/** A server to export. */
export interface ExportCase {
  readonly it: string;
  readonly text: string;
  /** Paths of the files that it needs. */
  readonly files: readonly string[];
  /** Fields that have to be filled in. @default - none */
  readonly placeholders?: readonly string[];
  /** Texts that must not be in the result. @default - none */
  readonly secrets?: readonly string[];
  /** Texts that must be in the result. @default - none */
  readonly plain?: readonly string[];
}

/** One server each. */
export const EXPORTS: readonly ExportCase[] = [
  { it: 'a ServiceMonitor', text: [server(''), monitor('ServiceMonitor', '{selector: {matchLabels: {app: cart}}, endpoints: [{port: metrics}]}')].join('---\n'), files: [] },
  { it: 'a PodMonitor of several shards', text: [server(', shards: 3'), monitor('PodMonitor', '{selector: {matchExpressions: [{key: app, operator: In, values: [a, b]}]}, podMetricsEndpoints: [{port: metrics, interval: 15s}]}')].join('---\n'), files: [] },
  { it: 'logins in Secrets', text: [server(''), secret('shop', 'login', 'user: scraper-name, password: hunter2hunter2, token: tok3n-value'), monitor('ServiceMonitor', '{selector: {matchLabels: {app: cart}}, endpoints: [{port: a, basicAuth: {username: {name: login, key: user}, password: {name: login, key: password}}}, {port: b, authorization: {credentials: {name: login, key: token}}}]}')].join('---\n'), files: ['files/secrets/shop/login/password', 'files/secrets/shop/login/token', 'files/secrets/shop/login/user'], secrets: ['hunter2hunter2', 'tok3n-value', 'scraper-name'] },
  { it: 'TLS of a Secret and a ConfigMap', text: [server(''), secret('shop', 'tls', 'ca.crt: n0tkn0wn'), 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ca, namespace: shop}\ndata: {ca.crt: n0tkn0wn}\n', monitor('ServiceMonitor', '{selector: {matchLabels: {app: cart}}, endpoints: [{port: a, scheme: https, tlsConfig: {ca: {secret: {name: tls, key: ca.crt}}}}, {port: b, scheme: https, tlsConfig: {ca: {configMap: {name: ca, key: ca.crt}}}}]}')].join('---\n'), files: ['files/configmaps/shop/ca/ca.crt', 'files/secrets/shop/tls/ca.crt'] },
  { it: 'a Probe', text: [server(''), monitor('Probe', '{prober: {url: blackbox:9115}, module: http_2xx, targets: {staticConfig: {static: [https://example.com]}}}')].join('---\n'), files: [] },
  { it: 'a ScrapeConfig with OAuth 2.0', text: [server(''), secret('shop', 'oauth', 'id: the-client-id, secret: the-client-secret'), monitor('ScrapeConfig', '{jobName: cart, staticConfigs: [{targets: [cart:80]}], oauth2: {clientId: {secret: {name: oauth, key: id}}, clientSecret: {name: oauth, key: secret}, tokenUrl: https://issuer/token}}', 'v1alpha1')].join('---\n'), files: ['files/secrets/shop/oauth/secret'], placeholders: ['scrape_configs[0].oauth2.client_id'], secrets: ['the-client-id', 'the-client-secret'] },
  { it: 'additional jobs with secrets in place, and mounts', text: [server(', secrets: [etcd], additionalScrapeConfigs: {name: more, key: jobs.yaml}'), secret('monitoring', 'more', 'jobs.yaml: "- {job_name: a, basic_auth: {username: u, password: inline-password}, tls_config: {ca_file: /etc/prometheus/secrets/etcd/ca.crt}, static_configs: [{targets: [a:1]}]}"')].join('---\n'), files: ['files/secrets/monitoring/etcd/ca.crt', 'files/values/scrape_configs-0-.basic_auth.password'], secrets: ['inline-password'] },
  { it: 'global settings, rules and remote writes', text: [server(', scrapeInterval: 15s, ruleSelector: {}, externalLabels: {cluster: a, zero: "0123"}, remoteWrite: [{url: https://joe:remote-pass@store/write, basicAuth: {username: {name: rw, key: u}, password: {name: rw, key: p}}}], alerting: {alertmanagers: [{namespace: monitoring, name: am, port: web}]}'), secret('monitoring', 'rw', 'u: rw-user-name, p: rw-password'), monitor('ServiceMonitor', '{selector: {matchLabels: {app: cart}}, endpoints: [{port: metrics}]}')].join('---\n'), files: ['files/secrets/monitoring/rw/p', 'files/secrets/monitoring/rw/u'], placeholders: ['remote_write[0].url'], secrets: ['rw-user-name', 'rw-password', 'remote-pass'] },
  { it: 'headers and parameters in plain text', text: [server(', remoteWrite: [{url: "https://store/write", headers: {X-Scope-OrgID: tenant-a, X-Api-Key: api-key-value, X-Team: Ab3dEf6hIj9kLm2n}}], tracingConfig: {endpoint: "tempo:4317", headers: {X-Scope-OrgID: tenant-b, Cookie: session-value}}'), secret('shop', 'oauth', 'id: the-client-id, secret: the-client-secret'), monitor('ServiceMonitor', '{selector: {matchLabels: {app: cart}}, endpoints: [{port: a, params: {auth: [public_v2], api_key: [param-value]}, oauth2: {clientId: {secret: {name: oauth, key: id}}, clientSecret: {name: oauth, key: secret}, tokenUrl: "https://issuer/token", endpointParams: {audience: "https://shop.example/api/v2", tenant: 72f988bf-86f1-41af-91ab-2d7cd011db47, password: pass-value}}}]}')].join('---\n'), files: ['files/secrets/shop/oauth/secret'], placeholders: ['remote_write[0].headers.X-Api-Key', 'remote_write[0].headers.X-Team', 'tracing.headers.Cookie', 'scrape_configs[0].params.api_key[0]', 'scrape_configs[0].oauth2.client_id', 'scrape_configs[0].oauth2.endpoint_params.password'], secrets: ['api-key-value', 'Ab3dEf6hIj9kLm2n', 'session-value', 'param-value', 'pass-value'], plain: ['X-Scope-OrgID: tenant-a', 'X-Scope-OrgID: tenant-b', '- public_v2', 'audience: https://shop.example/api/v2', 'tenant: 72f988bf-86f1-41af-91ab-2d7cd011db47'] },
  { it: 'additional jobs with secrets in fields for plain text', text: [server(', additionalScrapeConfigs: {name: more, key: jobs.yaml}'), secret('monitoring', 'more', 'jobs.yaml: "- {job_name: a, params: {token: [param-value], module: [http_2xx]}, http_headers: {X-Api-Key: {values: [header-value]}, X-Tenant: {values: [shop]}}, relabel_configs: [{target_label: __param_api_key, replacement: rule-value}], http_sd_configs: [{url: \'https://sd/targets?team=a&token=url-value\'}]}"')].join('---\n'), files: [], placeholders: ['scrape_configs[0].params.token[0]', 'scrape_configs[0].http_headers.X-Api-Key.values[0]', 'scrape_configs[0].http_sd_configs[0].url', 'scrape_configs[0].relabel_configs[0].replacement'], secrets: ['param-value', 'header-value', 'rule-value', 'url-value'], plain: ['https://sd/targets?team=a&token=FILL_IN', '- http_2xx', '- shop'] },
];
