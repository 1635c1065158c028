/** Inputs that nobody would write: real texts with damage, trees of anything, arguments of anything. */
import * as fc from 'fast-check';
import { Fields, wholeCluster, wholeConfiguration } from './scene';
import { yaml } from '../cli/folder';
import { exampleManifests } from '../support/example-manifests';

/** Runs of each property; a release asks for 100,000, in as many minutes as it has. */
const { FUZZ_RUNS = '25', FUZZ_MINUTES } = process.env;

/** Whoever finds a fault adds a row to a table; the same inputs come every time, unless FUZZ_SEED asks for others. */
const SEED = Number(process.env.FUZZ_SEED ?? 20261121);

/** Fails with the smallest input for which a property does not hold. */
export async function examine<T>(property: fc.IRawProperty<T>, share = 1): Promise<void> {
  const limit = FUZZ_MINUTES === undefined ? {} : { interruptAfterTimeLimit: Number(FUZZ_MINUTES) * 60_000 };
  const details = await fc.check(property, { seed: SEED, numRuns: Math.ceil(Number(FUZZ_RUNS) * share), ...limit });
  if (FUZZ_MINUTES !== undefined) process.stderr.write(`${expect.getState().currentTestName}: ${details.numRuns} runs\n`);
  if (details.failed) throw new Error(fc.defaultReportMessage(details), { cause: details.errorInstance });
}

const EXAMPLES = exampleManifests().map(({ manifests }) => manifests);
/** As JSON and, line by line, as cdk8s writes it. */
const TEXTS = [...EXAMPLES.map(yaml), ...EXAMPLES.map((manifests) => manifests.map(block).join('---\n')), yaml(wholeCluster()), wholeCluster().map(block).join('---\n')];

/** Small ones first: one edit of a large text costs as much as ten of a small one. */
const SOURCES = TEXTS.filter((text) => text.length < 40_000).sort((a, b) => a.length - b.length);

/** Words that mean something to somebody. */
export const WORDS = [
  '', ' ', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'apiVersion', 'kind', 'metadata', 'name', 'namespace', 'labels', 'annotations', 'spec', 'selector', 'matchLabels',
  'matchExpressions', 'ports', 'port', 'app', 'cart', 'shop', 'List', 'Service', 'Pod', 'Prometheus', '(a+)+$', '$1', '$(SHARD)', '\u202e', '\u001b[31m', '<b>', '../..', 'http://u:p@h', '1e400', '.nan', 'x'.repeat(300), 'n0tkn0wn', '240.0.0.1',
] as const;

const EDIT = fc.record({
  how: fc.constantFrom('flip', 'cut', 'double', 'swap', 'put', 'keep'), at: fc.nat(), length: fc.nat(60), other: fc.nat(), what: fc.constantFrom(...WORDS, '{', '}', '[', ']', '&a ', '*a', '<<: *a\n', ': ', '- ', '"', "'", '\n', '---\n', '|', '>', '!!int ', '\t', '\u0000'),
});

type Edit = typeof EDIT extends fc.Arbitrary<infer T> ? T : never;

/** Real manifests as text, with up to six edits. */
export const DAMAGED_TEXT = fc.tuple(fc.constantFrom(...SOURCES), fc.array(EDIT, { maxLength: 6 })).map(([text, edits]) => edits.reduce(edited, text));

function edited(text: string, { how, at, length, other, what }: Edit): string {
  const position = at % (text.length + 1);
  const all = text.split('\n');
  const [one, two] = [at % all.length, other % all.length];
  switch (how) {
    case 'flip': return text.slice(0, position) + String.fromCharCode(flipped(text.charCodeAt(position) || 0, other % 8)) + text.slice(position + 1);
    case 'cut': return text.slice(0, position) + text.slice(position + length);
    case 'keep': return text.slice(0, position);
    case 'double': return [...all.slice(0, one + 1), ...all.slice(one)].join('\n');
    case 'swap': return all.map((line, i) => (i === one ? all[two] : i === two ? all[one] : line)).join('\n');
    default: return text.slice(0, position) + what + text.slice(position + (other % 2 === 0 ? 0 : what.length));
  }
}

/** One bit the other way. */
function flipped(code: number, bit: number): number {
  const worth = 2 ** bit;

  return Math.floor(code / worth) % 2 === 0 ? code + worth : code - worth;
}

const LEAF = fc.oneof(fc.constantFrom<unknown>(...WORDS, null, true, false, 0, -1, 1.5, 80, 2 ** 53, 1e300, [], {}, 'true', '80', 'Running', '30s'), fc.integer(), fc.string({ unit: 'binary', maxLength: 8 }));

