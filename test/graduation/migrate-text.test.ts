import * as fc from 'fast-check';
import { stringify } from 'yaml';
import { OPERATOR } from '../../lib/forecast/operator';
import { migrateScrapeConfig } from '../../lib/graduation/migrate-scrape-config';
import { OPERATOR_MINORS, withPatch } from '../../lib/graduation/operator-minors';
import { migrateText } from '../../lib/graduation/text/migrate-text';
import { loadManifests } from '../../lib/manifests/load/load-manifests';
import { Manifest } from '../../lib/manifests/manifest';
import { ScrapeConfigApiVersion } from '../../lib/operator-port/scrape-config-versions';
import { scrapeConfigOf } from '../support/random-scrape-config-of-version';

const move = (text: string, from = '0.73', to = '0.94', version?: ScrapeConfigApiVersion) => (
  migrateText(text, { from: OPERATOR.ofVersion(withPatch(from)), to: OPERATOR.ofVersion(withPatch(to)), version }));
const HEAD = 'apiVersion: monitoring.coreos.com/v1alpha1\nkind: ScrapeConfig\nmetadata: {name: a}\nspec:\n';
const ofSpec = (spec: string) => HEAD + spec;

describe('migrateText()', () => {
  test.each([
    { it: 'a plain word with its comment', given: '  kubernetesSDConfigs:\n  - role: pod   # why\n', expected: '  kubernetesSDConfigs:\n  - role: Pod   # why\n' },
    { it: 'a word in single quotes', given: "  kubernetesSDConfigs: [{'role': 'pod'}]\n", expected: "  kubernetesSDConfigs: [{'role': 'Pod'}]\n" },
    { it: 'a word in double quotes', given: '  "kubernetesSDConfigs":\n    -   role: "pod"', expected: '  "kubernetesSDConfigs":\n    -   role: "Pod"' },
    { it: 'a tagged word', given: '  kubernetesSDConfigs:\n  - role: !!str pod\n', expected: '  kubernetesSDConfigs:\n  - role: !!str Pod\n' },
    { it: 'the name of a field', given: '  # first\n  NomadSDConfigs: # second\n  - server: http://a\n', expected: '  # first\n  nomadSDConfigs: # second\n  - server: http://a\n', from: '0.76' },
    { it: 'an empty list on a line', given: '  labelLimit: 1\n  # about\n  relabelings: []  # none\n  sampleLimit: 1\n', expected: '  labelLimit: 1\n  # about\n  sampleLimit: 1\n' },
    { it: 'an empty list at the end', given: '  labelLimit: 1\n  relabelings: [ ]', expected: '  labelLimit: 1\n' },
    { it: 'the only field', given: '  relabelings: []\n', expected: '  {}\n' },
    { it: 'an empty list over lines', given: '  relabelings: [\n  ]\n  labelLimit: 1\n', expected: '  labelLimit: 1\n' },
    { it: 'a repeated entry on its line', given: '  staticConfigs:\n  - targets:\n    - a:1 # one\n    - b:1\n    - a:1 # again\n    labels: {x: y}\n', expected: '  staticConfigs:\n  - targets:\n    - a:1 # one\n    - b:1\n    labels: {x: y}\n' },
    { it: 'repeated entries in brackets', given: '  staticConfigs: [{targets: [a, a, b, b, a]}]\n', expected: '  staticConfigs: [{targets: [a, b]}]\n' },
    { it: 'all fields', given: '  relabelings: []\n  metricRelabelings: []\n', expected: '  {}\n' },
    { it: 'the first fields in braces', given: '  {relabelings: [], metricRelabelings: [], labelLimit: 1}\n', expected: '  {labelLimit: 1}\n' },
    { it: 'the last fields in braces', given: '  {labelLimit: 1, relabelings: [],\n   metricRelabelings: []}\n', expected: '  {labelLimit: 1}\n' },
    { it: 'a map in block style', given: '  proxyConnectHeader:\n    H:\n      # secret\n      name: s\n      key: k\n  proxyUrl: http://p\n', expected: '  proxyConnectHeader:\n    H:\n      # secret\n    - name: s\n      key: k\n  proxyUrl: http://p\n' },
    { it: 'a map in braces', given: '  proxyConnectHeader: { H: { name: s, key: k } }\n', expected: '  proxyConnectHeader: { H: [{ name: s, key: k }] }\n' },
    { it: 'a map behind an alias', given: '  proxyConnectHeader:\n    H: &h {name: s, key: k}\n    I: *h\n', expected: '  proxyConnectHeader:\n    H: &h [{name: s, key: k}]\n    I: *h\n' },
    { it: 'a word behind an alias', given: '  kubernetesSDConfigs:\n  - role: &r pod\n  - role: *r\n', expected: '  kubernetesSDConfigs:\n  - role: &r Pod\n  - role: *r\n' },
    { it: 'an alias of a word that stays', given: '  jobName: &r pod\n  kubernetesSDConfigs:\n  - role: *r\n', expected: '  jobName: &r pod\n  kubernetesSDConfigs:\n  - role: Pod\n' },
    { it: 'a discovery behind an alias', given: '  kubernetesSDConfigs:\n  - &k {role: pod}\n  - *k\n', expected: '  kubernetesSDConfigs:\n  - &k {role: Pod}\n  - *k\n' },
    { it: 'merged fields', given: '  kubernetesSDConfigs:\n  - &k\n    role: pod\n  - <<: *k\n    followRedirects: true\n', expected: '  kubernetesSDConfigs:\n  - &k\n    role: Pod\n  - <<: *k\n    followRedirects: true\n' },
  ])('rewrites $it in place', ({ given, expected, from = '0.75' }) => {
    const { text, changes } = move(ofSpec(given), /proxyConnect/.test(given) ? '0.73' : from);

    expect(text).toBe(ofSpec(expected));
    expect(changes.length).toBeGreaterThan(0);
    expect(move(text, from).text).toBe(text);
  });

  test('gives the way back to the byte', () => {
    const given = ofSpec('  proxyConnectHeader:\n    H:\n      name: s\n      key: k\n    I: {name: s, key: k}\n  proxyUrl: http://p\n');
    const there = move(given, '0.73', '0.74').text;

    expect(there).toContain('    - name: s\n      key: k\n    I: [{name: s, key: k}]\n');
    expect(move(there, '0.74', '0.73').text).toBe(given);
  });

  test('keeps the line ends of Windows, a byte order mark and a text without a last line end', () => {
    const given = `\ufeff${ofSpec('  kubernetesSDConfigs:\n  - role: pod\n  relabelings: []\n  proxyUrl: http://p').replace(/\n/g, '\r\n')}`;

    expect(move(given).text).toBe(given.replace('role: pod', 'role: Pod').replace('  relabelings: []\r\n', ''));
  });

  test('rewrites JSON', () => {
    const given = JSON.stringify({ apiVersion: 'monitoring.coreos.com/v1alpha1', kind: 'ScrapeConfig', metadata: { name: 'a' }, spec: { relabelings: [], kubernetesSDConfigs: [{ role: 'pod' }], metricRelabelings: [] } }, null, 4);

    expect(move(given, '0.75', '0.94', 'v1').text).toBe(given.replace('"pod"', '"Pod"').replace('"relabelings": [],\n        ', '').replace(',\n        "metricRelabelings": []', '').replace('v1alpha1', 'v1'));
  });

  test('rewrites the entries of lists, and the version of a typed list', () => {
    const given = 'apiVersion: monitoring.coreos.com/v1alpha1\nkind: ScrapeConfigList\nitems:\n- metadata: {name: a}\n  spec: {relabelings: []}\n- apiVersion: monitoring.coreos.com/v1alpha1\n  kind: ScrapeConfig\n  metadata: {name: b}\n';

    expect(move(given, '0.75', '0.94', 'v1beta1').text).toBe(given.replaceAll('v1alpha1', 'v1beta1').replace('relabelings: []', ''));
  });

  test('leaves other objects and documents alone, to the byte', () => {
    const other = '%YAML 1.1\n---\n# c\nkind:  ConfigMap\napiVersion: "v1"\ndata: {role:   pod, text: |+\n   a\n\n}\n...\n---\n---\nkind: PodMonitor\napiVersion: monitoring.coreos.com/v1\nspec: {relabelings: []}\n';
    const block = other.replace('{role:   pod, text: |+\n   a\n\n}', '\n  role:   pod\n  text: |+\n    a\n\n');
    const given = `${block}---\n${ofSpec('  kubernetesSDConfigs: [{role: pod}]\n')}`;

    expect(move(block)).toEqual({ text: block, changes: [], decisions: [], scrapeConfigs: 0 });
    expect(move(given).text).toBe(`${block}---\n${ofSpec('  kubernetesSDConfigs: [{role: Pod}]\n')}`);
  });

  test('does not change what another object shares by an anchor', () => {
    const given = `apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: ConfigMap\n  metadata: {name: c}\n  data: &d {role: pod}\n- ${ofSpec('  kubernetesSDConfigs: [*d]\n').replaceAll('\n', '\n  ').trimEnd()}\n- ${ofSpec('  kubernetesSDConfigs: [{role: pod}]\n').replaceAll('\n', '\n  ').trimEnd()}\n`;
    const { text, changes, decisions } = move(given, '0.75');

    expect(text).toBe(given.replace('[{role: pod}]', '[{role: Pod}]'));
    expect(changes.map(({ line }) => line)).toEqual([17]);
    expect(decisions).toEqual([expect.objectContaining({ line: 7, what: expect.objectContaining({ field: 'spec.kubernetesSDConfigs[0].role', decide: expect.stringMatching(/^write "Pod" in place of "pod"/) }) })]);
  });

  test('makes the other changes of an object that cannot be changed at one place', () => {
    const given = ofSpec('  kubernetesSDConfigs:\n  - role: >-\n      pod\n  - role: node # all\n  relabelings: []\n');
    const { text, changes, decisions } = move(given, '0.75', '0.94', 'v1beta1');

    expect(text).toBe(given.replace('v1alpha1', 'v1beta1').replace('node #', 'Node #').replace('  relabelings: []\n', ''));
    expect(changes.map(({ line }) => line)).toEqual([1, 8, 9]);
    expect(decisions.map(({ line, what: { field } }) => [line, field])).toEqual([[6, 'spec.kubernetesSDConfigs[0].role']]);
    expect(move(text, '0.75', '0.94', 'v1beta1').text).toBe(text);
  });

  test('says how a text without anchors has to be written, if it cannot be changed', () => {
    const given = ofSpec('  kubernetesSDConfigs:\n  - role: >-\n      pod\n');

    expect(move(given, '0.75').decisions.map(({ what: { decide } }) => decide)).toEqual([
      'write "Pod" in place of "pod"; or write the value on the line of its field, without "|" and ">", and run the command again',
    ]);
  });

  test('says the line of what has to be decided', () => {
    const given = ofSpec('  labelLimit: 1\n  proxyConnectHeader:\n    a.b:\n    - {name: s, key: k}\n    - {name: s, key: k}\n  staticConfigs:\n  - labels: {a: b}\n');

    expect(move(given, '0.74', '0.73').decisions.map(({ line, what: { field } }) => [line, field])).toEqual([[7, 'spec.proxyConnectHeader.a.b'], [6, 'spec.proxyConnectHeader']]);
    expect(move(given, '0.74', '0.94').decisions.map(({ line, what: { field } }) => [line, field])).toEqual([[11, 'spec.staticConfigs[0].targets']]);
  });
});

