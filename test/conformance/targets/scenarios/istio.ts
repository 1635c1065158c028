/** What is found of pods with an Istio sidecar. */

import { COMMUNITY_CHART } from './community-chart';
import { AnnotationConvention } from '../../../../lib/app-monitoring/annotations/convention';
import { ScrapeConfigsForm } from '../../../../lib/app-monitoring/annotations/scrape-config-props';
import { deployment, pod, service } from '../../../support/app-on-8080';
import { namespace } from '../../../support/manifests/cluster';
import { Fields, Manifest } from '../../../support/manifests/manifest';
import { podMonitor, serviceMonitor } from '../../../support/manifests/monitors';
import { prometheus } from '../../../support/manifests/servers';
import { Scenario } from '../scenario';

const INJECTED = namespace('shop', { 'istio-injection': 'enabled' });
const SCRAPED = { 'prometheus.io/scrape': 'true', 'prometheus.io/port': '9100', 'prometheus.io/path': '/x' };
const LABELS = { app: 'cart' };

const APPS: { readonly [name: string]: readonly Manifest[] } = {
  'a namespace that injects': [INJECTED, deployment({ annotations: SCRAPED })],
  'a namespace that does not': [namespace('shop', { 'istio-injection': 'disabled' }), deployment({ annotations: SCRAPED })],
  'a namespace of no label': [deployment({ annotations: SCRAPED })],
  'a pod that wants it': [deployment({ annotations: SCRAPED, labels: { ...LABELS, 'sidecar.istio.io/inject': 'true' } })],
  'a pod that does not': [INJECTED, deployment({ annotations: SCRAPED, labels: { ...LABELS, 'sidecar.istio.io/inject': 'false' } })],
  'a pod that does not, by annotation': [INJECTED, deployment({ annotations: { ...SCRAPED, 'sidecar.istio.io/inject': 'false' } })],
  'a pod that is not scraped': [INJECTED, deployment()],
  'scraping switched off': [INJECTED, deployment({ annotations: { ...SCRAPED, 'prometheus.io/scrape': 'false' } })],
  'scraping switched off in capitals': [INJECTED, deployment({ annotations: { ...SCRAPED, 'prometheus.io/scrape': 'False' } })],
  'scraping that is neither on nor off': [INJECTED, deployment({ annotations: { ...SCRAPED, 'prometheus.io/scrape': 'no' } })],
  'merging switched off': [INJECTED, deployment({ annotations: { ...SCRAPED, 'prometheus.istio.io/merge-metrics': 'false' } })],
  'merging switched off by a number': [INJECTED, deployment({ annotations: { ...SCRAPED, 'prometheus.istio.io/merge-metrics': '0' } })],
  'targets to merge': [INJECTED, deployment({ annotations: { ...SCRAPED, 'prometheus.istio.io/scrape-targets': '9100:/x,9101:/y' } })],
  'the port of the sidecar': [INJECTED, deployment({ annotations: { ...SCRAPED, 'prometheus.io/port': '15020' } })],
  'https and parameters past merging': [INJECTED, deployment({ annotations: { ...SCRAPED, 'prometheus.io/scheme': 'https', 'prometheus.io/param_a': 'b', 'prometheus.istio.io/merge-metrics': 'false' } })],
  'a left-over scheme': [INJECTED, deployment({ annotations: { ...SCRAPED, 'prometheus.io/scheme': 'https' } })],
  'other spellings': [INJECTED, deployment({ annotations: { 'prometheus.io.scrape': 'true', 'prometheus-io/port': '9100', 'prometheus.io_path': '/x' } })],
  'the host\'s network': [INJECTED, deployment({ annotations: SCRAPED, pod: { hostNetwork: true, containers: [{ name: 'cart', image: 'cart', ports: [{ name: 'metrics', containerPort: 8080 }] }] } })],
  'a pod with its sidecar': [
    INJECTED,
    pod({ annotations: SCRAPED, pod: { containers: [{ name: 'cart', image: 'cart', ports: [{ name: 'metrics', containerPort: 8080 }] }, { name: 'istio-proxy', image: 'proxy', ports: [{ containerPort: 15090 }] }] } }),
  ],
  'no ports': [INJECTED, deployment({ annotations: SCRAPED, ports: [] })],
};

/** As Istio's sample: the merged metrics of every sidecar. */
const MERGED: readonly Fields[] = [
  { action: 'keep', sourceLabels: ['__meta_kubernetes_pod_container_name'], regex: 'istio-proxy' },
  { action: 'keep', sourceLabels: ['__meta_kubernetes_pod_annotationpresent_prometheus_io_scrape'] },
  {
    sourceLabels: ['__meta_kubernetes_pod_annotation_prometheus_io_port', '__meta_kubernetes_pod_ip'],
    regex: '(\\d+);(([A-Fa-f0-9]{1,4}::?){1,7}[A-Fa-f0-9]{1,4})',
    targetLabel: '__address__',
    replacement: '[$2]:$1',
  },
  {
    sourceLabels: ['__meta_kubernetes_pod_annotation_prometheus_io_port', '__meta_kubernetes_pod_ip'],
    regex: '(\\d+);((([0-9]+?)(\\.|$)){4})',
    targetLabel: '__address__',
    replacement: '$2:$1',
  },
];

/** By annotations and by monitors at once. */
export const ISTIO_SCENARIOS: readonly Scenario[] = [
  ...Object.entries(APPS).map(([name, manifests]): Scenario => ({
    name: `Istio and ${name}`,
    prometheusConfig: COMMUNITY_CHART,
    manifests: [
      ...manifests, service(), prometheus(), serviceMonitor(), podMonitor(),
      podMonitor({ port: 'http-envoy-prom', path: '/stats/prometheus' }, {}, { name: 'envoy' }),
      podMonitor({ port: undefined, portNumber: 15020 }, {}, { name: 'undeclared' }),
      podMonitor({ port: undefined, path: '/stats/prometheus', relabelings: MERGED }, { selector: {} }, { name: 'merged' }),
      serviceMonitor({ port: undefined }, {}, { name: 'any' }),
    ],
  })),
  ...Object.entries(APPS).slice(0, 5).map(([name, manifests]): Scenario => ({
    name: `Istio, our own scrape configuration, and ${name}`, prometheusConfig: AnnotationConvention.community().toScrapeConfigs({ form: ScrapeConfigsForm.PROMETHEUS_YML }), manifests: [...manifests, service({}, { annotations: SCRAPED })],
  })),
];
