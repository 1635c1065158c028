/**
 * Puts all code of the library and of the command line into one file, `build/lib/bundle.js`: run after the compile and before the trimming.
 *
 * Looking for hundreds of small files takes longer than what most of them do, and a command line in a file of its own would repeat the
 * library. A module of the bundle runs when it is first asked for, as it would in a file of its own. So do the libraries that we use: as
 * packages of their own they would be twice the size. The classes of `imports` stay files, because an app that uses them alone must not
 * load the rest.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'fs';
import { dirname, join, relative, resolve } from 'path';
import { build, Plugin } from 'esbuild';

const LIB = join(__dirname, '..', 'build', 'lib');

/** Entries of the package besides the index: the module behind each file. */
const ENTRIES: { readonly [file: string]: string } = { 'testing/jest.js': 'testing/jest', 'cli/bin.js': 'cli/main' };
const PROGRAM = 'cli/bin.js';

/** What is in an app's project. All other packages go into the bundle: `tools/third-party.ts` lists them. */
const EXTERNAL = ['cdk8s', 'constructs', 'typescript'];

/** Paths of the modules that an index loads. */
export function modulesOf(index: string): string[] {
  return [...new Set([...index.matchAll(/require\("\.\/([^"]+)"\)/g)].map(([, path]) => path))];
}

/** The index, which takes its modules from the bundle. */
export function fromBundle(index: string): string {
  return index.replace(/require\("\.\/([^"]+)"\)/g, 'require("./bundle")["$1"]()');
}

/** Names that a compiled module exports. */
export function exportedNames(compiled: string): string[] {
  const found = compiled.matchAll(/^exports\.(\w+) = (?!void)|defineProperty\(exports, "(\w+)", \{ enumerable/gm);

  return [...new Set([...found].map(([, assigned, defined]) => assigned ?? defined))].sort();
}

/**
 * A program in a folder of `build/lib`: it runs a module of the bundle, which Node 22.1 and later keeps compiled in the folder for
 * temporary files: `--help` then takes 53 ms in place of 91. `NODE_DISABLE_COMPILE_CACHE=1` switches it off.
 * @see https://nodejs.org/api/module.html#moduleenablecompilecacheoptions
 */
export function renderProgram(module: string): string {
  return `#!/usr/bin/env node\n"use strict";\nrequire("node:module").enableCompileCache?.();\nrequire("../bundle")["${module}"]();\n`;
}

/** A file in a folder of `build/lib` that exports a module of the bundle: by name, because ES modules can import no other exports of it. */
export function renderEntry(module: string, names: readonly string[]): string {
  return [
    '"use strict";',
    'Object.defineProperty(exports, "__esModule", { value: true });',
    `const bundled = require("../bundle")["${module}"]();`,
    ...names.map((name) => `exports.${name} = bundled.${name};`),
    '',
  ].join('\n');
}

/** Code and data of `imports` are loaded from their own files. Folders of `lib` may have that name as well. */
const importsAreFiles: Plugin = {
  name: 'imports',
  setup: ({ onResolve }) => onResolve({ filter: /\/imports(\/|$)/ }, ({ path, resolveDir }) => {
    const file = relative(LIB, resolve(resolveDir, path));

    return /^\.\.[/\\]imports([/\\]|$)/.test(file) ? { path: file, external: true } : undefined;
  }),
};

/**
 * A compiled module that loads packages and Node's own modules when it first uses them, and not when it runs: most commands use few of
 * them. They are kept, since to ask Node for a package again takes a thousand times as long. Names that are used as a whole stay as they
 * are.
 */
export function loadingLate(compiled: string): string {
  return [...compiled.matchAll(/^const (\w+_\d+) = require\("[^."][^"]*"\);$/gm)].reduce((text, [line, name]) => {
    const uses = text.match(new RegExp(`\\b${name}\\b(?! = require)(?!\\.\\w)`, 'g')) ?? [];
    if (uses.length > 0) return text;

    return text.replace(new RegExp(`\\bnew ${name}(\\.\\w+)`, 'g'), `new (${name}()$1)`)
      .replace(new RegExp(`\\b${name}\\.`, 'g'), `${name}().`)
      .replace(line, `let ${name}_loaded;\n${line.replace(' = ', ` = () => ${name}_loaded ??= `)}`);
  }, compiled);
}

const packagesAreLate: Plugin = {
  name: 'late packages',
  setup: ({ onLoad }) => onLoad({ filter: /[/\\]build[/\\]lib[/\\].*\.js$/ }, ({ path }) => ({ contents: loadingLate(readFileSync(path, 'utf8')) })),
};

async function main(): Promise<void> {
  const index = readFileSync(join(LIB, 'index.js'), 'utf8');
  const modules = [...modulesOf(index), ...Object.values(ENTRIES)];
  await build({
    stdin: { contents: modules.map((path) => `exports["${path}"] = () => require("./${path}");`).join('\n'), resolveDir: LIB },
    bundle: true,
    platform: 'node',
    target: 'node20',
    external: EXTERNAL,
    plugins: [importsAreFiles, packagesAreLate],
    logLevel: 'warning',
    outfile: join(LIB, 'bundle.js'),
  });
  writeFileSync(join(LIB, 'index.js'), fromBundle(index));
  for (const [file, module] of Object.entries(ENTRIES)) {
    mkdirSync(dirname(join(LIB, file)), { recursive: true });
    if (file === PROGRAM) writeFileSync(join(LIB, file), renderProgram(module), { mode: 0o755 });
    else writeFileSync(join(LIB, file), renderEntry(module, exportedNames(readFileSync(join(LIB, `${module}.js`), 'utf8'))));
  }
}

if (require.main === module) void main();
