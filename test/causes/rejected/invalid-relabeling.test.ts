import { podMonitor, probe, scrapeConfig } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { reported } from '../../support/reported';

const rule = (second: object) => podMonitor({ relabelings: [{ action: 'labeldrop', regex: 'a' }, second] });
const LEGACY = prometheus({ version: 'v2.30.0' });

describe('AM924', () => {
  test.each([
    {
      it: 'reports a missing target',
      given: [prometheus(), rule({ sourceLabels: ['a'] })],
      expected: ['error PodMonitor/shop/cart: podMetricsEndpoints[0].relabelings[1] (replace) has no targetLabel, so the operator rejects the whole PodMonitor, and it has no targets; set targetLabel of the rule'],
    },
    {
      it: 'reports a regex that is not valid',
      given: [prometheus(), rule({ action: 'keep', regex: '(?!a)' })],
      expected: [expect.stringContaining('(keep) has regex "(?!a)", which is not a valid RE2 expression')],
    },
    {
      it: 'reports fields that are not used',
      given: [prometheus(), rule({ action: 'labeldrop', regex: 'a', targetLabel: 'b' })],
      expected: [expect.stringContaining('sets "targetLabel", which its action does not allow')],
    },
    {
      it: 'reports a missing modulus',
      given: [prometheus(), rule({ action: 'hashmod', targetLabel: 'b' })],
      expected: [expect.stringContaining('has no modulus')],
    },
    {
      it: 'reports a replacement that is not used',
      given: [prometheus(), rule({ action: 'lowercase', sourceLabels: ['a'], targetLabel: 'b', replacement: 'c' })],
      expected: [expect.stringContaining('; remove "replacement" from the rule')],
    },
    {
      it: 'reports a name that the version does not take',
      given: [LEGACY, rule({ targetLabel: 'a-b' })],
      expected: [expect.stringContaining('has targetLabel "a-b", which is not a valid label name')],
    },
    {
      it: 'reports an action that the version does not know',
      given: [LEGACY, rule({ action: 'keepequal', sourceLabels: ['a'], targetLabel: 'b' })],
      expected: [expect.stringContaining('; run Prometheus 2.41.0 or later, or use another action')],
    },
    {
      it: 'looks at rules for samples',
      given: [prometheus(), podMonitor({ metricRelabelings: [{ regex: '[' }] })],
      expected: [expect.stringContaining('podMetricsEndpoints[0].metricRelabelings[0]')],
    },
    {
      it: 'looks at the targets of a Probe',
      given: [prometheus(), probe({ targets: { staticConfig: { static: ['a'], relabelingConfigs: [{}] } } })],
      expected: [expect.stringContaining('Probe/shop/cart: targets.staticConfig.relabelingConfigs[0] (replace) has no targetLabel')],
    },
    {
      it: 'looks at ScrapeConfigs, and reports all rules',
      given: [prometheus(), scrapeConfig({ relabelings: [{}, { action: 'Keep', regex: '*' }] })],
      expected: [expect.stringContaining('relabelings[0]'), expect.stringContaining('relabelings[1] (Keep)')],
    },
    { it: 'is silent where all are fine', given: [prometheus(), rule({ action: 'keep', sourceLabels: ['a'], regex: 'b|c' })], expected: [] },
    { it: 'is silent where there are none', given: [prometheus(), podMonitor({ relabelings: [] })], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM924', given)).toEqual(expected));

  test('takes the place of the general finding', () => {
    expect(reported('AM611', [prometheus(), rule({})])).toEqual([]);
  });
});
