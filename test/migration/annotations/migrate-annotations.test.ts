// Annotated manifests as monitors: the targets are those of the reader of annotations, and the code makes the monitors.

import { OPERATOR } from '../../../lib/forecast/operator';
import { inspect } from '../../../lib/inspection/inspect';
import { targetsIn } from '../../../lib/inspection/list-targets';
import { Manifest, StringMap } from '../../../lib/manifests/manifest';
import { annotatedObjects } from '../../../lib/migration/annotations/annotated-objects';
import { guardedReader, honorsLabels, usualReader } from '../../../lib/migration/annotations/annotation-reader';
import { AnnotationsMigration, migrateAnnotations } from '../../../lib/migration/annotations/migrate-annotations';
import { conventionNamed, conventionsIn, readerOfConvention } from '../../../lib/migration/annotations/named-convention';
import { refusedObjects } from '../../../lib/migration/annotations/refused-objects';
import { formatted } from '../code/format';
import { compileErrors, synthOf } from '../run-source';

const PROMETHEUS = {
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'Prometheus',
  metadata: { name: 'any', namespace: 'monitoring' },
  spec: { serviceMonitorSelector: {}, podMonitorSelector: {}, serviceMonitorNamespaceSelector: {}, podMonitorNamespaceSelector: {} },
};
const io = (annotations: { readonly [key: string]: string }) => Object.fromEntries(Object.entries({ scrape: 'true', ...annotations }).map(([key, value]) => [`prometheus.io/${key}`, value]));

type Ports = readonly { readonly name?: string; readonly containerPort: number }[];
function workload(annotations: object, ports: Ports = [{ name: 'http', containerPort: 8080 }], kind = 'Deployment', name = 'cart', sidecars: readonly object[] = []): Manifest {
  const template = { metadata: { labels: { app: name }, annotations }, spec: { containers: [{ name: 'app', image: 'app', ports }, ...sidecars] } };
  const spec = { selector: { matchLabels: { app: name } }, template, ...kind === 'StatefulSet' && { serviceName: name } };

  return { apiVersion: 'apps/v1', kind, metadata: { name, namespace: 'shop' }, spec };
}
function service(annotations: StringMap, name = 'cart', labels: StringMap = { app: 'cart' }, ports: readonly object[] = [{ name: 'http', port: 80, targetPort: 8080 }]): Manifest {
  return { apiVersion: 'v1', kind: 'Service', metadata: { name, namespace: 'shop', labels, annotations }, spec: { selector: { app: 'cart' }, ports } };
}

