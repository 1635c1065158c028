import { prometheus } from '../../conformance/sample-manifests';
import { ANNOTATED, ANNOTATION_JOBS, READS_ANNOTATIONS } from '../annotated';
import { said, service, workload } from '../scene';

const containers = [{ name: 'cart', image: 'cart', ports: [{ name: 'http', containerPort: 8080 }, { name: 'metrics', containerPort: 9090 }] }];
const asks = (port: string) => ({ annotations: { 'prometheus.io/scrape': 'true', 'prometheus.io/port': port } });
const pods = (port: string) => workload({}, { containers }, {}, asks(port));

describe('AM939', () => {
  test.each([
    {
      it: 'reports a name',
      given: [pods('metrics')],
      expected: ['error Deployment/shop/cart: the annotation prometheus.io/port is "metrics", which is not a number and has no effect: ports 8080, 9090 of "Deployment/shop/cart" are scraped instead; set it to "9090"'],
    },
    { it: 'reports a name that no port has', given: [workload({}, {}, {}, asks('web'))], expected: [expect.stringMatching(/: port 9090 of "Deployment\/shop\/cart" is scraped instead; set it to the port number, in quotes$/)] },
    { it: 'reports several numbers', given: [pods('8080,9090')], expected: [expect.stringContaining('is "8080,9090"')] },
    { it: 'reports an empty one', given: [pods('')], expected: [expect.stringContaining('is ""')] },
    { it: 'looks at Services', given: [service({}, asks('metrics')), workload({}, { containers })], expected: [expect.stringContaining('error Service/shop/cart: the annotation prometheus.io/port is "metrics"')] },
    { it: 'is silent where another object asks', given: [service({}, asks('9090')), workload({}, { containers }, {}, { annotations: { 'prometheus.io/port': 'web' } })], expected: [] },
    { it: 'is silent for a number', given: [pods('9090')], expected: [] },
    { it: 'is silent without a port', given: [workload({}, { containers }, {}, { annotations: { 'prometheus.io/scrape': 'true' } })], expected: [] },
    { it: 'is silent where the named port is the only one', given: [workload({}, {}, {}, asks('metrics'))], expected: [] },
    { it: 'is silent where they say false', given: [workload({}, { containers }, {}, { annotations: { 'prometheus.io/scrape': 'false', 'prometheus.io/port': 'a' } })], expected: [] },
  ])('$it', ({ given, expected }) => expect(said('AM939', given, ANNOTATED)).toEqual(expected));

  test('looks at a server that reads annotations beside monitors', () => {
    expect(said('AM939', [prometheus(READS_ANNOTATIONS), ANNOTATION_JOBS, pods('metrics')])).toEqual([expect.stringContaining('ports 8080, 9090')]);
  });

  test('is silent where no one reads annotations', () => {
    expect(said('AM939', [prometheus(), pods('metrics')])).toEqual([]);
  });
});
