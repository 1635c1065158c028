import { podMonitor, probe, scrapeConfig, serviceMonitor } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { reported } from '../../support/reported';

const probing = (targets: object) => probe({ targets });

describe('AM974', () => {
  test.each([
    { it: 'names a ServiceMonitor without endpoints', given: [prometheus(), serviceMonitor({}, { endpoints: [] })], expected: ['warning ServiceMonitor/shop/cart: it has no endpoint, so the operator writes no job for it; add an endpoint to spec.endpoints'] },
    { it: 'names a PodMonitor without the field', given: [prometheus(), podMonitor({}, { podMetricsEndpoints: undefined })], expected: ['warning PodMonitor/shop/cart: it has no endpoint, so the operator writes no job for it; add an endpoint to spec.podMetricsEndpoints'] },
    { it: 'needs no server for that', given: [serviceMonitor({}, { endpoints: [] })], expected: [expect.stringContaining('it has no endpoint')] },
    { it: 'names a Probe without a target', given: [prometheus(), probing({ staticConfig: { static: [] } })], expected: ['warning Probe/shop/cart: job "probe/shop/cart" lists no target and has no discovery; list a target, or add a discovery'] },
    { it: 'names a ScrapeConfig without a discovery', given: [prometheus(), scrapeConfig({ staticConfigs: undefined })], expected: [expect.stringContaining('job "scrapeConfig/shop/cart" lists no target')] },
    { it: 'is silent about a Probe with a target', given: [prometheus(), probing({ staticConfig: { static: ['shop.example.com'] } })], expected: [] },
    { it: 'is silent about a ScrapeConfig that asks others', given: [prometheus(), scrapeConfig({ httpSDConfigs: [{ url: 'http://targets.example.com' }] })], expected: [] },
    { it: 'is silent about a Probe that the operator rejects, which is an error', given: [prometheus(), probing({})], expected: [] },
    { it: 'is silent about an endpoint', given: [prometheus(), serviceMonitor(), podMonitor()], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM974', given)).toEqual(expected));
});