const CASES: readonly { readonly it: string; readonly given: readonly Manifest[]; readonly gained?: number }[] = [
  { it: 'a declared port by its name', given: [workload(io({ port: '8080' }))] },
  { it: 'a declared port without a name', given: [workload(io({ port: '8080' }), [{ containerPort: 8080 }])] },
  { it: 'one port of several', given: [workload(io({ port: '9090' }), [{ name: 'http', containerPort: 8080 }, { name: 'metrics', containerPort: 9090 }])] },
  { it: 'all declared ports if no port is annotated', given: [workload(io({}), [{ name: 'http', containerPort: 8080 }, { containerPort: 9090 }])] },
  { it: 'a port that nothing declares', given: [workload(io({ port: '9187' }), undefined, 'StatefulSet', 'db', [{ name: 'exporter', image: 'exporter' }])] },
  { it: 'a container without ports', given: [workload(io({}), [])] },
  { it: 'path, scheme and parameters', given: [workload(io({ port: '8080', path: '/stats/all', scheme: 'https', param_format: 'prometheus' }))] },
  { it: 'a port that is not a number, which is as good as none', given: [workload(io({ port: 'http' }))] },
  { it: 'keys in another spelling', given: [workload({ 'prometheus.io.scrape': 'true', 'prometheus.io.port': '8080' })] },
  { it: 'the slow job', given: [workload({ 'prometheus.io/scrape-slow': 'true', 'prometheus.io/port': '8080' })] },
  { it: 'several workloads', given: [workload(io({ port: '8080' })), workload(io({ port: '8080' }), undefined, 'DaemonSet', 'agent'), workload({}, undefined, 'Deployment', 'quiet')] },
  { it: 'a CronJob', given: [{ apiVersion: 'batch/v1', kind: 'CronJob', metadata: { name: 'job', namespace: 'shop' }, spec: { schedule: '* * * * *', jobTemplate: { spec: { template: { metadata: { labels: { app: 'job' }, annotations: io({ port: '8080' }) }, spec: { restartPolicy: 'Never', containers: [{ name: 'a', image: 'a', ports: [{ name: 'http', containerPort: 8080 }] }] } } } } } }] },
  { it: 'a Pod', given: [{ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'alone', namespace: 'shop', labels: { app: 'alone' }, annotations: io({ port: '8080' }) }, spec: { containers: [{ name: 'a', image: 'a', ports: [{ name: 'http', containerPort: 8080 }] }] } }] },
  { it: 'a Service', given: [workload({}), service(io({ port: '8080' }))] },
  { it: 'a Service without labels', given: [workload({}), service(io({ port: '8080' }), 'cart', {})] },
  { it: 'a Service whose labels another one has', given: [workload({}), service(io({ port: '8080' })), service({}, 'canary')] },
  { it: 'a Service and a port that it does not have', given: [workload({}), service(io({ port: '9187' }))] },
  { it: 'a Service without an annotated port', given: [workload({}), service(io({}))] },
  { it: 'a Service with an unnamed port', given: [workload({}), service(io({ port: '8080' }), 'cart', { app: 'cart' }, [{ port: 80, targetPort: 8080 }])] },
  { it: 'pods and their Service', given: [workload(io({ port: '8080' })), service(io({ port: '8080' }))] },
  { it: 'workloads of one name', given: [workload(io({ port: '8080' })), { ...workload(io({ port: '8080' }), undefined, 'StatefulSet'), metadata: { name: 'cart', namespace: 'shop' } }] },
  { it: 'two namespaces', given: [workload(io({ port: '8080' })), { ...workload(io({ port: '8080' })), metadata: { name: 'cart', namespace: 'other' } }] },
];

function urls(manifests: readonly Manifest[], prometheusConfig?: string): string[] {
  const inspected = inspect(manifests.map((manifest) => ({ manifest })), { operator: OPERATOR, prometheusConfig });

  return [...new Set(targetsIn(inspected).filter(({ server }) => (prometheusConfig === undefined) !== (server === 'prometheus.yml')).map(({ url }) => url))].sort();
}

function migrated(given: readonly Manifest[], output: 'typescript' | 'yaml'): AnnotationsMigration {
  const { cluster, objects } = inspect(given.map((manifest) => ({ manifest })), { operator: OPERATOR });

  return migrateAnnotations(annotatedObjects(cluster, objects), output, { labels: {}, honorLabels: true });
}

