/**
 * Puts the code of each room of the library, `lib/ROOM`, into one file, `build/lib/rooms/ROOM.js`, and each package that we use into one of
 * its own, `build/lib/packages/PACKAGE.js`: run after the compile and before the trimming.
 *
 * Looking for hundreds of small files takes longer than what most of them do, and one file of all would be read whole by commands that need
 * a third of it. A module runs when it is first asked for, as it would in a file of its own. The classes of `imports` stay files, because
 * an app that uses them alone must not load the rest.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'fs';
import { basename, dirname, join, posix, relative, sep } from 'path';
import { build, BuildOptions, Plugin } from 'esbuild';
import { namedClasses } from './named-classes';
import { BUNDLED } from './third-party';

const LIB = join(__dirname, '..', 'build', 'lib');

/** Entries of the package besides the index: the module behind each file. */
const ENTRIES: { readonly [file: string]: string } = { 'testing/jest.js': 'testing/jest', 'cli/bin.js': 'cli/main' };
const PROGRAM = 'cli/bin.js';

/** What is in an app's project. */
const EXTERNAL = ['cdk8s', 'constructs', 'typescript'];

/** Modules of the library, as paths below `lib` without an extension, that a compiled module loads: the index has the path `index`. */
export function modulesOf(compiled: string, path: string): string[] {
  const found = [...compiled.matchAll(REQUIRED)].map(([, to]) => posix.join(dirname(path), to));

  return [...new Set(found.filter((module) => !isOfImports(module)))];
}

/** The code of a module, or the index, that takes modules of other rooms from their files; `rooms` leads to the folder of those. */
export function fromRooms(compiled: string, path: string, rooms: string): string {
  return compiled.replace(REQUIRED, (text, to: string) => {
    const module = posix.join(dirname(path), to);
    if (isOfImports(module)) return `require("${posix.join(rooms, '..', module).replace(/^(?!\.)/, './')}")`;

    return roomOf(module) === roomOf(path) ? text : `require("${rooms}/${roomOf(module)}.js")["${module}"]()`;
  });
}

/** Quotes of imports are written anew by the compiler; those of `import()` stay. */
const REQUIRED = /\brequire\(["'](\.[^"']+)["']\)/g;

function isOfImports(module: string): boolean {
  return module.startsWith('../');
}

/** The folder of a module, which is none for the index. */
function roomOf(module: string): string | undefined {
  return module.includes('/') ? module.slice(0, module.indexOf('/')) : undefined;
}

/** Names that a compiled module exports. */
export function exportedNames(compiled: string): string[] {
  const found = compiled.matchAll(/^exports\.(\w+) = (?!void)|defineProperty\(exports, "(\w+)", \{ enumerable/gm);

  return [...new Set([...found].map(([, assigned, defined]) => assigned ?? defined))].sort();
}

/**
 * A program in a folder of `build/lib`, which runs a module of a room.
 *
 * Node 22.1 and later keep its files compiled in the folder for temporary files: `--help` then takes 53 ms in place of 91, and
 * `NODE_DISABLE_COMPILE_CACHE=1` switches it off. Node 20 optimizes a function after 68 KB of bytecode, and a command of a quarter of a
 * second is over before that pays. After 500 KB, `config` of 100 objects takes 15 % less time, and `check` of 90 KB as of 2 MB 15 % to
 * 25 %. Later versions wait of their own accord.
 * @see https://nodejs.org/api/module.html#moduleenablecompilecacheoptions
 * @see https://nodejs.org/api/v8.html#v8setflagsfromstringflags
 */
export function renderProgram(module: string): string {
  return [
    '#!/usr/bin/env node',
    '"use strict";',
    'require("node:module").enableCompileCache?.();',
    'if (process.versions.node.startsWith("20.")) require("node:v8").setFlagsFromString("--interrupt-budget=500000");',
    `require("../rooms/${roomOf(module)}.js")["${module}"]();`,
    '',
  ].join('\n');
}

/** A file in a folder of `build/lib` that exports a module of a room: by name, because ES modules can import no other exports of it. */
export function renderEntry(module: string, names: readonly string[]): string {
  return [
    '"use strict";',
    'Object.defineProperty(exports, "__esModule", { value: true });',
    `const entry = require("../rooms/${roomOf(module)}.js")["${module}"]();`,
    ...names.map((name) => `exports.${name} = entry.${name};`),
    '',
  ].join('\n');
}

/**
 * A compiled module that loads modules of other rooms, packages and Node's own modules when it first uses them, and not when it runs: most
 * commands use few of them. They are kept, since to ask Node for a package again takes a thousand times as long. Names that are used as a
 * whole stay as they are.
 */
export function loadingLate(compiled: string): string {
  return [...compiled.matchAll(LOADED)].filter(([, , path]) => isLate(path)).reduce((text, [line, name]) => {
    const uses = text.match(new RegExp(`\\b${name}\\b(?! = require)(?!\\.\\w)`, 'g')) ?? [];
    if (uses.length > 0) return text;

    return text.replace(new RegExp(`\\bnew ${name}(\\.\\w+)`, 'g'), `new (${name}()$1)`)
      .replace(new RegExp(`\\b${name}\\.`, 'g'), `${name}().`)
      .replace(line, `let ${name}_loaded;\n${line.replace(' = ', ` = () => ${name}_loaded ??= `)}`);
  }, compiled);
}

const LOADED = /^const (\w+_\d+) = require\("([^"]+)"\)(?:\["[^"]+"\]\(\))?;$/gm;

