import { targetsOf } from 'cdk8s-app-monitoring/jest';
import { at, failureOf, SCRAPED, shop } from './scenes';
import { podMonitor } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';
import { deployment } from '../support/manifests/workloads';

const LINE = 'Prometheus/monitoring/main podMonitor/shop/cart/0 http://cart-0:9090/metrics {container="cart", endpoint="metrics", instance="cart-0:9090", job="shop/cart", namespace="shop", pod="cart-0"}';

describe('targetsOf()', () => {
  test.each([
    { it: 'of manifests', given: () => SCRAPED, expected: [LINE] },
    { it: 'of a construct', given: () => at(shop(), 'cart'), expected: [LINE] },
    { it: 'of a construct that nobody scrapes', given: () => at(shop(), 'stock'), expected: [] },
    { it: 'of nothing', given: () => [], expected: [] },
    {
      it: 'with the number of pods',
      given: () => [prometheus(), podMonitor(), deployment({ spec: { replicas: 2 } })],
      expected: [LINE.replace(' {', ' x2 {')],
    },
  ])('is a line a target: $it', ({ given, expected }) => {
    expect(targetsOf(given())).toEqual(expected);
  });

  test('marks labels that only the cluster knows', () => {
    expect(targetsOf([prometheus(), podMonitor({ relabelings: [{ sourceLabels: ['__meta_kubernetes_pod_node_name'], targetLabel: 'node' }] }), deployment()])[0]).toContain(', node=?, pod=');
  });

  test('is the same whatever the order of manifests', () => {
    const manifests = [...SCRAPED, prometheus({}, { name: 'other' }), deployment({ name: 'b' })];

    expect(targetsOf(manifests)).toHaveLength(4);
    expect(targetsOf([...manifests].reverse())).toEqual(targetsOf(manifests));
  });
});

describe('toMatchTargetsSnapshot()', () => {
  test('cannot be negated, as no snapshot can', () => {
    expect(failureOf(() => expect(SCRAPED).not.toMatchTargetsSnapshot())).toContain('Snapshot matchers cannot be used with not');
  });

  test('refuses what has no targets', () => {
    expect(failureOf(() => expect(1).toMatchTargetsSnapshot())).toContain('the received value must be an App');
  });
});

describe('cdk8s-app-monitoring/jest', () => {
  test('says what it needs where there is no jest', () => {
    const program = 'require("ts-node/register/transpile-only"); require("./lib/testing/jest")';
    const { execFileSync } = jest.requireActual<typeof import('child_process')>('child_process');
    const env = { ...process.env, TS_NODE_PROJECT: 'tsconfig.dev.json' };

    expect(() => execFileSync(process.execPath, ['-e', program], { env, stdio: 'pipe' })).toThrow('needs the global "expect" of jest, which does not exist');
  });
});
