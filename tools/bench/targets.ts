/** The forecast of targets beside the synth of the same tree. */
import { join } from 'path';
import { bundled, node, ROOT } from './child';
import { Benchmark, Figure } from './figure';

const SIZES = [1_000, 3_000, 10_000];
const TIMES = 5;

/** Medians of one size: milliseconds of processor time, and bytes. */
interface Measured {
  readonly synth: number;
  readonly inspection: number;
  readonly bytes: number;
}

export const targets: Benchmark = {
  name: 'targets',
  what: `targets of ${SIZES.map((size) => size.toLocaleString('en')).join(', ')} workloads with a monitor each in 20 namespaces, median of ${TIMES}`,
  measure: (progress) => {
    const measured = new Map(SIZES.map((size): [number, Measured] => {
      const one = measure(size);
      progress(`${size}: ${one.inspection.toFixed(0)} ms, synth ${one.synth.toFixed(0)} ms, ${(one.bytes / 1e6).toFixed(0)} MB`);

      return [size, one];
    }));
    const per = (size: number, of: keyof Measured) => measured.get(size)![of] / size;
    const growth = (of: keyof Measured, name: string): Figure => (
      { name: `targets, ${name} per workload at 10000 / at 1000`, value: per(10_000, of) / per(1_000, of), unit: 'x', bar: { atMost: 1.5 } });

    return [
      ...SIZES.map((size): Figure => {
        const { inspection, synth } = measured.get(size)!;

        return { name: `targets of ${size} workloads / synth of the same tree`, value: inspection / synth, unit: 'x', ...size === 10_000 && { bar: { atMost: 1.5 } } };
      }),
      growth('inspection', 'time'),
      growth('bytes', 'memory'),
    ];
  },
};

function measure(workloads: number): Measured {
  const args = ['--expose-gc', '--max-old-space-size=4096', bundled(join(__dirname, 'measure-targets.ts')), workloads, TIMES];

  return JSON.parse(node(args.map(String), { cwd: ROOT }));
}
