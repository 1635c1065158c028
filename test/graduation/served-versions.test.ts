import { OPERATOR } from '../../lib/forecast/operator';
import { OPERATOR_MINORS, withPatch } from '../../lib/graduation/operator-minors';
import { mostStable, SCRAPE_CONFIG_VERSIONS, tryVersionsInCrd, tryVersionOfScrapeConfig, versionsOfOperator } from '../../lib/operator-port/scrape-config-versions';
import { minorOf, NEWEST_OPERATOR, OLDEST_OPERATOR, PROVEN_OPERATOR } from '../../lib/units/operator-version';
import { scrapeConfigCrd } from '../support/manifests/scrape-config-crd';

const object = (version: string, kind = 'ScrapeConfig') => ({ apiVersion: `monitoring.coreos.com/${version}`, kind, metadata: { name: 'a', namespace: 'b' }, spec: {} });

describe('versionsOfOperator()', () => {
  test.each(OPERATOR_MINORS)('is what the API server accepts with the CRDs of %s', (version) => {
    const admitted = ['v1alpha1', 'v1alpha2', 'v1beta1', 'v1'].filter((each) => OPERATOR.ofVersion(version).admit(object(each)).faults.length === 0);

    expect(admitted).toEqual(versionsOfOperator(version).served);
    expect(admitted).toEqual(['v1alpha1']);
  });
});

describe('OPERATOR_MINORS', () => {
  test('has every minor version that is known', () => {
    expect(OPERATOR_MINORS.map(minorOf)).toEqual(Array.from({ length: 26 }, (_, i) => 70 + i));
    expect([OPERATOR_MINORS[0], OPERATOR_MINORS.at(-2), OPERATOR_MINORS.at(-1)]).toEqual([OLDEST_OPERATOR, PROVEN_OPERATOR, NEWEST_OPERATOR]);
  });

  test.each([
    ['0.79', '0.79.2'], ['v0.79', '0.79.2'], ['0.79.0', '0.79.0'], ['v0.94.1', '0.94.1'], ['0.99', '0.99.0'],
  ])('gives %s as %s', (given, expected) => expect(withPatch(given)).toBe(expected));
});

describe('a CRD among the manifests', () => {
  const crd = scrapeConfigCrd('v1alpha1', 'v1beta1');

  test('counts in place of the one of the operator', () => {
    expect(tryVersionsInCrd([object('v1'), crd])).toEqual({ served: ['v1alpha1', 'v1beta1'], stored: 'v1alpha1' });
    expect(tryVersionsInCrd([object('v1')])).toBeUndefined();
    expect(OPERATOR.withCrds([crd]).ofVersion('0.80.1').scrapeConfigVersions).toEqual({ since: '0.65.0', served: ['v1alpha1', 'v1beta1'], stored: 'v1alpha1', read: 'v1alpha1' });
  });

  test('makes its versions one kind with one schema', () => {
    const operator = OPERATOR.withCrds([crd]);
    const given = { ...object('v1beta1'), spec: { scheme: 'ftp', jobname: 'a' } };

    expect(operator.admit(object('v1beta1'))).toEqual({ manifest: object('v1beta1'), faults: [], unknownFields: [] });
    expect(operator.admit(given)).toEqual({ ...operator.admit({ ...given, apiVersion: 'monitoring.coreos.com/v1alpha1' }), manifest: given });
    expect(operator.explainUnknownField(given, 'spec.jobname')).toEqual(OPERATOR.explainUnknownField({ ...given, apiVersion: 'monitoring.coreos.com/v1alpha1' }, 'spec.jobname'));
    expect(operator.ofVersion('0.80.1').unknownToOperator({ ...object('v1beta1'), spec: { bodySizeLimit: '1MB' } })).toEqual([{ path: 'spec.bodySizeLimit', since: '0.89.0' }]);
    expect(operator.admit(object('v1')).faults).toEqual([{
      type: 'undecodable',
      field: '',
      text: 'no matches for kind "ScrapeConfig" in version "monitoring.coreos.com/v1": the CRD of ScrapeConfig serves v1alpha1, v1beta1',
      fix: 'write apiVersion: monitoring.coreos.com/v1beta1, or apply a CRD that serves v1 and give it with the manifests, as docs/graduation.md shows',
    }]);
  });
});

test.each([
  [object('v1beta1'), 'v1beta1'], [object('v1', 'PodMonitor'), undefined], [{ ...object('v1'), apiVersion: 'example.com/v1' }, undefined], [{ ...object('v1'), apiVersion: undefined }, undefined],
])('tryVersionOfScrapeConfig() of %j is %s', (given, expected) => expect(tryVersionOfScrapeConfig(given)).toBe(expected));

test('mostStable() prefers the later versions', () => {
  expect([mostStable(SCRAPE_CONFIG_VERSIONS), mostStable(['v1beta1', 'v1alpha1']), mostStable(['v1alpha2'])]).toEqual(['v1', 'v1beta1', undefined]);
});