describe('migrateText() of random objects', () => {
  const FORMS: readonly ((value: Manifest) => string)[] = [
    (value) => stringify(value), (value) => stringify(value, { indentSeq: false }), (value) => stringify(value, { defaultStringType: 'QUOTE_SINGLE' }),
    (value) => stringify(value, { collectionStyle: 'flow' }), (value) => JSON.stringify(value), (value) => JSON.stringify(value, null, 2),
  ];
  const ways = fc.tuple(fc.constantFrom(...OPERATOR_MINORS), fc.constantFrom(...OPERATOR_MINORS));
  const given = ways.chain(([from, to]) => fc.tuple(scrapeConfigOf(from), fc.constantFrom(...FORMS), fc.constantFrom(undefined, 'v1beta1' as const))
    .map(([manifest, form, version]) => ({ from, to, manifest, form, version })));

  test('makes the same changes in every form of text', () => {
    fc.assert(fc.property(given, ({ from, to, manifest, form, version }) => {
      const { migrated, changes } = migrateScrapeConfig(manifest, { from: OPERATOR.ofVersion(from), to: OPERATOR.ofVersion(to), version });
      const { text, changes: made } = move(form(manifest), from, to, version);

      expect(made.map(({ what }) => what)).toEqual(changes);
      expect(loadManifests(text, 'text').map((each) => each.manifest)).toEqual([JSON.parse(JSON.stringify(migrated))]);
      expect(text.split('\n').length).toBeLessThanOrEqual(form(manifest).split('\n').length);
    }), { seed: 19, numRuns: Number(process.env.GRADUATION_RUNS ?? 200) });
  });
});
