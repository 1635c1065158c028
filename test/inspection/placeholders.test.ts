import { Inspection } from '../../lib/inspection/inspection';
import { tryFindPlaceholder } from '../../lib/inspection/placeholders';
import { Fields, Manifest, object } from '../support/manifests/manifest';
import { podMonitor, serviceMonitor } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';
import { service } from '../support/manifests/services';
import { deployment } from '../support/manifests/workloads';

const inspect = (...manifests: readonly Manifest[]) => Inspection.ofYaml(manifests.map((each) => JSON.stringify(each)).join('\n---\n'));
const named = (name: string) => podMonitor({}, {}, { name });

const PLACEHOLDERS = ['${APP}', 'x-${APP:=cart}', '${APP:-cart}-y', '$(APP)', '$APP', '{{ .Release.Name }}', '{{name}}-x', '<path:secret/data/x#app>', '<app>', '__APP__', '#{App.Name}#', '@APP@', '($app)'];

describe('tryFindPlaceholder()', () => {
  test.each(PLACEHOLDERS)(
    'finds %s', (name) => expect(tryFindPlaceholder(named(name))?.field).toBe('metadata.name'),
  );

  test.each([
    { it: 'a port of a monitor', given: podMonitor({ port: '${PORT}' }), field: 'spec.podMetricsEndpoints[0].port' },
    { it: 'a selector of a monitor', given: serviceMonitor({}, { selector: { matchLabels: { app: '${APP}' } } }), field: 'spec.selector.matchLabels.app' },
    { it: 'the key of a label', given: podMonitor({}, {}, { labels: { '${TEAM}': 'x' } }), field: 'metadata.labels.${TEAM}' },
    { it: 'a namespace', given: service({}, { namespace: '${NS}' }), field: 'metadata.namespace' },
    { it: 'an annotation for Prometheus', given: service({}, { annotations: { 'prometheus.io/port': '${PORT}' } }), field: 'metadata.annotations.prometheus.io/port' },
    { it: 'a selector of a Service', given: service({ selector: { app: '${APP}' } }), field: 'spec.selector.app' },
    { it: 'a label of pods', given: object('apps/v1', 'Deployment', { spec: { template: { metadata: { labels: { app: '${APP}' } } } } }), field: 'spec.template.metadata.labels.app' },
    { it: 'a port of a container', given: object('apps/v1', 'Deployment', { spec: { template: { spec: { containers: [{ ports: [{ name: '${PORT}' }] }] } } } }), field: 'spec.template.spec.containers[0].ports[0].name' },
    { it: 'a port of a pod', given: object('v1', 'Pod', { spec: { containers: [{ ports: [{ name: '${PORT}' }] }] } }), field: 'spec.containers[0].ports[0].name' },
    { it: 'a number of replicas', given: object('apps/v1', 'StatefulSet', { spec: { replicas: '${REPLICAS}' } }), field: 'spec.replicas' },
    { it: 'a selector of a server', given: prometheus({ podMonitorSelector: { matchLabels: { release: '${RELEASE}' } } }), field: 'spec.podMonitorSelector.matchLabels.release' },
    { it: 'a scrape class of a server', given: prometheus({ scrapeClasses: [{ name: '${CLASS}', relabelings: [] }] }), field: 'spec.scrapeClasses[0].name' },
    { it: 'a subject of a role', given: object('rbac.authorization.k8s.io/v1', 'RoleBinding', { subjects: [{ name: '${ACCOUNT}' }] }), field: 'subjects[0].name' },
  ])('finds $it', ({ given, field }) => expect(tryFindPlaceholder(given)?.field).toBe(field));

  test.each([
    { it: 'no placeholder', given: podMonitor() },
    { it: 'a replacement of a rule', given: podMonitor({ relabelings: [{ sourceLabels: ['__meta_kubernetes_pod_name'], regex: '(.*)', replacement: '${1}$(A)', targetLabel: 'a' }] }) },
    { it: 'a label of Prometheus', given: podMonitor({}, { podTargetLabels: ['__name__'] }) },
    { it: 'a variable of a container', given: object('apps/v1', 'Deployment', { spec: { template: { spec: { containers: [{ args: ['--ip=$(POD_IP)'], env: [{ name: 'A', value: '$(B)' }], image: '${IMAGE}' }] } } } }) },
    { it: 'data', given: object('v1', 'ConfigMap', { data: { a: '${B} {{ c }}' } }) },
    { it: 'an address of a Service', given: service({ loadBalancerIP: '${IP}' }) },
    { it: 'a URL and labels of a server', given: prometheus({ externalUrl: 'https://${DOMAIN}', externalLabels: { cluster: '${CLUSTER}' } }) },
    { it: 'another annotation', given: service({}, { annotations: { 'external-dns.alpha.kubernetes.io/hostname': '${DOMAIN}' } }) },
    { it: 'a kind that does not affect scraping', given: object('argoproj.io/v1alpha1', 'ApplicationSet', { spec: { template: { metadata: { name: '{{ name }}' } } } }, { name: '{{ name }}' }) },
    { it: 'the number of a shard in a rule of a server', given: prometheus({ scrapeClasses: [{ name: 'a', relabelings: [{ action: 'keep', sourceLabels: ['a'], regex: '$(SHARD)' }] }] }) },
    { it: 'a lone bracket', given: podMonitor({ path: '/a{{b' }) },
  ])('does not mind $it', ({ given }) => expect(tryFindPlaceholder(given)).toBeUndefined());

  test('does not hang on long texts', () => {
    for (const part of ['${a', '{{', '$(a', '<path:', '#{a', 'A_a', '@A']) expect(tryFindPlaceholder(named(part.repeat(200_000)))).toBeUndefined();
  });
});

