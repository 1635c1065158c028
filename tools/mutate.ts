/** Changes the code of a folder piece by piece and lists the changes that its unit tests do not notice: `npm run mutate -- FOLDER`. */
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'fs';
import { join, relative } from 'path';
import { parseArgs } from 'util';
import type { MutantResult, PartialStrykerOptions } from '@stryker-mutator/api/core' with { 'resolution-mode': 'import' };

const ROOT = join(__dirname, '..');
/** Beside the project's own, since the tests of a room are chosen for each run. */
const JEST_CONFIG = 'jest.mutate.json';

const HELP = `Usage: npm run mutate -- FOLDER [--tests FOLDER ...] [--without NAME ...] [--lines N] [--seed S]

Mutation test of lib/FOLDER, such as "operator/rejection" or "prometheus": every mutant is a small change of the code,
and a unit test of test/FOLDER should fail because of it. Prints the mutants that survive, and the share that is killed.
A mutant that takes too long counts as killed and is printed, too: on a busy machine, plant it by hand.

  --tests FOLDER  tests of this folder of test/ as well; may be repeated
  --without NAME  no tests of files with NAME in their name, such as slow tests of random worlds; may be repeated
  --lines N       only mutants in N lines chosen at random (all lines otherwise)
  --seed S        for the choice of lines (1)
  --help          this text

Takes from a minute for a small folder to hours for a whole room: mostly for the mutants that survive, since all tests that reach them are run. Exit codes: 0 at least 90 % are killed, 1 fewer, 2 wrong arguments.`;

/** Of all mutants that have an outcome. */
const KILLED_BAR = 0.9;

/** The run cannot even begin. */
class UsageError extends Error {}

