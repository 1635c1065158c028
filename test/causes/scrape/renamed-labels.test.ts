import { podMonitor } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { deployment } from '../../support/manifests/workloads';
import { reported } from '../../support/reported';

const runs = (image: string, port: object = { name: 'metrics', containerPort: 8080 }) => deployment({ pod: { containers: [{ name: 'cart', image, ports: [port] }] } });
const KSM = 'registry.k8s.io/kube-state-metrics/kube-state-metrics:v2.15.0';

describe('AM935', () => {
  test.each([
    {
      it: 'knows kube-state-metrics',
      given: [prometheus(), podMonitor(), runs(KSM)],
      expected: ['info PodMonitor/shop/cart: the metrics of kube-state-metrics have labels "namespace", "pod", "container", "service" that describe the objects it observes. Without honorLabels Prometheus renames them to "exported_namespace" and so on, which most dashboards and rules do not expect; set podMetricsEndpoints[0].honorLabels to true'],
    },
    {
      it: 'knows the Pushgateway, by digest as well',
      given: [prometheus(), podMonitor(), runs(`quay.io/prometheus/pushgateway@sha256:${'a'.repeat(64)}`)],
      expected: [expect.stringContaining('the metrics of the Pushgateway have labels "job", "instance"')],
    },
    {
      it: 'knows federation',
      given: [prometheus(), podMonitor({ path: '/federate', params: { 'match[]': ['{a="b"}'] } }), deployment()],
      expected: [expect.stringContaining('of the federation of another Prometheus')],
    },
    { it: 'is silent where labels are honored', given: [prometheus(), podMonitor({ honorLabels: true }), runs(KSM)], expected: [] },
    {
      it: 'is silent for what kube-state-metrics reports about itself',
      given: [prometheus(), podMonitor({ port: 'telemetry' }), runs(KSM, { name: 'telemetry', containerPort: 9000 })],
      expected: [],
    },
    { it: 'is silent for its second port by number', given: [prometheus(), podMonitor(), runs(KSM, { name: 'metrics', containerPort: 8081 })], expected: [] },
    { it: 'is silent where the server honors no labels', given: [prometheus({ overrideHonorLabels: true }), podMonitor(), runs(KSM)], expected: [] },
    { it: 'is silent for an app', given: [prometheus(), podMonitor(), runs('kube-state-metrics-dashboard')], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM935', given)).toEqual(expected));
});
