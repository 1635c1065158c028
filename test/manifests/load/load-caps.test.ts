import { MAX_ALIASED_NODES, MAX_ALIASES, MAX_DEPTH, MAX_PROBLEMS } from '../../../lib/manifests/load/load-caps';
import { readManifests } from '../../../lib/manifests/load/load-manifests';

const OBJECT = 'apiVersion: v1\nkind: A\n';
const faults = (text: string) => readManifests(text, 'app.yaml').problems;
const nested = (levels: number) => `${OBJECT}a: ${'['.repeat(levels)}${']'.repeat(levels)}\n`;
const aliased = (aliases: number) => `${OBJECT}a: &a 1\nb: [${Array(aliases).fill('*a').join(', ')}]\n`;
/** Ten aliases of a list; each brings the list itself and its items. */
const bringing = (nodes: number) => `${OBJECT}a: &a [${Array(nodes / 10 - 1).fill('1').join(', ')}]\nb: [${Array(10).fill('*a').join(', ')}]\n`;

test.each([
  { it: 'levels', largest: nested(MAX_DEPTH - 1), beyond: nested(MAX_DEPTH + 1) },
  { it: 'aliases', largest: aliased(MAX_ALIASES), beyond: aliased(MAX_ALIASES + 1) },
  { it: 'values of aliases', largest: bringing(MAX_ALIASED_NODES), beyond: bringing(MAX_ALIASED_NODES + 10) },
])('a text may have as many $it as the limit allows, and no more', ({ largest, beyond }) => {
  expect(faults(largest)).toEqual([]);
  expect(faults(beyond).map(({ code }) => code)).toEqual(['AM803']);
});

test.each([MAX_PROBLEMS - 1, MAX_PROBLEMS, MAX_PROBLEMS + 1])('of %d faults, at most the limit is reported', (count) => {
  expect(faults(`${OBJECT}a:\n  b: 1\n${'  b: 1\n'.repeat(count)}`)).toHaveLength(Math.min(count, MAX_PROBLEMS));
});
