import { podMonitor, probe, scrapeConfig, serviceMonitor } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { reported } from '../../support/reported';

const has = (...names: string[]) => prometheus({ scrapeClasses: names.map((name) => ({ name })) });
const named = (scrapeClass: string) => podMonitor({}, { scrapeClass });

describe('AM923', () => {
  test.each([
    {
      it: 'names the nearest class',
      given: [has('istio-mtls', 'plain'), named('istio-mtl')],
      expected: ['error PodMonitor/shop/cart: scrapeClass is "istio-mtl", but "Prometheus/monitoring/main" does not define that class (its classes: "istio-mtls", "plain"), so the operator rejects the whole PodMonitor, and it has no targets; set scrapeClass to "istio-mtls"'],
    },
    {
      it: 'names none where there are none',
      given: [prometheus(), named('mtls')],
      expected: [expect.stringMatching(/\(its classes: none\).*; remove scrapeClass, or add the class to spec.scrapeClasses of the server$/)],
    },
    { it: 'names none that is far off', given: [has('plain'), named('istio-mtls')], expected: [expect.stringContaining('; remove scrapeClass')] },
    { it: 'distinguishes upper and lower case', given: [has('MTLS'), named('mtls')], expected: [expect.stringContaining('; set scrapeClass to "MTLS"')] },
    {
      it: 'looks at all kinds',
      given: [has('a'), serviceMonitor({}, { scrapeClass: 'x' }), probe({ scrapeClass: 'x' }), scrapeConfig({ scrapeClass: 'x' })],
      expected: [expect.stringContaining('Probe/'), expect.stringContaining('ScrapeConfig/'), expect.stringContaining('ServiceMonitor/')],
    },
    { it: 'is silent where the class is there', given: [has('mtls'), named('mtls')], expected: [] },
    { it: 'is silent where none is named', given: [has('mtls'), podMonitor()], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM923', given)).toEqual(expected));

  test('takes the place of the general finding', () => {
    expect(reported('AM611', [prometheus(), named('mtls')])).toEqual([]);
  });
});
