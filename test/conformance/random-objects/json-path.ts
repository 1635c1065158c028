/** Reads and changes parts of an object by path, such as `spec.ports[0].name`; a key with dots is in quotes: `metadata.labels["a.b/c"]`. */

export type Json = { [field: string]: unknown };

/** Setting this value removes the field. */
export const ABSENT = Symbol('absent');

/** A step of a path: a field, or the index of an item. */
export type Step = string | number;

export function stepsOf(path: string): Step[] {
  const steps = path.matchAll(/\["([^"]*)"\]|\[(\d+)\]|([^.[\]]+)/g);

  return [...steps].map(([, quoted, index, field]) => quoted ?? (index === undefined ? field : Number(index)));
}

export function valueAt(root: unknown, steps: readonly Step[]): unknown {
  return steps.reduce<unknown>((value, step) => (typeof value === 'object' && value !== null ? (value as Json)[step] : undefined), root);
}

/** Changes `root`, and creates missing objects and lists on the way. Returns false when a text or number is in the way. */
export function setAt(root: Json, steps: readonly Step[], value: unknown): boolean {
  let parent: Json = root;
  for (const [i, step] of steps.slice(0, -1).entries()) {
    parent[step] ??= typeof steps[i + 1] === 'number' ? [] : {};
    const next = parent[step];
    if (typeof next !== 'object' || next === null) return false;
    parent = next as Json;
  }
  setField(parent, steps[steps.length - 1], value);

  return true;
}

/** All paths that exist in a value, without the root. */
export function allSteps(value: unknown, before: readonly Step[] = []): Step[][] {
  if (typeof value !== 'object' || value === null) return [];
  const children: [Step, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);

  return children.flatMap(([step, child]) => [[...before, step], ...allSteps(child, [...before, step])]);
}

/** A deep copy. A part that the value refers to twice is copied twice. */
export function copy<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

function setField(parent: Json | unknown[], step: Step, value: unknown): void {
  if (value !== ABSENT) (parent as Json)[step] = value;
  else if (Array.isArray(parent)) parent.splice(Number(step), 1);
  else delete parent[step];
}
