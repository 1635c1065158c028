// The line that `check` marks is that of the field to change, for causes that are about one.

import { parse, stringify } from 'yaml';
import { runCli } from './terminal';
import { Manifest } from '../../lib/manifests/manifest';
import { podMonitor, probe, serviceMonitor } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';
import { service } from '../support/manifests/services';
import { deployment } from '../support/manifests/workloads';

const login = { username: { name: 'login', key: 'u' }, password: { name: 'login', key: 'p' } };

const rule = { apiVersion: 'monitoring.coreos.com/v1', kind: 'PrometheusRule', metadata: { name: 'cart', namespace: 'shop', labels: { role: 'other' } }, spec: { groups: [] } };

const CASES: readonly { readonly code: string; readonly marked: string; readonly given: readonly Manifest[] }[] = [
  { code: 'AM904', marked: 'selector:', given: [prometheus(), serviceMonitor({}, {}, { namespace: 'monitoring' }), service(), deployment()] },
  { code: 'AM904', marked: 'namespaceSelector:', given: [prometheus(), serviceMonitor({}, { namespaceSelector: { matchNames: ['other'] } }), service(), deployment()] },
  { code: 'AM906', marked: 'selector:', given: [prometheus(), serviceMonitor({}, { selector: { matchLabels: { app: 'crat' } } }), service(), deployment()] },
  { code: 'AM907', marked: 'selector:', given: [prometheus(), serviceMonitor(), service({ selector: { app: 'crat' } }), deployment()] },
  { code: 'AM910', marked: '- port: nope', given: [prometheus(), podMonitor({ port: 'nope' }), deployment()] },
  { code: 'AM916', marked: 'type: ExternalName', given: [prometheus(), serviceMonitor(), service({ type: 'ExternalName', externalName: 'cart.example.com', selector: undefined })] },
  { code: 'AM918', marked: 'username:', given: [prometheus(), podMonitor({ basicAuth: { ...login, password: undefined } }), deployment()] },
  { code: 'AM920', marked: 'tlsConfig:', given: [prometheus(), podMonitor({ scheme: 'https', tlsConfig: { insecureSkipVerify: false } }), deployment()] },
  { code: 'AM923', marked: 'scrapeClass: x', given: [prometheus(), podMonitor({}, { scrapeClass: 'x' }), deployment()] },
  { code: 'AM925', marked: '- action: keep', given: [prometheus(), podMonitor({ relabelings: [{ action: 'keep', sourceLabels: ['__meta_kubernetes_pod_label_app'], regex: 'x' }] }), deployment()] },
  { code: 'AM927', marked: 'path: /a?b=c', given: [prometheus(), podMonitor({ path: '/a?b=c' }), deployment()] },
  { code: 'AM937', marked: 'url: http://blackbox', given: [prometheus(), probe({ prober: { url: 'http://blackbox' } })] },
  { code: 'AM943', marked: 'sampleLimit: 10', given: [prometheus({ enforcedSampleLimit: 5 }), podMonitor({}, { sampleLimit: 10 }), deployment()] },
  { code: 'AM944', marked: 'selector: {}', given: [prometheus(), podMonitor({}, { selector: {} }), deployment(), deployment({ name: 'stock' })] },
  { code: 'AM945', marked: 'podTargetLabels:', given: [prometheus(), podMonitor({}, { podTargetLabels: ['tier'] }), deployment()] },
  { code: 'AM952', marked: 'image: prom/prometheus:v2.30.0', given: [prometheus({ image: 'prom/prometheus:v2.30.0' })] },
  { code: 'AM953', marked: 'paused: true', given: [prometheus({ paused: true })] },
  { code: 'AM954', marked: 'replicas: 0', given: [prometheus({ replicas: 0 })] },
  { code: 'AM959', marked: 'url: blackbox.shop:9', given: [prometheus(), probe({ prober: { url: 'blackbox.shop:9' } }), service({}, { name: 'blackbox' })] },
  { code: 'AM966', marked: '- action: drop', given: [prometheus(), podMonitor({ metricRelabelings: [{ action: 'drop', regex: '.*' }] }), deployment()] },
  { code: 'AM967', marked: '- sourceLabels:', given: [prometheus(), podMonitor({ metricRelabelings: [{ sourceLabels: ['__meta_kubernetes_namespace'], targetLabel: 'ns' }] }), deployment()] },
  { code: 'AM970', marked: 'labels:', given: [prometheus({ ruleSelector: { matchLabels: { role: 'rules' } } }), rule] },
];

test.each(CASES)('$code marks $marked', async ({ code, marked, given }) => {
  const text = given.map((manifest) => stringify(parse(JSON.stringify(manifest)))).join('---\n');
  const { out } = await runCli(['check', '--all', '-'], { stdin: text });
  const frame = out.split('\n').slice(out.split('\n').findIndex((line) => line.includes(` ${code} `)));

  expect(frame.find((line) => /^ *>/.test(line))?.replace(/^ *> +\d+ \| +/, '')).toBe(marked);
});
