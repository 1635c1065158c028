/** Faults that fit any object: a value of another type, a field left out, misspelt or misplaced, a null or a second one in a list. */
import { Choice } from './choice';
import { ABSENT, allSteps, copy, Json, setAt, Step, valueAt } from './json-path';

type Mutation = (object: Json, steps: readonly Step[], choice: Choice) => void;

/** Fields that are put where they do not belong. */
const STRAYS: Json = {
  namespace: 'shop',
  labels: { app: 'cart' },
  annotations: { a: 'b' },
  name: 'cart',
  replicas: 2,
  selector: { app: 'cart' },
  matchLabels: { app: 'cart' },
  ports: [{ port: 80 }],
  port: 80,
  spec: {},
  metadata: {},
  type: 'x',
  image: 'a',
  env: [],
  x: null,
  Name: 'cart',
};

/** Changes one random place of an object, but never its apiVersion or kind. */
export function mutate(object: Json, choice: Choice): void {
  const places = allSteps(object).filter(([first]) => first !== 'apiVersion' && first !== 'kind');
  if (places.length > 0) choice.pick(MUTATIONS)(object, choice.pick(places), choice);
}

const retype: Mutation = (object, steps, choice) => {
  setAt(object, steps, copy(choice.pick(othersThan(valueAt(object, steps)))));
};

const drop: Mutation = (object, steps) => {
  setAt(object, steps, ABSENT);
};

/** Adds a copy of an item, or null, to the end of the nearest list. */
const repeat: Mutation = (object, steps, choice) => {
  const index = steps.map((step) => typeof step).lastIndexOf('number');
  if (index < 0) return retype(object, steps, choice);
  const list = valueAt(object, steps.slice(0, index)) as unknown[];
  list.push(choice.maybe(0.3) ? null : copy(list[steps[index] as number]));
};

const misspell: Mutation = (object, steps, choice) => {
  const field = steps[steps.length - 1];
  if (typeof field !== 'string' || field === '') return repeat(object, steps, choice);
  const value = valueAt(object, steps);
  const snakeCase = field.replace(/[A-Z]/, (letter) => `_${letter.toLowerCase()}`);
  const wrong = [`${field}s`, field.slice(0, -1), field.toLowerCase(), field[0].toUpperCase() + field.slice(1), snakeCase, `${field} `];
  setAt(object, steps, ABSENT);
  setAt(object, [...steps.slice(0, -1), choice.pick(wrong)], value);
};

/** Moves a field a level up or into a neighbour. */
const misplace: Mutation = (object, steps, choice) => {
  if (steps.length < 2) return stray(object, steps, choice);
  const value = valueAt(object, steps);
  setAt(object, steps, ABSENT);
  const parent = steps.slice(0, -1);
  const isParent = ([, child]: [string, unknown]) => typeof child === 'object' && child !== null;
  const neighbours = Object.entries(valueAt(object, parent) as Json).filter(isParent).map(([field]) => field);
  const to = neighbours.length > 0 && choice.maybe(0.5) ? [...parent, choice.pick(neighbours)] : steps.slice(0, -2);
  setAt(object, [...to, String(steps[steps.length - 1])], value);
};

const stray: Mutation = (object, steps, choice) => {
  const field = choice.pick(Object.keys(STRAYS));
  const parents = steps.map((_, i) => steps.slice(0, i)).filter((parent) => !Array.isArray(valueAt(object, parent)));
  setAt(object, [...choice.pick(parents), field], copy(STRAYS[field]));
};

const MUTATIONS: readonly Mutation[] = [retype, retype, retype, drop, repeat, misspell, misplace, stray];

/** Mistakes that people, templates and YAML make with a value. */
function othersThan(value: unknown): readonly unknown[] {
  if (value === null) return ['', 0, {}, []];
  if (typeof value === 'string') return othersThanText(value);
  if (typeof value === 'number') return othersThanNumber(value);
  if (typeof value === 'boolean') return [String(value), 1, 0, null, 'yes', [], {}, !value];
  if (Array.isArray(value)) return [null, {}, [], [null], '', value[0] ?? 1, { ...value }, [...value, null], [...value, ...value], 0];

  return othersThanMap(value as Json);
}

function othersThanText(text: string): readonly unknown[] {
  const edited = [`${text} `, ` ${text}`, text.toUpperCase(), text.toLowerCase(), `${text}_`, `${text}.`, `-${text}`, `${text}/${text}`];

  return [1, 80, 1.5, true, false, null, [], {}, [text], { [text]: 1 }, '', 'x'.repeat(64), 'x'.repeat(254), '{{ .a }}', ...edited];
}

function othersThanNumber(value: number): readonly unknown[] {
  return [String(value), -value, 0, 0.5, 65_536, 2 ** 31, 2 ** 53, null, true, [], {}, [value], '', `${value}s`, 1e21, value + 1];
}

function othersThanMap(map: Json): readonly unknown[] {
  const asList = Object.entries(map).map(([name, value]) => ({ name, value }));
  const ofNulls = Object.fromEntries(Object.keys(map).map((key) => [key, null]));

  return [null, [], {}, '', [map], 'a', 0, asList, ofNulls];
}
