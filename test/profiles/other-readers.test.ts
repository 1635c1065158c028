import { ApiObject, App, Chart, Testing } from 'cdk8s';
import { AppMonitoring, Inspection, MonitorType, Profile, Scheme, SynthValidation } from 'cdk8s-app-monitoring';
import { Deployment } from 'cdk8s-plus-33';
import { OTHER_NAMES } from '../../lib/profiles/check-profile';
import { otherReaderFacts } from '../../lib/profiles/other-readers';
import { OTHER_READERS } from '../../lib/readers/other-readers';
import { podMonitor, serviceMonitor } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';

describe('profiles of other readers', () => {
  test('have a table each', () => expect(OTHER_READERS.map(({ name }) => name).sort()).toEqual([...OTHER_NAMES].sort()));

  test.each(OTHER_NAMES)('%s is found by its name', (name) => {
    expect(Profile.named(`${name},namespace=here`)).toMatchObject({ name, props: { namespace: 'here' } });
  });

  test.each([
    { text: 'grafana-alloy,version=v1.9.0', props: { readerVersion: 'v1.9.0' } },
    { text: 'openshift-user-workload,version=4.18', props: { operatorVersion: 'v0.78.1', prometheusVersion: 'v2.55.1', scrapeClasses: [] } },
    { text: 'openshift-user-workload', props: { operatorVersion: 'v0.93.1', allowsFiles: false, ignoresNamespaceSelectors: true, enforcedNamespaceLabel: 'namespace' } },
    { text: 'opentelemetry-target-allocator,version=v0.143.0', props: { operatorVersion: 'v0.87.1', readsEndpointSlices: true } },
    { text: 'azure-managed-prometheus', props: { monitorApiGroup: 'azmonitoring.coreos.com', namespace: 'kube-system' } },
  ])('$text', ({ text, props }) => expect(Profile.named(text).props).toMatchObject(props));

  test.each([
    { text: 'openshift-user-workload,version=4.1', error: 'AM503 Profile openshift-user-workload: version "4.1" of OpenShift is not known; use 4.15 to 5.2, or Profile.ofPrometheus with its Prometheus object' },
    { text: 'grafana-alloy,version=new', error: 'AM503 Profile grafana-alloy: version "new" is not a version like "v3.14.0" or "3.14"; write it like "v1.18.1"' },
    { text: 'kube-prometheus,version=v1', error: 'AM515 Profile kube-prometheus: unknown fact "version"; ' },
  ])('refuses $text', ({ text, error }) => expect(() => Profile.named(text)).toThrow(error));

  test('knows neither library nor scrape classes of an allocator that is too old', () => {
    expect(otherReaderFacts('opentelemetry-target-allocator', { version: 'v0.90.0' })).toEqual({ readerVersion: 'v0.90.0', readsAnnotations: false, readsEndpointSlices: false });
  });
});

const app = () => {
  const chart = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  const workload = new Deployment(chart, 'cart', { containers: [{ image: 'cart', portNumber: 8080 }] });

  return { chart, workload };
};
const monitorOf = (chart: Chart, kind = 'PodMonitor') => (Testing.synth(chart) as { kind: string; apiVersion: string }[]).find((each) => each.kind === kind)!;
const azure = (manifest: object) => ({ ...manifest, apiVersion: 'azmonitoring.coreos.com/v1' });
const POD = { operatorMode: true, monitor: MonitorType.POD } as const;

describe('a port without a name', () => {
  const AT = 'PodMonitor spec.podMetricsEndpoints[].portNumber';
  const TABLES = OTHER_READERS.flatMap(({ name, fields }) => (
    fields.filter(({ at }) => at.includes(AT)).map(({ readSince }) => ({ name, since: readSince! }))));

  test('is in the tables of two readers', () => expect(TABLES.map(({ name }) => name)).toEqual(['grafana-alloy', 'victoria-metrics']));

  test.each([...TABLES, { name: 'opentelemetry-target-allocator', since: 'v0.122.0' }])('is written in a way that $name reads from $since on and before', ({ name, since }) => {
    const [major, minor] = since.slice(1).split('.').map(Number);
    const endpoint = (version?: string) => {
      const { chart, workload } = app();
      Profile.named(version === undefined ? name : `${name},version=${version}`).applyTo(chart);
      new AppMonitoring(chart, 'monitoring', { ...POD, workload });

      return (monitorOf(chart) as unknown as { spec: { podMetricsEndpoints: object[] } }).spec.podMetricsEndpoints[0];
    };

    expect([since, undefined].map(endpoint)).toEqual([{}, {}].map(() => expect.objectContaining({ portNumber: 8080 }) as object));
    expect([`v${major}.${minor - 1}.0`, `v${major}.8.0`].map(endpoint)).toEqual([{}, {}].map(() => expect.objectContaining({ targetPort: 8080 }) as object));
  });
});

