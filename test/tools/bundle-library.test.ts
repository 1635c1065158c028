import { exportedNames, fromRooms, loadingLate, modulesOf, renderEntry, renderProgram } from '../../tools/bundle-library';

const INDEX = 'const load = {\n  A: () => require("./a/b").A,\n  B: () => require("./a/b").B,\n  imports: () => require("../imports"),\n};';

describe('modulesOf()', () => {
  test('are the modules of the library, each once', () => expect(modulesOf(INDEX, 'index')).toEqual(['a/b']));
  test('are found from the folder of the module, also where they are loaded late', () => {
    expect(modulesOf('require("./d"); require("../e"); import(\'../../b/c\'); require(\'../../b/c\'); require("../../../imports/k8s"); require("a");', 'a/c/f')).toEqual(['a/c/d', 'a/e', 'b/c']);
  });
});

describe('fromRooms()', () => {
  test('takes modules from the files of rooms, and classes from their own', () => {
    expect(fromRooms(INDEX, 'index', './rooms')).toBe('const load = {\n  A: () => require("./rooms/a.js")["a/b"]().A,\n  B: () => require("./rooms/a.js")["a/b"]().B,\n  imports: () => require("../imports"),\n};');
  });
  test('leaves modules of the same room as they are', () => {
    const compiled = ['const d_1 = require("./d");', 'const e_1 = require("../e");', 'const c_1 = require("../../b/c");', 'const k8s_1 = require("../../../imports/k8s");', 'const yaml_1 = require("yaml");'];

    expect(fromRooms(compiled.join('\n'), 'a/c/f', '.').split('\n')).toEqual([
      'const d_1 = require("./d");', 'const e_1 = require("../e");', 'const c_1 = require("./b.js")["b/c"]();', 'const k8s_1 = require("../../imports/k8s");', 'const yaml_1 = require("yaml");',
    ]);
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
      '"use strict";', 'Object.defineProperty(exports, "__esModule", { value: true });', 'const entry = require("../rooms/a.js")["a/b"]();',
      'exports.c = entry.c;', 'exports.d = entry.d;', '',
    ].join('\n'));
  });
});

describe('renderProgram()', () => {
  test.each([
    { version: '20.9.0', flags: ['--interrupt-budget=500000'] },
    { version: '22.1.0', flags: [] },
    { version: '120.0.0', flags: [] },
  ])('runs a module, and has functions optimized later on Node 20: $version', ({ version, flags }) => {
    const called: unknown[] = [];
    const modules: { readonly [path: string]: object } = {
      'node:module': {},
      'node:v8': { setFlagsFromString: (flag: string) => called.push(flag) },
      '../rooms/a.js': { 'a/b': () => called.push('a/b') },
    };
    const [interpreter, ...program] = renderProgram('a/b').split('\n');
    new Function('require', 'process', program.join('\n'))((path: string) => modules[path], { versions: { node: version } });

    expect(interpreter).toBe('#!/usr/bin/env node');
    expect(called).toEqual([...flags, 'a/b']);
  });
  test('keeps its code compiled where Node can', () => {
    expect(renderProgram('a/b')).toContain('require("node:module").enableCompileCache?.();\n');
  });
});

describe('loadingLate()', () => {
  test.each([
    { it: 'a package where it is first used', compiled: ['const a_1 = require("a");', 'a_1.b(a_1.C);'], expected: ['let a_1_loaded;', 'const a_1 = () => a_1_loaded ??= require("a");', 'a_1().b(a_1().C);'] },
    { it: 'a class that is made', compiled: ['const a_1 = require("node:a");', 'new a_1.B(a_1.C);'], expected: ['let a_1_loaded;', 'const a_1 = () => a_1_loaded ??= require("node:a");', 'new (a_1().B)(a_1().C);'] },
    { it: 'a module of another room where it is first used', compiled: ['const b_1 = require("./a.js")["a/b"]();', 'b_1.c();'], expected: ['let b_1_loaded;', 'const b_1 = () => b_1_loaded ??= require("./a.js")["a/b"]();', 'b_1().c();'] },
    { it: 'no module of a basic room later', compiled: ['const b_1 = require("./units.js")["units/b"]();', 'b_1.c();'], expected: ['const b_1 = require("./units.js")["units/b"]();', 'b_1.c();'] },
    { it: 'no module of the same room later', compiled: ['const a_1 = require("./a");', 'a_1.b();'], expected: ['const a_1 = require("./a");', 'a_1.b();'] },
    { it: 'no package later that is used as a whole', compiled: ['const a_1 = require("a");', 'b(a_1, a_1.c);'], expected: ['const a_1 = require("a");', 'b(a_1, a_1.c);'] },
  ])('loads $it', ({ compiled, expected }) => expect(loadingLate(compiled.join('\n'))).toBe(expected.join('\n')));
});
