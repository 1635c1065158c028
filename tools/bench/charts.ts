/** AppMonitoring in an app of several charts, synthesised to files. */
import { Benchmark } from './figure';
import { measure, WARM_UP } from './measure';

const TIMES = 5;

export const charts: Benchmark = {
  name: 'charts',
  what: `app.synth() of 1,000 workloads in 20 charts, median of ${TIMES}`,
  measure: ({ progress, quick }) => (['pod-monitor', 'service-monitor', 'annotations'] as const).map((mode) => {
    const workloads = quick ? 20 : 1_000;
    const { monitored, plain } = measure(mode, { workloads, charts: 20, times: quick ? 1 : TIMES, warmUp: quick ? 0 : WARM_UP, how: 'synth' });
    progress(`${mode}: ${monitored.toFixed(0)} ms, plain objects ${plain.toFixed(0)} ms`);

    return { name: `${mode}, ${workloads} workloads in 20 charts / plain objects`, value: monitored / plain, unit: 'x', bar: { atMost: 1.5 } };
  }),
};
