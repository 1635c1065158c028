// An app that works in its cluster synthesizes without a word, whoever reads its monitors.

import { ApiObject, App, Chart, Duration } from 'cdk8s';
import { AppMonitoring, AppMonitoringProps, Auth, Discovery, Istio, MeshMembership, MonitorType, Profile, ScrapeConfig, Scheme, SynthValidation } from 'cdk8s-app-monitoring';
import * as kplus from 'cdk8s-plus-33';
import { addIngress, addService, addWorkload } from '../support/app';
import { prometheus } from '../support/manifests/servers';

const HTTP = [{ name: 'http', containerPort: 8080 }];
const STACK = Profile.kubePrometheusStack({ release: 'prom', overrides: { namespace: 'monitoring' } });
const MANIFESTS = Profile.kubePrometheus({ readableNamespaces: ['default', 'kube-system', 'monitoring', 'shop'] });
const ANNOTATIONS = Profile.custom({ readsAnnotations: true });
const OBJECT = prometheus({
  serviceAccountName: 'prom',
  podMonitorSelector: { matchLabels: { release: 'prom' } },
  podMonitorNamespaceSelector: { matchLabels: { monitored: 'yes' } },
  scrapeClasses: [{ name: 'mesh', tlsConfig: { insecureSkipVerify: true } }],
  arbitraryFSAccessThroughSMs: {},
});
const NAMESPACE = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels: { monitored: 'yes' } } };
const text = (...objects: object[]) => objects.map((object) => JSON.stringify(object)).join('\n---\n');

const add = (object: object) => (chart: Chart) => { new ApiObject(chart, `object-${chart.node.children.length}`, object as never); };
const of = (props: AppMonitoringProps, ...before: ((chart: Chart) => void)[]) => (chart: Chart) => {
  before.forEach((each) => each(chart));
  new AppMonitoring(chart, 'monitoring', { operatorMode: true, ...props });
};
const workload = (options: object = {}) => (chart: Chart) => { addWorkload(chart, { ports: HTTP, ...options }); };
const deployment = workload();
const service = (options: object = {}) => (chart: Chart) => { addService(chart, options); };
const policy = (ingress: object[]) => add({
  apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'only' }, spec: { podSelector: {}, policyTypes: ['Ingress'], ingress },
});
const MONITORING = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } } };
const EXTERNAL_SECRET = {
  apiVersion: 'external-secrets.io/v1', kind: 'ExternalSecret', metadata: { name: 'token' }, spec: { target: { name: 'token' }, data: [{ secretKey: 'token', remoteRef: { key: 'x' } }] },
};
const ROLLOUT = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Rollout',
  metadata: { name: 'cart' },
  spec: { selector: { matchLabels: { app: 'cart' } }, template: { metadata: { labels: { app: 'cart' } }, spec: { containers: [{ name: 'app', image: 'cart:1', ports: HTTP }] } } },
};

interface SetUp { readonly it: string; readonly profile: Profile; readonly build: (chart: Chart) => void }

