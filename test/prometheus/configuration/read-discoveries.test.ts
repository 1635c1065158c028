import { ScrapeConfigsReader } from '../../../lib/prometheus/configuration/read-configuration';
import { RefusedConfiguration } from '../../../lib/prometheus/configuration/refused';
import { SdConfig } from '../../../lib/prometheus/configuration/scrape-job';

const NONE = { node: false, namespace: false, deployment: false, job: false, cronjob: false };
const read = (job: object, ownNamespace?: string): readonly SdConfig[] => (
  new ScrapeConfigsReader(undefined, { fill: (text) => text, ownNamespace }).read({ job_name: 'a', ...job }).discoveries);
const kubernetes = (entry: unknown, ownNamespace?: string) => read({ kubernetes_sd_configs: [entry] }, ownNamespace)[0];

describe('readDiscoveries()', () => {
  test('reads them in the order of the job', () => {
    const job = { job_name: 'a', dns_sd_configs: [{ names: ['x'] }, { names: ['y'] }], static_configs: [], kubernetes_sd_configs: [{ role: 'pod' }], http_sd_configs: null };

    expect(read(job).map((each) => (each.kind === 'unknown' ? each.name : each.kind))).toEqual(['dns_sd_configs', 'dns_sd_configs', 'static', 'kubernetes']);
  });

  test('reads static targets with their labels', () => {
    const groups = [{ targets: ['x:1', 2, true, null], labels: { 'a': 1, 'b.é': 'c', 'd': null } }, {}];

    expect(read({ static_configs: groups })).toEqual([{
      kind: 'static', groups: [{ targets: ['x:1', '2', 'true', ''], labels: new Map([['a', '1'], ['b.é', 'c'], ['d', '']]) }, { targets: [], labels: new Map() }],
    }]);
  });

  test.each(['pod', 'service', 'endpoints', 'endpointslice', 'ingress', 'node'])('fills in the rest of the role %s', (role) => {
    expect(kubernetes({ role })).toEqual({ kind: 'kubernetes', config: { role, namespaces: [], selectors: [], attach: NONE } });
  });

  test('reads all of an entry', () => {
    const entry = {
      role: 'pod', namespaces: { names: ['a', 'b'] }, selectors: [{ role: 'pod', label: 'app=x', field: 'metadata.name=y' }, { role: 'node' }], attach_metadata: { node: true, namespace: true, deployment: true, job: true, cronjob: true },
    };

    expect(kubernetes(entry)).toEqual({
      kind: 'kubernetes',
      config: {
        role: 'pod',
        namespaces: ['a', 'b'],
        selectors: [{ role: 'pod', label: 'app=x', field: 'metadata.name=y' }, { role: 'node', label: '', field: '' }],
        attach: { node: true, namespace: true, deployment: true, job: true, cronjob: true },
      },
    });
  });

  test.each([
    { it: 'adds its own namespace', entry: { namespaces: { names: ['a'], own_namespace: true } }, own: 'monitoring', expected: ['a', 'monitoring'] },
    { it: 'looks in its own namespace alone', entry: { namespaces: { own_namespace: true } }, own: 'monitoring', expected: ['monitoring'] },
    { it: 'looks everywhere', entry: { namespaces: { names: null, own_namespace: false } }, own: 'monitoring', expected: [] },
  ])('$it', ({ entry, own, expected }) => {
    expect(kubernetes({ role: 'pod', ...entry }, own)).toMatchObject({ kind: 'kubernetes', config: { namespaces: expected } });
  });

  test.each([
    { it: 'another cluster', entry: { kubeconfig_file: '/x' } },
    { it: 'a namespace that nobody knows', entry: { namespaces: { own_namespace: true } } },
  ])('does not know what is in $it', ({ entry }) => {
    expect(kubernetes({ role: 'pod', ...entry })).toEqual({ kind: 'unknown', name: 'kubernetes_sd_configs' });
  });

  // SDConfig.UnmarshalYAML in discovery/kubernetes/kubernetes.go, Prometheus v0.314.0
  test.each([
    { it: 'no role', entry: {}, reason: '.role is missing or empty' },
    { it: 'nothing', entry: null, reason: ' is empty' },
    { it: 'a role in capitals', entry: { role: 'Pod' }, reason: '.role "Pod" is not a known value' },
    { it: 'an entry that is a text', entry: 'pod', reason: ' is not a map' },
    { it: 'namespaces that are a list', entry: { role: 'pod', namespaces: ['a'] }, reason: '.namespaces is not a map' },
    { it: 'names that are a text', entry: { role: 'pod', namespaces: { names: 'a' } }, reason: '.namespaces.names is not a list' },
    {
      it: 'a selector of another role',
      entry: { role: 'pod', selectors: [{ role: 'service' }] },
      reason: '.selectors[0].role is not one that role pod supports',
    },
    { it: 'a selector without a role', entry: { role: 'node', selectors: [{}] }, reason: '.selectors[0].role is not one that role node supports' },
    {
      it: 'a selector of endpoints for slices',
      entry: { role: 'endpointslice', selectors: [{ role: 'endpoints' }] },
      reason: '.selectors[0].role is not one that role endpointslice supports',
    },
    { it: 'two selectors of one role', entry: { role: 'pod', selectors: [{ role: 'node' }, { role: 'node' }] }, reason: '.selectors[1].role is that of another selector' },
    {
      it: 'a label selector that is none',
      entry: { role: 'pod', selectors: [{ role: 'pod', label: 'a in' }] },
      reason: '.selectors[0].label is not a valid label selector',
    },
    {
      it: 'a field selector that is none',
      entry: { role: 'pod', selectors: [{ role: 'pod', field: 'x' }] },
      reason: '.selectors[0].field is not a valid field selector',
    },
    { it: 'a flag that is a text', entry: { role: 'pod', attach_metadata: { node: 'yes' } }, reason: '.attach_metadata.node is neither true nor false' },
  ])('refuses $it', ({ entry, reason }) => {
    expect(() => kubernetes(entry)).toThrow(`job "a": kubernetes_sd_configs[0]${reason}`);
  });

  test.each([
    { it: 'targets that are a text', groups: [{ targets: 'x' }], reason: 'job "a": static_configs[0].targets is not a list' },
    { it: 'a target that is a map', groups: [{ targets: [{}] }], reason: 'job "a": static_configs[0].targets[0] is not text' },
    { it: 'labels that are a list', groups: [{ labels: [] }], reason: 'job "a": static_configs[0].labels is not a map' },
    { it: 'groups that are a map', groups: {}, reason: 'job "a": static_configs is not a list' },
  ])('refuses $it', ({ groups, reason }) => {
    expect(() => read({ static_configs: groups })).toThrow(reason);
  });

  // All asked of config.Load, Prometheus v0.314.0
  test.each<{ it: string; job: object }>([
    { it: 'a group that is nothing', job: { static_configs: [null] } },
    { it: 'a group with an unknown field', job: { static_configs: [{ targets: [], label: {} }] } },
    { it: 'a label without a name', job: { static_configs: [{ labels: { '': 'x' } }] } },
    { it: 'an unknown kind of discovery', job: { nope_sd_configs: [{}] } },
    { it: 'an unknown field', job: { kubernetes_sd_configs: [{ role: 'pod', rule: 'x' }] } },
    { it: 'another cluster\'s own namespace', job: { kubernetes_sd_configs: [{ role: 'pod', kubeconfig_file: 'x', namespaces: { own_namespace: true } }] } },
  ])('refuses $it', ({ job }) => {
    expect(() => read(job, 'x')).toThrow(RefusedConfiguration);
  });
});
