import * as fc from 'fast-check';
import { roundTrips } from './round-trips';
import { Converter } from '../../../lib/graduation/conversion/converter';
import { DEMONSTRATION, NO_CHANGES } from '../../../lib/graduation/conversion/field-change';
import { annotationOf } from '../../../lib/graduation/conversion/kept-annotation';
import { Manifest } from '../../../lib/manifests/manifest';
import { randomJobs } from '../../support/random-scrape-configs';

const V1ALPHA1 = 'monitoring.coreos.com/v1alpha1';
const V1BETA1 = 'monitoring.coreos.com/v1beta1';

/** Objects of the unit test; `npm run conformance:long` converts 100,000. */
const RUNS = Number(process.env.CONVERSION_RUNS ?? 2_000);
const SEED = 20_261_129;

const converter = new Converter(DEMONSTRATION);
const toSpoke = (object: object) => converter.convert(object, V1BETA1);
const toHub = (object: object) => converter.convert(object, V1ALPHA1);
const hub = (spec: unknown, metadata: object = {}): Manifest => ({ apiVersion: V1ALPHA1, kind: 'ScrapeConfig', metadata: { name: 'cart', ...metadata }, spec });
const spoke = (spec: unknown, metadata: object = {}): Manifest => ({ apiVersion: V1BETA1, kind: 'ScrapeConfig', metadata: { name: 'cart', ...metadata }, spec });
const specOf = ({ spec }: Manifest) => spec as { readonly [field: string]: unknown };

describe('Converter', () => {
  test('changes only the apiVersion while versions are identical', () => {
    const object = hub({ jobName: 'a', staticConfigs: [{ targets: ['a:1'] }] }, { annotations: { note: 'x' } });

    expect(new Converter(NO_CHANGES).convert(object, V1BETA1)).toEqual({ ...object, apiVersion: V1BETA1 });
  });

  test.each([
    { it: 'a renamed field', from: { jobName: 'a' }, to: { job: 'a' } },
    { it: 'a renamed field of items', from: { staticConfigs: [{ targets: ['a:1'], labels: { targets: 'b' } }] }, to: { staticConfigs: [{ addresses: ['a:1'], labels: { targets: 'b' } }] } },
    { it: 'a field without its counterpart', from: { metricsPath: '/m', kubernetesSDConfigs: [{ role: 'Pod' }] }, to: { metricsPath: '/m', kubernetesSDConfigs: [{ role: 'Pod' }] } },
    { it: 'values of other types', from: { staticConfigs: 'none', basicAuth: null, httpSDConfigs: [null, 1] }, to: { staticConfigs: 'none', basicAuth: null, httpSDConfigs: [null, 1] } },
    { it: 'no spec', from: undefined, to: undefined },
  ])('converts $it both ways', ({ from, to }) => {
    expect(specOf(toSpoke(hub(from)))).toEqual(to);
    expect(specOf(toHub(spoke(to)))).toEqual(from);
    expect(toSpoke(hub(from)).metadata).toEqual({ name: 'cart' });
  });

  test('keeps what the other version has no field for in an annotation', () => {
    const object = hub({ trackTimestampsStaleness: true, basicAuth: { username: { name: 's', key: 'k', optional: true } } }, { annotations: { note: 'x' } });

    const converted = toSpoke(object);

    expect(converted.spec).toEqual({ basicAuth: { username: { name: 's', key: 'k' } } });
    expect(converted.metadata?.annotations).toEqual({
      note: 'x',
      [annotationOf('v1alpha1')]: '{"in":{"spec":{"in":{"basicAuth":{"in":{"username":{"only":{"optional":true}}}}},"only":{"trackTimestampsStaleness":true}}}}',
    });
    expect(toHub(converted)).toEqual(object);
  });

  test('keeps an unknown field whose name the other version uses', () => {
    const object = hub({ jobName: 'a', job: 'b', summary: 'c' });

    expect(toSpoke(object).spec).toEqual({ job: 'a' });
    expect(toHub(toSpoke(object))).toEqual(object);
  });

  test.each([
    { it: 'of another group', object: { ...hub({}), apiVersion: 'example.com/v1' }, expected: 'apiVersion "example.com/v1" is not known; this webhook converts "monitoring.coreos.com/v1alpha1", "monitoring.coreos.com/v1beta1"' },
    { it: 'without apiVersion', object: { kind: 'ScrapeConfig' }, expected: 'apiVersion "undefined" is not known; this webhook converts "monitoring.coreos.com/v1alpha1", "monitoring.coreos.com/v1beta1"' },
    { it: 'of another kind', object: { ...hub({}), kind: 'PrometheusAgent' }, expected: 'PrometheusAgent "cart" is not a ScrapeConfig' },
    { it: 'that is not an object', object: null, expected: 'an item of "request.objects" is not an object' },
  ])('refuses an item $it', ({ object, expected }) => {
    expect(() => converter.convert(object, V1BETA1)).toThrow(expected);
  });

  test('refuses a version that it does not know', () => {
    expect(() => converter.convert(hub({}), 'monitoring.coreos.com/v1')).toThrow('apiVersion "monitoring.coreos.com/v1" is not known');
  });

  test('refuses what does not fit into annotations', () => {
    const large = spoke({ summary: 'secret '.repeat(40_000) }, { namespace: 'shop' });

    expect(() => toHub(large)).toThrow(/^ScrapeConfig "shop\/cart" cannot be converted: with the fields that only v1beta1 has, its annotations would take 28\d{4} bytes, and the API server allows 262144$/);
  });

  test(`gives ${RUNS} random objects back as they were`, () => {
    const { different, kept } = roundTrips(RUNS, SEED);

    expect(different).toBeUndefined();
    // The comparison means little when few objects have what the other version lacks.
    expect(kept / RUNS).toBeGreaterThan(0.3);
  });

  test('gives the objects of random jobs back as they were', () => {
    for (const make of randomJobs(SEED, 200)) {
      const object = hub(plainOf(make));

      expect(toHub(toSpoke(object))).toEqual(object);
    }
  });
});

