// region: operator-classes
import { Chart } from 'cdk8s';
import { Endpoint, ServiceMonitor } from 'cdk8s-app-monitoring/imports';

/** The same object by the operator's own class. */
export function addMonitor(chart: Chart): ServiceMonitor {
  const endpoint: Endpoint = { port: 'http', interval: '30s' };

  return new ServiceMonitor(chart, 'monitor', {
    metadata: { name: 'cart', namespace: 'shop', labels: { release: 'monitoring' } },
    spec: { selector: { matchLabels: { app: 'cart' } }, endpoints: [endpoint] },
  });
}
// endregion
