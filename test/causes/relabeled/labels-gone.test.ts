import { podMonitor } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { deployment } from '../../support/manifests/workloads';
import { reported } from '../../support/reported';

const ruled = (...metricRelabelings: object[]) => [prometheus(), podMonitor({ metricRelabelings }), deployment()];

describe('AM967', () => {
  test.each([
    {
      it: 'reports a label that cannot be copied',
      given: ruled({ sourceLabels: ['__meta_kubernetes_pod_node_name'], targetLabel: 'node' }),
      expected: ['warning PodMonitor/shop/cart: podMetricsEndpoints[0].metricRelabelings[0] reads "__meta_kubernetes_pod_node_name", but samples have no labels that begin with "__" except __name__, so it copies an empty text; move the rule to relabelings, where these labels exist'],
    },
    {
      it: 'reports labels that cannot be mapped',
      given: ruled({ action: 'labelmap', regex: '__meta_kubernetes_pod_label_(.+)' }),
      expected: [expect.stringMatching(/reads "__meta_kubernetes_pod_label_\(\.\+\)".*, so it maps nothing; move the rule to relabelings/)],
    },
    {
      it: 'reports a filter that lets everything pass',
      given: ruled({ action: 'drop', sourceLabels: ['__meta_kubernetes_pod_phase', '__name__'], regex: 'Pending;go_.*' }),
      expected: [expect.stringMatching(/reads "__meta_kubernetes_pod_phase".*, so it compares an empty text; .*, or compare a label that the target has, such as "namespace" or "pod"$/)],
    },
    { it: 'leaves what drops everything to AM966', given: ruled({ action: 'keep', sourceLabels: ['__address__'], regex: 'a' }), expected: [] },
    { it: 'is silent on names of metrics', given: ruled({ action: 'drop', sourceLabels: ['__name__'], regex: 'go_.*' }), expected: [] },
    { it: 'is silent on labels of targets', given: ruled({ sourceLabels: ['pod', 'instance'], targetLabel: 'where' }), expected: [] },
    { it: 'is silent on a label that a rule sets', given: ruled({ sourceLabels: ['le'], targetLabel: '__tmp_le' }, { sourceLabels: ['__tmp_le'], targetLabel: 'le' }), expected: [] },
    { it: 'is silent on a map of labels of samples', given: ruled({ action: 'labelmap', regex: 'label_(.+)' }), expected: [] },
    { it: 'is silent on such labels being removed', given: ruled({ action: 'labeldrop', regex: '__tmp_.*' }), expected: [] },
    { it: 'is silent on rules for targets', given: [prometheus(), podMonitor({ relabelings: [{ sourceLabels: ['__address__'], targetLabel: 'a' }] }), deployment()], expected: [] },
  ])('$it', ({ given, expected }) => {
    expect(reported('AM967', given)).toEqual(expected);
  });
});
