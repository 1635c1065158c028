/** One unique text in every place that holds a secret. */
import { secret } from '../support/manifests/configuration';
import { podMonitor, probe, scrapeConfig, serviceMonitor } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';

/** Found in no output. */
export const CANARY = 'c4n4ry';

/** So long that messages cut it. */
const LONG = `${CANARY}${'x'.repeat(120)}`;

const LOGIN = `https://user:${CANARY}@`;
const PROXY = `http://user:${CANARY}@proxy:3128`;
const PEM = `-----BEGIN PRIVATE KEY-----\n${CANARY}\n-----END PRIVATE KEY-----`;
const key = (name: string) => ({ name: 'login', key: name });
const OAUTH2 = { clientId: { secret: key('u') }, clientSecret: key('p'), tokenUrl: `${LOGIN}token.example/x`, endpointParams: { password: CANARY } };
const POD_LABELS = { app: 'cart' };

const SECRETS = [
  {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'login', namespace: 'shop' },
    data: { p: Buffer.from(CANARY).toString('base64') },
    stringData: { u: CANARY, key: PEM, pem: CANARY },
  },
  { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'broken', namespace: 'shop' }, data: { p: `${CANARY}!` } },
];

/** Each with its canaries; several, as what is wrong with one hides the next. */
const MONITORS = [
  serviceMonitor({ proxyUrl: PROXY, basicAuth: { username: key('u'), password: key('p') } }, {}, { name: 'basic' }),
  serviceMonitor({ authorization: { credentials: key('p') } }, {}, { name: 'token' }),
  serviceMonitor({ bearerTokenSecret: { name: 'broken', key: 'p' } }, {}, { name: 'broken' }),
  serviceMonitor({ tlsConfig: { ca: { secret: key('pem') }, keySecret: key('key') } }, {}, { name: 'tls' }),
  serviceMonitor({ oauth2: OAUTH2 }, {}, { name: 'oauth2' }),
  serviceMonitor({ proxyUrl: `http://user:${CANARY} @proxy` }, {}, { name: 'bad-proxy' }),
  serviceMonitor({ proxyUrl: `http://user:${CANARY}/@proxy` }, {}, { name: 'slash' }),
  serviceMonitor({ basicAuth: { password: key('p') }, bearerTokenSecret: key('p') }, {}, { name: 'two' }),
  podMonitor({ port: 'metrics', proxyUrl: PROXY, oauth2: { ...OAUTH2, tokenUrl: 'https://token.example' } }),
  podMonitor({ port: 'none', bearerTokenSecret: key('p') }, {}, { name: 'no-port' }),
  probe({ prober: { url: 'blackbox:9115', proxyUrl: PROXY }, targets: { staticConfig: { static: [`${LOGIN}shop.example/x?a=b`, `user:${CANARY}@shop.example`], labels: { link: `${LOGIN}shop.example` } } } }),
  probe({ prober: { url: `user:${CANARY}@blackbox:9115` } }, { name: 'no-host' }),
  probe({ prober: { url: `http://user:${CANARY}@blackbox:9115` } }, { name: 'url' }),
  probe({ prober: { url: `http://user:${LONG}@blackbox:9115` } }, { name: 'long' }),
  scrapeConfig({
    staticConfigs: [{ targets: [`user:${CANARY}@cart:80`, 'cart:81'] }],
    proxyUrl: PROXY,
    basicAuth: { username: key('u'), password: key('p') },
    httpSDConfigs: [{ url: `${LOGIN}sd.example/x`, proxyUrl: PROXY }],
    consulSDConfigs: [{ server: `user:${CANARY}@consul:8500` }],
  }),
  scrapeConfig({ staticConfigs: [{ targets: [`${LOGIN}cart/x`] }] }, { name: 'bad-target' }),
];