describe('migrateAnnotations()', () => {
  test.each(CASES)('$it: the targets are the same, and none is scraped twice while both run', async ({ given }) => {
    const { objects, source, migrated: done } = migrated(given, 'typescript');
    const before = urls(given, usualReader());

    expect(before.length).toBeGreaterThan(0);
    expect(urls([...given, ...objects, PROMETHEUS])).toEqual(before);
    expect(urls([...given, ...migrated(given, 'yaml').objects, PROMETHEUS])).toEqual(before);
    expect(urls(given, guardedReader(usualReader(), done))).toEqual([]);
    expect(source).toBe(await formatted(source));
    expect(synthOf(source)).toEqual(objects);
  });

  test('the code of all of them compiles with strict settings', () => {
    expect(compileErrors(CASES.map(({ given }) => migrated(given, 'typescript').source))).toEqual([]);
  }, 120_000);

  test('writes AppMonitoring for pods with declared ports', () => {
    const { source } = migrated([workload(io({ port: '8080', path: '/stats', scheme: 'https' }))], 'typescript');

    expect(source.slice(source.indexOf('new AppMonitoring'), source.indexOf('\n  }\n'))).toBe([
      "new AppMonitoring(this, 'cart', {", '      operatorMode: true,', '      pods: {', "        selector: { matchLabels: { app: 'cart' } },",
      "        ports: [{ name: 'http', number: 8080 }],", '      },', "      port: 'http',", "      path: '/stats',", '      scheme: Scheme.HTTPS,', '      honorLabels: true,',
      "      metadata: { name: 'cart' },", '    });',
    ].join('\n'));
  });

  test('gives monitors the labels that a Prometheus selects by', () => {
    const { cluster, objects } = inspect([{ manifest: workload(io({ port: '8080' })) }, { manifest: service(io({ port: '8080' })) }], { operator: OPERATOR });
    const choices = { labels: { release: 'prom' }, honorLabels: false };

    for (const output of ['typescript', 'yaml'] as const) {
      expect(migrateAnnotations(annotatedObjects(cluster, objects), output, choices).objects.map(({ metadata }) => metadata?.labels)).toEqual([{ release: 'prom' }, { release: 'prom' }]);
    }
  });

  test('does not migrate pods that nothing can select', () => {
    const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'bare', namespace: 'shop', annotations: io({}) }, spec: { containers: [{ name: 'a', image: 'a' }] } };

    expect(migrated([pod], 'yaml').jobs).toEqual([{ name: 'Pod/shop/bare', becomes: [], differences: [{ field: 'the pods', text: 'they have no labels that a monitor could select by; add one to the pod template' }], notes: [] }]);
  });

  test.each([
    { it: 'no annotation', given: [workload({})] },
    { it: 'another value than true', given: [workload(io({ scrape: 'True' }))] },
    { it: 'an annotation on the workload and not on its pods', given: [{ ...workload({}), metadata: { name: 'cart', namespace: 'shop', annotations: io({}) } }] },
  ])('finds nothing with $it', ({ given }) => {
    expect(migrated(given, 'yaml').jobs).toEqual([]);
  });
});

describe('migrateAnnotations() of another convention', () => {
  const template = (annotations: StringMap, ports?: Ports) => workload(annotations, ports);

  test.each<{ readonly it: string; readonly name: string; readonly annotations: StringMap }>([
    { it: 'Grafana', name: 'grafana', annotations: { 'k8s.grafana.com/scrape': 'true', 'k8s.grafana.com/metrics.portNumber': '8080', 'k8s.grafana.com/metrics.path': '/stats', 'k8s.grafana.com/metrics.scrapeInterval': '2m', 'k8s.grafana.com/metrics.scrapeTimeout': '10s', 'k8s.grafana.com/metrics.param_x': 'y' } },
    { it: 'an interval that is no single number', name: 'grafana', annotations: { 'k8s.grafana.com/scrape': 'true', 'k8s.grafana.com/metrics.portNumber': '8080', 'k8s.grafana.com/metrics.scrapeInterval': '1m30s' } },
    { it: 'Kusion', name: 'kusion', annotations: { 'prometheus.io/scrape': 'true', 'prometheus.io.scheme': 'https', 'prometheus.io/port': '8080' } },
    { it: 'a prefix', name: 'metrics.example.com', annotations: { 'metrics.example.com/scrape': 'true', 'metrics.example.com/port': '8080', 'metrics.example.com/path': '/stats' } },
  ])('$it: the targets are the same, and none is scraped twice', async ({ name, annotations }) => {
    const convention = conventionNamed(name);
    const given = [template(annotations), workload(io({ port: '9999' }), undefined, 'Deployment', 'other')].slice(0, name === 'kusion' ? 1 : 2);
    const { cluster, objects } = inspect(given.map((manifest) => ({ manifest })), { operator: OPERATOR });
    const reader = readerOfConvention(convention);
    for (const output of ['typescript', 'yaml'] as const) {
      const done = migrateAnnotations(annotatedObjects(cluster, objects, convention.keys), output, { labels: {}, honorLabels: false });

      expect(urls(given, reader)).toHaveLength(1);
      expect(urls([...given, ...done.objects, PROMETHEUS])).toEqual(urls(given, reader));
      expect(urls(given, guardedReader(reader, done.migrated))).toEqual([]);
      expect(output === 'yaml' ? '' : await formatted(done.source)).toBe(done.source);
      expect(JSON.stringify(done.objects)).toContain(annotations['k8s.grafana.com/metrics.scrapeInterval'] ?? 'cart');
    }
  });

  test.each<{ readonly annotations: StringMap; readonly expected: readonly string[] }>([
    { annotations: { 'k8s.grafana.com/scrape': 'true', 'prometheus.io/scrape': 'false' }, expected: ['grafana'] },
    { annotations: { 'example.com/scrape': 'true', 'prometheus.io/scrape': 'true', 'scrape': 'true' }, expected: ['example.com', 'community'] },
  ])('conventionsIn() finds $expected', ({ annotations, expected }) => expect(conventionsIn(annotations)).toEqual(expected));
});

