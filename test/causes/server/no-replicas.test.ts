import { Inspection } from 'cdk8s-app-monitoring';
import { object } from '../../support/manifests/manifest';
import { podMonitor } from '../../support/manifests/monitors';
import { prometheus, prometheusAgent } from '../../support/manifests/servers';
import { deployment } from '../../support/manifests/workloads';
import { reported } from '../../support/reported';

const IDLE = prometheus({ replicas: 0 });
const scaler = (kind: string, name = 'main') => object('keda.sh/v1alpha1', kind, { spec: { scaleTargetRef: { apiVersion: 'monitoring.coreos.com/v1', kind: 'Prometheus', name } } }, { namespace: 'monitoring', name: 'scaler' });

describe('AM954', () => {
  test.each([
    {
      it: 'says that nothing is scraped',
      given: [IDLE],
      expected: ['warning Prometheus/monitoring/main: "replicas" is 0, so it runs no pods and scrapes nothing; set "replicas" to 1 or more'],
    },
    {
      it: 'is a note where an object scales it',
      given: [IDLE, scaler('ScaledObject')],
      expected: ['info Prometheus/monitoring/main: "replicas" is 0, so it runs no pods and scrapes nothing until "ScaledObject/monitoring/scaler" scales it up; make sure that "ScaledObject/monitoring/scaler" scales it up'],
    },
    { it: 'knows that a scaler is for another server', given: [IDLE, scaler('ScaledObject', 'other')], expected: [expect.stringMatching(/^warning/)] },
    { it: 'is for agents, too', given: [prometheusAgent({ replicas: 0 })], expected: [expect.stringMatching(/^warning PrometheusAgent/)] },
    { it: 'is silent with pods', given: [prometheus({ replicas: 1 })], expected: [] },
    { it: 'is silent for 0 shards, which count as 1', given: [prometheus({ shards: 0 })], expected: [] },
    { it: 'is silent without a number', given: [prometheus()], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM954', given)).toEqual(expected));

  test('leaves no targets, and explains why', () => {
    const inspection = Inspection.ofYaml([IDLE, podMonitor(), deployment()].map((manifest) => JSON.stringify(manifest)).join('\n---\n'));

    expect(inspection.targets).toEqual([]);
    expect(inspection.explain('Deployment/shop/cart').steps.slice(-1)).toMatchObject([{ stage: 'server', isOk: false, finding: { code: 'AM954' } }]);
    expect(inspection.explain('PodMonitor/shop/cart').steps.slice(-1)).toMatchObject([{ stage: 'server', isOk: false, finding: { code: 'AM954' } }]);
  });
});
