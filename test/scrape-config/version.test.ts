// Which API version a ScrapeConfig is written in, and whether it is served.

import { ApiObject, App, Chart, Testing, YamlOutputType } from 'cdk8s';
import { Discovery, Inspection, Profile, ProfileProps, ScrapeConfig, ScrapeConfigVersion, SynthValidation } from '../../lib';
import { scrapeConfigCrd } from '../support/manifests/scrape-config-crd';
import { prometheus } from '../support/manifests/servers';

const CRD = JSON.stringify(scrapeConfigCrd('v1alpha1', 'v1beta1'));
const DISCOVERIES = [Discovery.staticTargets({ targets: ['partner.example:9100'] })];

function chartWith(profile: ProfileProps | undefined, version?: ScrapeConfigVersion): Chart {
  const chart = new Chart(new App({ yamlOutputType: YamlOutputType.FILE_PER_APP }), 'shop', { namespace: 'shop' });
  if (profile) Profile.custom(profile).applyTo(chart);
  new ScrapeConfig(chart, 'Partner', { discoveries: DISCOVERIES, version });

  return chart;
}

const written = (profile: ProfileProps | undefined, version?: ScrapeConfigVersion) => (
  chartWith(profile, version).toJson() as { kind: string; apiVersion: string }[]).map(({ apiVersion }) => apiVersion);

describe('the version of a ScrapeConfig', () => {
  test.each([
    { it: 'is v1alpha1 without a profile', profile: undefined, expected: 'v1alpha1' },
    { it: 'is what the operator of the profile serves', profile: { operatorVersion: 'v0.80.1' }, expected: 'v1alpha1' },
    { it: 'is the one of the profile', profile: { scrapeConfigVersion: ScrapeConfigVersion.V1BETA1 }, expected: 'v1beta1' },
    { it: 'is its own before the one of the profile', profile: { scrapeConfigVersion: ScrapeConfigVersion.V1BETA1 }, version: ScrapeConfigVersion.V1, expected: 'v1' },
  ])('$it', ({ profile, version, expected }) => {
    expect(written(profile, version)).toEqual([`monitoring.coreos.com/${expected}`]);
  });

  test('comes from the text of a profile, and from a CRD among real manifests', () => {
    const text = [CRD, JSON.stringify(prometheus())].join('\n---\n');

    expect(Profile.named('custom,scrapeConfigVersion=v1beta1').props.scrapeConfigVersion).toBe(ScrapeConfigVersion.V1BETA1);
    expect(() => Profile.named('custom,scrapeConfigVersion=v2')).toThrow('AM515 Profile custom: scrapeConfigVersion "v2" is not one of v1alpha1, v1beta1, v1');
    expect(Profile.fromManifests(text).props.scrapeConfigVersion).toBe('v1beta1');
    expect(Profile.fromManifests(JSON.stringify(prometheus())).props.scrapeConfigVersion).toBeUndefined();
  });

  test('must be one that upstream plans', () => {
    expect(() => chartWith(undefined, 'v2' as ScrapeConfigVersion)).toThrow('AM705 shop/Partner: version "v2" is not v1alpha1, v1beta1, v1; use a member of ScrapeConfigVersion, or leave it out');
    expect(() => Profile.custom({ scrapeConfigVersion: 'v2' as ScrapeConfigVersion })).toThrow('AM503 Profile custom: scrapeConfigVersion "v2" is not v1alpha1, v1beta1, v1');
  });

  test('is an error if the operator of the profile does not serve it', () => {
    const refused = 'AM601 the API server refuses the object: no matches for kind "ScrapeConfig" in version "monitoring.coreos.com/v1beta1": the CRD of ScrapeConfig serves v1alpha1; '
      + 'write apiVersion: monitoring.coreos.com/v1alpha1, or apply a CRD that serves v1beta1 and give it with the manifests, as docs/graduation.md shows';

    expect(() => Testing.synth(chartWith({ operatorVersion: 'v0.94.1' }, ScrapeConfigVersion.V1BETA1))).toThrow(refused.replace('AM601 ', ''));
    expect(() => Testing.synth(chartWith({ operatorVersion: 'v0.94.1', scrapeConfigVersion: ScrapeConfigVersion.V1BETA1 }))).toThrow('AM601');
  });

  test.each([
    { it: 'the profile', given: () => chartWith({ operatorVersion: 'v0.94.1', external: CRD }, ScrapeConfigVersion.V1BETA1) },
    {
      it: 'the app',
      given: () => {
        const chart = chartWith({ operatorVersion: 'v0.94.1' }, ScrapeConfigVersion.V1BETA1);
        const { spec, ...crd } = scrapeConfigCrd('v1alpha1', 'v1beta1');
        new ApiObject(chart, 'Crd', { ...crd, spec } as never);

        return chart;
      },
    },
    {
      it: 'external objects',
      given: () => {
        const chart = chartWith({ operatorVersion: 'v0.94.1' }, ScrapeConfigVersion.V1BETA1);
        new SynthValidation({ external: CRD }).applyTo(chart.node.root);

        return chart;
      },
    },
  ])('is fine if a CRD of $it serves it', ({ given }) => {
    expect(Testing.synth(given())).toContainEqual(expect.objectContaining({ apiVersion: 'monitoring.coreos.com/v1beta1', kind: 'ScrapeConfig' }));
  });

  test('is a warning if the operator is not known', () => {
    const chart = chartWith({ labels: { a: 'b' } }, ScrapeConfigVersion.V1BETA1);
    const { findings } = Inspection.ofApp(chart);

    expect(findings.filter(({ code }) => code === 'AM601')).toEqual([expect.objectContaining({
      severity: 'warning', message: 'it is not known whether the API server accepts the object: the CRDs of known operators serve ScrapeConfig as v1alpha1, and it is written as v1beta1',
    })]);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('is scraped in any version that is served', () => {
    const text = (version: string) => [CRD, ...[prometheus(), { apiVersion: `monitoring.coreos.com/${version}`, kind: 'ScrapeConfig', metadata: { name: 'a', namespace: 'shop' }, spec: { staticConfigs: [{ targets: ['a:1'] }] } }]
      .map((each) => JSON.stringify(each))].join('\n---\n');
    const targets = (version: string) => Inspection.ofYaml(text(version), { operatorVersion: 'v0.94.1' }).targets.map(({ url }) => url);

    expect(targets('v1beta1')).toEqual(['http://a:1/metrics']);
    expect(targets('v1beta1')).toEqual(targets('v1alpha1'));
    expect(targets('v1')).toEqual([]);
  });
});