/** What sees nothing but the cluster. */
const WORKLOADS = [
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'cart', namespace: 'shop', labels: POD_LABELS },
    spec: { selector: POD_LABELS, ports: [{ name: 'metrics', port: 80, targetPort: 'metrics' }] },
  },
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'cart', namespace: 'shop', annotations: { 'kubectl.kubernetes.io/last-applied-configuration': CANARY } },
    spec: {
      selector: { matchLabels: POD_LABELS },
      template: {
        metadata: { labels: POD_LABELS, annotations: { token: CANARY } },
        spec: {
          containers: [{
            name: 'cart',
            image: 'cart',
            args: [`--token=${CANARY}`],
            env: [{ name: 'TOKEN', value: CANARY }],
            ports: [{ name: 'metrics', containerPort: 8080 }],
            livenessProbe: { httpGet: { path: '/metrics', port: 'metrics', httpHeaders: [{ name: 'Authorization', value: CANARY }] } },
          }],
        },
      },
    },
  },
];

const server = (name: string, spec: object = {}) => prometheus({
  additionalScrapeConfigs: { name: 'more', key: 'jobs' },
  apiserverConfig: { host: `${LOGIN}api.example`, bearerToken: CANARY },
  remoteWrite: [{ url: `${LOGIN}write.example/x`, proxyUrl: PROXY, bearerToken: CANARY, headers: { 'X-Token': CANARY } }],
  remoteRead: [{ url: `${LOGIN}read.example/x`, oauth2: OAUTH2, headers: { 'X-Token': CANARY } }],
  tracingConfig: { endpoint: 'tracing:4317', headers: { 'X-Token': CANARY } },
  containers: [{ name: 'x', env: [{ name: 'TOKEN', value: CANARY }], args: [CANARY] }],
  ...spec,
}, { namespace: 'shop', name });

const job = (more: string) => `
- job_name: extra
  params: { token: [${CANARY}] }
  basic_auth: { username: ${CANARY}, password: ${CANARY} }
  proxy_url: ${PROXY}
  static_configs: [{ targets: ["a:1", "user:${CANARY}@a:2"] }]
- job_name: bearer
  bearer_token: ${CANARY}
  kubernetes_sd_configs: [{ role: pod }]
  relabel_configs: [{ action: keep, source_labels: [__param_x], regex: ${CANARY} }]
${more}`;

/** All manifests; `more` goes on in the Secret with further jobs. */
export function canaryCluster(more = ''): object[] {
  return [server('main'), server('plain', { additionalScrapeConfigs: undefined }), ...SECRETS, secret({ jobs: job(more) }, { name: 'more' }), ...MONITORS, ...WORKLOADS];
}

/** What `explain` can be asked for. */
export function canarySubjects(): string[] {
  return [...MONITORS, ...WORKLOADS].map(({ kind, metadata }) => `${kind}/shop/${(metadata as { name: string }).name}`);
}

/** A prometheus.yml with logins wherever it takes some. */
export function canaryConfiguration(more = ''): string {
  return `
global: { scrape_interval: 30s }
remote_write: [{ url: "${LOGIN}write.example", bearer_token: ${CANARY}, headers: { a: ${CANARY} } }]
scrape_configs:
- job_name: pods
  basic_auth: { username: u, password: ${CANARY} }
  proxy_url: ${PROXY}
  tls_config: { key: ${CANARY} }
  http_headers: { X-Token: { values: [${CANARY}] } }
  kubernetes_sd_configs: [{ role: pod }]
- job_name: oauth2
  oauth2: { client_id: u, client_secret: ${CANARY}, token_url: "${LOGIN}token.example" }
  static_configs: [{ targets: ["user:${CANARY}@b:1"] }]
- job_name: blackbox
  bearer_token: ${CANARY}
  static_configs: [{ targets: ["${LOGIN}shop.example/x"] }]
  relabel_configs:
  - { source_labels: [__address__], target_label: __param_target }
  - { source_labels: [__param_target], target_label: instance }
  - { target_label: __address__, replacement: "blackbox:9115" }
- job_name: dropped
  static_configs: [{ targets: ["${LOGIN}shop.example/y"] }]
  relabel_configs: [{ action: drop, source_labels: [__address__], regex: ".*" }]
${more}`;
}
