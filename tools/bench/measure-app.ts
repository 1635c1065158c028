/** One process of the benchmarks: MODE WORKLOADS CHARTS TIMES `toJson`|`synth` in, median milliseconds of processor time as JSON out. */
import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { isDeepStrictEqual } from 'util';
import { manifestsOf, Mode, monitoredApp, plainApp } from './apps';
import { interleaved } from './figure';

/** Workloads that are written, five times, before anything is measured. */
const WARM_UP = 2_000;

function main([mode, workloads, charts, times, how]: readonly string[]): void {
  const outdir = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const measures = (count: number) => {
      refuseUnequal(manifestsOf(monitoredApp(mode as Mode, 20, 2)), manifestsOf(plainApp(mode as Mode, 20, 2)));

      return {
        monitored: () => timed(() => write(monitoredApp(mode as Mode, count, Number(charts), outdir), how)),
        plain: () => timed(() => write(plainApp(mode as Mode, count, Number(charts), outdir), how)),
      };
    };
    // Both have run often enough to be compiled before one is measured.
    interleaved(5, measures(WARM_UP));
    console.log(JSON.stringify(interleaved(Number(times), measures(Number(workloads)))));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** The comparison is one of equal output, or it is none. */
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

/** Milliseconds on the clock: processor time would count the compiler, which runs beside the work on another core. */
function timed(work: () => void): number {
  global.gc!();
  const start = process.hrtime.bigint();
  work();

  return Number(process.hrtime.bigint() - start) / 1e6;
}

main(process.argv.slice(2));
