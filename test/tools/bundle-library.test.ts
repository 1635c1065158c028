import { exportedNames, fromBundle, loadingLate, modulesOf, renderEntry, renderProgram } from '../../tools/bundle-library';

const INDEX = 'const load = {\n  A: () => require("./a/b").A,\n  B: () => require("./a/b").B,\n  imports: () => require("../imports"),\n};';

describe('modulesOf()', () => {
  test('are the modules of the library, each once', () => expect(modulesOf(INDEX)).toEqual(['a/b']));
});

describe('fromBundle()', () => {
  test('takes modules from the bundle, and classes from their files', () => {
    expect(fromBundle(INDEX)).toBe('const load = {\n  A: () => require("./bundle")["a/b"]().A,\n  B: () => require("./bundle")["a/b"]().B,\n  imports: () => require("../imports"),\n};');
  });
});

describe('exportedNames()', () => {
  test('are those of declarations and of other modules, each once', () => {
    const compiled = 'exports.a = exports.b = void 0;\nObject.defineProperty(exports, "b", { enumerable: true, get: function () { return b_1.b; } });\nexports.a = a;\n';

    expect(exportedNames(compiled)).toEqual(['a', 'b']);
  });
});

describe('renderEntry()', () => {
  test('exports a module by its names', () => {
    expect(renderEntry('a/b', ['c', 'd'])).toBe([
      '"use strict";', 'Object.defineProperty(exports, "__esModule", { value: true });', 'const bundled = require("../bundle")["a/b"]();',
      'exports.c = bundled.c;', 'exports.d = bundled.d;', '',
    ].join('\n'));
  });
});

describe('renderProgram()', () => {
  test('runs a module', () => {
    expect(renderProgram('a/b')).toBe('#!/usr/bin/env node\n"use strict";\nrequire("node:module").enableCompileCache?.();\nrequire("../bundle")["a/b"]();\n');
  });
});

describe('loadingLate()', () => {
  test.each([
    { it: 'a package where it is first used', compiled: ['const a_1 = require("a");', 'a_1.b(a_1.C);'], expected: ['let a_1_loaded;', 'const a_1 = () => a_1_loaded ??= require("a");', 'a_1().b(a_1().C);'] },
    { it: 'a class that is made', compiled: ['const a_1 = require("node:a");', 'new a_1.B(a_1.C);'], expected: ['let a_1_loaded;', 'const a_1 = () => a_1_loaded ??= require("node:a");', 'new (a_1().B)(a_1().C);'] },
    { it: 'no module of the library later', compiled: ['const a_1 = require("./a");', 'a_1.b();'], expected: ['const a_1 = require("./a");', 'a_1.b();'] },
    { it: 'no package later that is used as a whole', compiled: ['const a_1 = require("a");', 'b(a_1, a_1.c);'], expected: ['const a_1 = require("a");', 'b(a_1, a_1.c);'] },
  ])('loads $it', ({ compiled, expected }) => expect(loadingLate(compiled.join('\n'))).toBe(expected.join('\n')));
});
