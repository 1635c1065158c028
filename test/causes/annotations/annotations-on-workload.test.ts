import { podMonitor } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { service } from '../../support/manifests/services';
import { deployment } from '../../support/manifests/workloads';
import { reported } from '../../support/reported';
import { ANNOTATED } from '../annotated';

const ANNOTATIONS = { 'prometheus.io/scrape': 'true', 'prometheus.io/port': '9090' };
const MISPLACED = deployment({ metadata: { annotations: { ...ANNOTATIONS, owner: 'shop' } } });

describe('AM940', () => {
  test.each([
    {
      it: 'names the annotations and their place',
      given: [MISPLACED],
      expected: ['error Deployment/shop/cart: the Deployment itself is annotated with "prometheus.io/scrape", "prometheus.io/port", but Prometheus reads only annotations of pods and Services, so this has no effect; move them to spec.template.metadata.annotations'],
    },
    {
      it: 'knows the place of a CronJob',
      given: [{ apiVersion: 'batch/v1', kind: 'CronJob', metadata: { namespace: 'shop', name: 'a', annotations: ANNOTATIONS }, spec: { schedule: '0 0 * * *', jobTemplate: { spec: { template: { spec: { containers: [{ name: 'a', image: 'a' }], restartPolicy: 'Never' } } } } } }],
      expected: [expect.stringMatching(/; move them to spec.jobTemplate.spec.template.metadata.annotations$/)],
    },
    {
      it: 'is silent where the pods have them as well',
      given: [deployment({ metadata: { annotations: ANNOTATIONS }, annotations: ANNOTATIONS })],
      expected: [],
    },
    {
      it: 'is silent where the pods say otherwise',
      given: [deployment({ metadata: { annotations: ANNOTATIONS }, annotations: { 'prometheus.io/scrape': 'false' } })],
      expected: [],
    },
    { it: 'is silent where a Service asks', given: [MISPLACED, service({}, { annotations: ANNOTATIONS })], expected: [] },
    { it: 'is silent where a monitor finds the pods', given: [prometheus(), podMonitor(), MISPLACED], expected: [] },
    { it: 'is silent where they say false', given: [deployment({ metadata: { annotations: { 'prometheus.io/scrape': 'false' } } })], expected: [] },
    {
      it: 'is silent for a pod',
      given: [{ apiVersion: 'v1', kind: 'Pod', metadata: { namespace: 'shop', name: 'a', annotations: ANNOTATIONS }, spec: { containers: [] } }],
      expected: [],
    },
  ])('$it', ({ given, expected }) => expect(reported('AM940', given, ANNOTATED)).toEqual(expected));

  test('reports them beside any other server, and without one', () => {
    expect(reported('AM940', [prometheus(), MISPLACED])).toHaveLength(1);
    expect(reported('AM940', [MISPLACED])).toHaveLength(1);
  });

  test('is silent where a Service asks, whoever reads that', () => {
    expect(reported('AM940', [MISPLACED, service({}, { annotations: ANNOTATIONS })])).toEqual([]);
  });
});
