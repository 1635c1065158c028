/** One row for each fault that tables and fuzzing have found, where no other table has it. */
import { whyNotSafe } from './everywhere';
import { Fields, smallCluster, wholeCluster } from './scene';
import { Inspection } from '../../lib/inspection/inspection';
import { useFolder, yaml } from '../cli/folder';
import { runCli } from '../cli/terminal';
import { podMonitor, serviceMonitor } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';
import { reported } from '../support/reported';

const { file } = useFolder();

/** It has no text: JavaScript asks its own `toString` for one. */
const WITHOUT_TEXT = { toString: 1, valueOf: 1 };

describe('Inspection.ofYaml() with a map where a text is expected', () => {
  const inList = (kind: string, ...path: (string | number)[]) => ({ it: `${kind} ${path.join('.')}`, kind, path });

  test.each([
    inList('EndpointSlice', 'endpoints', 0, 'addresses', 0),
    inList('Ingress', 'spec', 'tls', 0, 'hosts', 0),
    inList('NetworkPolicy', 'spec', 'podSelector', 'matchExpressions'),
    inList('ClusterRole', 'rules', 0, 'resources', 0),
    inList('Role', 'rules', 0, 'verbs', 0),
    inList('PeerAuthentication', 'spec', 'selector', 'matchLabels', 'app'),
  ])('is left out: $it', ({ kind, path }) => {
    const objects = wholeCluster();
    put(objects.find((object) => object.kind === kind)!, path, path[path.length - 1] === 'matchExpressions' ? [{ key: 'a', operator: 'In', values: [WITHOUT_TEXT] }] : WITHOUT_TEXT);

    expect(Object.keys(Inspection.ofYaml(yaml(objects)).toJson().servers)).toEqual(['Prometheus/shop/main', 'PrometheusAgent/shop/agent']);
  });

  test.each(['regex', 'action', 'separator', 'target_label', 'modulus', 'source_labels'])('is refused in a relabeling rule: %s', (field) => {
    const prometheusConfig = JSON.stringify({ scrape_configs: [{ job_name: 'a', relabel_configs: [{ [field]: WITHOUT_TEXT }] }] });

    expect(Inspection.ofYaml('', { prometheusConfig }).findings.map(({ code }) => code)).toEqual(['AM641']);
  });
});

describe('Inspection.ofYaml() with more shards than memory', () => {
  test.each([
    { shards: 1_000, expected: [] },
    { shards: 1_001, expected: [expect.stringContaining('spec.shards is 1001, and no more than 1000 are followed')] },
    { shards: 2 ** 31 - 1, expected: [expect.stringContaining('spec.shards is 2147483647, and no more than 1000 are followed')] },
  ])('are told: $shards', ({ shards, expected }) => {
    expect(reported('AM612', [prometheus({ shards }, { namespace: 'shop' })])).toEqual(expected);
  });
});

test('the order of manifests with several servers says nothing', () => {
  const servers = ['b', 'c', 'a'].map((name) => prometheus({ probeSelector: null }, { namespace: 'shop', name }));
  const others = [...wholeCluster().filter(({ kind }) => kind !== 'Prometheus'), { ...prometheus({ replicas: 'x' }, { name: 'refused' }) }, podMonitor({}, {}, { name: 'second' })];
  const all = [...servers, ...others];
  const told = (manifests: readonly object[]) => JSON.stringify(Inspection.ofYaml(yaml(manifests)).toJson());

  expect(reported('AM929', all)).not.toEqual([]);
  expect(told([...all].reverse())).toBe(told(all));
  expect(told([...others, ...[...servers].sort()])).toBe(told(all));
});

describe('runCli() with paths that no file has', () => {
  test.each([
    { it: 'the empty text', path: '', told: 'AM807 "": does not exist' },
    { it: 'U+0000', path: 'a\u0000b', told: 'AM807 a\\u0000b: does not exist' },
    { it: '5,000 characters', path: 'x'.repeat(5_000), told: ': cannot be read (ENAMETOOLONG)' },
    { it: 'half a character', path: '\ud800', told: 'AM807 \\ud800: does not exist' },
  ])('are told: $it', async ({ path, told }) => {
    const app = file('app.yaml', smallCluster());
    for (const args of [['inspect', path], ['check', app, '--external', path], ['targets', app, '--prometheus-config', path], ['config', '--diff', path, app]]) {
      const { code, out, err } = await runCli(args);

      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toContain(told);
      expect(await whyNotSafe(args)).toBeUndefined();
    }
  });
});

test('a Secret key that is called __proto__ is a key', () => {
  const login = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'login', namespace: 'shop' }, data: JSON.parse('{"__proto__": "eA==", "constructor": "eA=="}') as Fields };
  const key = (name: string) => ({ name: 'login', key: name });
  const { servers } = Inspection.ofYaml(yaml([
    prometheus(), login, serviceMonitor({ basicAuth: { username: key('constructor'), password: key('__proto__') } }), serviceMonitor({ bearerTokenSecret: key('toString') }, {}, { name: 'none' }),
  ])).toJson();

  expect(servers['Prometheus/monitoring/main']).toMatchObject({ selected: ['ServiceMonitor/shop/cart'], rejected: { 'ServiceMonitor/shop/none': expect.stringContaining('toString') } });
});

function put(root: Fields, path: readonly (string | number)[], value: unknown): void {
  const at = path.slice(0, -1).reduce<Fields>((each, key) => each[key] as Fields, root);
  at[path[path.length - 1]] = value;
}
