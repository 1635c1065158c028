/** Every page tells the truth: its code is a region of an example, its outputs are what the commands print, its links lead somewhere. */
import { readdirSync } from 'fs';
import { basename, dirname, join, relative } from 'path';
import { parseArgs } from 'util';
import * as ts from 'typescript';
import { parseAllDocuments } from 'yaml';
import { commandsIn, expectQuoted, textOf, withRegions, withRuns, withSynths } from './quotes';
import { parseCommand } from '../../lib/cli/arguments';
import { trySubcommand } from '../../lib/cli/subcommands';

const ROOT = join(__dirname, '..', '..');
const pagesIn = (folder: string) => readdirSync(join(ROOT, folder)).filter((name) => name.endsWith('.md')).map((name) => join(folder, name));
const DOCS = pagesIn('docs');
const PAGES = ['README.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md', ...DOCS];

describe.each(PAGES)('%s', (page) => {
  const text = textOf(page);

  test('quotes code and objects of examples, and what commands print', async () => {
    expectQuoted(page, await withRuns(withSynths(withRegions(text))));
  });

  test('has no TypeScript and no output of a command that is written by hand', () => {
    const marked = (marker: string, language: string) => [...text.matchAll(new RegExp(`^<!-- ${marker}: .* -->\\n\`\`\`${language}$`, 'gm'))].length;

    expect([...text.matchAll(/^```ts$/gm)]).toHaveLength(marked('region', 'ts'));
    expect([...text.matchAll(/^```console$/gm)]).toHaveLength(marked('run', 'console'));
  });

  test('shows YAML that is read without an error', () => {
    const blocks = [...text.matchAll(/^```yaml\n([^`]*)```/gm)].flatMap(([, yaml]) => parseAllDocuments(yaml));

    expect(blocks.flatMap(({ errors }) => errors)).toEqual([]);
  });

  test('gives the program arguments that it takes', () => {
    const blocks = [...text.matchAll(/^```(?:sh|yaml|console)\n([^`]*)```/gm)].flatMap(([, block]) => commandsIn(block));

    expect(blocks.map(nameOf)).not.toContain('version');
  });

  test('names codes that exist', () => {
    const known = [...textOf('docs/findings.md').matchAll(/^\| \[?(AM\d{3})\b/gm)].map(([, code]) => code);

    expect([...text.matchAll(/\bAM\d{3}\b/g)].map(([code]) => code).filter((code) => !known.includes(code))).toEqual([]);
  });
});

describe.each([...PAGES, ...pagesIn('docs/api')])('%s', (page) => {
  test('links to files and headings that exist', () => {
    const links = [...textOf(page).matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)]
      .map(([, target, anchor]) => ({ target: target === '' ? page : join(dirname(page), target), anchor }));
    const broken = links.filter(({ target, anchor }) => !exists(target) || (anchor !== undefined && !anchorsOf(target).includes(anchor)));

    expect(broken).toEqual([]);
  });
});

test('code that a page quotes is run: by an example, a test, or the integration tests', () => {
  const quoted = PAGES.flatMap((page) => [...textOf(page).matchAll(/^<!-- region: (\S+) /gm)].map(([, file]) => file));

  expect([...new Set(quoted)].filter((file) => !isRun(file))).toEqual([]);
});

describe('docs/README.md', () => {
  test('names every page of docs, and the indexes of api and checks', () => {
    const pages = DOCS.filter((page) => page !== 'docs/README.md').map((page) => page.slice('docs/'.length));

    expect([...pages, 'api/README.md'].filter((page) => !textOf('docs/README.md').includes(`](${page})`))).toEqual([]);
  });
});

const TESTS = ['test', 'examples'].flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)))
  .filter((file) => /\.test\.ts$|(examples|quotes)\.ts$/.test(file));

/** Whether a test imports the file, by way of other examples or not, names it, or is the file. Files of a `run:` folder are read by its commands. */
function isRun(file: string): boolean {
  if (TESTS.includes(file) || isRunByCommand(file)) return true;
  const users = [...TESTS, ...ts.sys.readDirectory(join(ROOT, 'examples'), ['.ts']).map((path) => relative(ROOT, path))];
  const name = basename(file).replace(/\.ts$/, '');
  const named = new RegExp(`['"/]${name.replace(/\.txt$/, '').replaceAll('.', '\\.')}(\\.txt)?['"\`]`);

  return users.some((user) => user !== file && named.test(textOf(user)) && (TESTS.includes(user) || isRun(user)));
}

function isRunByCommand(file: string): boolean {
  return PAGES.some((page) => [...textOf(page).matchAll(/<!-- run: (\S+) -->\n```console\n([^`]*)```/g)].some(([, folder, lines]) => (
    file.startsWith(`${folder}/`) && lines.includes(basename(file)))));
}

/** The name of a command, whose options are checked. */
function nameOf(args: readonly string[]): string {
  const found = trySubcommand(args);
  if (!found) return parseCommand(args).name;
  parseArgs({ args: [...found.rest], options: { ...found.command.options, help: { type: 'boolean', short: 'h' } }, allowPositionals: true });

  return args[0];
}

function exists(path: string): boolean {
  return ts.sys.fileExists(join(ROOT, path)) || ts.sys.directoryExists(join(ROOT, path));
}

/** Anchors of the headings of a page, as GitHub makes them. */
function anchorsOf(page: string): string[] {
  const text = textOf(page).replace(/^```[\s\S]*?^```/gm, '');

  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-'));
}
