import { App, Chart, Testing } from 'cdk8s';
import { AppMonitoring, imports, MonitorType, Profile, ProfileProps } from 'cdk8s-app-monitoring';
import { addService, addWorkload, newChart, synthOnly, thrownMessage } from '../support/app';
import { capturedStderr } from '../support/captured-stderr';
import { prometheus, prometheusAgent } from '../support/manifests/servers';

const ALL = { serviceMonitorSelector: {}, podMonitorSelector: {}, probeSelector: {}, scrapeConfigSelector: {} };
const RELEASE = { matchLabels: { release: 'prom' } };
const STACK = {
  serviceMonitorSelector: RELEASE, podMonitorSelector: RELEASE, podMonitorNamespaceSelector: {}, serviceMonitorNamespaceSelector: {}, serviceAccountName: 'prom',
};

const stderr = capturedStderr();

function text(...objects: readonly object[]): string {
  return objects.map((each) => JSON.stringify(each)).join('\n---\n');
}

function monitored(profile: Profile, props: object = {}): Chart {
  const chart = newChart();
  profile.applyTo(chart);
  new AppMonitoring(chart, 'monitoring', { workload: addWorkload(chart, { ports: [{ name: 'http', containerPort: 8080 }] }), operatorMode: true, ...props });

  return chart;
}

