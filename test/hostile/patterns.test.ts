import { Inspection } from '../../lib/inspection/inspection';
import { yaml } from '../cli/folder';
import { cpuMillis } from '../support/cpu-millis';
import { podMonitor } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';
import { service } from '../support/manifests/services';
import { deployment } from '../support/manifests/workloads';

jest.setTimeout(60_000);

/** A backtracking reader takes years for these; one that counts its steps takes milliseconds, which busy machines stretch. */
const MAX_MILLIS = 20_000;
const LONG = 'a'.repeat(5_000);
const WORDS = Array.from({ length: 1_000 }, (_, i) => `a{0,9}b${i}`);

const SLOW: readonly (readonly [pattern: string, value: string])[] = [
  ['(a+)+$', `${LONG}!`],
  ['(a|a)*b', LONG],
  ['(a|aa)+$', `${LONG}!`],
  ['(.*a){25}', `${LONG}!`],
  ['(.*)*(.*)*(.*)*=', LONG],
  ['([a-zA-Z]+)*[0-9]', LONG],
  ['(a?){100}a{100}', 'a'.repeat(100)],
  ['((a{0,9}){0,9}){0,9}c', LONG],
  [WORDS.join('|'), LONG],
  [`(${WORDS.join('|')})`, `a${LONG}`],
  ['a'.repeat(1_000), LONG],
  ['()'.repeat(1_000), LONG],
];

const rules = (regex: string): object[] => [
  { action: 'keep', source_labels: ['__meta_kubernetes_pod_annotation_long'], regex: `${regex}|.*` },
  { action: 'replace', source_labels: ['__meta_kubernetes_pod_annotation_long'], regex, target_label: 'found', replacement: '$1' },
  { action: 'labelmap', regex },
  { action: 'labeldrop', regex: `x${regex}` },
];

describe.each(SLOW.map(([pattern, value], i) => ({ it: `${i + 1}: ${pattern.slice(0, 30)}`, pattern, value })))('pattern $it', ({ pattern, value }) => {
  const app = yaml([deployment({ annotations: { long: value, [value.slice(0, 60)]: 'x' } }), service()]);

  test('takes no longer in a configuration than its text and the value ask for', () => {
    const prometheusConfig = JSON.stringify({ scrape_configs: [{ job_name: 'a', kubernetes_sd_configs: [{ role: 'pod' }], relabel_configs: rules(pattern) }] });
    const begun = cpuMillis();
    const { servers } = Inspection.ofYaml(app, { prometheusConfig }).toJson();

    expect(cpuMillis() - begun).toBeLessThan(MAX_MILLIS);
    expect(servers['prometheus.yml'].targets.a).toHaveLength(1);
  });

  test('takes no longer in a monitor', () => {
    const relabelings = [{ action: 'drop', sourceLabels: ['__meta_kubernetes_pod_annotation_long'], regex: `x${pattern}` }];
    const begun = cpuMillis();
    const { servers } = Inspection.ofYaml(`${app}---\n${yaml([prometheus(), podMonitor({ relabelings })])}`).toJson();

    expect(cpuMillis() - begun).toBeLessThan(MAX_MILLIS);
    expect(servers['Prometheus/monitoring/main'].targets['podMonitor/shop/cart/0']).toHaveLength(1);
  });
});

const REFUSED = ['(?=a)', '(?!a)', '(?<=a)b', '\\1', '(a)\\1', 'a{1001}', '((a{100}){100}){100}', 'a**', '(?P=x)', '(?>a)', '\\Z', '[', '(', '(?i', 'a++'];

test.each(REFUSED)('%s is no pattern, and that is told', (pattern) => {
  const byText = Inspection.ofYaml('', { prometheusConfig: JSON.stringify({ scrape_configs: [{ job_name: 'a', relabel_configs: [{ regex: pattern, target_label: 'x' }] }] }) });
  const byMonitor = Inspection.ofYaml(yaml([prometheus(), podMonitor({ relabelings: [{ regex: pattern, targetLabel: 'x' }] })]));

  expect(byText.findings).toEqual([expect.objectContaining({ code: 'AM641', message: expect.stringContaining('is not a valid RE2 pattern') })]);
  expect(byMonitor.findings).toContainEqual(expect.objectContaining({ code: expect.stringMatching(/^AM(611|921|9\d\d)$/), severity: 'error', path: 'PodMonitor/shop/cart' }));
});

test.each([
  { it: 'a list', modulus: [5] },
  { it: 'a list of lists', modulus: [[5]] },
  { it: 'a map', modulus: { toString: 1 } },
  { it: 'more than 64 bits', modulus: 2 ** 70 },
])('a modulus that is $it is none', ({ modulus }) => {
  const config = JSON.stringify({ scrape_configs: [{ job_name: 'a', relabel_configs: [{ action: 'hashmod', source_labels: ['a'], modulus, target_label: 'x' }] }] });

  expect(Inspection.ofYaml('', { prometheusConfig: config }).findings.map(({ code }) => code)).toEqual(['AM641']);
});

test('a label of 100,000 digits is no number of 64 bits', () => {
  const config = JSON.stringify({ scrape_configs: [{ job_name: 'a', kubernetes_sd_configs: [{ role: 'pod', selectors: [{ role: 'pod', label: 'app > 1' }] }] }] });
  const pod = (app: string) => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p', labels: { app } }, spec: { containers: [{ name: 'c', image: 'x', ports: [{ containerPort: 1 }] }] } });
  // What is in the cluster already is not judged by the rules of the API server.
  const found = (app: string) => Inspection.ofYaml('', { prometheusConfig: config, external: yaml([pod(app)]) }).targets.length;

  expect(['1', '2', '02', '9223372036854775807', '9223372036854775808', '9'.repeat(100_000)].map(found)).toEqual([0, 1, 1, 1, 0, 0]);
});

test('names that are too long to be misspelt are not compared', () => {
  const long = (letter: string) => letter.repeat(30_000);
  const begun = cpuMillis();
  Inspection.ofYaml(yaml([prometheus(), service({ ports: [{ name: long('a'), port: 80 }] }), deployment(), podMonitor({ port: long('b'), [long('c')]: 1 })])).toJson();

  expect(cpuMillis() - begun).toBeLessThan(MAX_MILLIS);
});