/** A client that knows the other version only changes the object there. */
describe('Converter with changes in the other version', () => {
  const two = hub({ httpSDConfigs: [{ url: 'a', authorization: { credentials: { key: 'a', optional: true } } }, { url: 'b', authorization: { credentials: { key: 'b', optional: false } } }] });
  const edit = (change: (configs: Record<string, unknown>[]) => unknown[]) => {
    const converted = toSpoke(two);

    return toHub({ ...converted, spec: { httpSDConfigs: change(specOf(converted).httpSDConfigs as Record<string, unknown>[]) } });
  };
  interface Config { readonly url: string; readonly authorization?: { readonly credentials: { readonly optional?: boolean } } }
  const configsOf = (object: Manifest) => specOf(object).httpSDConfigs as Config[];
  const optionals = (object: Manifest) => configsOf(object).map(({ url, authorization }) => `${url}:${authorization?.credentials.optional}`);

  test.each([
    { it: 'an item before', change: (all) => [{ url: 'c', authorization: { credentials: { key: 'c' } } }, ...all], expected: ['c:undefined', 'a:true', 'b:false'] },
    { it: 'the other order', change: (all) => [...all].reverse(), expected: ['b:false', 'a:true'] },
    { it: 'one item less', change: ([, second]) => [second], expected: ['b:false'] },
    { it: 'a changed item', change: ([first, second]) => [{ ...first, url: 'z' }, second], expected: ['z:true', 'b:false'] },
    { it: 'an item twice', change: ([first, second]) => [first, first, second], expected: ['a:true', 'a:undefined', 'b:false'] },
    { it: 'a changed item and a new one', change: ([first, second]) => [{ ...first, url: 'z' }, second, { url: 'c' }], expected: ['z:undefined', 'b:false', 'c:undefined'] },
    { it: 'no items', change: () => [], expected: [] },
  ] as { it: string; change: (all: Record<string, unknown>[]) => unknown[]; expected: string[] }[])('finds each item again: $it', ({ change, expected }) => {
    const changed = edit(change);

    expect(optionals(changed)).toEqual(expected);
    expect(changed.metadata).toEqual({ name: 'cart' });
  });

  test('never gives an item what belongs to another one, when items are added, removed and moved', () => {
    const ids = fc.uniqueArray(fc.integer({ min: 0, max: 50 }), { maxLength: 8 });
    fc.assert(fc.property(ids, fc.integer({ min: 0, max: 8 }), ids, (first, kept, added) => {
      const item = (id: number, field: object) => ({ url: `u${id}`, authorization: { credentials: { key: 'k', ...field } } });
      const before = first.map((id) => item(id, { optional: id % 2 === 0 }));
      const converted = toSpoke(hub({ httpSDConfigs: before }));
      const survivors = (specOf(converted).httpSDConfigs as unknown[]).slice(0, kept).reverse();
      const others = added.filter((id) => !first.includes(id)).map((id) => item(id, {}));
      const after = [...others, ...survivors];
      fc.pre(after.length !== before.length);

      const back = toHub({ ...converted, spec: { httpSDConfigs: after } });

      expect(configsOf(back).slice(others.length)).toEqual(before.slice(0, kept).reverse());
      expect(configsOf(back).slice(0, others.length)).toEqual(others);
    }), { seed: SEED, numRuns: 500 });
  });

  test('does not put back what a client removed', () => {
    const converted = toSpoke(hub({ basicAuth: { username: { key: 'k', optional: true } }, trackTimestampsStaleness: true }));

    expect(toHub({ ...converted, spec: {} })).toEqual(hub({ trackTimestampsStaleness: true }));
    expect(toHub({ ...converted, metadata: { name: 'cart' }, spec: {} })).toEqual(hub({}));
  });

  test('puts back only fields that the version alone has', () => {
    const forged = JSON.stringify({ only: { status: 1 }, in: { spec: { only: { params: 1, trackTimestampsStaleness: 1, jobName: 'forged' } } } });

    expect(toHub(spoke({ job: 'a' }, { annotations: { [annotationOf('v1alpha1')]: forged } }))).toEqual(hub({ jobName: 'a', trackTimestampsStaleness: 1 }));
  });

  test.each(['{"in":1}', '{"only":[1]}', '{"in":{"spec":{"in":{"staticConfigs":{"items":[1,{"index":"0"}],"length":"x"}}}}}', '{"in":{"spec":{"items":{}}}}'])('ignores %s', (text) => {
    expect(toHub(spoke({ staticConfigs: [{}] }, { annotations: { [annotationOf('v1alpha1')]: text } })).spec).toEqual({ staticConfigs: [{}] });
  });
});

function plainOf(make: () => unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(make())) as unknown;
  } catch {
    return {};
  }
}
