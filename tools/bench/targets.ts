/** The forecast of targets beside the synth of the same tree. */
import { join } from 'path';
import { bundled, node, ROOT } from './child';
import { Benchmark, Figure } from './figure';

const SIZES = [1_000, 3_000, 10_000];
const QUICK_SIZES = [20, 40];
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
  measure: ({ progress, quick }) => {
    const sizes = quick ? QUICK_SIZES : SIZES;
    const measured = new Map(sizes.map((size): [number, Measured] => {
      const one = measure(size, quick ? 1 : TIMES);
      progress(`${size}: ${one.inspection.toFixed(0)} ms, synth ${one.synth.toFixed(0)} ms, ${(one.bytes / 1e6).toFixed(0)} MB`);

      return [size, one];
    }));
    const per = (size: number, of: keyof Measured) => measured.get(size)![of] / size;
    const [small, large] = [sizes[0], sizes[sizes.length - 1]];
    const growth = (of: keyof Measured, name: string): Figure => (
      { name: `targets, ${name} per workload at ${large} / at ${small}`, value: per(large, of) / per(small, of), unit: 'x', bar: { atMost: 1.5 } });

    return [
      ...sizes.map((size): Figure => {
        const { inspection, synth } = measured.get(size)!;

        return { name: `targets of ${size} workloads / synth of the same tree`, value: inspection / synth, unit: 'x', ...size === large && { bar: { atMost: 1.5 } } };
      }),
      growth('inspection', 'time'),
      growth('bytes', 'memory'),
    ];
  },
};

function measure(workloads: number, times: number): Measured {
  const args = ['--expose-gc', '--max-old-space-size=4096', bundled(join(__dirname, 'measure-targets.ts')), workloads, times];

  return JSON.parse(node(args.map(String), { cwd: ROOT }));
}
