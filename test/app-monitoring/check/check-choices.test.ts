import { AppMonitoringProps } from '../../../lib/app-monitoring/app-monitoring-props';
import { propsRefusal } from '../../support/app';

const none = 'none-of-them' as any;

describe('checkChoices()', () => {
  test.each<{ it: string; given: AppMonitoringProps; expected: string }>([
    { it: 'monitorType', given: { monitorType: none }, expected: 'AM120 monitorType is "none-of-them"; use one of "service", "pod", "ingress"' },
    { it: 'scheme', given: { scheme: none }, expected: 'AM120 scheme is "none-of-them"; use one of "http", "https"' },
    { it: 'the scheme of an endpoint', given: { endpoints: [{ scheme: '' as any }] }, expected: 'AM120 endpoints[0].scheme is ""; use one of "http", "https"' },
    {
      it: 'the scheme of the prober',
      given: { probe: { proberScheme: none } },
      expected: 'AM120 probe.proberScheme is "none-of-them"; use one of "http", "https"',
    },
    {
      it: 'a scrape protocol',
      given: { scrapeProtocols: [none] },
      expected: 'AM120 scrapeProtocols[0] is "none-of-them"; use one of "PrometheusProto", "OpenMetricsText0.0.1", "OpenMetricsText1.0.0", "PrometheusText0.0.4", "PrometheusText1.0.0"',
    },
    {
      it: 'the fallback protocol',
      given: { fallbackScrapeProtocol: none },
      expected: 'AM120 fallbackScrapeProtocol is "none-of-them"; use one of "PrometheusProto", "OpenMetricsText0.0.1", "OpenMetricsText1.0.0", "PrometheusText0.0.4", "PrometheusText1.0.0"',
    },
    {
      it: 'selectorMechanism',
      given: { selectorMechanism: none },
      expected: 'AM120 selectorMechanism is "none-of-them"; use one of "RelabelConfig", "RoleSelector"',
    },
    {
      it: 'serviceDiscoveryRole',
      given: { serviceDiscoveryRole: none },
      expected: 'AM120 serviceDiscoveryRole is "none-of-them"; use one of "Endpoints", "EndpointSlice"',
    },
  ])('refuses $it that does not exist', ({ given, expected }) => {
    expect(propsRefusal(given)).toBe(expected);
  });
});