const SET_UPS: SetUp[] = [
  { it: 'a Deployment, kube-prometheus-stack', profile: STACK, build: of({}, deployment) },
  { it: 'a Deployment, kube-prometheus-stack of which only the release is known', profile: Profile.kubePrometheusStack({ release: 'prom' }), build: of({}, deployment) },
  { it: 'a Deployment, kube-prometheus', profile: MANIFESTS, build: of({}, deployment) },
  { it: 'a Deployment, labels of another Prometheus', profile: Profile.custom({ labels: { team: 'shop' } }), build: of({}, deployment) },
  { it: 'a Deployment, a Prometheus of which nothing is known', profile: Profile.custom({}), build: of({}, deployment) },
  { it: 'a Deployment, a real Prometheus and its Namespaces', profile: Profile.fromManifests(text(OBJECT, NAMESPACE)), build: of({}, deployment) },
  { it: 'a Deployment, a real Prometheus whose Namespaces are not known', profile: Profile.fromManifests(text(OBJECT)), build: of({}, deployment) },
  { it: 'a Deployment by text', profile: Profile.named('kube-prometheus-stack,release=prom,namespace=monitoring'), build: of({}, deployment) },
  { it: 'a StatefulSet', profile: STACK, build: of({}, workload({ kind: 'StatefulSet' })) },
  { it: 'a DaemonSet on the host network', profile: STACK, build: of({}, workload({ kind: 'DaemonSet', pod: { hostNetwork: true } })) },
  { it: 'a Deployment of cdk8s-plus', profile: STACK, build: (chart) => { new AppMonitoring(chart, 'm', { operatorMode: true, workload: new kplus.Deployment(chart, 'd', { containers: [{ image: 'x', portNumber: 8080 }] }) }); } },
  { it: 'a Service', profile: STACK, build: of({ monitorType: MonitorType.SERVICE }, deployment, service()) },
  { it: 'a Service by EndpointSlices', profile: MANIFESTS, build: of({ monitorType: MonitorType.SERVICE }, deployment, service()) },
  { it: 'a headless Service', profile: STACK, build: of({ monitorType: MonitorType.SERVICE }, deployment, service({ ports: [{ name: 'http', port: 8080, targetPort: 'http' }] })) },
  { it: 'an Ingress, the prober of kube-prometheus', profile: MANIFESTS, build: of({ monitorType: MonitorType.INGRESS }, deployment, service(), (chart) => { addIngress(chart); }) },
  { it: 'an Ingress, a prober of your own', profile: STACK, build: of({ monitorType: MonitorType.INGRESS, probe: { prober: 'blackbox.monitoring.svc:9115' } }, deployment, service(), (chart) => { addIngress(chart); }) },
  { it: 'a port by its number', profile: STACK, build: of({ port: 9000 }, workload({ ports: [{ containerPort: 9000 }] })) },
  { it: 'two endpoints', profile: STACK, build: of({ endpoints: [{ port: 'http' }, { port: 'admin', path: '/stats' }] }, workload({ ports: [...HTTP, { name: 'admin', containerPort: 9 }] })) },
  { it: 'a long interval', profile: STACK, build: of({ interval: Duration.minutes(5), timeout: Duration.seconds(30) }, deployment) },
  { it: 'a sidecar with ports of its own', profile: STACK, build: of({ port: 'http' }, workload({ containers: [{ name: 'app', ports: HTTP }, { name: 'proxy', ports: [{ name: 'proxy', containerPort: 9 }] }] })) },
  { it: 'strict mTLS', profile: Profile.kubePrometheusStack({ overrides: { scrapeClasses: ['istio-mtls'] } }), build: of({ mesh: Istio.strict() }, deployment) },
  { it: 'strict mTLS, scrape classes that are not known', profile: STACK, build: of({ mesh: Istio.strict() }, deployment) },
  { it: 'permissive mTLS', profile: STACK, build: of({ mesh: Istio.permissive() }, deployment) },
  { it: 'ambient, Prometheus in the mesh', profile: Profile.kubePrometheusStack({ overrides: { namespace: 'monitoring', mesh: MeshMembership.AMBIENT } }), build: of({ mesh: Istio.ambient() }, deployment) },
  { it: 'merged metrics', profile: STACK, build: of({ mesh: Istio.metricsMerging() }, deployment) },
  { it: 'a scrape class', profile: Profile.fromManifests(text(OBJECT, NAMESPACE)), build: of({ scrapeClass: 'mesh', scheme: Scheme.HTTPS }, deployment) },
  { it: 'files of the Prometheus container', profile: STACK, build: of({ monitorType: MonitorType.SERVICE, tls: { caFile: '/etc/ca.crt', serverName: 'cart' }, scheme: Scheme.HTTPS }, deployment, service()) },
  { it: 'a token that External Secrets brings', profile: STACK, build: of({ auth: Auth.bearer({ name: 'token', key: 'token' }) }, deployment, add(EXTERNAL_SECRET)) },
  {
    it: 'a token that is in the cluster',
    profile: Profile.kubePrometheusStack({ overrides: { external: text({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'token', namespace: 'shop' }, data: { token: '<not shown>' } }) } }),
    build: of({ auth: Auth.bearer({ name: 'token', key: 'token' }) }, deployment),
  },
  { it: 'a NetworkPolicy for the namespace of Prometheus', profile: STACK, build: of({}, deployment, policy([{ from: [MONITORING] }])) },
  { it: 'a NetworkPolicy for its pods', profile: MANIFESTS, build: of({}, deployment, policy([{ from: [{ ...MONITORING, podSelector: { matchLabels: { 'app.kubernetes.io/name': 'prometheus' } } }], ports: [{ port: 8080 }] }])) },
  { it: 'a NetworkPolicy, a namespace that is not known', profile: Profile.kubePrometheusStack(), build: of({}, deployment, policy([{ from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'observability' } } }] }])) },
  { it: 'annotations of pods', profile: ANNOTATIONS, build: of({ operatorMode: false }, deployment) },
  { it: 'annotations of a Service', profile: ANNOTATIONS, build: of({ operatorMode: false, monitorType: MonitorType.SERVICE }, deployment, service()) },
  { it: 'annotations without a construct', profile: ANNOTATIONS, build: (chart) => { workload({ annotations: { 'prometheus.io/scrape': 'true' } })(chart); new SynthValidation().applyTo(chart); } },
  { it: 'an Argo Rollout', profile: STACK, build: of({}, add(ROLLOUT)) },
  { it: 'targets outside of the cluster', profile: STACK, build: (chart) => { new ScrapeConfig(chart, 's', { jobName: 'x', discoveries: [Discovery.staticTargets({ targets: ['db.example.com:9187'] })] }); } },
  { it: 'an older operator', profile: Profile.kubePrometheusStack({ overrides: { operatorVersion: 'v0.75.0', prometheusVersion: 'v2.54.0' } }), build: of({ port: 9000 }, workload({ ports: [{ containerPort: 9000 }] })) },
  { it: 'an older Kubernetes', profile: Profile.kubePrometheusStack({ overrides: { kubernetesVersion: 'v1.30' } }), build: of({}, deployment) },
  { it: 'a label of your own beside the selector', profile: Profile.custom({ podMonitorSelector: { matchExpressions: [{ key: 'team', operator: 'In', values: ['shop', 'web'] }] } }), build: of({ metadata: { labels: { team: 'web' } } }, deployment) },
  { it: 'namespaces with labels that are not known', profile: Profile.custom({ podMonitorNamespaceSelector: { matchLabels: { monitored: 'yes' } } }), build: of({}, deployment) },
  { it: 'namespaces that are selected by name', profile: Profile.custom({ podMonitorNamespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } } }), build: of({}, deployment) },
];

describe('a synth without a warning', () => {
  let stderr: string;
  beforeEach(() => {
    stderr = '';
    jest.spyOn(process.stderr, 'write').mockImplementation((line) => { stderr += String(line); return true; });
  });
  afterEach(() => jest.restoreAllMocks());

  test.each(SET_UPS)('$it', ({ profile, build }) => {
    const app = new App();
    profile.applyTo(app);
    build(new Chart(app, 'shop', { namespace: 'shop', disableResourceNameHashes: true }));

    expect(app.synthYaml()).not.toBe('');
    expect(stderr).toBe('');
  });

  test('is tried with at least 30 set-ups', () => expect(SET_UPS.length).toBeGreaterThanOrEqual(30));
});
