// imports/ against `cdk8s import` itself: the same objects given to both classes must give the same manifests.

import { mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { isDeepStrictEqual } from 'util';
import { Chart, Testing } from 'cdk8s';
import * as ts from 'typescript';
import * as imports from '../../imports';
import { camelCase } from '../../tools/generate-imports/naming';
import { Choices, named, pathsOf, random, randomValue, SCHEMAS } from '../imports/random-object';
import { cdk8sImport } from '../support/cdk8s-import';

const OBJECTS_PER_KIND = 1000;

/** The three names that jsii refuses, and what they are called here. */
const RENAMED: { readonly [field: string]: string } = {
  'AlertmanagerWebSpec.getConcurrency': 'httpGetConcurrency',
  'ThanosSpec.getConfigInterval': 'configGetInterval',
  'ThanosSpec.getConfigTimeout': 'configGetTimeout',
};

const isLeftOut: Choices['isLeftOut'] = (definition, field, schema) =>
  // `cdk8s import` makes one property of the two fields proxyURL and proxyUrl, so it cannot write the second.
  (/^HttpConfig(V1Beta1)?$/.test(definition) && /^proxyurl$/i.test(field))
  // `cdk8s import` asks for a Date there, which cdk8s refuses to render ("can't render non-simple object of type 'Date'").
  || schema.format === 'date-time';

/** The root has a ScrapeConfig of its own. */
const THEIR_NAMES: { readonly [name: string]: string } = { ScrapeConfigV1Alpha1: 'ScrapeConfig' };
const theirNameOf = (className: string) => THEIR_NAMES[className] ?? className;

const theirs: { [name: string]: any } = {};
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'imports-differential-'));
  const source = readFileSync(cdk8sImport(folder), 'utf8');
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  const { outputText } = ts.transpileModule(source, { compilerOptions });
  // Evaluated here, so that both sides extend the same cdk8s.
  new Function('exports', 'require', outputText)(theirs, require);
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('imports', () => {
  test.each(Object.keys(SCHEMAS.kinds))('%s renders as the class of cdk8s import does', (className) => {
    const ours = imports[className as 'ServiceMonitor'];
    const { schema } = SCHEMAS.kinds[className];
    const spec = schema.properties!.spec;
    const paths = pathsOf(spec, '.spec', isLeftOut);
    const missing = new Set(paths);
    const next = random(className.length * 7919);
    const chart = Testing.chart();
    const differences: unknown[] = [];
    let fields = 0;

    for (let index = 0; index < OBJECTS_PER_KIND; index++) {
      // Every second object aims at paths that no object had so far; the others are left to chance.
      const open = [...missing];
      const targets = index % 2 === 0 && open.length > 0 ? [1, 2, 3, 4].map(() => open[Math.floor(next() * open.length)]) : [];
      const value = randomValue(spec, '.spec', next() ** 2, {
        next,
        forced: new Set(targets.flatMap(prefixes)),
        isLeftOut,
        union: (plain) => (typeof plain === 'number' ? imports.IntOrString.fromNumber(plain) : imports.Quantity.fromString(plain)),
        hit: (path) => {
          missing.delete(path);
          fields++;
        },
      });
      const metadata = { name: `object-${index}`, labels: { seed: `${index}` } };
      const forTheirs = { metadata, spec: named(value, (_, field) => camelCase(field)) };
      const forOurs = { metadata, spec: named(value, (definition, field) => RENAMED[`${definition}.${field}`] ?? camelCase(field)) };

      differences.push(...differencesOf(chart, index, [theirs[theirNameOf(className)], forTheirs], [ours, forOurs]));
    }

    const coverage = 1 - missing.size / paths.length;
    console.log(`${className}: ${OBJECTS_PER_KIND} objects, ${fields} fields, ${paths.length} paths, ${(coverage * 100).toFixed(1)} % hit`);
    expect(differences).toEqual([]);
    expect(coverage).toBeGreaterThanOrEqual(0.95);
  }, 120_000);

  test('every enum has the members that cdk8s import gives for its values', () => {
    const theirEnums = new Map(Object.values(theirs).filter(isEnum).map((members) => [Object.values(members).sort().join(), members]));
    const ourEnums = Object.values(imports).filter(isEnum);

    expect(ourEnums.length).toBeGreaterThan(40);
    expect(ourEnums.map((members) => theirEnums.get(Object.values(members).sort().join()))).toEqual(ourEnums);
  });

  test('every class that cdk8s import gives for a kind is here', () => {
    const classes = Object.keys(theirs).filter((name) => theirs[name].GVK);
    const ours = Object.keys(SCHEMAS.kinds);

    expect(classes.sort()).toEqual(ours.map(theirNameOf).sort());
    expect(ours.map((name) => imports[name as 'ServiceMonitor'].GVK)).toEqual(ours.map((name) => theirs[theirNameOf(name)].GVK));
  });
});

type Side = readonly [any, { readonly metadata: object; readonly spec: any }];

function differencesOf(chart: Chart, index: number, [Theirs, forTheirs]: Side, [Ours, forOurs]: Side): unknown[] {
  const expected = new Theirs(chart, `theirs-${index}`, forTheirs).toJson();
  const actual = new Ours(chart, `ours-${index}`, forOurs).toJson();
  const same = isDeepStrictEqual(actual, expected) && isDeepStrictEqual(Ours.manifest(forOurs), Theirs.manifest(forTheirs));
  return same ? [] : [{ index, expected, actual }];
}

function isEnum(value: unknown): value is { [member: string]: string } {
  return typeof value === 'object' && value !== null && Object.values(value).every((member) => typeof member === 'string');
}

/** `.spec.a[].b` gives `.spec`, `.spec.a`, `.spec.a[]`, `.spec.a[].b`. */
function prefixes(path: string): string[] {
  const steps = path.match(/\.[^.[{]+|\[\]|\{\}/g) ?? [];
  return steps.map((_, index) => steps.slice(0, index + 1).join(''));
}