/** Rooms that nearly all others use, so that nothing is gained by waiting. */
const BASIC = ['findings', 'go', 'manifests', 'units'];

/** Whether a path leads to a package, to Node itself or to the file of another room. */
function isLate(path: string): boolean {
  return !path.startsWith('.') || (path.endsWith('.js') && !BASIC.includes(basename(path, '.js')));
}

/** What the compiler writes for programs that load a module without its knowledge, and for modules that load each other. */
const UNASKED = /^(?:Object\.defineProperty\(exports, "__esModule", \{ value: true \}\)|(?:exports\.\w+ = )+void 0);$/gm;

/** A compiled module of the library as its room takes it in. */
const libraryCode: Plugin = {
  name: 'library',
  setup: ({ onLoad, onResolve }) => {
    onLoad({ filter: /[/\\]build[/\\]lib[/\\].*\.js$/ }, ({ path }) => {
      const compiled = readFileSync(path, 'utf8').replace(UNASKED, '');

      return { contents: namedClasses(loadingLate(fromRooms(compiled, moduleOf(path), '.'))) };
    });
    onResolve({ filter: /^\.\/[\w-]+\.js$|^\.\.\/\.\.\/imports(\/|$)/ }, ({ path }) => ({ path, external: true }));
    onResolve({ filter: new RegExp(`^(${BUNDLED.join('|')})$`) }, ({ path }) => ({ path: `../packages/${path}.js`, external: true }));
  },
};

function moduleOf(file: string): string {
  return relative(LIB, file).replace(/\.js$/, '').replaceAll(sep, '/');
}

/** The modules of each room that others ask for. */
function entriesOfRooms(): Map<string, Set<string>> {
  const files = readdirSync(LIB, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js')).map((file) => join(LIB, file));
  const asked = files.flatMap((file) => modulesOf(readFileSync(file, 'utf8'), moduleOf(file)).filter((module) => roomOf(module) !== roomOf(moduleOf(file))));
  const entries = new Map<string, Set<string>>();
  for (const module of [...asked, ...Object.values(ENTRIES)]) {
    const room = roomOf(module)!;
    entries.set(room, (entries.get(room) ?? new Set()).add(module));
  }

  return entries;
}

const COMMON: BuildOptions = { bundle: true, platform: 'node', target: 'node20', external: EXTERNAL, logLevel: 'warning' };

async function main(): Promise<void> {
  const rooms = [...entriesOfRooms()].map(([room, modules]) => build({
    ...COMMON,
    stdin: { contents: [...modules].map((path) => `exports["${path}"] = () => require("./${path}");`).join('\n'), resolveDir: LIB },
    plugins: [libraryCode],
    outfile: join(LIB, 'rooms', `${room}.js`),
  }));
  const packages = BUNDLED.map((name) => build({
    ...COMMON,
    stdin: { contents: `module.exports = require("${name}");`, resolveDir: LIB },
    outfile: join(LIB, 'packages', `${name}.js`),
  }));
  await Promise.all([...rooms, ...packages]);
  const index = join(LIB, 'index.js');
  writeFileSync(index, fromRooms(readFileSync(index, 'utf8'), 'index', './rooms'));
  for (const [file, module] of Object.entries(ENTRIES)) {
    mkdirSync(dirname(join(LIB, file)), { recursive: true });
    if (file === PROGRAM) writeFileSync(join(LIB, file), renderProgram(module), { mode: 0o755 });
    else writeFileSync(join(LIB, file), renderEntry(module, exportedNames(readFileSync(join(LIB, `${module}.js`), 'utf8'))));
  }
}

if (require.main === module) void main();
