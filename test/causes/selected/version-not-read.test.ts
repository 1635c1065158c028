import { scrapeConfig, serviceMonitor } from '../../support/manifests/monitors';
import { operator } from '../../support/manifests/operators';
import { scrapeConfigCrd } from '../../support/manifests/scrape-config-crd';
import { prometheus } from '../../support/manifests/servers';
import { reported } from '../../support/reported';

const beta = { ...scrapeConfig({ staticConfigs: [{ targets: ['a:1'] }] }), apiVersion: 'monitoring.coreos.com/v1beta1' };
const MESSAGE = 'ScrapeConfig/shop/cart: operator v0.94.1 reads ScrapeConfigs as v1alpha1, which the CRD does not serve (it serves v1beta1, v1), so "Prometheus/monitoring/main" does not scrape them; '
  + 'serve v1alpha1 in the CRD of ScrapeConfig until the operator reads a version that it serves';

describe('AM985', () => {
  test.each([
    { it: 'finds a ScrapeConfig that the operator does not see', given: [operator(), prometheus(), beta, scrapeConfigCrd('v1beta1', 'v1')], expected: [`error ${MESSAGE}`] },
    { it: 'warns where the operator is not known', given: [prometheus(), beta, scrapeConfigCrd('v1beta1', 'v1')], expected: [`warning ${MESSAGE}`] },
    { it: 'is silent where the version is served', given: [operator(), prometheus(), beta, scrapeConfigCrd('v1beta1', 'v1alpha1')], expected: [] },
    { it: 'is silent without a CRD', given: [operator(), prometheus(), scrapeConfig()], expected: [] },
    { it: 'is silent on other monitors', given: [operator(), prometheus(), serviceMonitor(), scrapeConfigCrd('v1')], expected: [] },
    { it: 'is silent where no server selects it', given: [operator(), prometheus({ scrapeConfigSelector: undefined }), beta, scrapeConfigCrd('v1beta1')], expected: [] },
  ])('$it', ({ given, expected }) => {
    expect(reported('AM985', given)).toEqual(expected);
  });

  test('takes the place of AM614', () => {
    expect(reported('AM614', [operator(), prometheus(), beta, scrapeConfigCrd('v1beta1')])).toEqual([]);
  });
});
