import 'cdk8s-app-monitoring/jest';
import { at, failureOf, JOB, LOST, SCRAPED, SERVER, shop, URL } from './scenes';
import { unmatched } from '../../lib/testing/matching';
import { podMonitor } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';
import { deployment } from '../support/manifests/workloads';

const STOCK = deployment({ name: 'stock', selector: { app: 'cart' } });
const BOTH = [...SCRAPED, STOCK];
const STOCK_URL = 'http://stock-0:9090/metrics';

describe('toHaveTargets()', () => {
  test.each([
    { it: 'none of nothing', given: [], expected: [] },
    { it: 'none of what is lost', given: LOST, expected: [] },
    { it: 'one by its URL', given: SCRAPED, expected: [URL] },
    { it: 'one by parts of it', given: SCRAPED, expected: [{ by: 'main', job: JOB, url: /9090/, labels: { pod: 'cart-0' } }] },
    { it: 'one that may be any', given: SCRAPED, expected: [{}] },
    { it: 'several in any order', given: BOTH, expected: [STOCK_URL, URL] },
    { it: 'a wish that many fit beside one that takes the only other', given: BOTH, expected: [{ url: /9090/ }, URL] },
    { it: 'the same in the other order', given: BOTH, expected: [URL, { url: /9090/ }] },
    { it: 'one URL that two servers scrape, twice', given: [...SCRAPED, prometheus({}, { name: 'other' })], expected: [URL, URL] },
    { it: 'those of a construct alone', given: at(shop(), 'cart'), expected: [URL] },
    { it: 'those of a construct that nobody scrapes', given: at(shop(), 'stock'), expected: [] },
  ])('takes $it', ({ given, expected }) => {
    expect(given).toHaveTargets(expected);
    expect(failureOf(() => expect(given).not.toHaveTargets(expected))).toContain(`Expected: other targets than these ${expected.length}`);
  });

  test.each([
    { it: 'one too few', given: BOTH, expected: [URL] },
    { it: 'one too many', given: SCRAPED, expected: [URL, STOCK_URL] },
    { it: 'one twice that is there once', given: SCRAPED, expected: [URL, URL] },
    { it: 'none', given: SCRAPED, expected: [] },
    { it: 'another', given: SCRAPED, expected: [STOCK_URL] },
    { it: 'a part of a URL', given: SCRAPED, expected: ['cart-0:9090'] },
  ])('does not take $it', ({ given, expected }) => {
    expect(given).not.toHaveTargets(expected);
    expect(failureOf(() => expect(given).toHaveTargets(expected))).toContain(`Expected: exactly ${expected.length} target`);
  });

  test('tells what is missing and what is too much', () => {
    expect(failureOf(() => expect(SCRAPED).toHaveTargets([{ url: /8080/, by: SERVER }]))).toMatchInlineSnapshot(`
"expect(received).toHaveTargets(targets)

Expected: exactly 1 target
Received: 0 of them, and 1 other

Missing:
  - /8080/ by Prometheus/monitoring/main

Surplus:
  + Prometheus/monitoring/main podMonitor/shop/cart/0 http://cart-0:9090/metrics {container="cart", endpoint="metrics", instance="cart-0:9090", job="shop/cart", namespace="shop", pod="cart-0"}"
`);
  });

  test('explains what is missing', () => {
    expect(failureOf(() => expect(LOST).toHaveTargets([URL]))).toContain('Deployment/shop/cart is not scraped by Prometheus/monitoring/main: it fails at step "port":');
  });

  test('counts two endpoints of one workload as two', () => {
    const monitor = podMonitor({}, { podMetricsEndpoints: [{ port: 'metrics' }, { port: 'metrics', path: '/other' }] });

    expect([prometheus(), monitor, deployment()]).toHaveTargets([URL, 'http://cart-0:9090/other']);
  });

  test.each([
    { it: 'no list', expected: URL, message: 'the expected targets must be a list of URLs and objects' },
    { it: 'a list with a number', expected: [1], message: 'an expected target must be an object like' },
    { it: 'a server that is not there', expected: [{ by: 'mian' }], message: 'unknown server "mian"' },
  ])('refuses $it, with and without not', ({ expected, message }) => {
    expect(failureOf(() => expect(SCRAPED).toHaveTargets(expected as never))).toContain(message);
    expect(failureOf(() => expect(SCRAPED).not.toHaveTargets(expected as never))).toContain(message);
  });
});

describe('unmatched()', () => {
  const fits = (wish: string, offer: string) => wish.includes(offer);

  test.each([
    { it: 'nothing', wishes: [], offers: [], missing: [], surplus: [] },
    { it: 'a chain in which everybody moves', wishes: ['ab', 'bc', 'a'], offers: ['a', 'b', 'c'], missing: [], surplus: [] },
    { it: 'two who want the same', wishes: ['a', 'a'], offers: ['a'], missing: ['a'], surplus: [] },
    { it: 'equal offers', wishes: ['a'], offers: ['a', 'a'], missing: [], surplus: ['a'] },
    { it: 'no fit', wishes: ['a'], offers: ['b'], missing: ['a'], surplus: ['b'] },
  ])('pairs $it', ({ wishes, offers, missing, surplus }) => {
    expect(unmatched(wishes, offers, fits)).toEqual({ missing, surplus });
  });
});