async function main(): Promise<number> {
  const { folder, tests, without, lines, seed, help } = readArguments();
  if (help) {
    console.log(HELP);

    return 0;
  }
  const files = filesIn(join('lib', folder));
  const mutate = lines === undefined ? files : chooseLines(files, lines, seed);
  const results = await runMutants(mutate, { folders: [folder, ...tests], without });

  return printResults(results);
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        tests: { type: 'string', multiple: true, default: [] },
        without: { type: 'string', multiple: true, default: [] },
        lines: { type: 'string' },
        seed: { type: 'string', default: '1' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    const [folder = '', ...more] = positionals.map((name) => name.replace(/^lib\//, '').replace(/\/$/, ''));
    if (!values.help && (folder === '' || more.length > 0)) throw new UsageError('give one folder of lib/');
    for (const path of [join('lib', folder), ...[folder, ...values.tests].map((name) => join('test', name))]) {
      if (!values.help && !existsSync(join(ROOT, path))) throw new UsageError(`there is no folder ${path}`);
    }

    return { folder, tests: values.tests, without: values.without, help: values.help, lines: countOf(values.lines, '--lines'), seed: countOf(values.seed, '--seed') ?? 1 };
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${HELP}`);
  }
}

function countOf(text: string | undefined, option: string): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d*$/.test(text)) throw new UsageError(`${option} takes a whole number from 1`);

  return Number(text);
}

function filesIn(folder: string): string[] {
  if (statSync(join(ROOT, folder)).isFile()) return [folder];

  return (readdirSync(join(ROOT, folder), { recursive: true }) as string[]).filter((name) => name.endsWith('.ts')).map((name) => join(folder, name)).sort();
}

/** Lines that hold code, as the ranges Stryker takes: `lib/a.ts:3-3`. */
function chooseLines(files: readonly string[], count: number, seed: number): string[] {
  const lines = files.flatMap((file) => readFileSync(join(ROOT, file), 'utf8').split('\n').flatMap((line, i) => (
    /^\s*($|import |export type|\/?\*|\/\/|[{}()[\];,]+$)/.test(line) ? [] : [`${file}:${i + 1}-${i + 1}`])));
  const random = randomFrom(seed);
  const order = lines.map((line) => ({ line, at: random() })).sort((a, b) => a.at - b.at);

  return order.slice(0, count).map(({ line }) => line);
}

/** Numbers from 0 to 1, the same for the same seed (the minimal standard generator of Park and Miller). */
function randomFrom(seed: number): () => number {
  let state = seed % 2147483647 || 1;

  return () => {
    state = (state * 48271) % 2147483647;

    return state / 2147483647;
  };
}

/** Which tests run for each mutant. */
interface TestChoice {
  readonly folders: readonly string[];
  /** Parts of the names of files that are left out. */
  readonly without: readonly string[];
}

async function runMutants(mutate: string[], { folders, without }: TestChoice): Promise<MutantResult[]> {
  const { projects } = JSON.parse(readFileSync(join(ROOT, 'jest.config.json'), 'utf8'));
  const unit = projects.find(({ displayName }: { readonly displayName: string }) => displayName === 'unit');
  const config = {
    ...unit,
    testMatch: folders.map((folder) => `<rootDir>/test/${folder}/**/*.test.ts`),
    testPathIgnorePatterns: [...unit.testPathIgnorePatterns, ...without.map((name) => `/test/.*${name}[^/]*$`)],
  };
  writeFileSync(join(ROOT, JEST_CONFIG), JSON.stringify(config));
  // An ES module, which only import() loads from CommonJS.
  const { Stryker } = await import('@stryker-mutator/core');
  try {
    return await new Stryker(optionsFor(mutate)).runMutationTest();
  } finally {
    rmSync(join(ROOT, JEST_CONFIG), { force: true });
  }
}

function optionsFor(mutate: string[]): PartialStrykerOptions {
  return {
    mutate,
    testRunner: 'jest',
    jest: { projectType: 'custom', configFile: JEST_CONFIG, enableFindRelatedTests: false },
    coverageAnalysis: 'perTest',
    // Types are checked elsewhere; a mutant that does not compile for its types still runs.
    checkers: [],
    reporters: ['progress-append-only'],
    // Two runners share the processors with nothing else only on an idle machine, and time out where they do not.
    concurrency: 1,
    timeoutMS: 20_000,
    tempDirName: join(ROOT, 'coverage', 'mutate'),
    // Anchored: there is a lib/synth, too.
    ignorePatterns: ['/build', '/dist', '/synth', '/coverage', '/docs/api'],
    disableTypeChecks: '{lib,test}/**/*.ts',
    allowEmpty: true,
  };
}

function printResults(results: readonly MutantResult[]): number {
  const killed = results.filter(({ status }) => status === 'Killed' || status === 'Timeout');
  const timedOut = killed.filter(({ status }) => status === 'Timeout');
  const survived = results.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
  timedOut.forEach((mutant) => printMutant(mutant, 'times out'));
  survived.forEach((mutant) => printMutant(mutant, mutant.status === 'Survived' ? 'survives' : 'is not reached'));
  const all = killed.length + survived.length;
  if (all === 0) throw new UsageError('there is nothing to mutate in these lines');
  const byTime = timedOut.length === 0 ? '' : `, ${timedOut.length} of them by time`;
  console.log(`${killed.length} of ${all} mutants killed (${Math.floor((100 * killed.length) / all)} %)${byTime}, ${survived.length} left`);

  return killed.length / all >= KILLED_BAR ? 0 : 1;
}

function printMutant({ fileName, location, replacement, mutatorName }: MutantResult, what: string): void {
  const line = readFileSync(fileName, 'utf8').split('\n')[location.start.line - 1].trim();
  console.log(`${relative(ROOT, fileName)}:${location.start.line}:${location.start.column} ${what}: ${mutatorName}`);
  console.log(`  ${line}\n  -> ${(replacement ?? '').split('\n')[0]}`);
}

main().then((code) => { process.exitCode = code; }, (error: Error) => {
  console.error(error instanceof UsageError ? error.message : error);
  process.exitCode = 2;
});
