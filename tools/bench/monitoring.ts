/** AppMonitoring on many workloads of one chart: constructing and rendering, against the same objects written down. */
import { Mode } from './apps';
import { Benchmark, Figure } from './figure';
import { measure, Medians } from './measure';

const SIZES = [100, 1_000, 10_000];
/** Small apps are written more often, since little disturbs them much. */
const TIMES = (workloads: number) => (workloads < 10_000 ? 25 : 15);

export const monitoringBenchmarks: readonly Benchmark[] = (['pod-monitor', 'service-monitor', 'annotations'] as const).map((mode) => ({
  name: mode,
  what: `construct and toJson of ${SIZES.map((size) => size.toLocaleString('en')).join(', ')} workloads in one chart, median of ${TIMES(SIZES[0])} to ${TIMES(SIZES[2])}`,
  measure: (progress) => measureMode(mode, progress),
}));

function measureMode(mode: Mode, progress: (line: string) => void): Figure[] {
  const all = new Map<number, Medians>();
  const ratios = SIZES.map((workloads): Figure => {
    const medians = measure(mode, { workloads, charts: 1, times: TIMES(workloads), how: 'toJson' });
    const { monitored, plain } = medians;
    progress(`${workloads}: ${monitored.toFixed(1)} ms, plain objects ${plain.toFixed(1)} ms`);
    all.set(workloads, medians);

    return { name: `${mode}, ${workloads} workloads / plain objects`, value: monitored / plain, unit: 'x', bar: { atMost: 2 } };
  });
  const growth = (of: keyof Medians) => all.get(10_000)![of] / all.get(1_000)![of] / 10;

  return [
    ...ratios,
    // Ten times the objects no longer fit into what the processor and the collector have at hand: plain objects pay for that, too.
    { name: `${mode}, time per workload at 10000 / at 1000`, value: growth('monitored'), unit: 'x' },
    { name: `${mode}, the same / that of plain objects`, value: growth('monitored') / growth('plain'), unit: 'x', bar: { atMost: 1.5 } },
  ];
}
