/** One process of the benchmarks: MODE WORKLOADS CHARTS TIMES WARM_UP `toJson`|`synth` in, median milliseconds as JSON out. */
import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { isDeepStrictEqual } from 'util';
import { manifestsOf, Mode, monitoredApp, plainApp } from './apps';
import { interleaved } from './figure';
import { threadMillis } from './thread-millis';

/** Rounds of the warm-up. */
const WARM_UPS = 5;

/** Workloads that are written at least in a measurement: a smaller app is made several times. */
const AT_LEAST = 1_000;

function main([mode, workloads, charts, times, warmUp, how]: readonly string[]): void {
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
    if (Number(warmUp) > 0) interleaved(WARM_UPS, measures(Number(warmUp) / WARM_UPS));
    console.log(JSON.stringify(interleaved(Number(times), measures(Number(workloads)))));
    refuseUnequal(written, kept.map(manifestsOf));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** The comparison is valid only if both outputs are equal. */
function refuseUnequal(monitored: Written, plain: Written): void {
  if (isDeepStrictEqual(monitored, plain)) return;
  const [ours, theirs] = [monitored.flat(), plain.flat()];
  const first = ours.findIndex((manifest, i) => !isDeepStrictEqual(manifest, theirs[i]));
  const shown = [ours, theirs].map((all) => JSON.stringify(all[first < 0 ? ours.length : first])?.slice(0, SHOWN));
  throw new Error(`AppMonitoring writes ${ours.length} objects and ${theirs.length} are written by hand; the first that differs, from both:\n${shown.join('\n')}`);
}

type Written = ReturnType<typeof manifestsOf>;

/** Characters of an object that a message shows. */
const SHOWN = 2_000;

function write(app: ReturnType<typeof plainApp>, how: string): void {
  if (how === 'synth') {
    app.synth();
  } else {
    manifestsOf(app);
  }
}

/**
 * Milliseconds for one app. Only young garbage is collected before: a full collection throws compiled code away, and what is measured then
 * is compiling it again.
 */
function timed(workloads: number, work: () => void): number {
  const apps = Math.ceil(AT_LEAST / workloads);
  global.gc!({ type: 'minor' });
  const start = threadMillis();
  for (let i = 0; i < apps; i++) work();

  return (threadMillis() - start) / apps;
}

main(process.argv.slice(2));
