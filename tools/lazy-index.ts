/**
 * Makes the compiled indexes load a file when something of it is first asked for: run after every compile.
 *
 * TypeScript has no lazy re-export, and `require` of the whole library would otherwise read a hundred files, fifteen of them of the L1.
 */
import { readFileSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';

const BUILD = join(__dirname, '..', 'build');

/** The compiled indexes; those that others load come first, since a lazy one can be loaded as well. */
const INDEXES = ['imports/index.js', 'lib/index.js'];

/** One name and the expression that loads it. */
interface Lazy { readonly name: string; readonly load: string }

/** Every runtime export of a compiled index, each by the file it comes from. */
export function lazyExports(compiled: string, exportsOf: (file: string) => readonly string[]): Lazy[] {
  const stars = [...compiled.matchAll(/__exportStar\(require\("([^"]+)"\), exports\)/g)]
    .flatMap(([, file]) => exportsOf(file).map((name) => ({ name, load: `require("${file}").${name}` })));
  const files = new Map([...compiled.matchAll(/var (\w+) = require\("([^"]+)"\)/g)].map(([, variable, file]) => [variable, file]));
  const named = [...compiled.matchAll(/defineProperty\(exports, "(\w+)", \{ enumerable: true, get: function \(\) \{ return (\w+)\.(\w+); \} \}\)/g)]
    .map(([, name, variable, property]) => ({ name, load: `require("${files.get(variable)}").${property}` }));
  const namespaces = [...compiled.matchAll(/exports\.(\w+) = __importStar\(require\("([^"]+)"\)\)/g)]
    .map(([, name, file]) => ({ name, load: `require("${file}")` }));

  return [...stars, ...named, ...namespaces];
}

/** The text of the lazy index. Node tells ES modules the names of the assignments, which it reads without running them. */
export function renderIndex(all: readonly Lazy[]): string {
  return [
    '"use strict";',
    '// Written by tools/lazy-index.ts.',
    'Object.defineProperty(exports, "__esModule", { value: true });',
    `${all.map(({ name }) => `exports.${name} = `).join('')}void 0;`,
    'const load = {',
    ...all.map(({ name, load }) => `  ${name}: () => ${load},`),
    '};',
    'for (const [name, get] of Object.entries(load)) Object.defineProperty(exports, name, { enumerable: true, get });',
    '',
  ].join('\n');
}

function main(): void {
  for (const index of INDEXES) {
    const path = join(BUILD, index);
    const all = lazyExports(readFileSync(path, 'utf8'), (file) => Object.keys(require(join(dirname(path), file)) as object));
    const before = Object.keys(require(path) as object).filter((name) => name !== '__esModule').sort();
    if (String(all.map(({ name }) => name).sort()) !== String(before)) {
      throw new Error(`${index} exports ${before.join(', ')}, of which tools/lazy-index.ts found only ${all.map(({ name }) => name).join(', ')}`);
    }
    writeFileSync(path, renderIndex(all));
  }
}

if (require.main === module) main();
