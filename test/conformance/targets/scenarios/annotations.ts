/** What servers find that read annotations. */

import { COMMUNITY_CHART } from './community-chart';
import { AnnotationConvention } from '../../../../lib/app-monitoring/annotations/convention';
import { ScrapeConfigsForm } from '../../../../lib/app-monitoring/annotations/scrape-config-props';
import { deployment, job, METRICS, pod, service } from '../../../support/app-on-8080';
import { Fields, Manifest } from '../../../support/manifests/manifest';
import { prometheus } from '../../../support/manifests/servers';
import { ingress, rule } from '../../../support/manifests/services';
import { WorkloadParts } from '../../../support/manifests/workloads';
import { Scenario } from '../scenario';

type Annotations = { readonly [key: string]: string };

const TEXT_OF: { readonly [name: string]: string } = {
  'the community\'s': AnnotationConvention.community().toScrapeConfigs({ form: ScrapeConfigsForm.PROMETHEUS_YML, prober: 'blackbox:9115' }),
  'KusionStack\'s': AnnotationConvention.kusion().toScrapeConfigs({ form: ScrapeConfigsForm.PROMETHEUS_YML }),
  'a prefix': AnnotationConvention.prefix('customized.prometheus').toScrapeConfigs({ form: ScrapeConfigsForm.PROMETHEUS_YML, prober: 'blackbox', module: 'tcp' }),
  'Grafana\'s': AnnotationConvention.grafana().toScrapeConfigs({ form: ScrapeConfigsForm.PROMETHEUS_YML }),
  'the community chart': COMMUNITY_CHART,
};

/** Facts, to be written with the keys of a convention. */
const FACTS: { readonly [name: string]: Fields } = {
  'scrape alone': { scrape: 'true' },
  'scrape, switched off': { scrape: 'false', port: '9100' },
  'scrape in capitals': { scrape: 'True', port: '9100' },
  'all facts': { scrape: 'true', scheme: 'https', path: '/x', port: '9100', param_module: 'http_2xx' },
  'a scheme of the wrong kind': { scrape: 'true', scheme: 'tcp' },
  'a port that is a name': { scrape: 'true', port: 'metrics' },
  'an empty port and path': { scrape: 'true', port: '', path: '' },
  'a port that no container declares': { scrape: 'true', port: '7777', path: 'metrics' },
};

const KEYS: { readonly [name: string]: (fact: string) => string } = {
  'the community\'s': (fact) => `prometheus.io/${fact}`,
  'KusionStack\'s': (fact) => (fact === 'scheme' ? 'prometheus.io.scheme' : `prometheus.io/${fact}`),
  'a prefix': (fact) => `customized.prometheus/${fact}`,
  'Grafana\'s': (fact) => `k8s.grafana.com/${fact === 'scrape' ? fact : `metrics.${fact === 'port' ? 'portNumber' : fact}`}`,
  'the community chart': (fact) => `prometheus.io/${fact}`,
};

const SCRAPED = { 'prometheus.io/scrape': 'true', 'prometheus.io/port': '9100' };

const SHAPES: { readonly [name: string]: readonly Manifest[] } = {
  'two ports': annotated({ ports: [METRICS, { name: 'admin', containerPort: 9000 }] }, { 'prometheus.io/scrape': 'true' }),
  'two ports and an annotated one': annotated({ ports: [METRICS, { name: 'admin', containerPort: 9000 }] }, SCRAPED),
  'no ports': annotated({ ports: [] }, { 'prometheus.io/scrape': 'true' }),
  'a Job': [job({ annotations: SCRAPED })],
  'a pod of IPv6': [pod({ annotations: SCRAPED, status: { podIP: '2001:db8::8', phase: 'Running' } })],
  'a pod of IPv4': [pod({ annotations: SCRAPED, status: { podIP: '10.0.0.8', phase: 'Running' } })],
  'a pod that is pending': [pod({ annotations: SCRAPED, status: { podIP: '10.0.0.8', phase: 'Pending' } })],
  'annotations on the Deployment alone': [{ ...deployment(), metadata: { namespace: 'shop', name: 'cart', annotations: SCRAPED } }],
  'other spellings': annotated({}, { 'prometheus.io.scrape': 'true', 'prometheus-io/port': '9100' }),
  'a slow Service': annotated({}, { 'prometheus.io/scrape-slow': 'true', 'prometheus.io/scrape': 'true' }),
  'a probed Service': annotated({}, { 'prometheus.io/probe': 'true' }),
  'a push gateway': annotated({}, { 'prometheus.io/probe': 'pushgateway' }),
  'several namespaces': [...annotated({ namespace: 'stock' }, SCRAPED), ...annotated({}, SCRAPED)],
  'an ingress of two hosts': [ingress({ rules: [rule('a.example', '/a'), rule('b.example', '/b')], tls: [{ hosts: ['a.example'] }] }, { annotations: { 'prometheus.io/scrape': 'true' } })],
  'an ingress with a path': [ingress({}, { annotations: { 'prometheus.io/scrape': 'true', 'prometheus.io/path': '/healthz', 'prometheus.io/scheme': 'https' } })],
};

/** Every convention with every fact, and shapes of apps with two of them. */
export const ANNOTATION_SCENARIOS: readonly Scenario[] = [
  ...Object.entries(TEXT_OF).flatMap(([convention, prometheusConfig]) => Object.entries(FACTS).map(([name, facts]): Scenario => ({
    name: `annotations, ${convention}: ${name}`,
    prometheusConfig,
    manifests: annotated({}, Object.fromEntries(Object.entries(facts).map(([fact, value]) => [KEYS[convention](fact), String(value)]))),
  }))),
  ...['the community\'s', 'the community chart'].flatMap((convention) => Object.entries(SHAPES).map(([name, manifests]): Scenario => ({
    name: `annotations, ${convention}: ${name}`, prometheusConfig: TEXT_OF[convention], manifests,
  }))),
  {
    name: 'annotations in one namespace',
    prometheusConfig: AnnotationConvention.community().toScrapeConfigs({ form: ScrapeConfigsForm.PROMETHEUS_YML, namespaces: ['stock'] }),
    manifests: SHAPES['several namespaces'],
  },
  { name: 'annotations beside an operator\'s server', prometheusConfig: TEXT_OF['the community\'s'], manifests: [...annotated({}, SCRAPED), prometheus()] },
  { name: 'a prometheus.yml without jobs', prometheusConfig: 'global: {scrape_interval: 15s}', manifests: annotated({}, SCRAPED) },
];

/** Pod, Service and Ingress alike. */
function annotated({ namespace, ...content }: WorkloadParts, annotations: Annotations): Manifest[] {
  return [deployment({ namespace, ...content, annotations }), service({}, { namespace, annotations }), ingress({}, { namespace, annotations })];
}
