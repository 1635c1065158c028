/** AppMonitoring on many workloads of one chart: constructing and rendering, against the same objects written down. */
import { Mode } from './apps';
import { Benchmark, Figure } from './figure';
import { measure } from './measure';

const SIZES = [100, 1_000, 10_000];
/** Small apps are written more often, since little disturbs them much. */
const TIMES = (workloads: number) => (workloads < 10_000 ? 25 : 15);

export const monitoringBenchmarks: readonly Benchmark[] = (['pod-monitor', 'service-monitor', 'annotations'] as const).map((mode) => ({
  name: mode,
  what: `construct and toJson of ${SIZES.map((size) => size.toLocaleString('en')).join(', ')} workloads in one chart, median of ${TIMES(SIZES[0])} to ${TIMES(SIZES[2])}`,
  measure: (progress) => measureMode(mode, progress),
}));

function measureMode(mode: Mode, progress: (line: string) => void): Figure[] {
  const perWorkload = new Map<number, number>();
  const ratios = SIZES.map((workloads): Figure => {
    const { monitored, plain } = measure(mode, { workloads, charts: 1, times: TIMES(workloads), how: 'toJson' });
    progress(`${workloads}: ${monitored.toFixed(1)} ms, plain objects ${plain.toFixed(1)} ms`);
    perWorkload.set(workloads, monitored / workloads);

    return { name: `${mode}, ${workloads} workloads / plain objects`, value: monitored / plain, unit: 'x', bar: { atMost: 2 } };
  });
  const growth = perWorkload.get(10_000)! / perWorkload.get(1_000)!;

  return [...ratios, { name: `${mode}, time per workload at 10000 / at 1000`, value: growth, unit: 'x', bar: { atMost: 1.5 } }];
}
