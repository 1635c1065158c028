import { ScrapeProtocol } from '../../../imports/shared';
import { MonitorProps } from '../../../lib/app-monitoring/monitor-props';
import { monitor, newChart, propsRefusal } from '../../support/app';

const { PROMETHEUS_PROTO: PROTO } = ScrapeProtocol;

describe('checkMonitor()', () => {
  test.each<{ it: string; given: MonitorProps }>([
    { it: 'limits of 0', given: { sampleLimit: 0, targetLimit: 0, labelLimit: 0, keepDroppedTargets: 0 } },
    { it: 'sizes', given: { bodySizeLimit: '10MB' } },
    { it: 'binary sizes', given: { bodySizeLimit: '1.5KiB' } },
    { it: 'a size of 0', given: { bodySizeLimit: '0' } },
    { it: 'labels with a prefix', given: { jobLabel: 'app.kubernetes.io/name', targetLabels: ['a'], podTargetLabels: ['b'] } },
    { it: 'a factor', given: { nativeHistogramMinBucketFactor: 1.0001 } },
  ])('takes $it', ({ given }) => {
    expect(() => monitor(newChart(), { ...given, operatorMode: true })).not.toThrow();
  });

  test.each([
    'sampleLimit', 'targetLimit', 'labelLimit', 'labelNameLengthLimit', 'labelValueLengthLimit', 'keepDroppedTargets', 'nativeHistogramBucketLimit',
  ])('refuses %s below 0, with a fraction, and past what can be counted', (field) => {
    const refusal = (value: number) => propsRefusal({ [field]: value });

    expect(refusal(-1)).toBe(`AM113 ${field} -1 is not a whole number from 0; use 0 for no limit`);
    expect(refusal(1.5)).toBe(`AM113 ${field} 1.5 is not a whole number from 0; use 0 for no limit`);
    expect(refusal(2 ** 53)).toBe(`AM113 ${field} 9007199254740992 is not a whole number from 0; use 0 for no limit`);
  });

  test.each<{ it: string; given: MonitorProps; expected: string }>([
    { it: 'a size without a unit', given: { bodySizeLimit: '10' }, expected: 'AM113 bodySizeLimit "10" is not a size; write it like "10MB" or "512KiB"' },
    { it: 'an empty size', given: { bodySizeLimit: '' }, expected: 'AM113 bodySizeLimit "" is not a size; write it like "10MB" or "512KiB"' },
    { it: 'a negative size', given: { bodySizeLimit: '-1MB' }, expected: 'AM113 bodySizeLimit "-1MB" is not a size; write it like "10MB" or "512KiB"' },
    { it: 'no protocols', given: { scrapeProtocols: [] }, expected: 'AM113 scrapeProtocols is empty; list at least one protocol, or leave it out' },
    { it: 'a protocol twice', given: { scrapeProtocols: [PROTO, PROTO] }, expected: 'AM113 scrapeProtocols lists "PrometheusProto" twice; list it once' },
    {
      it: 'a factor of 1',
      given: { nativeHistogramMinBucketFactor: 1 },
      expected: 'AM113 nativeHistogramMinBucketFactor 1 is not above 1; use a factor such as 1.1',
    },
    {
      it: 'a factor that is no number',
      given: { nativeHistogramMinBucketFactor: NaN },
      expected: 'AM113 nativeHistogramMinBucketFactor NaN is not above 1; use a factor such as 1.1',
    },
    {
      it: 'an empty scrape class',
      given: { scrapeClass: '' },
      expected: 'AM504 scrapeClass is empty; name a scrape class of the Prometheus object, or leave it out',
    },
    { it: 'an empty job label', given: { jobLabel: '' }, expected: 'AM107 jobLabel "" is empty; use the key of a Kubernetes label' },
    {
      it: 'a target label with a space',
      given: { targetLabels: ['a', 'b c'] },
      expected: 'AM107 targetLabels[1] "b c" may only hold letters, digits, "-", "_" and ".", beginning and ending with a letter or digit; use the key of a Kubernetes label',
    },
    {
      it: 'a pod target label with two slashes',
      given: { podTargetLabels: ['a/b/c'] },
      expected: 'AM107 podTargetLabels[0] "a/b/c" has more than one "/"; use the key of a Kubernetes label',
    },
  ])('refuses $it', ({ given, expected }) => {
    expect(propsRefusal(given)).toBe(expected);
  });
});
