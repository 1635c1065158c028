import { fromBundle, modulesOf, renderEntry } from '../../tools/bundle-library';

const INDEX = 'const load = {\n  A: () => require("./a/b").A,\n  B: () => require("./a/b").B,\n  imports: () => require("../imports"),\n};';

describe('modulesOf()', () => {
  test('are the modules of the library, each once', () => expect(modulesOf(INDEX)).toEqual(['a/b']));
});

describe('fromBundle()', () => {
  test('takes modules from the bundle, and classes from their files', () => {
    expect(fromBundle(INDEX)).toBe('const load = {\n  A: () => require("./bundle")["a/b"]().A,\n  B: () => require("./bundle")["a/b"]().B,\n  imports: () => require("../imports"),\n};');
  });
});

describe('renderEntry()', () => {
  test.each([
    { it: 'exports a module', isProgram: false, expected: '"use strict";\nmodule.exports = require("../bundle")["a/b"]();\n' },
    { it: 'runs a program', isProgram: true, expected: '#!/usr/bin/env node\n"use strict";\nrequire("../bundle")["a/b"]();\n' },
  ])('$it', ({ isProgram, expected }) => expect(renderEntry('a/b', isProgram)).toBe(expected));
});
