import { object } from '../../support/manifests/manifest';
import { prometheus } from '../../support/manifests/servers';
import { reported } from '../../support/reported';

const WITH_JOBS = prometheus({ additionalScrapeConfigs: { name: 'jobs', key: 'jobs.yaml' } });
const secret = (stringData: object) => object('v1', 'Secret', { stringData }, { namespace: 'monitoring', name: 'jobs' });
const release = (namespace: string) => object('helm.toolkit.fluxcd.io/v2', 'HelmRelease', { spec: {} }, { namespace, name: 'stack' });

describe('AM986', () => {
  test.each([
    {
      it: 'is a warning, since the cluster may have the Secret',
      given: [WITH_JOBS],
      expected: ['warning Prometheus/monitoring/main: spec.additionalScrapeConfigs refers to Secret "jobs", which is not in the manifests of namespace "monitoring": unless the cluster has it, the operator generates no configuration, and nothing is scraped; add Secret "jobs", or pass it with --external (in code: external) if the cluster has it'],
    },
    {
      it: 'is a note where others may create it',
      given: [WITH_JOBS, release('monitoring')],
      expected: [expect.stringMatching(/^info Prometheus\/monitoring\/main: .*, and nothing is scraped unless HelmRelease "monitoring\/stack" installs Secret "jobs", which is not known; make sure that /)],
    },
    { it: 'is a warning where others create objects in another namespace', given: [WITH_JOBS, release('shop')], expected: [expect.stringMatching(/^warning /)] },
    { it: 'is silent for a key that is missing, which AM612 reports', given: [WITH_JOBS, secret({ other: '[]' })], expected: [] },
    { it: 'is silent for a Secret that is there', given: [WITH_JOBS, secret({ 'jobs.yaml': '[]' })], expected: [] },
    { it: 'is silent for one that may be missing', given: [prometheus({ additionalScrapeConfigs: { name: 'jobs', key: 'jobs.yaml', optional: true } })], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM986', given)).toEqual(expected));

  test('is reported in place of AM612', () => {
    expect(reported('AM612', [WITH_JOBS])).toEqual([]);
    expect(reported('AM612', [WITH_JOBS, secret({ other: '[]' })])).toHaveLength(1);
  });
});
