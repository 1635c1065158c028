import { entriesOf, importsOf, reachedFrom } from '../../tools/trim-build';

const PACKAGE = {
  bin: { 'cdk8s-app-monitoring': 'build/lib/cli/bin.js' },
  exports: {
    '.': { types: './build/lib/index.d.ts', default: './build/lib/index.js' },
    './imports/*': { types: './build/imports/*.d.ts', default: './build/imports/*.js' },
    './package.json': './package.json',
  },
};

describe('entriesOf()', () => {
  test('are the programs, the exports, and all that a pattern stands for', () => {
    expect(entriesOf(PACKAGE, ['build/imports/probe.js', 'build/imports/probe.d.ts', 'build/lib/imports/other.js'])).toEqual([
      'build/lib/cli/bin.js', 'build/lib/index.d.ts', 'build/lib/index.js', 'build/imports/probe.js', 'build/imports/probe.d.ts',
    ]);
  });
});

describe('importsOf()', () => {
  const files = new Set(['build/lib/a.js', 'build/lib/a.d.ts', 'build/lib/units/once.js', 'build/imports/index.js', 'build/imports/index.d.ts', 'build/lib/data.json']);

  test.each<[string, string, string, string[]]>([
    ['what is required', 'build/lib/b.js', 'const a = require("./a"); const once_1 = require("./units/once");', ['build/lib/a.js', 'build/lib/units/once.js']],
    ['what is required when it is asked for', 'build/lib/b.js', 'const load = { A: () => require("./a").A };', ['build/lib/a.js']],
    ['a folder, by its index', 'build/lib/b.js', 'require("../imports")', ['build/imports/index.js']],
    ['with its extension', 'build/lib/b.js', 'require("./a.js")', ['build/lib/a.js']],
    ['no package', 'build/lib/b.js', 'require("yaml"); require("node:fs")', []],
    ['no data', 'build/lib/b.js', 'require("./data.json")', []],
    ['declarations, by declarations', 'build/lib/b.d.ts', 'import { A } from "./a";', ['build/lib/a.d.ts']],
    ['declarations that are exported on', 'build/lib/b.d.ts', 'export * from "./a"; export * as imports from "../imports";', ['build/lib/a.d.ts', 'build/imports/index.d.ts']],
    ['a declaration that is imported where it is used', 'build/lib/b.d.ts', 'export declare const a: import("./a").A;', ['build/lib/a.d.ts']],
  ])('finds %s', (_, file, text, found) => expect(importsOf(file, text, files)).toEqual(found));
});

describe('reachedFrom()', () => {
  test('is all that the entries import, also in a circle', () => {
    const imports: { readonly [file: string]: string[] } = { a: ['b'], b: ['c'], c: ['a'], d: ['a'] };

    expect([...reachedFrom(['a'], (file) => imports[file])]).toEqual(['a', 'b', 'c']);
  });
});