describe('Profile.fromManifests()', () => {
  test('takes the facts of the object', () => {
    const { name, props } = Profile.fromManifests(text(prometheus({
      ...STACK,
      probeSelector: undefined,
      scrapeConfigSelector: null,
      version: 'v3.5.0',
      scrapeClasses: [{ name: 'a' }],
      serviceDiscoveryRole: 'EndpointSlice',
      arbitraryFSAccessThroughSMs: { deny: true },
      podMetadata: { labels: { team: 'ops' } },
    })));

    expect(name).toBe('monitoring/main');
    expect(props).toMatchObject({
      namespace: 'monitoring',
      serviceAccountName: 'prom',
      serviceMonitorSelector: RELEASE,
      podMonitorNamespaceSelector: {},
      ignoredKinds: ['Probe', 'ScrapeConfig'],
      prometheusVersion: 'v3.5.0',
      scrapeClasses: ['a'],
      readsEndpointSlices: true,
      allowsFiles: false,
      podLabels: { 'team': 'ops', 'prometheus': 'main', 'operator.prometheus.io/name': 'main' },
    });
    expect(props).not.toHaveProperty('readsAnnotations');
  });

  test('takes no namespace selector as the namespace of the Prometheus', () => {
    expect(Profile.fromManifests(text(prometheus({ probeSelector: {}, probeNamespaceSelector: undefined }))).props.probeNamespaceSelector)
      .toEqual({ matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } });
  });

  test.each([
    { image: 'quay.io/prometheus-operator/prometheus-operator:v0.78.2', expected: 'v0.78.2' },
    { image: 'registry.example/mirror/acme-prometheus-operator:0.78.2-debian-12-r0@sha256:abc', expected: '0.78.2' },
    { image: 'registry.example/prometheus-operator:latest', expected: undefined },
    { image: 'quay.io/prometheus-operator/admission-webhook:v0.78.2', expected: undefined },
  ])('takes the version of the operator beside it: $image', ({ image, expected }) => {
    const containers = [{ name: 'o', image }];
    const operator = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'operator', namespace: 'monitoring' }, spec: { template: { spec: { containers } } } };

    expect(Profile.fromManifests(text(prometheus(ALL), operator)).props.operatorVersion).toBe(expected);
  });

  test.each([
    { it: 'operator', given: prometheus(ALL), image: 'v0.63.0', expected: { operatorVersion: 'v0.70.0', prometheusVersion: undefined } },
    { it: 'Prometheus', given: prometheus({ ...ALL, version: 'v2.42.0' }), image: 'v0.72.0', expected: { operatorVersion: 'v0.72.0', prometheusVersion: undefined } },
    { it: 'operator and Prometheus', given: prometheus({ ...ALL, version: 'v2.42.0' }), image: 'v0.63.0', expected: { operatorVersion: 'v0.70.0', prometheusVersion: undefined } },
  ])('takes a cluster with an $it that is older than all that are known', ({ given, image, expected: { operatorVersion, prometheusVersion } }) => {
    const containers = [{ name: 'o', image: `quay.io/prometheus-operator/prometheus-operator:${image}` }];
    const operator = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'operator', namespace: 'monitoring' }, spec: { template: { spec: { containers } } } };
    const profile = Profile.fromManifests(text(given, operator));

    expect([profile.props.operatorVersion, profile.props.prometheusVersion]).toEqual([operatorVersion, prometheusVersion]);
    expect(synthOnly(monitored(profile, { port: 8080 }), 'PodMonitor').spec.podMetricsEndpoints).toHaveLength(1);
  });

  test('is overruled by what is given', () => {
    expect(Profile.fromManifests(text(prometheus(ALL)), { overrides: { prober: 'b:1', operatorVersion: '0.80' } }).props).toMatchObject({ prober: 'b:1', operatorVersion: '0.80' });
  });

  test.each([
    { it: 'no Prometheus', yaml: text({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'x' } }), expected: 'AM511 Profile: there is no Prometheus or PrometheusAgent object among the manifests (found "Namespace"); add the output of "kubectl get prometheuses.monitoring.coreos.com -A -o yaml"' },
    { it: 'an empty text', yaml: '', expected: 'AM511 Profile: there is no Prometheus or PrometheusAgent object among the manifests (found none); add the output' },
    { it: 'a Prometheus of another group', yaml: text({ apiVersion: 'example.com/v1', kind: 'Prometheus', metadata: { name: 'x' } }), expected: 'AM511 Profile: there is no Prometheus' },
    { it: 'two', yaml: text(prometheus(ALL), prometheus(ALL, { name: 'other' })), expected: 'AM512 Profile: there are 2 Prometheus objects among the manifests: "monitoring/main", "monitoring/other"; name the one that reads the monitors, e.g. prometheus: "monitoring/main", or prometheus=monitoring/main on the command line' },
    { it: 'a server and an agent of one name', yaml: text(prometheus(ALL), prometheusAgent({}, { name: 'main' })), expected: 'AM512 Profile: there are 2 Prometheus objects among the manifests: "Prometheus/monitoring/main", "PrometheusAgent/monitoring/main"; name the one that reads the monitors, e.g. prometheus: "Prometheus/monitoring/main", or ' },
    { it: 'only another reader', yaml: text({ apiVersion: 'operator.victoriametrics.com/v1beta1', kind: 'VMAgent', metadata: { name: 'x' } }), expected: 'AM511 Profile: there is no Prometheus or PrometheusAgent object among the manifests (found "VMAgent"); add the output of "kubectl get prometheuses.monitoring.coreos.com -A -o yaml", or use Profile.victoriaMetrics() if that reads the monitors' },
    { it: 'another than the one named', yaml: text(prometheus(ALL)), wanted: 'shop/main', expected: 'AM513 Profile: there is no Prometheus "shop/main" among the manifests (found "monitoring/main"); use one of those' },
    { it: 'one without a namespace', yaml: text({ apiVersion: 'monitoring.coreos.com/v1', kind: 'Prometheus', metadata: { name: 'main' } }), expected: 'AM514 Profile: "main" has no namespace, so it is not known which Prometheus it is; set metadata.namespace and metadata.name as in the cluster' },
    { it: 'a selector of a wrong type', yaml: text(prometheus({ ...ALL, probeSelector: { matchLabels: 'x' } })), expected: 'AM516 Profile monitoring/main: probeSelector has matchLabels that are not a map of labels; write it like ' },
    { it: 'a label that is not text', yaml: text(prometheus({ ...ALL, podMonitorSelector: { matchLabels: { monitored: true } } })), expected: 'AM516 Profile monitoring/main: podMonitorSelector has the label "monitored" with the value true, which is not text; write it like ' },
  ])('refuses $it', ({ yaml, wanted, expected }) => {
    expect(thrownMessage(() => Profile.fromManifests(yaml, { prometheus: wanted })).slice(0, expected.length)).toBe(expected);
  });

  test.each([
    { it: 'no props', call: () => Profile.fromManifests('', null as never), expected: /^AM123 Profile: "props" is null/ },
    { it: 'no overrides', call: () => Profile.fromManifests('', { overrides: null as never }), expected: /^AM123 Profile: "overrides" is null/ },
    { it: 'overrides of wrong types', call: () => Profile.fromManifests('', { overrides: { scrapeClasses: 'x' } as never }), expected: /^AM123 Profile of manifests: scrapeClasses is text "x"/ },
    { it: 'no overrides of an object', call: () => Profile.ofPrometheus(prometheus(ALL), null as never), expected: /^AM123 Profile: "overrides" is null/ },
    { it: 'overrides of an object of wrong types', call: () => Profile.ofPrometheus(prometheus(ALL), { podLabels: 'x' } as never), expected: /^AM123 Profile of a Prometheus: podLabels is text "x"/ },
  ])('refuses $it with a code', ({ call, expected }) => expect(thrownMessage(call)).toMatch(expected));

  test('refuses text that is no YAML', () => {
    expect(() => Profile.fromManifests('a: [')).toThrow(/^AM801 manifests:1:5: /);
  });

  test.each(['main', 'monitoring/main', 'Prometheus/monitoring/main'])('takes the one that is named %s', (wanted) => {
    expect(Profile.fromManifests(text(prometheus(ALL, { name: 'other' }), prometheus(ALL)), { prometheus: wanted }).name).toBe('monitoring/main');
  });

  test('takes the later one of an object that is given twice', () => {
    expect(Profile.fromManifests(text(prometheus({ ...ALL, version: 'v3.1.0' }), prometheus({ ...ALL, version: 'v3.2.0' }))).props.prometheusVersion).toBe('v3.2.0');
  });

  test('takes the agent of two servers with one name', () => {
    const yaml = text(prometheus(ALL), prometheusAgent({}, { name: 'main' }));

    expect(Profile.fromManifests(yaml, { prometheus: 'PrometheusAgent/monitoring/main' })._server).toBe('PrometheusAgent/monitoring/main');
  });
});