describe('objects with placeholders', () => {
  test.each([...PLACEHOLDERS, 'REPLACE_ME', 'MY_APP'])('are held out for %s', (name) => {
    expect(inspect(prometheus(), named(name)).findings.map(({ code }) => code)).toContain('AM608');
  });

  const given = [prometheus(), serviceMonitor(), named('${APP}'), service({}, { name: '${APP}', labels: { app: '${APP}' } }), deployment()];

  test('are one note, and have no errors and no targets', () => {
    const inspection = inspect(...given);

    expect(inspection.findings.map(({ code, severity, path, message }) => `${severity} ${code} ${path}: ${message}`)).toEqual([
      'info AM608 PodMonitor/shop/${APP}: metadata.name has the placeholder "${APP}", which another program fills in, so it is not known what is scraped: it is left out, as are other objects with placeholders: "Service/shop/${APP}"',
    ]);
    expect(inspection.targets).toEqual([]);
  });

  test('keep others from being certainly wrong', () => {
    const wrong = [prometheus(), serviceMonitor({}, { selector: { matchLabels: { app: 'cart' } } }), service({}, { labels: { app: 'other' } }), deployment()];
    const before = inspect(...wrong).findings;
    const after = inspect(...wrong, service({}, { name: '${APP}' })).findings.filter(({ code }) => code !== 'AM608');

    expect(before).toEqual([expect.objectContaining({ code: 'AM906', severity: 'error' })]);
    expect(after).toEqual([{
      ...before[0],
      severity: 'info',
      message: `not known, because a part of the input has to be built and may add what is missing: ${before[0].message}`,
      fix: `build that part and check the result, or ${before[0].fix}`,
    }]);
  });

  test.each(['<not shown>', '<path:secret/data/shop#password | base64encode>'])('are no Secrets whose values alone are not known, such as %s', (value) => {
    const login = { basicAuth: { username: { name: 'login', key: 'user' }, password: { name: 'login', key: 'password' } } };
    const secret = object('v1', 'Secret', { data: { user: value, password: value } }, { name: 'login' });
    const found = (spec: Fields) => inspect(prometheus(spec), podMonitor(login), deployment(), secret);

    expect(found({}).targets).toHaveLength(1);
    expect(found({ podMonitorSelector: { matchLabels: { a: 'b' } } }).findings.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['error AM901']);
  });

  test.each(['PodMonitor/shop/${APP}', 'Service/shop/${APP}'])('are explained: %s', (subject) => {
    const { isScraped, steps } = inspect(...given).explain(subject);

    expect(isScraped).toBe(false);
    expect(steps).toEqual([expect.objectContaining({ stage: 'admission', isOk: false, finding: expect.objectContaining({ code: 'AM608' }) })]);
  });
});
