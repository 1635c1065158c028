/** One process of the benchmarks: MODE WORKLOADS CHARTS TIMES `toJson`|`synth` in, median milliseconds as JSON out. */
import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { isDeepStrictEqual } from 'util';
import { manifestsOf, Mode, monitoredApp, plainApp } from './apps';
import { interleaved } from './figure';

/** Workloads that are written, five times, before anything is measured. */
const WARM_UP = 2_000;

/** Workloads that are written at least in a measurement: a smaller app is made several times. */
const AT_LEAST = 1_000;

function main([mode, workloads, charts, times, how]: readonly string[]): void {
  const outdir = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const measures = (count: number) => {
      refuseUnequal(manifestsOf(monitoredApp(mode as Mode, 20, 2)), manifestsOf(plainApp(mode as Mode, 20, 2)));

      return {
        monitored: () => timed(count, () => write(monitoredApp(mode as Mode, count, Number(charts), outdir), how)),
        plain: () => timed(count, () => write(plainApp(mode as Mode, count, Number(charts), outdir), how)),
      };
    };
    // Both have run often enough to be compiled before one is measured; compiled code goes with the last object of the shapes it is for.
    const kept = [monitoredApp, plainApp].map((make) => make(mode as Mode, 20, 2));
    const written = kept.map(manifestsOf);
    interleaved(5, measures(WARM_UP));
    console.log(JSON.stringify(interleaved(Number(times), measures(Number(workloads)))));
    refuseUnequal(written, kept.map(manifestsOf));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** The comparison is valid only if both outputs are equal. */
function refuseUnequal(monitored: unknown, plain: unknown): void {
  if (!isDeepStrictEqual(monitored, plain)) throw new Error(`AppMonitoring writes other objects than those written by hand:\n${JSON.stringify(monitored)}\n${JSON.stringify(plain)}`);
}

function write(app: ReturnType<typeof plainApp>, how: string): void {
  if (how === 'synth') {
    app.synth();
  } else {
    manifestsOf(app);
  }
}

/**
 * Milliseconds on the clock for one app: processor time would count the compiler, which runs beside the work on another core. Only young
 * garbage is collected before: a full collection throws compiled code away, and what is measured then is compiling it again.
 */
function timed(workloads: number, work: () => void): number {
  const apps = Math.ceil(AT_LEAST / workloads);
  global.gc!({ type: 'minor' });
  const start = process.hrtime.bigint();
  for (let i = 0; i < apps; i++) work();

  return Number(process.hrtime.bigint() - start) / 1e6 / apps;
}

main(process.argv.slice(2));