describe('Profile.fromManifests() at a synth', () => {
  const ACCOUNT = { kind: 'ServiceAccount', name: 'prom', namespace: 'monitoring' };
  const READ = [{ apiGroups: [''], resources: ['pods', 'services', 'endpoints'], verbs: ['get', 'list', 'watch'] }];
  const ROLES = { apiVersion: 'rbac.authorization.k8s.io/v1' };
  const bound = (kind: string, namespace?: string) => [
    { ...ROLES, kind, metadata: { name: 'read', namespace }, rules: READ },
    { ...ROLES, kind: `${kind}Binding`, metadata: { name: 'read', namespace }, roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind, name: 'read' }, subjects: [ACCOUNT] },
  ];

  test('stamps what is selected by, each kind by itself', () => {
    const profile = Profile.fromManifests(text(prometheus({ ...STACK, podMonitorSelector: { matchExpressions: [{ key: 'team', operator: 'In', values: ['shop', 'web'] }] } })));
    const chart = monitored(profile);
    addService(chart);
    new AppMonitoring(chart, 'service', { operatorMode: true, monitorType: MonitorType.SERVICE, profile });

    expect(synthOnly(chart, 'PodMonitor').metadata.labels).toEqual({ team: 'shop' });
    expect(synthOnly(chart, 'ServiceMonitor').metadata.labels).toEqual({ release: 'prom' });
    expect(stderr()).not.toContain('AM901');
  });

  test.each([
    { it: 'nothing is known of its rights', beside: [] },
    { it: 'a ClusterRole lets it read', beside: bound('ClusterRole') },
    { it: 'a Role lets it read there', beside: [...bound('Role', 'shop'), ...bound('Role', 'monitoring')] },
  ])('is quiet where $it', ({ beside }) => {
    Testing.synth(monitored(Profile.fromManifests(text(prometheus(STACK), ...beside))));

    expect(stderr()).toBe('');
  });

  test('is an error where its roles do not let it read', () => {
    expect(() => Testing.synth(monitored(Profile.fromManifests(text(prometheus(STACK), ...bound('Role', 'web')))))).toThrow(/AM913: ServiceAccount "monitoring\/prom" of "Prometheus\/monitoring\/main" /);
  });

  test('is an error where Namespaces have other labels than it looks for', () => {
    const looking = prometheus({ ...STACK, podMonitorNamespaceSelector: { matchLabels: { team: 'shop' } } });
    const namespace = (team: string) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels: { team } } });

    expect(() => Testing.synth(monitored(Profile.fromManifests(text(looking, namespace('web')))))).toThrow(/AM903: /);
    Testing.synth(monitored(Profile.fromManifests(text(looking, namespace('shop')))));
    expect(stderr()).toBe('');
  });

  test('is an error where a NetworkPolicy keeps it out', () => {
    const spec = { podSelector: {}, policyTypes: ['Ingress'] };
    const policy = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'none', namespace: 'shop' }, spec };

    expect(() => Testing.synth(monitored(Profile.fromManifests(text(prometheus(STACK), policy))))).toThrow(/AM933: /);
  });

  const judged = (spec: object, overrides: ProfileProps, props: object = {}, pods: object = {}) => () => {
    const chart = newChart();
    Profile.fromManifests(text(prometheus({ ...STACK, ...spec })), { overrides }).applyTo(chart);
    new AppMonitoring(chart, 'monitoring', { workload: addWorkload(chart, { ports: [{ name: 'http', containerPort: 8080 }], ...pods }), operatorMode: true, ...props });
    Testing.synth(chart);

    return stderr();
  };
  const ANNOTATED = { annotations: { 'prometheus.io/scrape': 'true' } };

  test.each([
    { it: 'a selector', run: judged({}, { podMonitorSelector: { matchLabels: { team: 'shop' } } }), expected: '' },
    { it: 'scrape classes', run: judged({ scrapeClasses: [{ name: 'other' }] }, { scrapeClasses: ['mesh'] }, { scrapeClass: 'mesh' }), expected: '' },
    { it: 'annotations', run: judged({}, { readsAnnotations: true }, { operatorMode: false }), expected: '' },
    { it: 'annotations beside a monitor', run: judged({}, { readsAnnotations: true }, {}, ANNOTATED), expected: /^warning AM929 [^\n]+ "Prometheus\/monitoring\/main" scrapes port 8080 .* by its annotations/ },
    { it: 'no annotations', run: judged({}, {}, {}, ANNOTATED), expected: '' },
    { it: 'the version of Prometheus', run: judged({ version: 'v3.14.0', image: 'prometheus:v3.14.0' }, { prometheusVersion: 'v2.55.0' }, { fallbackScrapeProtocol: 'PrometheusText0.0.4' }), expected: /^warning AM631 .* Prometheus 2\.55\.0 does not support it/ },
    { it: 'namespaces that may be read', run: judged({}, { readableNamespaces: ['shop'] }), expected: '' },
    { it: 'all namespaces', run: judged({}, { readableNamespaces: ['*'] }), expected: '' },
    { it: 'nodes', run: judged({}, { readableNamespaces: ['shop'], readsNodes: true }, { attachMetadata: { node: true } }), expected: '' },
  ])('is overruled by a fact that is given: $it', ({ run, expected }) => {
    expect(run()).toEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected));
  });

  test.each([
    { it: 'a selector', run: judged({}, { podMonitorNamespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'web' } } }), expected: /AM903: / },
    { it: 'a kind that is not read', run: judged({}, { ignoredKinds: ['PodMonitor'] }), expected: /AM902: |AM506: / },
    { it: 'scrape classes', run: judged({ scrapeClasses: [{ name: 'mesh' }] }, { scrapeClasses: ['other'] }, { scrapeClass: 'mesh' }), expected: /AM923: |scrapeClass/ },
    { it: 'namespaces that may be read', run: judged({}, { readableNamespaces: ['web'] }), expected: /AM913: ServiceAccount "monitoring\/prom" / },
  ])('is an error by a fact that is given: $it', ({ run, expected }) => expect(run).toThrow(expected));

  test('does not judge monitors in other places', () => {
    const app = new App();
    const servers = ['dev', 'prod'].map((name) => prometheus({ ...STACK, podMonitorSelector: { matchLabels: { env: name } } }, { name }));
    for (const name of ['dev', 'prod']) {
      const chart = new Chart(app, name, { namespace: name });
      Profile.fromManifests(text(...servers), { prometheus: name }).applyTo(chart);
      new AppMonitoring(chart, 'monitoring', { workload: addWorkload(chart, { ports: [{ name: 'http', containerPort: 8080 }] }), operatorMode: true });
    }

    expect(app.synthYaml()).toContain('env: prod');
    expect(stderr()).toBe('');
  });
});

