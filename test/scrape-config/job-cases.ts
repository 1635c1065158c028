/** Jobs as a whole: every field of them, in each way they are written. */
import { Duration } from 'cdk8s';
import { AUTH, sampleOf, SIGNED_OAUTH2, TLS } from './samples';
import { KubernetesRole } from '../../imports/scrape-config';
import { NameEscapingSchemeOptions, NameValidationSchemeOptions, RelabelConfigAction, ScrapeProtocol } from '../../imports/shared';
import { Discovery, Scheme } from '../../lib';
import { ScrapeJobProps } from '../../lib/scrape-config/scrape-job-props';

const NODES = [Discovery.staticTargets({ targets: ['10.0.0.1:9100', '10.0.0.2:9100'], labels: { datacenter: 'east' } })];

/** Every field that a ScrapeConfig has. */
export const EVERY_FIELD: Required<Omit<ScrapeJobProps, 'authorization' | 'oauth2' | 'httpHeaders' | 'followRedirects' | 'scrapeFailureLogFile' | 'extraScrapeMetrics' | 'proxyFromEnvironment'>> = {
  discoveries: [...NODES, Discovery.dns({ names: ['_node._tcp.example.com'] }), Discovery.staticTargets({ targets: ['10.0.1.1:9100'] })],
  jobName: 'nodes',
  scrapeInterval: Duration.seconds(90),
  scrapeTimeout: Duration.seconds(20),
  metricsPath: '/probe',
  scheme: Scheme.HTTPS,
  params: { module: ['http_2xx'], debug: ['true', 'all'] },
  honorLabels: true,
  honorTimestamps: false,
  trackTimestampsStaleness: true,
  scrapeProtocols: [ScrapeProtocol.PROMETHEUS_PROTO, ScrapeProtocol.PROMETHEUS_TEXT1_0_0],
  fallbackScrapeProtocol: ScrapeProtocol.PROMETHEUS_TEXT0_0_4,
  scrapeNativeHistograms: true,
  scrapeClassicHistograms: true,
  convertClassicHistogramsToNhcb: true,
  nativeHistogramBucketLimit: 160,
  nativeHistogramMinBucketFactor: 1.1,
  enableCompression: false,
  bodySizeLimit: '10MB',
  sampleLimit: 1000,
  targetLimit: 50,
  labelLimit: 30,
  labelNameLengthLimit: 100,
  labelValueLengthLimit: 200,
  keepDroppedTargets: 10,
  nameValidationScheme: NameValidationSchemeOptions.UTF8,
  nameEscapingScheme: NameEscapingSchemeOptions.ALLOW_UTF8,
  relabelings: [
    { sourceLabels: ['__address__'], targetLabel: '__param_target' },
    { sourceLabels: ['__meta_dns_name', 'datacenter'], separator: '/', regex: '(.+)/(.+)', replacement: '$1', targetLabel: 'zone' },
    { action: RelabelConfigAction.HASHMOD, sourceLabels: ['__address__'], modulus: 4, targetLabel: '__tmp_hash' },
  ],
  metricRelabelings: [{ action: RelabelConfigAction.DROP, sourceLabels: ['__name__'], regex: 'go_.*' }],
  basicAuth: AUTH.basicAuth,
  tlsConfig: TLS,
  enableHttp2: false,
  proxyUrl: 'http://proxy.example.com:3128',
  noProxy: 'localhost',
  proxyConnectHeader: { 'Proxy-Authorization': [{ name: 'credentials', key: 'proxy' }] },
};

/** One job. */
export interface JobCase {
  readonly name: string;
  readonly job: ScrapeJobProps;
}

export const JOBS: readonly JobCase[] = [
  { name: 'minimal', job: { discoveries: NODES } },
  { name: 'full', job: EVERY_FIELD },
  {
    name: 'full-additional',
    job: {
      ...EVERY_FIELD,
      httpHeaders: sampleOf('job', 'httpHeaders') as ScrapeJobProps['httpHeaders'],
      followRedirects: false,
      scrapeFailureLogFile: '/prometheus/failures.log',
      extraScrapeMetrics: true,
    },
  },
  { name: 'authorization', job: { discoveries: NODES, authorization: { type: 'Token', credentials: { name: 'credentials', key: 'token' } } } },
  { name: 'oauth2', job: { discoveries: NODES, oauth2: AUTH.oauth2 } },
  { name: 'proxy-from-environment', job: { discoveries: NODES, proxyFromEnvironment: true } },
  { name: 'signed-oauth2', job: { discoveries: NODES, oauth2: SIGNED_OAUTH2 } },
  {
    name: 'files',
    job: {
      discoveries: NODES,
      scheme: Scheme.HTTPS,
      authorization: { credentialsFile: '/var/run/secrets/kubernetes.io/serviceaccount/token' },
      tlsConfig: { caFile: '/etc/tls/ca.crt', certFile: '/etc/tls/tls.crt', keyFile: '/etc/tls/tls.key' },
    },
  },
  {
    name: 'kubeconfig',
    job: { discoveries: [Discovery.kubernetes({ role: KubernetesRole.POD, kubeconfigFile: '/etc/prometheus/kubeconfig', selectors: [{ role: KubernetesRole.NODE, label: 'zone=a' }] })] },
  },
  {
    name: 'legacy-names',
    job: { discoveries: NODES, nameValidationScheme: NameValidationSchemeOptions.LEGACY, nameEscapingScheme: NameEscapingSchemeOptions.DOTS },
  },
];
