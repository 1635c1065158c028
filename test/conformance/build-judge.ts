/** Builds a Go program beside this file when its sources are newer than what was built last. */

import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const BIN = join(__dirname, '.bin');
const LOCK_POLL_MILLIS = 500;

/** Static, and without machine paths in what it prints; `GOWORK=off` so that a go.work above the repository changes nothing. */
const GO_ENV = { ...process.env, CGO_ENABLED: '0', GOWORK: 'off' };
const GO_BUILD = ['build', '-trimpath', '-buildvcs=false'];
const LINKER_FLAGS = '-s -w';

/** What is built of a module. */
export interface JudgePackage {
  /**
   * Import path of the main package, be it of a module that `go.mod` names as a tool.
   * @default . - the module's own
   */
  readonly path?: string;

  /**
   * Build tags.
   * @default - none
   */
  readonly tags?: readonly string[];

  /**
   * Text variables to set when linking, by import path and name.
   * @default - none
   */
  readonly variables?: { readonly [variable: string]: string };

  /**
   * Name of the program, for a folder that several are built from.
   * @default - the name of the folder
   */
  readonly name?: string;

  /**
   * Path of the module file within the folder, with the sums beside it.
   * @default go.mod
   */
  readonly modfile?: string;
}

const run = promisify(execFile);
const builds = new Map<string, Promise<string>>();

/**
 * The path of the program built from the Go module in `folder`.
 *
 * @throws when Go is missing or too old, or when the build fails
 */
export function buildJudge(folder: string, judgePackage: JudgePackage = {}): Promise<string> {
  const { path = '.', tags = [], variables = {}, name = basename(folder), modfile } = judgePackage;
  const linkerFlags = [LINKER_FLAGS, ...Object.entries(variables).map(([variable, value]) => `-X ${variable}=${value}`)].join(' ');
  const goBuild = [...GO_BUILD, `-ldflags=${linkerFlags}`, ...tags.length > 0 ? ['-tags', tags.join(',')] : [],
    ...modfile === undefined ? [] : [`-modfile=${modfile}`], path];
  const begun = builds.get(name) ?? buildWhenStale(folder, name, modfile, goBuild);
  builds.set(name, begun);
  return begun;
}

async function buildWhenStale(folder: string, name: string, modfile: string | undefined, goBuild: readonly string[]): Promise<string> {
  const program = join(BIN, name);
  const fingerprint = fingerprintOf(folder, modfile, goBuild);
  if (isFresh(program, fingerprint)) return program;

  mkdirSync(BIN, { recursive: true });
  const release = await lock(`${program}.lock`);
  try {
    // Another jest worker may have built it while this one waited.
    if (!isFresh(program, fingerprint)) await build(folder, goBuild, program, fingerprint);
  } finally {
    release();
  }
  return program;
}

function isFresh(program: string, fingerprint: string): boolean {
  return existsSync(program) && existsSync(stampOf(program)) && readFileSync(stampOf(program), 'utf8') === fingerprint;
}

function stampOf(program: string): string {
  return `${program}.sha256`;
}

/** Over contents, not times: a checkout touches every file. */
function fingerprintOf(folder: string, modfile: string | undefined, goBuild: readonly string[]): string {
  const hash = createHash('sha256').update(JSON.stringify(goBuild));
  const sources = readdirSync(folder).filter((name) => /\.go$|^go\.(mod|sum)$/.test(name)).sort();
  for (const file of [...sources, ...modfile === undefined ? [] : [modfile, modfile.replace(/mod$/, 'sum')]]) {
    hash.update(file).update('\0').update(readFileSync(join(folder, file))).update('\0');
  }
  return hash.digest('hex');
}

async function build(folder: string, goBuild: readonly string[], program: string, fingerprint: string): Promise<void> {
  await requireGo(folder);
  process.stderr.write(`building the ${basename(program)} judge (a few minutes the first time)\n`);
  const fresh = `${program}.new`;
  try {
    await run('go', [goBuild[0], '-o', fresh, ...goBuild.slice(1)], { cwd: folder, env: GO_ENV, maxBuffer: 64 * 1024 * 1024 });
  } catch (cause) {
    throw new Error(`the ${basename(program)} judge does not build: ${outputOf(cause)}`, { cause });
  }
  // A running program keeps its old file; the stamp comes last, so a build that is cut off is done again.
  renameSync(fresh, program);
  writeFileSync(stampOf(program), fingerprint);
}

/** @throws unless the Go on the PATH, or the toolchain it switches to, can build the module */
async function requireGo(folder: string): Promise<void> {
  const needed = /^go (\d+)\.(\d+)/m.exec(readFileSync(join(folder, 'go.mod'), 'utf8'));
  const [major, minor] = [Number(needed?.[1]), Number(needed?.[2])];
  let found: string;
  try {
    found = (await run('go', ['env', 'GOVERSION'], { cwd: folder, env: GO_ENV })).stdout.trim();
  } catch (cause) {
    throw new Error(goNeeded(`${major}.${minor}`, outputOf(cause)), { cause });
  }
  const version = /^go(\d+)\.(\d+)/.exec(found);
  const [foundMajor, foundMinor] = [Number(version?.[1]), Number(version?.[2])];
  if (version && (foundMajor < major || (foundMajor === major && foundMinor < minor))) {
    throw new Error(goNeeded(`${major}.${minor}`, `found ${found}`));
  }
}

function goNeeded(version: string, reason: string): string {
  return `Go >= ${version} is needed for conformance (${reason}); install it or skip with "jest --selectProjects unit integration"`;
}

function outputOf(cause: unknown): string {
  const { code, stderr, message } = cause as { code?: string; stderr?: string; message: string };
  if (code === 'ENOENT') return 'no "go" on the PATH';
  return stderr?.trim() || message;
}

/** Holds `path` for this process, so that two jest workers do not build the same program at once. */
async function lock(path: string): Promise<() => void> {
  for (;;) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' });
      return () => rmSync(path, { force: true });
    } catch (cause) {
      if ((cause as { code?: string }).code !== 'EEXIST') throw cause;
    }
    if (holderIsGone(path)) rmSync(path, { force: true });
    else await sleep(LOCK_POLL_MILLIS);
  }
}

function holderIsGone(path: string): boolean {
  try {
    process.kill(Number(readFileSync(path, 'utf8')), 0);
    return false;
  } catch (cause) {
    // ESRCH: no such process. Anything else (the file just went, or was not written yet) is looked at again.
    return (cause as { code?: string }).code === 'ESRCH';
  }
}