describe('refusedObjects()', () => {
  test('lists what the API server refuses if its annotations ask for a scrape', () => {
    const broken = workload(io({}));
    const quiet = workload({}, undefined, 'Deployment', 'quiet');
    const reasons = new Map([['Deployment/shop/cart', 'it is odd'], ['Deployment/shop/quiet', 'it is odd']]);

    expect(refusedObjects([broken, quiet], reasons, conventionNamed('community').keys)).toEqual([
      { name: 'Deployment/shop/cart', becomes: [], differences: [{ field: '', text: 'the API server refuses it: it is odd' }], notes: [] },
    ]);
  });
});

describe('guardedReader()', () => {
  test('keeps comments', () => {
    const config = '# top\nscrape_configs:\n  # pods\n  - job_name: pods # all\n    relabel_configs:\n      # annotated\n      - source_labels: [__meta_kubernetes_pod_annotation_x]\n        action: keep\n';

    expect(guardedReader(config, []).split('\n').filter((line) => line.includes('#'))).toEqual(['# top', '  # pods', '  - job_name: pods # all', '      # annotated']);
  });

  test('gives rules to one job where two share theirs', () => {
    const job = (name: string, role: string, rules: string) => `- job_name: ${name}\n  kubernetes_sd_configs: [{role: ${role}}]\n  relabel_configs: ${rules}\n`;
    const config = `scrape_configs:\n${job('pods', 'pod', '&rules [{source_labels: [__meta_kubernetes_pod_annotation_x], action: keep}]')}${job('endpoints', 'endpoints', '*rules')}`;
    const { cluster, objects } = inspect([{ manifest: workload(io({ port: '8080' })) }], { operator: OPERATOR });

    expect(guardedReader(config, annotatedObjects(cluster, objects)).match(/action: drop/g)).toHaveLength(1);
  });

  test('only changes jobs that read annotations, and of those only those of the same role', () => {
    const config = 'scrape_configs:\n- job_name: node\n  static_configs: [{targets: [a:1]}]\n- job_name: pods\n  kubernetes_sd_configs: [{role: pod}]\n  relabel_configs: [{source_labels: [__meta_kubernetes_pod_annotation_prometheus_io_scrape], regex: "true", action: keep}]\n';
    const given = [workload(io({ port: '8080' })), service(io({ port: '8080' }))];
    const { cluster, objects } = inspect(given.map((manifest) => ({ manifest })), { operator: OPERATOR });
    const guarded = guardedReader(config, annotatedObjects(cluster, objects));

    expect(guarded).toContain('      - source_labels:\n          - __meta_kubernetes_namespace\n          - __meta_kubernetes_pod_label_app\n        regex: shop;cart\n        action: drop\n');
    expect(guarded).not.toContain('service_name');
    expect(guarded.match(/action: drop/g)).toHaveLength(1);
  });
});

describe('honorsLabels()', () => {
  test.each([
    [usualReader(), true],
    ['scrape_configs: [{job_name: a, honor_labels: true}]', false],
    ['', false],
  ])('%#', (config, expected) => {
    expect(honorsLabels(config)).toBe(expected);
  });
});
