/**
 * Puts all code of the library and of the command line into one file, `build/lib/bundle.js`: run after the compile and before the trimming.
 *
 * Looking for hundreds of small files takes longer than what most of them do, and a command line in a file of its own would repeat the
 * library. A module of the bundle runs when it is first asked for, as it would in a file of its own. The classes of `imports` stay files,
 * because an app that uses them alone must not load the rest.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'fs';
import { dirname, join, relative, resolve } from 'path';
import { build, Plugin } from 'esbuild';

const LIB = join(__dirname, '..', 'build', 'lib');

/** Entries of the package besides the index: the module behind each file. */
const ENTRIES: { readonly [file: string]: string } = { 'testing/jest.js': 'testing/jest', 'cli/bin.js': 'cli/main' };
const PROGRAM = 'cli/bin.js';

/** What ships as a package of its own, or is in an app's project. */
const EXTERNAL = ['cdk8s', 'constructs', 'picomatch', 're2js', 'typescript', 'yaml'];

/** Paths of the modules that an index loads. */
export function modulesOf(index: string): string[] {
  return [...new Set([...index.matchAll(/require\("\.\/([^"]+)"\)/g)].map(([, path]) => path))];
}

/** The index, which takes its modules from the bundle. */
export function fromBundle(index: string): string {
  return index.replace(/require\("\.\/([^"]+)"\)/g, 'require("./bundle")["$1"]()');
}

/** A file in a folder of `build/lib` that stands for a module of the bundle. */
export function renderEntry(module: string, isProgram: boolean): string {
  const load = `require("../bundle")["${module}"]()`;

  return isProgram ? `#!/usr/bin/env node\n"use strict";\n${load};\n` : `"use strict";\nmodule.exports = ${load};\n`;
}

/** Code and data of `imports` are loaded from their own files. Folders of `lib` may have that name as well. */
const importsAreFiles: Plugin = {
  name: 'imports',
  setup: ({ onResolve }) => onResolve({ filter: /\/imports(\/|$)/ }, ({ path, resolveDir }) => {
    const file = relative(LIB, resolve(resolveDir, path));

    return /^\.\.[/\\]imports([/\\]|$)/.test(file) ? { path: file, external: true } : undefined;
  }),
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
    plugins: [importsAreFiles],
    logLevel: 'warning',
    outfile: join(LIB, 'bundle.js'),
  });
  writeFileSync(join(LIB, 'index.js'), fromBundle(index));
  for (const [file, module] of Object.entries(ENTRIES)) {
    mkdirSync(dirname(join(LIB, file)), { recursive: true });
    writeFileSync(join(LIB, file), renderEntry(module, file === PROGRAM), { mode: file === PROGRAM ? 0o755 : 0o644 });
  }
}

if (require.main === module) void main();
