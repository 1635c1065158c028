import { Profile } from 'cdk8s-app-monitoring';
import { podMonitor, scrapeConfig, serviceMonitor } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { service } from '../../support/manifests/services';
import { deployment } from '../../support/manifests/workloads';
import { reported } from '../../support/reported';

const tls = (tlsConfig: object) => podMonitor({ scheme: 'https', tlsConfig });
const withClass = (tlsConfig: object) => prometheus({ scrapeClasses: [{ name: 'mtls', default: true, tlsConfig }] });

describe('AM920', () => {
  test.each([
    {
      it: 'reports TLS to addresses',
      given: [prometheus(), podMonitor({ scheme: 'https' }), deployment()],
      expected: ['warning PodMonitor/shop/cart: pods of "Deployment/shop/cart" are scraped over TLS by IP address, but no serverName is set, so scrapes fail unless the certificate contains these addresses; set podMetricsEndpoints[0].tlsConfig.serverName to a name in the certificate'],
    },
    {
      it: 'looks behind Services',
      given: [prometheus(), serviceMonitor({ scheme: 'https', tlsConfig: { caFile: '/ca.pem' } }), service(), deployment()],
      expected: [expect.stringContaining('endpoints[0].tlsConfig.serverName')],
    },
    {
      it: 'reports one thing once for two servers',
      given: [prometheus(), prometheus({}, { name: 'b' }), tls({}), deployment()],
      expected: [expect.stringContaining('PodMonitor/shop/cart')],
    },
    {
      it: 'looks at a scrape class without a name either',
      given: [withClass({ caFile: '/ca.pem' }), tls({}), deployment()],
      expected: [expect.stringContaining('tlsConfig.serverName')],
    },
    { it: 'is silent with a server name', given: [prometheus(), tls({ serverName: 'cart.shop.svc' }), deployment()], expected: [] },
    { it: 'is silent where nothing is verified', given: [prometheus(), tls({ insecureSkipVerify: true }), deployment()], expected: [] },
    {
      it: 'is silent where the scrape class says it',
      given: [withClass({ insecureSkipVerify: true }), podMonitor({ scheme: 'https' }), deployment()],
      expected: [],
    },
    { it: 'is silent for http', given: [prometheus(), podMonitor(), deployment()], expected: [] },
    { it: 'is silent for names that are listed', given: [prometheus(), scrapeConfig({ scheme: 'HTTPS' })], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM920', given)).toEqual(expected));

  test.each([
    { it: 'is silent for a scrape class that a profile knows by name alone', spec: { scrapeClass: 'mtls' }, expected: [] },
    { it: 'reports TLS without a scrape class to a profile', spec: {}, expected: [expect.stringContaining('PodMonitor/shop/cart')] },
  ])('$it', ({ spec, expected }) => {
    const profile = Profile.named('custom,namespace=monitoring,scrapeClasses=mtls');

    expect(reported('AM920', [podMonitor({ scheme: 'https', tlsConfig: {} }, spec), deployment()], { profile })).toEqual(expected);
  });
});
