import { Duration } from 'cdk8s';
import { AnnotationConvention } from '../../../lib/app-monitoring/annotations/convention';
import { AppMonitoringProps } from '../../../lib/app-monitoring/app-monitoring-props';
import { monitor, newChart, propsRefusal } from '../../support/app';

const { millis, seconds } = Duration;
const { custom, grafana } = AnnotationConvention;

describe('checkTimes()', () => {
  test.each<{ it: string; given: AppMonitoringProps }>([
    { it: 'the shortest interval', given: { interval: millis(1) } },
    { it: 'a timeout as long as the interval', given: { interval: seconds(3), timeout: seconds(3) } },
    { it: 'a timeout as long as the default interval', given: { timeout: seconds(15) } },
    { it: 'an interval below the default timeout', given: { interval: seconds(2) } },
  ])('takes $it', ({ given }) => {
    expect(() => monitor(newChart(), { operatorMode: true, ...given })).not.toThrow();
    expect(() => monitor(newChart(), { annotations: grafana(), ...given })).not.toThrow();
  });

  test.each<{ it: string; given: AppMonitoringProps; expected: string }>([
    { it: 'an interval of zero', given: { interval: seconds(0) }, expected: 'AM103 interval is zero; use at least Duration.millis(1)' },
    { it: 'a timeout of zero', given: { timeout: seconds(0) }, expected: 'AM103 timeout is zero; use at least Duration.millis(1)' },
    {
      it: 'a fraction of a millisecond',
      given: { interval: millis(1.5) },
      expected: 'AM103 interval 1.5ms is not a whole number of milliseconds; use whole milliseconds',
    },
    {
      it: 'what is no number',
      given: { interval: seconds(NaN) },
      expected: 'AM103 interval NaNms is not a whole number of milliseconds; use whole milliseconds',
    },
    { it: 'text', given: { interval: '15s' as any }, expected: 'AM103 interval "15s" is not a Duration; write it like Duration.seconds(30)' },
    { it: 'a number', given: { timeout: 5 as any }, expected: 'AM103 timeout 5 is not a Duration; write it like Duration.seconds(30)' },
    {
      it: 'a timeout above the interval',
      given: { interval: seconds(3), timeout: millis(3001) },
      expected: 'AM104 timeout 3s1ms is longer than the interval 3s, so the operator rejects the monitor; shorten the timeout or lengthen the interval',
    },
    {
      it: 'a timeout above the default interval',
      given: { timeout: seconds(16) },
      expected: 'AM104 timeout 16s is longer than the interval 15s (the default), so the operator rejects the monitor; shorten the timeout or lengthen the interval',
    },
    {
      it: 'a shared timeout above the interval of one endpoint',
      given: { timeout: seconds(5), endpoints: [{ port: 1 }, { interval: seconds(3) }] },
      expected: 'AM104 endpoints[1].timeout 5s is longer than the interval 3s, so the operator rejects the monitor; shorten the timeout or lengthen the interval',
    },
  ])('refuses $it', ({ given, expected }) => {
    expect(propsRefusal({ operatorMode: true, ...given })).toBe(expected);
  });

  test.each<{ it: string; given: AppMonitoringProps }>([
    { it: 'Grafana\'s', given: { annotations: grafana() } },
    { it: 'one of your own', given: { annotations: custom({ scrape: 'a/b', interval: 'a/c', timeout: 'a/d' }) } },
  ])('refuses a timeout above the interval in annotations where the convention can say both: $it', ({ given }) => {
    expect(propsRefusal({ ...given, interval: seconds(3), timeout: seconds(4) }))
      .toBe('AM104 timeout 4s is longer than the interval 3s, so Prometheus drops the target; shorten the timeout or lengthen the interval');
  });

  test.each<{ it: string; given: AppMonitoringProps }>([
    { it: 'the default convention says neither', given: { interval: seconds(3), timeout: seconds(4) } },
    {
      it: 'the convention says the timeout only',
      given: { annotations: custom({ scrape: 'a/b', timeout: 'a/d' }), interval: seconds(3), timeout: seconds(4) },
    },
    {
      it: 'the convention says the interval only',
      given: { annotations: custom({ scrape: 'a/b', interval: 'a/c' }), interval: seconds(3), timeout: seconds(4) },
    },
    { it: 'the interval is left out, so the reading Prometheus has its own', given: { annotations: grafana(), timeout: seconds(16) } },
  ])('takes a timeout above the interval in annotations where $it', ({ given }) => {
    expect(() => monitor(newChart(), given)).not.toThrow();
  });

  test('leaves negative durations to cdk8s, which makes none', () => {
    expect(() => seconds(-1)).toThrow('Duration amounts cannot be negative');
  });
});
