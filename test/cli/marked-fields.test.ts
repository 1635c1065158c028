// The line that `check` marks is that of the field to change, for causes that are about one.

import { parse, stringify } from 'yaml';
import { runCli } from './terminal';
import { Manifest } from '../../lib/manifests/manifest';
import { binding, role, serverWithAccount } from '../support/manifests/access';
import { podMonitor, probe, serviceMonitor } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';
import { service } from '../support/manifests/services';
import { deployment } from '../support/manifests/workloads';

const login = { username: { name: 'login', key: 'u' }, password: { name: 'login', key: 'p' } };

const rule = { apiVersion: 'monitoring.coreos.com/v1', kind: 'PrometheusRule', metadata: { name: 'cart', namespace: 'shop', labels: { role: 'other' } }, spec: { groups: [] } };

const annotations = { 'prometheus.io/scrape': 'true', 'prometheus.io/port': 'web' };
const nothing = { matchExpressions: [{ key: 'a', operator: 'In', values: [] }] };
const twice = { podMetricsEndpoints: [{ port: 'metrics' }, { interval: '5s', port: 'metrics' }] };
const proxy = { name: 'kube-rbac-proxy', image: 'quay.io/brancz/kube-rbac-proxy:v0.19.1', args: ['--secure-listen-address=0.0.0.0:8443', '--upstream=http://127.0.0.1:8080/'], ports: [{ name: 'https', containerPort: 8443 }] };
const guarded = [role('', ['pods', 'services', 'endpoints']), binding(''), deployment({ pod: { containers: [{ name: 'cart', image: 'cart' }, proxy] } })];

interface MarkedCase {
  readonly code: string;
  readonly marked: string;
  readonly given: readonly Manifest[];
  /** Further arguments. @default - none */
  readonly args?: readonly string[];
}

