/** AppMonitoring in an app of several charts, synthesised to files. */
import { Benchmark } from './figure';
import { measure } from './measure';

const TIMES = 5;

export const charts: Benchmark = {
  name: 'charts',
  what: `app.synth() of 1,000 workloads in 20 charts, median of ${TIMES}`,
  measure: (progress) => (['pod-monitor', 'service-monitor', 'annotations'] as const).map((mode) => {
    const { monitored, plain } = measure(mode, { workloads: 1_000, charts: 20, times: TIMES, how: 'synth' });
    progress(`${mode}: ${monitored.toFixed(0)} ms, plain objects ${plain.toFixed(0)} ms`);

    return { name: `${mode}, 1000 workloads in 20 charts / plain objects`, value: monitored / plain, unit: 'x', bar: { atMost: 1.5 } };
  }),
};