describe('monitors for Azure', () => {
  test('have its API group if the profile is set before', () => {
    const { chart, workload } = app();
    Profile.azureManagedPrometheus().applyTo(chart);
    new AppMonitoring(chart, 'monitoring', { ...POD, workload });

    expect(monitorOf(chart).apiVersion).toBe('azmonitoring.coreos.com/v1');
  });

  test('have it if the profile is set afterwards', () => {
    const { chart, workload } = app();
    new AppMonitoring(chart, 'monitoring', { ...POD, workload });
    Profile.azureManagedPrometheus().applyTo(chart.node.root);

    expect(monitorOf(chart).apiVersion).toBe('azmonitoring.coreos.com/v1');
  });

  test('have it by the prop of the construct alone', () => {
    const { chart, workload } = app();
    new AppMonitoring(chart, 'azure', { ...POD, workload, profile: Profile.azureManagedPrometheus() });
    Profile.kubePrometheusStack().applyTo(chart);

    expect(monitorOf(chart).apiVersion).toBe('azmonitoring.coreos.com/v1');
  });

  test('are taken by its CRDs, which know lower case alone', () => {
    const { chart, workload } = app();
    Profile.azureManagedPrometheus().applyTo(chart);
    const { monitor } = new AppMonitoring(chart, 'monitoring', { ...POD, workload, scheme: Scheme.HTTPS });

    expect(Inspection.ofApp(chart.node.root as App).findings.filter(({ code }) => code === 'AM601')).toEqual([]);
    expect(monitor!.toJson()).toMatchObject({ apiVersion: 'azmonitoring.coreos.com/v1', spec: { podMetricsEndpoints: [{ scheme: 'https' }] } });
  });

  test('are judged at the synth without a profile', () => {
    const chart = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
    new SynthValidation().applyTo(chart);
    new ApiObject(chart, 'monitor', { ...azure(serviceMonitor({ port: 7 })), apiVersion: 'azmonitoring.coreos.com/v1', kind: 'ServiceMonitor' });

    expect(() => Testing.synth(chart)).toThrow(/AM601: .*spec\.endpoints\[0\]\.port/);
  });

  test('are those of the operator without it', () => {
    const { chart, workload } = app();
    new AppMonitoring(chart, 'monitoring', { ...POD, workload });

    expect(monitorOf(chart).apiVersion).toBe('monitoring.coreos.com/v1');
  });
});

const text = (...manifests: object[]) => manifests.map((each) => JSON.stringify(each)).join('\n---\n');

describe('plain YAML of Azure', () => {
  test('is admitted by its CRDs', () => {
    const { findings } = Inspection.ofYaml(text(azure(serviceMonitor({ port: 7 }, { scrapeNativeHistograms: true }))));

    expect(findings.map(({ code, path, message }) => `${code} ${path} ${message}`)).toEqual(expect.arrayContaining([
      expect.stringMatching(/^AM601 ServiceMonitor\.azmonitoring\.coreos\.com\/shop\/cart .*port/),
      expect.stringMatching(/^AM602 .*"spec.scrapeNativeHistograms" is unknown: the CRD of Azure Managed Prometheus does not know it/),
    ]));
  });

  test('stands beside a monitor of the operator with the same name', () => {
    const inspection = Inspection.ofYaml(text(azure(podMonitor()), podMonitor({}, {}, { labels: { release: 'kube-prometheus-stack' } })), { profile: Profile.kubePrometheusStack() });
    const { servers } = inspection.toJson() as { servers: { [key: string]: { selected: string[] } } };

    expect(inspection.findings.filter(({ code }) => code === 'AM603')).toEqual([]);
    expect(Object.entries(servers).map(([key, { selected }]) => [key, selected])).toEqual([
      ['Profile/azure-managed-prometheus', ['PodMonitor.azmonitoring.coreos.com/shop/cart']],
      ['Profile/kube-prometheus-stack', ['PodMonitor/shop/cart']],
    ]);
  });

  test('is explained with its reader alone', () => {
    const servers = [prometheus(), azure(podMonitor()), podMonitor()];
    const { steps } = Inspection.ofYaml(text(...servers)).explain('PodMonitor.azmonitoring.coreos.com/shop/cart');

    expect(new Set(steps.flatMap(({ server }) => server ?? []))).toEqual(new Set(['Profile/azure-managed-prometheus']));
  });
});
