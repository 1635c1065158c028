import { explainUnknownField } from '../../../lib/operator/admission/explain-unknown-field';

const V1 = 'monitoring.coreos.com/v1';
const UNKNOWN = 'operator v0.94.1 does not know it, so it is dropped';
const WITHOUT = 'without it "spec.selector" is empty, and an empty selector selects everything';

describe('explainUnknownField()', () => {
  test.each([
    { it: 'a misspelt field', path: 'spec.endpoints[0].prot', expected: `${UNKNOWN}; did you mean "port"` },
    { it: 'a field in the wrong case', path: 'spec.jobLABEL', expected: `${UNKNOWN}; did you mean "jobLabel"` },
    { it: 'a field like no other', path: 'spec.retries', expected: UNKNOWN },
    { it: 'a field at the root', path: 'specs', expected: `${UNKNOWN}; did you mean "spec"` },
    { it: 'a short field', path: 'spec.x', expected: UNKNOWN },
    { it: 'a field below a text', path: 'spec.jobLabel.a', expected: UNKNOWN },
    { it: 'a field below a list that should be none', path: 'spec.jobLabel[0].a', expected: UNKNOWN },
    { it: 'a hostile name', path: 'spec.__proto__', expected: UNKNOWN },
  ])('explains $it', ({ path, expected }) => {
    expect(explainUnknownField({ apiVersion: V1, kind: 'ServiceMonitor' }, path)).toEqual({ why: expected, ...expected !== UNKNOWN && { isLikelyMistake: true } });
  });

  test.each(['matchLabels', 'matchExpressions'])('explains %s for the namespaces of a monitor', (field) => {
    expect(explainUnknownField({ apiVersion: V1, kind: 'ServiceMonitor' }, `spec.namespaceSelector.${field}`)).toEqual({
      why: `${UNKNOWN}; a monitor selects namespaces by name, not by labels, and without "matchNames" and "any" it only looks in its own namespace`,
      fix: 'list the namespaces in "spec.namespaceSelector.matchNames", or set "spec.namespaceSelector.any" to true',
      isLikelyMistake: true,
    });
  });

  test.each([
    {
      it: 'a label of a selector',
      kind: 'ServiceMonitor',
      path: 'spec.selector.app',
      fields: { spec: { selector: { app: 'cart' } } },
      belongs: `spec.selector.matchLabels", and ${WITHOUT}`,
      fix: 'put it under "spec.selector.matchLabels"',
    },
    {
      it: 'a label with dots',
      kind: 'PodMonitor',
      path: 'spec.selector.app.kubernetes.io/name',
      fields: { spec: { selector: { 'app.kubernetes.io/name': 'cart' } } },
      belongs: `spec.selector.matchLabels", and ${WITHOUT}`,
      fix: 'put it under "spec.selector.matchLabels"',
    },
    {
      it: 'a label beside matchLabels',
      kind: 'ServiceMonitor',
      path: 'spec.selector.app',
      fields: { spec: { selector: { app: 'cart', matchLabels: { a: 'b' } } } },
      belongs: 'spec.selector.matchLabels"',
      fix: 'put it under "spec.selector.matchLabels"',
    },
    {
      it: 'a label beside expressions',
      kind: 'ServiceMonitor',
      path: 'spec.selector.app',
      fields: { spec: { selector: { app: 'cart', matchExpressions: [{ key: 'a', operator: 'Exists' }] } } },
      belongs: 'spec.selector.matchLabels"',
      fix: 'put it under "spec.selector.matchLabels"',
    },
    {
      it: 'a label beside fields that are empty',
      kind: 'PodMonitor',
      path: 'spec.selector.app',
      fields: { spec: { selector: { app: 'cart', matchLabels: {}, matchExpressions: [] } } },
      belongs: `spec.selector.matchLabels", and ${WITHOUT}`,
      fix: 'put it under "spec.selector.matchLabels"',
    },
    {
      it: 'a label of the selector of a server',
      kind: 'Prometheus',
      path: 'spec.serviceMonitorSelector.release',
      fields: { spec: { serviceMonitorSelector: { release: 'prom' } } },
      belongs: 'spec.serviceMonitorSelector.matchLabels", and without it "spec.serviceMonitorSelector" is empty, and an empty selector selects everything',
      fix: 'put it under "spec.serviceMonitorSelector.matchLabels"',
    },
    {
      it: 'a namespace at the root',
      kind: 'ServiceMonitor',
      path: 'namespace',
      fields: { namespace: 'shop' },
      belongs: 'metadata.namespace", and without it the object goes to the namespace of the client, "default" unless set, instead of "shop": there it finds 0 targets of "shop"',
      fix: 'move it to "metadata.namespace"',
    },
    {
      it: 'a namespace of a server',
      kind: 'Prometheus',
      path: 'namespace',
      fields: { namespace: 'shop' },
      belongs: 'metadata.namespace", and without it the object goes to the namespace of the client, "default" unless set, instead of "shop"',
      fix: 'move it to "metadata.namespace"',
    },
    {
      it: 'labels beside metadata',
      kind: 'PodMonitor',
      path: 'labels',
      fields: { labels: { release: 'prom' } },
      belongs: 'metadata.labels", and without it no server that selects by these labels selects the object',
      fix: 'move it to "metadata.labels"',
    },
    {
      it: 'labels in the spec',
      kind: 'Probe',
      path: 'spec.labels',
      fields: { spec: { labels: {} } },
      belongs: 'metadata.labels", and without it no server that selects by these labels selects the object',
      fix: 'move it to "metadata.labels"',
    },
    { it: 'a port of the spec', kind: 'ServiceMonitor', path: 'spec.port', fields: {}, belongs: 'spec.endpoints[].port"', fix: 'move it to "spec.endpoints[].port"' },
    { it: 'an interval of the spec', kind: 'PodMonitor', path: 'spec.interval', fields: {}, belongs: 'spec.podMetricsEndpoints[].interval"', fix: 'move it to "spec.podMetricsEndpoints[].interval"' },
    { it: 'matchLabels beside the selector', kind: 'ServiceMonitor', path: 'spec.matchLabels', fields: {}, belongs: 'spec.selector.matchLabels"', fix: 'move it to "spec.selector.matchLabels"' },
    { it: 'matchNames in the other selector', kind: 'ServiceMonitor', path: 'spec.selector.matchNames', fields: {}, belongs: 'spec.namespaceSelector.matchNames"', fix: 'move it to "spec.namespaceSelector.matchNames"' },
    { it: 'endpoints in the selector', kind: 'ServiceMonitor', path: 'spec.selector.endpoints', fields: {}, belongs: 'spec.endpoints"', fix: 'move it to "spec.endpoints"' },
    { it: 'endpoints at the root', kind: 'ServiceMonitor', path: 'endpoints', fields: {}, belongs: 'spec.endpoints"', fix: 'move it to "spec.endpoints"' },
    { it: 'a selector in an endpoint', kind: 'ServiceMonitor', path: 'spec.endpoints[2].namespaceSelector', fields: {}, belongs: 'spec.namespaceSelector"', fix: 'move it to "spec.namespaceSelector"' },
    {
      it: 'endpoints of a PodMonitor',
      kind: 'PodMonitor',
      path: 'spec.endpoints',
      fields: {},
      belongs: 'spec.podMetricsEndpoints", and without it the monitor has no endpoints and no targets',
      fix: 'rename it to "podMetricsEndpoints"',
    },
    {
      it: 'podMetricsEndpoints of a ServiceMonitor',
      kind: 'ServiceMonitor',
      path: 'spec.podMetricsEndpoints',
      fields: {},
      belongs: 'spec.endpoints", and without it the monitor has no endpoints and no targets',
      fix: 'rename it to "endpoints"',
    },
    { it: 'a name of one version', kind: 'ServiceMonitor', path: 'spec.scrapeFallbackProtocol', fields: {}, belongs: 'spec.fallbackScrapeProtocol"', fix: 'rename it to "fallbackScrapeProtocol"' },
    { it: 'a CA beside tlsConfig', kind: 'ServiceMonitor', path: 'spec.endpoints[0].insecureSkipVerify', fields: {}, belongs: 'spec.endpoints[0].tlsConfig.insecureSkipVerify"', fix: 'move it to "spec.endpoints[0].tlsConfig.insecureSkipVerify"' },
  ])('says where $it belongs', ({ kind, path, fields, belongs, fix }) => {
    expect(explainUnknownField({ apiVersion: V1, kind, ...fields }, path)).toMatchObject({ why: `${UNKNOWN}; it belongs to "${belongs}`, fix });
  });

  test('suggests nothing for a kind it does not know', () => {
    expect(explainUnknownField({ apiVersion: 'monitoring.coreos.com/v9', kind: 'ServiceMonitor' }, 'spec.endpoints[0].prot')).toEqual({ why: UNKNOWN });
  });
});