describe('Profile.ofPrometheus()', () => {
  test('takes plain data', () => {
    expect(Profile.ofPrometheus(prometheus(ALL)).name).toBe('monitoring/main');
  });

  test('takes a construct', () => {
    const chart = new Chart(new App(), 'monitoring', { namespace: 'monitoring' });
    const object = new imports.Prometheus(chart, 'k8s', { metadata: { name: 'k8s' }, spec: { podMonitorSelector: RELEASE } });

    expect(Profile.ofPrometheus(object, { prober: 'b:1' })).toMatchObject({ name: 'monitoring/k8s', props: { prober: 'b:1', podMonitorSelector: RELEASE } });
  });

  test.each([
    { it: 'undefined', given: undefined, expected: 'undefined' },
    { it: 'null', given: null, expected: 'null' },
    { it: 'text', given: 'Prometheus', expected: 'a string' },
    { it: 'an object without a kind', given: {}, expected: 'an object without a kind' },
    { it: 'a list', given: [], expected: 'a list' },
    { it: 'a Deployment', given: { kind: 'Deployment' }, expected: 'a Deployment' },
  ])('refuses $it', ({ given, expected }) => {
    expect(thrownMessage(() => Profile.ofPrometheus(given)))
      .toBe(`AM511 Profile: the profile needs a Prometheus or PrometheusAgent object of monitoring.coreos.com, not ${expected}; give the object as "kubectl get prometheus NAME -o json" prints it, or an imports.Prometheus`);
  });
});
