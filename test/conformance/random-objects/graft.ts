/** Sets a field that the schema of the kind has, so that rarely used fields are tested, too. */
import { Choice } from './choice';
import { copy, Json } from './json-path';
import { SchemaPath, Types } from './open-api';

/** Values of the wrong type for most fields. */
const WRONG: readonly unknown[] = [null, 1, 0.5, true, 'a', '', [], {}, [null], { a: 'b' }, ['a'], [[]], -1, 1e12, '5', 'true'];

/** Changes `object` at a path of its kind. The path is random unless it is given. */
export function graft(object: Json, types: Types, choice: Choice, at?: SchemaPath): void {
  const { apiVersion, kind } = object as { apiVersion: string; kind: string };
  const path = at ?? choice.pick(types.pathsOf(apiVersion, kind));
  const value = choice.maybe(0.25) ? copy(choice.pick(WRONG)) : types.value(types.typeAt(apiVersion, kind, path), choice);
  place(object, path, value, choice, (before) => types.value(types.typeAt(apiVersion, kind, path.slice(0, before)), choice));
}

/** @param made makes the object or list that is missing after a number of steps */
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

/** The key of an existing item or entry, or of a new one. */
function keyOf(parent: Json, step: string, choice: Choice): string {
  if (step !== '[]' && step !== '{}') return step;
  const keys = Object.keys(parent);
  if (keys.length > 0 && choice.maybe(0.8)) return choice.pick(keys);

  return step === '[]' ? String(keys.length) : 'a';
}
