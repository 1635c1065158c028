/** The sample app, said in words beside its goldens: what both modes make of the same props. */
import { exampleApp } from './examples';
import { Manifest, objectAt } from '../../lib/manifests/manifest';

/** The objects of one chart by kind; the sample app has one of each. */
function chartOf(id: string): ReadonlyMap<string, Manifest> {
  const chart = exampleApp('sample-app').charts.find(({ node }) => node.id === id)!;

  return new Map((chart.toJson() as Manifest[]).map((manifest) => [manifest.kind!, manifest]));
}

describe('SampleApp in operator mode', () => {
  const objects = chartOf('operator-mode');
  const deployment = objects.get('Deployment');

  test('is a Deployment and a PodMonitor, nothing else', () => {
    expect([...objects.keys()]).toEqual(['Deployment', 'PodMonitor']);
  });

  test('names the PodMonitor after the workload and puts it beside it', () => {
    expect(objects.get('PodMonitor')).toMatchObject({
      apiVersion: 'monitoring.coreos.com/v1',
      metadata: { name: 'sample-app-pod-monitor', namespace: 'sample-app-ns' },
    });
  });

  test('selects the pods by the labels of the workload', () => {
    expect(objectAt(objects.get('PodMonitor'), ['spec', 'selector'])).toEqual({ matchLabels: { app: 'sample-app' } });
    expect(objectAt(deployment, ['spec', 'template', 'metadata', 'labels'])).toMatchObject({ app: 'sample-app' });
  });

  test('scrapes one endpoint; the port has no name, so it stands under portNumber', () => {
    expect(objectAt(objects.get('PodMonitor'), ['spec'])).toMatchObject({
      podMetricsEndpoints: [{ path: '/actuator/metrics', scheme: 'http', interval: '5s', scrapeTimeout: '3s', portNumber: 9080 }],
    });
    expect(objectAt(objects.get('PodMonitor'), ['spec', 'podMetricsEndpoints', 0])).not.toHaveProperty('port');
  });

  test('leaves the pods without annotations', () => {
    expect(objectAt(deployment, ['spec', 'template', 'metadata'])).not.toHaveProperty('annotations');
  });
});

describe('SampleApp in annotation mode', () => {
  const objects = chartOf('annotation-mode');

  test('is a Deployment, nothing else', () => {
    expect([...objects.keys()]).toEqual(['Deployment']);
  });

  test('annotates the pods, every value a string', () => {
    expect(objectAt(objects.get('Deployment'), ['spec', 'template', 'metadata', 'annotations'])).toEqual({
      'prometheus.io/scrape': 'true',
      'prometheus.io/scheme': 'http',
      'prometheus.io/path': '/actuator/metrics',
      'prometheus.io/port': '9080',
    });
  });

  test('leaves the Deployment itself without annotations', () => {
    expect(objects.get('Deployment')?.metadata).not.toHaveProperty('annotations');
  });
});
