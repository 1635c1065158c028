/** AppMonitoring on many workloads of one chart: constructing and rendering, against the same objects written down. */
import { Mode } from './apps';
import { Benchmark, Figure, Run } from './figure';
import { measure, Medians, WARM_UP } from './measure';

const SIZES = [100, 1_000, 10_000];
const QUICK_SIZES = [10, 20];
/** Small apps are written more often, since little disturbs them much. */
const TIMES = (workloads: number) => (workloads < 10_000 ? 25 : 15);

export const monitoringBenchmarks: readonly Benchmark[] = (['pod-monitor', 'service-monitor', 'annotations'] as const).map((mode) => ({
  name: mode,
  what: `construct and toJson of ${SIZES.map((size) => size.toLocaleString('en')).join(', ')} workloads in one chart, median of ${TIMES(SIZES[0])} to ${TIMES(SIZES[2])}`,
  measure: (run) => measureMode(mode, run),
}));

function measureMode(mode: Mode, { progress, quick }: Run): Figure[] {
  const sizes = quick ? QUICK_SIZES : SIZES;
  const all = new Map<number, Medians>();
  const ratios = sizes.map((workloads): Figure => {
    const medians = measure(mode, { workloads, charts: 1, times: quick ? 1 : TIMES(workloads), warmUp: quick ? 0 : WARM_UP, how: 'toJson' });
    const { monitored, plain } = medians;
    progress(`${workloads}: ${monitored.toFixed(1)} ms, plain objects ${plain.toFixed(1)} ms`);
    all.set(workloads, medians);

    return { name: `${mode}, ${workloads} workloads / plain objects`, value: monitored / plain, unit: 'x', bar: { atMost: 2 } };
  });
  const [small, large] = sizes.slice(-2);
  const growth = (of: keyof Medians) => all.get(large)![of] / all.get(small)![of] / (large / small);

  return [
    ...ratios,
    // Ten times the objects no longer fit into what the processor and the collector have at hand: plain objects pay for that, too.
    { name: `${mode}, time per workload at ${large} / at ${small}`, value: growth('monitored'), unit: 'x' },
    { name: `${mode}, the same / that of plain objects`, value: growth('monitored') / growth('plain'), unit: 'x', bar: { atMost: 1.5 } },
  ];
}
