// The example that each class shows in its doc comment: all of them are compiled with those of the library.

/** Lines of code by class. */
const EXAMPLES: ReadonlyMap<string, readonly string[]> = new Map([
  ['Alertmanager', [
    "new imports.Alertmanager(chart, 'main', {",
    '  spec: { replicas: 3, alertmanagerConfigSelector: {} },',
    '});',
  ]],
  ['AlertmanagerConfig', alertsToTeam('AlertmanagerConfig')],
  ['AlertmanagerConfigV1Beta1', alertsToTeam('AlertmanagerConfigV1Beta1')],
  ['PodMonitor', [
    "new imports.PodMonitor(chart, 'cart', {",
    "  spec: { selector: { matchLabels: { app: 'cart' } }, podMetricsEndpoints: [{ port: 'metrics', interval: '30s' }] },",
    '});',
  ]],
  ['Probe', [
    "new imports.Probe(chart, 'site', {",
    '  spec: {',
    "    prober: { url: 'blackbox-exporter.monitoring:9115' },",
    "    module: 'http_2xx',",
    "    targets: { staticConfig: { static: ['https://example.com'] } },",
    '  },',
    '});',
  ]],
  ['Prometheus', [
    "new imports.Prometheus(chart, 'main', {",
    '  spec: {',
    '    replicas: 2,',
    "    serviceAccountName: 'prometheus',",
    '    serviceMonitorSelector: {},',
    '    serviceMonitorNamespaceSelector: {},',
    '  },',
    '});',
  ]],
  ['PrometheusAgent', [
    "new imports.PrometheusAgent(chart, 'edge', {",
    '  spec: {',
    "    serviceAccountName: 'prometheus',",
    '    podMonitorSelector: {},',
    "    remoteWrite: [{ url: 'https://metrics.example.com/api/v1/write' }],",
    '  },',
    '});',
  ]],
  ['PrometheusRule', [
    "new imports.PrometheusRule(chart, 'alerts', {",
    '  spec: {',
    '    groups: [{',
    "      name: 'cart',",
    "      rules: [{ alert: 'CartDown', expr: imports.IntOrString.fromString('up{job=\"cart\"} == 0'), for: '5m' }],",
    '    }],',
    '  },',
    '});',
  ]],
  ['ScrapeConfigV1Alpha1', [
    "new imports.ScrapeConfigV1Alpha1(chart, 'machines', {",
    "  spec: { staticConfigs: [{ targets: ['10.0.0.1:9100'], labels: { datacenter: 'east' } }] },",
    '});',
  ]],
  ['ServiceMonitor', [
    "new imports.ServiceMonitor(chart, 'cart', {",
    "  spec: { selector: { matchLabels: { app: 'cart' } }, endpoints: [{ port: 'metrics', interval: '30s' }] },",
    '});',
  ]],
  ['ThanosRuler', [
    "new imports.ThanosRuler(chart, 'main', {",
    "  spec: { ruleSelector: {}, queryEndpoints: ['http://thanos-query.monitoring:9090'] },",
    '});',
  ]],
  ['Quantity', [
    "new imports.Prometheus(chart, 'main', {",
    "  spec: { resources: { requests: { memory: imports.Quantity.fromString('400Mi') } } },",
    '});',
  ]],
  ['IntOrString', [
    "new imports.ServiceMonitor(chart, 'cart', {",
    "  spec: { selector: { matchLabels: { app: 'cart' } }, endpoints: [{ targetPort: imports.IntOrString.fromNumber(8080) }] },",
    '});',
  ]],
]);

function alertsToTeam(className: string): string[] {
  return [
    `new imports.${className}(chart, 'team', {`,
    '  spec: {',
    "    route: { receiver: 'team' },",
    "    receivers: [{ name: 'team', webhookConfigs: [{ url: 'https://alerts.example.com' }] }],",
    '  },',
    '});',
  ];
}

/** The tag of a class, as lines of its doc comment; none for a class that has no example yet, which a test tells. */
export function exampleOf(className: string): readonly string[] {
  const lines = EXAMPLES.get(className);

  return lines ? ['@example', ...lines] : [];
}
