import { stringify } from 'yaml';
import { inspectedYaml } from './everywhere';
import { coarsen, Level } from '../../lib/report/coarsen';
import { mapPaths } from '../../lib/report/map-paths';
import { toReport } from '../../lib/report/to-report';

const LABELS = { app: 'cart' };
const DEPLOYMENT = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'cart', namespace: 'shop' },
  spec: {
    replicas: 2,
    selector: { matchLabels: LABELS },
    template: { metadata: { labels: LABELS }, spec: { containers: [{ name: 'main', image: 'x', ports: [{ name: 'metrics', containerPort: 80 }] }] } },
  },
};

const service = (name: string, namespace = 'shop') => (
  { apiVersion: 'v1', kind: 'Service', metadata: { name, namespace, labels: LABELS }, spec: { selector: LABELS, ports: [{ name: 'metrics', port: 80 }] } });

const monitor = (spec: object = {}, endpoint: object = {}) => ({
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'ServiceMonitor',
  metadata: { name: 'cart', namespace: 'shop' },
  spec: { selector: { matchLabels: LABELS }, endpoints: [{ port: 'metrics', ...endpoint }], ...spec },
});

const server = (spec: object = { serviceMonitorSelector: {} }) => (
  { apiVersion: 'monitoring.coreos.com/v1', kind: 'Prometheus', metadata: { name: 'main', namespace: 'shop' }, spec });

function waysOf(objects: readonly object[], prometheusConfig?: string): string[] {
  const paths = mapPaths(toReport(inspectedYaml(objects.map((object) => stringify(object)).join('---\n'), prometheusConfig)));

  return paths.map(({ nodes }) => nodes.map((node) => (node ? `${node.text} (${node.detail})` : '-')).join(' > '));
}

describe('coarsen()', () => {
  test('tells of a workload what its targets say, not what is dropped', () => {
    const probed = { ...DEPLOYMENT, spec: { ...DEPLOYMENT.spec, template: { ...DEPLOYMENT.spec.template, spec: { containers: [{ name: 'main', image: 'x', ports: [{ name: 'a', containerPort: 1 }, { name: 'metrics', containerPort: 80 }] }] } } } };
    const text = [server(), probed, service('cart'), monitor()].map((object) => stringify(object)).join('---\n');
    const paths = coarsen(mapPaths(toReport(inspectedYaml(text))), Level.ALL);

    expect(paths.map(({ nodes }) => nodes[3]!.detail)).toEqual(['Deployment · shop · 2 pods', 'Deployment · shop · 2 pods']);
  });
});

describe('mapPaths()', () => {
  test.each([
    {
      it: 'leads over the Service to the workload',
      given: [server(), DEPLOYMENT, service('cart'), monitor()],
      expected: ['main (Prometheus · shop) > cart (ServiceMonitor · shop) > cart (Service · shop) > cart (Deployment · shop · 2 pods) > http://cart-0:80/metrics (scraped ×2)'],
    },
    {
      it: 'names every Service that may be the one',
      given: [server(), DEPLOYMENT, service('a'), service('b'), monitor({}, { relabelings: [{ action: 'labeldrop', regex: 'service|job' }] })],
      expected: [expect.stringContaining('> a or b (Service · shop) >')],
    },
    {
      it: 'leaves out Services of other namespaces',
      given: [server(), DEPLOYMENT, service('cart'), service('cart', 'other'), monitor()],
      expected: [expect.stringContaining('> cart (Service · shop) >')],
    },
    {
      it: 'obeys a server that looks in the namespace of the monitor alone',
      given: [
        server({ serviceMonitorSelector: {}, ignoreNamespaceSelectors: true }),
        DEPLOYMENT,
        service('cart'),
        monitor({ namespaceSelector: { matchNames: ['other'] } }),
      ],
      expected: [expect.stringContaining('> cart (Service · shop) >')],
    },
    {
      it: 'says that nothing is found',
      given: [server(), monitor()],
      expected: ['main (no targets) > cart (ServiceMonitor · shop) > - > - > no targets (no targets found)'],
    },
    {
      it: 'says that nobody is known who selects',
      given: [monitor()],
      expected: ['no server (no server is known) > cart (ServiceMonitor · shop) > - > - > not known (not known: no server is among the manifests)'],
    },
    {
      it: 'says that nobody selects',
      given: [server({ serviceMonitorSelector: { matchLabels: { a: 'b' } } }), monitor()],
      expected: [
        'main (no jobs) > - > - > - > no jobs ()',
        'no server (does not select) > cart (ServiceMonitor · shop) > - > - > not selected (selected by no server)',
      ],
    },
    {
      it: 'says that somebody else writes the configuration',
      given: [server({})],
      expected: [expect.stringMatching(/^main .* > - > - > - > not known: the operator does not write its configuration \(\)$/)],
    },
    {
      it: 'says why there is no configuration',
      given: [server({ serviceMonitorSelector: {}, version: 'v9.0.0' }), monitor()],
      expected: ['main (no configuration) > cart (ServiceMonitor · shop) > - > - > no configuration (unsupported Prometheus version "v9.0.0")'],
    },
  ])('$it', ({ given, expected }) => expect(waysOf(given)).toEqual(expected));

  test('has jobs in place of monitors for a server that no operator manages', () => {
    const config = 'scrape_configs: [{job_name: pods, kubernetes_sd_configs: [{role: pod}]}, {job_name: fixed, static_configs: [{targets: ["a:1"]}]}]';

    expect(waysOf([DEPLOYMENT], config)).toEqual([
      'prometheus.yml (configuration) > pods (job) > - > cart (Deployment · shop · 2 pods) > http://cart-0:80/metrics (scraped ×2)',
      'prometheus.yml (configuration) > fixed (job) > - > - > http://a:1/metrics (scraped)',
    ]);
  });
});