/** Trees of anything, with keys that mean something. */
export const TREE: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  tree: fc.oneof({ maxDepth: 4, withCrossShrink: true }, LEAF, fc.array(tie('tree'), { maxLength: 3 }), fc.dictionary(fc.constantFrom(...WORDS), tie('tree'), { maxKeys: 4, noNullPrototype: false })),
})).tree;

/** Which field (by turns from the root), and what stands there instead. */
const CHANGE = fc.record({ turns: fc.array(fc.nat(), { minLength: 1, maxLength: 9 }), value: TREE });

type Change = typeof CHANGE extends fc.Arbitrary<infer T> ? T : never;

/** Objects of all kinds with fields that are anything, and objects that are anything. */
export const MANIFESTS: fc.Arbitrary<object[]> = fc.tuple(
  fc.array(fc.tuple(fc.nat(), CHANGE), { maxLength: 25 }), fc.array(anyObject(), { maxLength: 3 }), fc.nat(4),
).map(([changes, strangers, times]) => {
  const objects = wholeCluster();
  for (const [which, change] of changes) replace(objects[which % objects.length], change);
  // Each second one is there again under another name: what is found by name finds two.
  const copies = objects.slice(0, times).map((object): Fields => ({ ...structuredClone(object), metadata: { name: 'copy', namespace: 'shop' } }));

  return [...objects, ...copies, ...strangers].filter(({ apiVersion, kind }) => typeof apiVersion === 'string' && typeof kind === 'string' && apiVersion !== '' && kind !== '');
});

function anyObject(): fc.Arbitrary<{ [field: string]: unknown }> {
  const kinds = [...new Set(wholeCluster().map(({ apiVersion, kind }) => JSON.stringify([apiVersion, kind])))];

  return fc.tuple(fc.constantFrom(...kinds), TREE, TREE, TREE).map(([kind, metadata, spec, status]) => {
    const [apiVersion, name] = JSON.parse(kind) as [string, string];

    return { apiVersion, kind: name, metadata, spec, status };
  });
}

/** A prometheus.yml with fields that are anything. */
export const CONFIGURATION: fc.Arbitrary<string> = fc.tuple(fc.array(CHANGE, { maxLength: 6 }), fc.option(TREE, { freq: 20 })).map(([changes, instead]) => {
  const configuration = wholeConfiguration();
  changes.forEach((change) => replace(configuration, change));

  return JSON.stringify(instead ?? configuration);
});

function replace(root: object, { turns, value }: Change): void {
  let at = root as { [key: string]: unknown };
  for (const [i, turn] of turns.entries()) {
    const keys = Object.keys(at);
    const key = keys[turn % keys.length];
    const next = Object.hasOwn(at, key ?? '') ? at[key] : undefined;
    if (i === turns.length - 1 || typeof next !== 'object' || next === null || Object.keys(next).length === 0) {
      if (key !== undefined) Object.defineProperty(at, key, { value: structuredClone(value), enumerable: true, configurable: true, writable: true });

      return;
    }
    at = next as { [key: string]: unknown };
  }
}

/** Arguments, some of which are those of the program; FILE, OTHER and CONFIG stand for files that are there. */
export const ARGUMENTS: fc.Arbitrary<string[]> = fc.array(fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('inspect', 'check', 'config', 'targets', 'explain', 'FILE', 'OTHER', 'CONFIG', 'FOLDER', '-', 'cart', 'Deployment/shop/cart') },
  { weight: 4, arbitrary: fc.constantFrom('-o', 'json', 'text', 'sarif', 'mermaid', '--output=json', '--diff', '--external', '--prometheus-config', '--server', 'shop/main', '--operator-version', 'v0.80.0', '--fail-on', 'warning', '--show-secrets', '--help', '-h', '--version', '--') },
  { weight: 1, arbitrary: fc.constantFrom<string>(...WORDS, 'MISSING', 'FOLDER/../FOLDER', '\u0000', 'a\u0000b', '--__proto__', '--constructor=x', '-oh', '--output', '--no-diff') },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
), { maxLength: 8 });

/** A manifest line by line: maps and lists in blocks, scalars as JSON where they are not plain. */
function block(manifest: object): string {
  return `${lines(manifest).join('\n')}\n`;
}

function lines(value: object): string[] {
  const entries = Array.isArray(value) ? value.map((each): [string, unknown] => ['- ', each]) : Object.entries(value).map(([key, each]): [string, unknown] => [`${JSON.stringify(key)}: `, each]);

  return entries.filter(([, each]) => each !== undefined).flatMap(([start, each]) => {
    if (typeof each !== 'object' || each === null || Object.keys(each).length === 0) return [start + JSON.stringify(each)];
    const [first, ...rest] = lines(each);

    return start === '- ' ? [start + first, ...rest.map((line) => `  ${line}`)] : [start.trimEnd(), ...[first, ...rest].map((line) => `  ${line}`)];
  });
}
