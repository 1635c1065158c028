import { ApiObject, JsonPatch, Lazy } from 'cdk8s';
import { amend, Amendment, readPlain, readWithout } from '../../lib/tree/amendments';
import { addWorkload, newChart } from '../support/app';

const label = (key: string, value: string): Amendment => ({ path: ['metadata', 'labels', key], value });
const A = {};
const B = {};

function object(spec: object = {}): ApiObject {
  return new ApiObject(newChart(), 'object', { apiVersion: 'v1', kind: 'Thing', metadata: { name: 'thing' }, spec });
}

describe('amend()', () => {
  test.each<{ it: string; spec?: object; amendment: Amendment; expected: object }>([
    { it: 'sets a value', amendment: { path: ['spec', 'x'], value: 1 }, expected: { spec: { x: 1 } } },
    { it: 'replaces a value', spec: { x: 0 }, amendment: { path: ['spec', 'x'], value: 1 }, expected: { spec: { x: 1 } } },
    { it: 'makes objects on the way', amendment: { path: ['spec', 'a', 'b'], value: 1 }, expected: { spec: { a: { b: 1 } } } },
    { it: 'makes lists on the way', amendment: { path: ['spec', 'a', 0, 'b'], value: 1 }, expected: { spec: { a: [{ b: 1 }] } } },
    { it: 'makes the list it appends to', amendment: { path: ['spec', 'a'], value: 1, append: true }, expected: { spec: { a: [1] } } },
    { it: 'appends', spec: { a: [0] }, amendment: { path: ['spec', 'a'], value: 1, append: true }, expected: { spec: { a: [0, 1] } } },
    {
      it: 'appends no equal element',
      spec: { a: [{ b: 1 }] },
      amendment: { path: ['spec', 'a'], value: { b: 1 }, append: true },
      expected: { spec: { a: [{ b: 1 }] } },
    },
    { it: 'makes the separated list it joins', amendment: { path: ['spec', 'a'], value: '1', join: ',' }, expected: { spec: { a: '1' } } },
    {
      it: 'joins a separated list at its end',
      spec: { a: '2,1' },
      amendment: { path: ['spec', 'a'], value: '3', join: ',' },
      expected: { spec: { a: '2,1,3' } },
    },
    {
      it: 'joins a separated list with blanks and gaps',
      spec: { a: ' 2, ,1,' },
      amendment: { path: ['spec', 'a'], value: '3', join: ',' },
      expected: { spec: { a: '2,1,3' } },
    },
    { it: 'joins an empty separated list', spec: { a: '' }, amendment: { path: ['spec', 'a'], value: '1', join: ',' }, expected: { spec: { a: '1' } } },
    { it: 'joins no equal element', spec: { a: '1,12' }, amendment: { path: ['spec', 'a'], value: '1', join: ',' }, expected: { spec: { a: '1,12' } } },
    {
      it: 'joins an element that is part of another',
      spec: { a: '12' },
      amendment: { path: ['spec', 'a'], value: '1', join: ',' },
      expected: { spec: { a: '12,1' } },
    },
    { it: 'joins nothing to all', spec: { a: '*' }, amendment: { path: ['spec', 'a'], value: '1', join: ',' }, expected: { spec: { a: '*' } } },
    { it: 'joins all, which covers the rest', spec: { a: '1,2' }, amendment: { path: ['spec', 'a'], value: '*', join: ',' }, expected: { spec: { a: '*' } } },
    { it: 'joins with another separator', spec: { a: '1,2' }, amendment: { path: ['spec', 'a'], value: '3', join: ';' }, expected: { spec: { a: '1,2;3' } } },
  ])('$it', ({ spec, amendment, expected }) => {
    const thing = object(spec);
    amend(thing, A, [amendment]);

    expect(thing.toJson()).toMatchObject(expected);
    expect(thing.toJson()).toMatchObject(expected);
  });

  test('replaces what its owner wanted before, and nobody else\'s', () => {
    const thing = object();
    amend(thing, A, [label('a', '1')]);
    amend(thing, B, [label('b', '1')]);
    amend(thing, A, [label('c', '1')]);

    expect(thing.toJson().metadata.labels).toEqual({ b: '1', c: '1' });
  });

  test('joins what several owners want, and takes back what one no longer wants', () => {
    const thing = object({ list: '0' });
    const port = (value: string): Amendment => ({ path: ['spec', 'list'], value, join: ',' });
    amend(thing, A, [port('1'), port('2')]);
    amend(thing, B, [port('2'), port('3')]);
    expect(thing.toJson().spec.list).toBe('0,1,2,3');

    amend(thing, A, [port('4')]);
    expect(thing.toJson().spec.list).toBe('0,4,2,3');
  });

  test('takes everything back when its owner wants nothing any more', () => {
    const thing = object({ x: 1 });
    const before = JSON.stringify(thing.toJson());
    amend(thing, A, [label('a', '1')]);
    amend(thing, A, []);

    expect(JSON.stringify(thing.toJson())).toBe(before);
  });

  test('puts a key where cdk8s would have sorted it', () => {
    const thing = object();
    thing.metadata.addLabel('b', '1');
    thing.metadata.addLabel('d', '1');
    amend(thing, A, [label('c', '1'), label('a', '1'), label('e', '1')]);

    expect(Object.keys(thing.toJson().metadata.labels)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  test('joins after Lazy values and JSON patches', () => {
    const thing = object({ lazy: Lazy.any({ produce: () => 'late' }) });
    amend(thing, A, [label('a', '1')]);
    thing.addJsonPatch(JsonPatch.add('/metadata/labels', { patched: '1' }));

    expect(thing.toJson()).toMatchObject({ metadata: { labels: { a: '1', patched: '1' } }, spec: { lazy: 'late' } });
  });
});

describe('readPlain() and readWithout()', () => {
  test('show the object as its author wrote it, and as others want it', () => {
    const thing = addWorkload(newChart());
    amend(thing, A, [label('a', '1')]);
    amend(thing, B, [label('b', '1')]);
    const plain = readPlain(thing);

    expect(plain.metadata!.labels ?? {}).toEqual({});
    expect(readWithout(thing, A)!.metadata!.labels).toEqual({ b: '1' });
    expect(readWithout(thing, {})!.metadata!.labels).toEqual({ a: '1', b: '1' });
    expect(readPlain(thing)).toEqual(plain);
  });

  test('say nothing where nobody else wants anything', () => {
    const thing = addWorkload(newChart());
    amend(thing, A, [label('a', '1')]);

    expect(readWithout(thing, A)).toBeUndefined();
  });
});
