import { prometheus } from '../../support/manifests/servers';
import { service } from '../../support/manifests/services';
import { deployment } from '../../support/manifests/workloads';
import { reported } from '../../support/reported';
import { ANNOTATED, ANNOTATION_JOBS, READS_ANNOTATIONS } from '../annotated';

const containers = [{ name: 'cart', image: 'cart', ports: [{ name: 'http', containerPort: 8080 }, { name: 'metrics', containerPort: 9090 }] }];
const asks = (port: string) => ({ annotations: { 'prometheus.io/scrape': 'true', 'prometheus.io/port': port } });
const pods = (port: string) => deployment({ ...asks(port), pod: { containers } });

describe('AM939', () => {
  test.each([
    {
      it: 'reports a name',
      given: [pods('metrics')],
      expected: ['error Deployment/shop/cart: the annotation prometheus.io/port is "metrics", which is not a number and has no effect: ports 8080, 9090 of "Deployment/shop/cart" are scraped instead; set it to "9090"'],
    },
    {
      it: 'reports a name that no port has',
      given: [deployment(asks('web'))],
      expected: [expect.stringMatching(/: port 9090 of "Deployment\/shop\/cart" is scraped instead; set it to the port number, in quotes$/)],
    },
    { it: 'reports several numbers', given: [pods('8080,9090')], expected: [expect.stringContaining('is "8080,9090"')] },
    { it: 'reports an empty one', given: [pods('')], expected: [expect.stringContaining('is ""')] },
    {
      it: 'looks at Services',
      given: [service({}, asks('metrics')), deployment({ pod: { containers } })],
      expected: [expect.stringContaining('error Service/shop/cart: the annotation prometheus.io/port is "metrics"')],
    },
    {
      it: 'is silent where another object asks',
      given: [service({}, asks('9090')), deployment({ annotations: { 'prometheus.io/port': 'web' }, pod: { containers } })],
      expected: [],
    },
    { it: 'is silent for a number', given: [pods('9090')], expected: [] },
    { it: 'is silent without a port', given: [deployment({ annotations: { 'prometheus.io/scrape': 'true' }, pod: { containers } })], expected: [] },
    { it: 'is silent where the named port is the only one', given: [deployment(asks('metrics'))], expected: [] },
    {
      it: 'is silent where they say false',
      given: [deployment({ annotations: { 'prometheus.io/scrape': 'false', 'prometheus.io/port': 'a' }, pod: { containers } })],
      expected: [],
    },
  ])('$it', ({ given, expected }) => expect(reported('AM939', given, ANNOTATED)).toEqual(expected));

  test('looks at a server that reads annotations beside monitors', () => {
    expect(reported('AM939', [prometheus(READS_ANNOTATIONS), ANNOTATION_JOBS, pods('metrics')])).toEqual([expect.stringContaining('ports 8080, 9090')]);
  });

  test('is silent where no one reads annotations', () => {
    expect(reported('AM939', [prometheus(), pods('metrics')])).toEqual([]);
  });
});
