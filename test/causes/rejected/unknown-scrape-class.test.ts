import { podMonitor, probe, prometheus, scrapeConfig, serviceMonitor } from '../../conformance/sample-manifests';
import { said } from '../scene';

const has = (...names: string[]) => prometheus({ scrapeClasses: names.map((name) => ({ name })) });
const named = (scrapeClass: string) => podMonitor({}, { scrapeClass });

describe('AM923', () => {
  test.each([
    {
      it: 'names the nearest class',
      given: [has('istio-mtls', 'plain'), named('istio-mtl')],
      expected: ['error PodMonitor/shop/cart: scrapeClass "istio-mtl" is none of "Prometheus/monitoring/main" (has "istio-mtls", "plain"), so the operator rejects the whole PodMonitor and nothing of it is scraped; use "istio-mtls"'],
    },
    { it: 'names none where there are none', given: [prometheus(), named('mtls')], expected: [expect.stringMatching(/\(has none\).*; leave scrapeClass out, or add the class to spec.scrapeClasses of the server$/)] },
    { it: 'names none that is far off', given: [has('plain'), named('istio-mtls')], expected: [expect.stringContaining('; leave scrapeClass out')] },
    { it: 'tells letters in another case apart', given: [has('MTLS'), named('mtls')], expected: [expect.stringContaining('; use "MTLS"')] },
    {
      it: 'looks at all kinds',
      given: [has('a'), serviceMonitor({}, { scrapeClass: 'x' }), probe({ scrapeClass: 'x' }), scrapeConfig({ scrapeClass: 'x' })],
      expected: [expect.stringContaining('Probe/'), expect.stringContaining('ScrapeConfig/'), expect.stringContaining('ServiceMonitor/')],
    },
    { it: 'is silent where the class is there', given: [has('mtls'), named('mtls')], expected: [] },
    { it: 'is silent where none is named', given: [has('mtls'), podMonitor()], expected: [] },
  ])('$it', ({ given, expected }) => expect(said('AM923', given)).toEqual(expected));

  test('takes the place of the general finding', () => {
    expect(said('AM611', [prometheus(), named('mtls')])).toEqual([]);
  });
});
