/** User workload monitoring of OpenShift: a Prometheus of the operator, whose object the platform writes. */
import { OtherReader } from './other-reader';
import { inEndpoints, RULES } from './places';
import { OPERATOR_GROUP } from '../manifests/objects';
import { isObject } from '../units/is-object';

const PROMETHEUS = 'assets/prometheus-user-workload/prometheus.yaml of cluster-monitoring-operator, release-4.14 to release-5.2';

export const OPENSHIFT: OtherReader = {
  name: 'openshift-user-workload',
  title: 'OpenShift user workload monitoring',
  checked: 'v5.2',
  group: OPERATOR_GROUP,
  kinds: [{
    kind: 'ScrapeConfig',
    why: 'sets no scrapeConfigSelector, and the platform does not let you change its Prometheus object',
    fix: 'use a ServiceMonitor for a Service without selector, or run a Prometheus of your own',
    see: PROMETHEUS,
  }],
  fields: [
    {
      at: inEndpoints('honorLabels'),
      effect: 'changed',
      when: ({ value }) => value === true,
      isHarmful: true,
      follows: 'overrideHonorLabels is set, so labels of the metrics that clash with those of the target are renamed to exported_...',
      fix: 'remove honorLabels, and rename labels in metricRelabelings if a dashboard needs them',
      see: PROMETHEUS,
    },
    {
      at: inEndpoints('honorTimestamps'),
      effect: 'changed',
      when: ({ value }) => value === true,
      follows: 'overrideHonorTimestamps is set, so samples get the time of the scrape',
      fix: 'remove honorTimestamps',
      see: PROMETHEUS,
    },
    {
      at: RULES,
      effect: 'changed',
      when: ({ value: rule }) => isObject(rule) && rule.targetLabel === 'namespace',
      isHarmful: true,
      follows: 'enforcedNamespaceLabel is set, so the label namespace is that of the monitor in the end',
      fix: 'write another label',
      see: PROMETHEUS,
    },
  ],
};
