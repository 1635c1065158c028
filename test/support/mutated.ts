/** Manifests with something wrong in them: what people write, as far as a random generator can. */
import * as fc from 'fast-check';
import { Manifest } from './manifests/manifest';
import { OperatorQuestion } from './operator-question';

/** What stands where something else stood. */
const STRANGE: readonly unknown[] = [
  undefined, null, '', 'x', '1m', '5h', 'http', 0, -1, 1.5, 2 ** 40, true, [], {}, ['a', 'a'], { name: 'missing', key: 'k' }, { a: 'b' }, 'replace', 'labelkeep', '(', '$1', 'default', '1GB', 'ü',
];

/** One change: of which manifest, where (by turns from the root), and what stands there afterwards; with a name, a new field. */
interface Mutation { readonly manifest: number; readonly turns: readonly number[]; readonly value: unknown; readonly field?: string }

const MUTATION: fc.Arbitrary<Mutation> = fc.record({
  manifest: fc.nat(),
  turns: fc.array(fc.nat(), { minLength: 1, maxLength: 8 }),
  value: fc.constantFrom(...STRANGE),
  field: fc.option(fc.constantFrom('prot', 'interval', '__proto__', 'constructor', 'status', 'extra'), { nil: undefined, freq: 4 }),
});

/** The questions with up to three changes in each of their monitors or servers. */
export function mutated(questions: readonly OperatorQuestion[], seed: number): OperatorQuestion[] {
  const changes = fc.sample(fc.array(MUTATION, { maxLength: 3 }), { seed, numRuns: questions.length });

  return questions.map((question, i) => {
    const all = [...question.manifests, ...question.prometheus ? [question.prometheus] : []];
    const candidates = all.flatMap(({ apiVersion }, at) => (apiVersion.startsWith('monitoring.coreos.com/') ? [at] : []));
    for (const change of candidates.length === 0 ? [] : changes[i]) {
      const at = candidates[change.manifest % candidates.length];
      const copy = structuredClone(all[at]) as Manifest & { spec?: unknown };
      if (typeof copy.spec === 'object' && copy.spec !== null) change.field === undefined ? replace(copy.spec, change) : add(copy.spec, change, change.field);
      all[at] = JSON.parse(JSON.stringify(copy)) as Manifest;
    }

    return { ...question, id: `${question.id} mutated`, manifests: all.slice(0, question.manifests.length), ...question.prometheus && { prometheus: all[all.length - 1] } };
  });
}

type Container = { [key: string]: unknown };

function replace(root: object, { turns, value }: Mutation): void {
  const { parent, key } = walk(root, turns);
  if (key !== undefined) (parent as Container)[key] = value;
}

function add(root: object, { turns, value }: Mutation, field: string): void {
  const { parent } = walk(root, turns);
  if (!Array.isArray(parent)) Object.defineProperty(parent, field, { value: value ?? 'x', enumerable: true, configurable: true, writable: true });
}

/** The container where the turns end, and a key in it. */
function walk(root: object, turns: readonly number[]): { parent: object; key?: string } {
  let parent = root;
  let key: string | undefined;
  for (const turn of turns) {
    const keys = Object.keys(parent);
    if (keys.length === 0) break;
    key = keys[turn % keys.length];
    const next = (parent as Container)[key];
    if (typeof next !== 'object' || next === null) break;
    if (Object.keys(next).length === 0) break;
    [parent, key] = [next, Object.keys(next)[0]];
  }

  return { parent, key };
}