const CASES: readonly MarkedCase[] = [
  { code: 'AM612', marked: 'serviceMonitorSelector:', given: [prometheus({ serviceMonitorSelector: nothing })] },
  { code: 'AM904', marked: 'selector:', given: [prometheus(), serviceMonitor({}, {}, { namespace: 'monitoring' }), service(), deployment()] },
  { code: 'AM904', marked: 'namespaceSelector:', given: [prometheus(), serviceMonitor({}, { namespaceSelector: { matchNames: ['other'] } }), service(), deployment()] },
  { code: 'AM906', marked: 'selector:', given: [prometheus(), serviceMonitor({}, { selector: { matchLabels: { app: 'crat' } } }), service(), deployment()] },
  { code: 'AM907', marked: 'selector:', given: [prometheus(), serviceMonitor(), service({ selector: { app: 'crat' } }), deployment()] },
  { code: 'AM910', marked: '- port: nope', given: [prometheus(), podMonitor({ port: 'nope' }), deployment()] },
  { code: 'AM914', marked: 'serviceDiscoveryRole: EndpointSlice', given: [serverWithAccount(), role('', ['pods', 'services', 'endpoints']), binding(''), serviceMonitor({}, { serviceDiscoveryRole: 'EndpointSlice' }), service(), deployment()] },
  { code: 'AM916', marked: 'type: ExternalName', given: [prometheus(), serviceMonitor(), service({ type: 'ExternalName', externalName: 'cart.example.com', selector: undefined })] },
  { code: 'AM918', marked: 'username:', given: [prometheus(), podMonitor({ basicAuth: { ...login, password: undefined } }), deployment()] },
  { code: 'AM920', marked: 'tlsConfig:', given: [prometheus(), podMonitor({ scheme: 'https', tlsConfig: { insecureSkipVerify: false } }), deployment()] },
  { code: 'AM923', marked: 'scrapeClass: x', given: [prometheus(), podMonitor({}, { scrapeClass: 'x' }), deployment()] },
  { code: 'AM925', marked: '- action: keep', given: [prometheus(), podMonitor({ relabelings: [{ action: 'keep', sourceLabels: ['__meta_kubernetes_pod_label_app'], regex: 'x' }] }), deployment()] },
  { code: 'AM927', marked: 'path: /a?b=c', given: [prometheus(), podMonitor({ path: '/a?b=c' }), deployment()] },
  { code: 'AM930', marked: '- interval: 5s', given: [prometheus(), podMonitor({}, twice), deployment()] },
  { code: 'AM937', marked: 'url: http://blackbox', given: [prometheus(), probe({ prober: { url: 'http://blackbox' } })] },
  { code: 'AM938', marked: 'annotations:', given: [prometheus(), deployment({ annotations })] },
  { code: 'AM940', marked: 'annotations:', given: [prometheus(), { ...deployment(), metadata: { namespace: 'shop', name: 'cart', annotations } }] },
  { code: 'AM942', marked: 'selectorMechanism: RoleSelector', given: [prometheus({ version: 'v2.16.0' }), podMonitor({}, { selectorMechanism: 'RoleSelector' })] },
  { code: 'AM943', marked: 'sampleLimit: 10', given: [prometheus({ enforcedSampleLimit: 5 }), podMonitor({}, { sampleLimit: 10 }), deployment()] },
  { code: 'AM944', marked: 'selector: {}', given: [prometheus(), podMonitor({}, { selector: {} }), deployment(), deployment({ name: 'stock' })] },
  { code: 'AM945', marked: 'podTargetLabels:', given: [prometheus(), podMonitor({}, { podTargetLabels: ['tier'] }), deployment()] },
  { code: 'AM950', marked: '- port: metrics', given: [serverWithAccount(), ...guarded, service({ ports: [{ name: 'metrics', port: 8443, targetPort: 'https' }] }), serviceMonitor({ scheme: 'https' })] },
  { code: 'AM951', marked: 'serviceAccountName: prometheus', given: [serverWithAccount(), role('', ['pods', 'services', 'endpoints']), { ...binding(''), subjects: [{ kind: 'ServiceAccount', namespace: 'default', name: 'prometheus' }] }] },
  { code: 'AM952', marked: 'image: prom/prometheus:v2.30.0', given: [prometheus({ image: 'prom/prometheus:v2.30.0' })] },
  { code: 'AM953', marked: 'paused: true', given: [prometheus({ paused: true })] },
  { code: 'AM954', marked: 'replicas: 0', given: [prometheus({ replicas: 0 })] },
  { code: 'AM959', marked: 'url: blackbox.shop:9', given: [prometheus(), probe({ prober: { url: 'blackbox.shop:9' } }), service({}, { name: 'blackbox' })] },
  { code: 'AM966', marked: '- action: drop', given: [prometheus(), podMonitor({ metricRelabelings: [{ action: 'drop', regex: '.*' }] }), deployment()] },
  { code: 'AM967', marked: '- sourceLabels:', given: [prometheus(), podMonitor({ metricRelabelings: [{ sourceLabels: ['__meta_kubernetes_namespace'], targetLabel: 'ns' }] }), deployment()] },
  { code: 'AM986', marked: 'additionalScrapeConfigs:', given: [prometheus({ additionalScrapeConfigs: { name: 'jobs', key: 'jobs.yaml' } })] },
  { code: 'AM980', marked: 'kind: PodMonitor', given: [podMonitor()], args: ['--profile', 'google-managed-prometheus'] },
  { code: 'AM981', marked: 'apiVersion: monitoring.coreos.com/v1', given: [podMonitor()], args: ['--profile', 'azure-managed-prometheus'] },
  { code: 'AM982', marked: 'keepDroppedTargets: 5', given: [podMonitor({}, { keepDroppedTargets: 5 })], args: ['--profile', 'grafana-alloy'] },
  { code: 'AM970', marked: 'labels:', given: [prometheus({ ruleSelector: { matchLabels: { role: 'rules' } } }), rule] },
];

test.each(CASES)('$code marks $marked', async ({ code, marked, given, args = [] }) => {
  const text = given.map((manifest) => stringify(parse(JSON.stringify(manifest)))).join('---\n');
  const { out } = await runCli(['check', '--all', ...args, '-'], { stdin: text });
  const frame = out.split('\n').slice(out.split('\n').findIndex((line) => line.includes(` ${code} `)));

  expect(frame.find((line) => /^ *>/.test(line))?.replace(/^ *> +\d+ \| +/, '')).toBe(marked);
});
