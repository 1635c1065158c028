/** Writes docs/api from the compiled library: `npm run docs [-- --check]`. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';
import { parseArgs } from 'util';
import { readAssembly } from './assembly';
import { renderPages } from './render-pages';
import { sortIntoSubjects } from './subjects';
import { undocumented } from './undocumented';
import { UsageError } from './usage-error';

const ROOT = join(__dirname, '..', '..');
const FOLDER = 'docs/api';

const HELP = `Usage: npm run docs [-- --check]

Writes docs/api from the compiled library; run \`npm run compile\` first.

  --check  write nothing; fail when docs/api is out of date or a public symbol has no description
  --help   this text

Exit codes: 0, 1 docs/api is out of date or a symbol has no description, 2 the library is not compiled, a type has no subject, or the arguments are wrong.`;

function main(): number {
  const { check, help } = readArguments();
  if (help) {
    console.log(HELP);

    return 0;
  }
  const assembly = readAssembly(ROOT);
  const pages = renderPages(sortIntoSubjects(assembly));
  const faults = undocumented(assembly).map((name) => `${name} has no doc comment in lib/`);
  if (check) faults.push(...outdated(pages));
  else write(pages);
  faults.forEach((fault) => console.error(fault));

  return faults.length > 0 ? 1 : 0;
}

function readArguments(): { readonly check?: boolean; readonly help?: boolean } {
  try {
    return parseArgs({ options: { check: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } }).values;
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${HELP}`);
  }
}

function outdated(pages: ReadonlyMap<string, string>): string[] {
  const folder = join(ROOT, FOLDER);
  const present = existsSync(folder) ? readdirSync(folder) : [];
  const changed = [...pages].filter(([name, text]) => !present.includes(name) || readFileSync(join(folder, name), 'utf8') !== text);
  const names = [...changed.map(([name]) => name), ...present.filter((name) => !pages.has(name))];

  return names.map((name) => `${FOLDER}/${name} is out of date; run \`npm run compile && npm run docs\` and commit ${FOLDER}`);
}

function write(pages: ReadonlyMap<string, string>): void {
  rmSync(join(ROOT, FOLDER), { recursive: true, force: true });
  mkdirSync(join(ROOT, FOLDER), { recursive: true });
  pages.forEach((text, name) => writeFileSync(join(ROOT, FOLDER, name), text));
  console.log(`Wrote ${pages.size} pages to ${FOLDER}`);
}

try {
  process.exitCode = main();
} catch (error) {
  console.error(error instanceof UsageError ? error.message : error);
  process.exitCode = 2;
}
