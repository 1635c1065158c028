/** Gives an object a field that its kind has: so every field of every kind is visited, however seldom people set it. */
import { Choice } from './choice';
import { Json } from './json-path';
import { SchemaPath, Types } from './open-api';

/** What stands where a value of another type should. */
const WRONG: readonly unknown[] = [null, 1, 0.5, true, 'a', '', [], {}, [null], { a: 'b' }, ['a'], [[]], -1, 1e12, '5', 'true'];

/** Changes `object`, at a path of its kind; a random one if none is given. */
export function graft(object: Json, types: Types, choice: Choice, at?: SchemaPath): void {
  const { apiVersion, kind } = object as { apiVersion: string; kind: string };
  const path = at ?? choice.pick(types.pathsOf(apiVersion, kind));
  const value = choice.maybe(0.25) ? choice.pick(WRONG) : types.value(types.typeAt(apiVersion, kind, path), choice);
  place(object, path, value, choice, (before) => types.value(types.typeAt(apiVersion, kind, path.slice(0, before)), choice));
}

/** `made` is a value for what is missing after so many steps. */
function place(root: Json, path: SchemaPath, value: unknown, choice: Choice, made: (before: number) => unknown): void {
  let parent = root;
  for (const [i, step] of path.entries()) {
    const key = keyOf(parent, step, choice);
    if (i === path.length - 1) {
      parent[key] = value;
      return;
    }
    if (typeof parent[key] !== 'object' || parent[key] === null) parent[key] = made(i + 1);
    parent = parent[key] as Json;
    if (typeof parent !== 'object' || parent === null) return;
  }
}

/** An item or entry that is there, or the next. */
function keyOf(parent: Json, step: string, choice: Choice): string {
  if (step !== '[]' && step !== '{}') return step;
  const keys = Object.keys(parent);
  if (keys.length > 0 && choice.maybe(0.8)) return choice.pick(keys);

  return step === '[]' ? String(keys.length) : 'a';
}
