import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import { synthesize } from '../../lib/tree/synthesize';

const add = (chart: Chart, name: string, data: object = {}) => new ApiObject(chart, name, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data });

const found = (app: App) => synthesize(app).map(({ manifest, path }) => [manifest.metadata?.name, path]);

describe('synthesize()', () => {
  test('pairs objects with their constructs in the order of the tree', () => {
    const app = new App();
    const outer = new Chart(app, '1');
    ['b', '2', 'a', '1'].forEach((name) => add(outer, name));
    add(new Chart(outer, 'inner'), 'c');

    expect(found(app)).toEqual([['1', '1/1'], ['2', '1/2'], ['b', '1/b'], ['a', '1/a'], ['c', '1/inner/c']]);
    expect(synthesize(app).map(({ manifest }) => manifest)).toEqual([...outer.toJson(), ...(outer.node.findChild('inner') as Chart).toJson()]);
  });

  test('pairs objects with their constructs in the order of dependencies', () => {
    const app = new App();
    const chart = new Chart(app, 'chart');
    const [a, b] = ['a', 'b', 'c'].map((name) => add(chart, name));
    a.addDependency(b);

    expect(found(app)).toEqual([['b', 'chart/b'], ['a', 'chart/a'], ['c', 'chart/c']]);
    expect(synthesize(app).map(({ manifest }) => manifest)).toEqual(chart.toJson());
  });

  test('knows what JsonPatches set', () => {
    const app = new App();
    add(new Chart(app, 'chart'), 'a').addJsonPatch(JsonPatch.add('/data', { b: 'c' }), JsonPatch.remove('/kind'));

    expect(synthesize(app)).toEqual([{ manifest: { apiVersion: 'v1', metadata: { name: 'a' }, data: { b: 'c' } }, path: 'chart/a', patched: ['/data'] }]);
  });

  test.each([
    { it: 'nothing in a list', value: [undefined, 'a'], expected: [null, 'a'] },
    // eslint-disable-next-line no-sparse-arrays
    { it: 'a gap in a list', value: [, 'a'], expected: [null, 'a'] },
    { it: 'a field without a value', value: { a: undefined, b: null }, expected: { b: null } },
    { it: 'what is not a number', value: NaN, expected: null },
    { it: 'a date', value: new Date(0), expected: '1970-01-01T00:00:00.000Z' },
    { it: 'an object of a class', value: new (class Port { readonly name = 'http'; toJSON() { return this.name; } })(), expected: 'http' },
    { it: 'plain values', value: { a: [1, 'b', true, null, {}] }, expected: { a: [1, 'b', true, null, {}] } },
  ])('gives JSON for $it', ({ value, expected }) => {
    const app = new App();
    const object = add(new Chart(app, 'chart'), 'a');
    Object.assign(object, { toJson: () => ({ kind: 'ConfigMap', data: value }) });

    expect(synthesize(app)[0].manifest).toStrictEqual({ kind: 'ConfigMap', data: expected });
  });
});
