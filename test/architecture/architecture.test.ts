/** ARCHITECTURE.md tells the truth: rooms, allowed imports, no cycles, small files. */
import { existsSync, readdirSync, readFileSync } from 'fs';
import { dirname, join, relative } from 'path';
import * as ts from 'typescript';

const ROOT = join(__dirname, '..', '..');

/** One row of the table of rooms. */
interface Room { readonly name: string; readonly mayImport: readonly string[] }

/** One file, and the files of this project it imports. */
interface SourceFile { readonly path: string; readonly lines: number; readonly imports: readonly string[] }

/** Words of a rejection that are made a string and then searched. For the words themselves the compiler refuses it: they are not a string. */
const OTHER_USES = /`\$\{[\w.]*\btext\}`\s*\.\w+|\.(?:test|exec|match)\(`\$\{[\w.]*\btext\}`|\bString\([\w.]+\.text\)|\.text\.toString\(/g;

const rooms = readRooms();
const files = ['lib', 'imports'].flatMap(readFiles);

describe('ARCHITECTURE.md', () => {
  test('has a row for every room that exists, and for no other', () => {
    const existing = ['lib/index.ts', 'imports', ...readdirSync(join(ROOT, 'lib'), { withFileTypes: true }).filter((e) => e.isDirectory()).map((e) => `lib/${e.name}`)];

    expect(rooms.map(({ name }) => name).sort()).toEqual(existing.sort());
  });

  test('allows every import there is', () => {
    const forbidden = files.flatMap(({ path, imports }) => imports.filter((target) => !allowed(path, target)).map((target) => `${path} imports ${target}`));

    expect(forbidden).toEqual([]);
  });

  test('allows nothing that is not used', () => {
    const used = new Set(files.flatMap(({ path, imports }) => imports.map((target) => `${roomOf(path)?.name} imports ${roomOf(target)?.name}`)));
    const allowances = rooms.flatMap(({ name, mayImport }) => mayImport.map((other) => `${name} imports ${other}`));

    expect(allowances.filter((allowance) => !used.has(allowance))).toEqual([]);
  });

  test('allows imports one way only', () => {
    const reach = new Map(rooms.map((room) => [room.name, reachable(room.name)]));

    expect(rooms.filter(({ name }) => reach.get(name)!.has(name)).map(({ name }) => name)).toEqual([]);
  });
});

describe('lib', () => {
  test('has no cycle of files', () => {
    expect(findCycle(files)).toEqual([]);
  });

  test('has small files: median under 100 lines, none over 300', () => {
    const lengths = files.filter(({ path }) => path.startsWith('lib/')).map(({ lines }) => lines).sort((a, b) => a - b);

    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(100);
    expect(lengths[lengths.length - 1]).toBeLessThanOrEqual(300);
  });

  test('has no barrel but index.ts, and that names every symbol', () => {
    const barrels = files.filter(({ path }) => path.startsWith('lib/') && path.endsWith('/index.ts')).map(({ path }) => path);

    expect(barrels).toEqual(['lib/index.ts']);
    expect(readFileSync(join(ROOT, 'lib/index.ts'), 'utf8')).not.toMatch(/export \* from/);
  });

  test('asks the model of the operator through its port alone', () => {
    const askers = files.filter(({ path, imports }) => !path.startsWith('lib/operator/') && imports.some((target) => target.startsWith('lib/operator/')));

    expect(askers.map(({ path }) => path)).toEqual(['lib/forecast/operator.ts']);
  });

  test('puts the words of a rejection into messages and does nothing else with them', () => {
    const others = files.filter(({ path }) => path.startsWith('lib/') && path !== 'lib/operator-port/operator-words.ts')
      .flatMap(({ path }) => (readFileSync(join(ROOT, path), 'utf8').match(OTHER_USES) ?? []).map((use) => `${path}: ${use}`));

    expect(others).toEqual([]);
    expect(['`${rejection.text}`.includes(', 'RULE.test(`${text}`)', 'String(error.text)'].filter((use) => use.match(OTHER_USES))).toHaveLength(3);
  });

  test('has a folder of tests for every room', () => {
    const untested = rooms.filter(({ name }) => /^lib\/[^.]+$/.test(name)).map(({ name }) => name.replace('lib/', 'test/')).filter((folder) => folder !== PORT && !holdsTests(folder));

    expect(untested).toEqual([]);
  });

  test('begins every file with a line that says its job', () => {
    const silent = files.filter(({ path }) => path.startsWith('lib/') && !/^(#!.*\n)?\/\*\*/.test(readFileSync(join(ROOT, path), 'utf8'))).map(({ path }) => path);

    expect(silent).toEqual([]);
  });
});

describe('test', () => {
  test('takes nothing from test/conformance, which may take everything from test/support', () => {
    const takers = readFiles('test').filter(({ path }) => !path.startsWith('test/conformance/'))
      .flatMap(({ path, imports }) => imports.filter((target) => target.startsWith('test/conformance/')).map((target) => `${path} imports ${target}`));

    expect(takers).toEqual([]);
  });
});

describe('findCycle()', () => {
  const file = (path: string, ...imports: string[]): SourceFile => ({ path, lines: 1, imports });

  test.each([
    { it: 'finds none in a line', given: [file('a', 'b'), file('b', 'c'), file('c')], expected: [] },
    { it: 'finds none in a diamond', given: [file('a', 'b', 'c'), file('b', 'd'), file('c', 'd'), file('d')], expected: [] },
    { it: 'finds a loop of one', given: [file('a', 'a')], expected: ['a', 'a'] },
    { it: 'finds a loop behind a line', given: [file('a', 'b'), file('b', 'c'), file('c', 'b')], expected: ['b', 'c', 'b'] },
  ])('$it', ({ given, expected }) => expect(findCycle(given)).toEqual(expected));
});

function readRooms(): Room[] {
  const rows = readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8').split('\n').filter((line) => /^\| `/.test(line));

  return rows.map((row) => {
    const cells = row.split('|').map((cell) => cell.trim());

    return { name: cells[1].replace(/`/g, ''), mayImport: [...cells[3].matchAll(/`([^`]+)`/g)].map(([, name]) => name) };
  });
}

function readFiles(folder: string): SourceFile[] {
  return (readdirSync(join(ROOT, folder), { recursive: true }) as string[]).filter((name) => name.endsWith('.ts')).map((name) => {
    const path = join(ROOT, folder, name);
    const text = readFileSync(path, 'utf8');
    // The second half is what preProcessFile passes over.
    const named = [...ts.preProcessFile(text).importedFiles.map(({ fileName }) => fileName), ...[...text.matchAll(/^export \* as \w+ from '(.*)'/gm)].map(([, target]) => target)];
    const imported = named.filter((target) => target.startsWith('.'));

    return { path: relative(ROOT, path), lines: text.split('\n').length, imports: imported.map((target) => resolveFile(join(dirname(path), target))) };
  });
}

/** A port has no behaviour of its own: what is behind it has the tests. */
const PORT = 'test/operator-port';

function holdsTests(folder: string): boolean {
  return existsSync(join(ROOT, folder)) && (readdirSync(join(ROOT, folder), { recursive: true }) as string[]).some((name) => name.endsWith('.test.ts'));
}

function resolveFile(path: string): string {
  const candidates = [`${path}.ts`, join(path, 'index.ts')];

  return relative(ROOT, candidates.find((candidate) => ts.sys.fileExists(candidate)) ?? path);
}

function roomOf(path: string): Room | undefined {
  return rooms.filter(({ name }) => path === name || path.startsWith(`${name}/`)).sort((a, b) => b.name.length - a.name.length)[0];
}

function allowed(from: string, to: string): boolean {
  const [here, there] = [roomOf(from), roomOf(to)];

  return here !== undefined && there !== undefined && (here === there || here.mayImport.includes(there.name));
}

function reachable(from: string): Set<string> {
  const seen = new Set<string>();
  const visit = (name: string): void => {
    for (const next of rooms.find((room) => room.name === name)?.mayImport ?? []) {
      if (!seen.has(next)) {
        seen.add(next);
        visit(next);
      }
    }
  };
  visit(from);

  return seen;
}

/** The first loop of imports, as the files on it with the first one again at the end. */
function findCycle(all: readonly SourceFile[]): string[] {
  const byPath = new Map(all.map((file) => [file.path, file]));
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): string[] => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    if (done.has(path)) return [];
    for (const next of byPath.get(path)?.imports ?? []) {
      const cycle = visit(next, [...trail, path]);
      if (cycle.length > 0) return cycle;
    }
    done.add(path);

    return [];
  };

  return all.map(({ path }) => visit(path, [])).find((cycle) => cycle.length > 0) ?? [];
}
