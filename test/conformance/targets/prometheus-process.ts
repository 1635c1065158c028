/** Runs the real Prometheus on a configuration until its targets stand still. */

import { ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

/** A target as `/api/v1/targets` gives it. */
export interface ActiveTarget {
  readonly scrapePool: string;
  readonly scrapeUrl: string;
  readonly labels: Labels;
  readonly discoveredLabels: Labels;
}

type Labels = { readonly [name: string]: string };

/** What a run found, and what Prometheus said of level warning and above. */
export interface Discovered {
  readonly targets: readonly ActiveTarget[];
  readonly log: readonly string[];
}

const POLL_MILLIS = 1_000;
const START_MILLIS = 60_000;
const GIVE_UP_MILLIS = 10 * 60_000;

/** Without a change for this long on a machine that has nothing else to do, nothing will change any more: pools are read anew twice a second. */
const QUIET_MILLIS = 5_000;

/**
 * The active targets of a configuration.
 *
 * @param program the binary
 * @param config the whole file
 * @param requests grows with every request that its discoveries make: as long as it does, targets may still come
 * @param quietMillis how long nothing may change on a machine that has nothing else to do
 */
export function discover(program: string, config: string, requests: () => number, quietMillis = QUIET_MILLIS): Promise<Discovered> {
  return withPrometheus(program, config, async (url, log) => ({ targets: await settledTargets(url, requests, log, quietMillis), log }));
}

/**
 * Runs a Prometheus for as long as it is asked something.
 *
 * @param ask gets its address, and the growing log of level warning and above
 */
export async function withPrometheus<T>(program: string, config: string, ask: (url: string, log: readonly string[]) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'targets-'));
  let child: ChildProcess | undefined;
  try {
    writeFileSync(join(folder, 'prometheus.yml'), config);
    child = spawn(program, [
      `--config.file=${join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      '--web.listen-address=127.0.0.1:0',
      '--scrape.discovery-reload-interval=500ms',
      '--log.format=json',
    ], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
    const log: string[] = [];

    return await ask(`http://${await addressOf(child, log)}`, log);
  } finally {
    await end(child);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Reads the port from the log, which goes on being read so that the process never waits for us. */
function addressOf(child: ChildProcess, log: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`Prometheus does not listen after ${START_MILLIS / 1000} s: ${log.slice(-5).join('\n')}`)), START_MILLIS);
    createInterface({ input: child.stderr! }).on('line', (line) => {
      const { level, msg, address } = fieldsOf(line);
      if (msg === 'Listening on' && address) {
        clearTimeout(timer);
        resolve(address);
      }
      // In capitals from 3.0 on.
      if (!/^(info|debug)$/i.test(level ?? '')) log.push(line);
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      reject(new Error(`Prometheus ended (${code ?? signal}): ${log.slice(-5).join('\n')}`));
    });
  });
}

function fieldsOf(line: string): { readonly [field: string]: string | undefined } {
  try {
    return JSON.parse(line) as { [field: string]: string };
  } catch {
    return { level: 'ERROR' };
  }
}

async function settledTargets(url: string, requests: () => number, log: readonly string[], quietMillis: number): Promise<ActiveTarget[]> {
  const begun = Date.now();
  let last = { seen: '', at: Date.now() };
  while (Date.now() - begun < GIVE_UP_MILLIS) {
    await sleep(POLL_MILLIS);
    const targets = await tryActiveTargets(url);
    if (targets === undefined) {
      last = { seen: '', at: Date.now() };
      continue;
    }
    const seen = `${requests()} ${targets.map(({ scrapePool, scrapeUrl, labels }) => JSON.stringify([scrapePool, scrapeUrl, labels])).sort().join('\n')}`;
    if (seen !== last.seen) last = { seen, at: Date.now() };
    else if (Date.now() - last.at >= quietMillis * busyness()) return targets;
  }
  throw new Error(`targets still move after ${GIVE_UP_MILLIS / 1000} s: ${log.slice(-5).join('\n')}`);
}

/** How many processes wait for each core, one at least: Prometheus and its discoveries need that many times as long. */
function busyness(): number {
  return Math.max(1, loadavg()[0] / availableParallelism());
}

/** The active targets, as far as they are found. */
export async function activeTargets(url: string): Promise<ActiveTarget[]> {
  return await tryActiveTargets(url) ?? [];
}

/** The active targets; undefined if Prometheus does not answer yet. */
async function tryActiveTargets(url: string): Promise<ActiveTarget[] | undefined> {
  const response = await fetch(`${url}/api/v1/targets?state=active`).catch(() => undefined);
  if (!response?.ok) return undefined;

  return ((await response.json()) as { data: { activeTargets: ActiveTarget[] } }).data.activeTargets;
}

/** Ends this one process, by force: nothing of it is kept. */
async function end(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = new Promise((resolve) => { child.on('close', resolve); });
  child.kill('SIGKILL');
  await ended;
}
