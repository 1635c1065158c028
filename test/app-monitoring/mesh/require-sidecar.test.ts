import { ApiObject, App, Chart, Yaml } from 'cdk8s';
import { AppMonitoringProps } from '../../../lib/app-monitoring/app-monitoring-props';
import { Istio } from '../../../lib/app-monitoring/mesh/istio';
import { MonitorType } from '../../../lib/app-monitoring/monitor-type';
import { SynthValidation } from '../../../lib/synth/synth-validation';
import { addService, addWorkload, errorsOf, monitor, newChart, WorkloadOptions } from '../../support/app';

const INJECT = 'sidecar.istio.io/inject';
const ENABLED = { 'istio-injection': 'enabled' };
const MERGING: AppMonitoringProps = { operatorMode: true, mesh: Istio.metricsMerging() };
const STRICT: AppMonitoringProps = { operatorMode: true, mesh: Istio.strict() };
const HOST = { pod: { hostNetwork: true } };

interface Given extends WorkloadOptions {
  /** Labels of the Namespaces of that name that the app declares. */
  readonly namespaces?: readonly { readonly [label: string]: string }[];
}

function namespaceIn(chart: Chart, labels: { readonly [label: string]: string }, id: number) {
  new ApiObject(chart, `namespace-${id}`, { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels } });
}

function chartOf(props: AppMonitoringProps, { namespaces = [], ...workload }: Given) {
  const chart = newChart();
  namespaces.forEach((labels, i) => namespaceIn(chart, labels, i));
  addWorkload(chart, workload);
  addService(chart);

  return { chart, monitoring: monitor(chart, props) };
}

/** What is found about sidecars. */
function found(props: AppMonitoringProps, given: Given): string[] {
  const { findings } = chartOf(props, given).monitoring;

  return findings.filter(({ code }) => code === 'AM413').map(({ severity, message, fix }) => `${severity}: ${message}; ${fix}`);
}

const CLOSED = 'so Istio adds no sidecar, and port 15020 stays closed, so every scrape fails';

describe('requireSidecar()', () => {
  test.each<{ it: string; given: Given; expected: string }>([
    { it: 'the network of the node', given: HOST, expected: `error: the pods of Deployment "shop/cart" have hostNetwork: true, ${CLOSED}; leave mesh out, or remove hostNetwork` },
    {
      it: 'the network of the node, in a namespace that injects',
      given: { ...HOST, namespaces: [ENABLED] },
      expected: `error: the pods of Deployment "shop/cart" have hostNetwork: true, ${CLOSED}; leave mesh out, or remove hostNetwork`,
    },
    {
      it: 'a label that refuses',
      given: { labels: { app: 'cart', [INJECT]: 'false' } },
      expected: `error: the pods of Deployment "shop/cart" have the label ${INJECT}: "false", ${CLOSED}; leave mesh out, or remove the label`,
    },
    {
      it: 'an annotation that refuses',
      given: { annotations: { [INJECT]: 'false' } },
      expected: `error: the pods of Deployment "shop/cart" have the annotation ${INJECT}: "false", ${CLOSED}; leave mesh out, or remove the annotation`,
    },
    {
      it: 'a namespace that is switched off',
      given: { namespaces: [{ 'istio-injection': 'disabled' }] },
      expected: `error: the pods of Deployment "shop/cart" are in Namespace "shop", whose label istio-injection is not "enabled", ${CLOSED}; leave mesh out, or set the label istio-injection of the Namespace to "enabled"`,
    },
    {
      it: 'a namespace of the cluster itself',
      given: { namespace: 'kube-system' },
      expected: `error: the pods of Deployment "kube-system/cart" are in namespace "kube-system", which Istio always leaves out, ${CLOSED}; leave mesh out`,
    },
    {
      it: 'a namespace without a label, which someone else may set',
      given: { namespaces: [{}] },
      expected: `warning: neither the pods of Deployment "shop/cart" nor Namespace "shop" have a label that asks for injection, ${CLOSED}; set istio-injection: "enabled" on the Namespace or ${INJECT}: "true" on the pods; without a sidecar leave mesh out, or use Istio.ambient()`,
    },
    { it: 'a Pod', given: { ...HOST, kind: 'Pod' }, expected: `error: the pods of Pod "shop/cart" have hostNetwork: true, ${CLOSED}; leave mesh out, or remove hostNetwork` },
    { it: 'a CronJob', given: { ...HOST, kind: 'CronJob' }, expected: `error: the pods of CronJob "shop/cart" have hostNetwork: true, ${CLOSED}; leave mesh out, or remove hostNetwork` },
  ])('metrics merging needs a sidecar: $it', ({ given, expected }) => {
    expect(found(MERGING, given)).toEqual([expected]);
    expect(found({ ...STRICT }, given)).toHaveLength(1);
  });

  test.each<{ it: string; given: Given }>([
    { it: 'a namespace that is not known', given: {} },
    { it: 'a namespace that injects', given: { namespaces: [ENABLED] } },
    { it: 'a namespace that names a revision', given: { namespaces: [{ 'istio.io/rev': 'canary' }] } },
    { it: 'a pod that asks by label', given: { namespaces: [{}], labels: { app: 'cart', [INJECT]: 'true' } } },
    { it: 'a pod that names a revision', given: { namespaces: [{}], labels: { 'app': 'cart', 'istio.io/rev': 'canary' } } },
    { it: 'a label that goes before an annotation', given: { labels: { app: 'cart', [INJECT]: 'true' }, annotations: { [INJECT]: 'false' } } },
    { it: 'two definitions of the namespace', given: { namespaces: [{ 'istio-injection': 'disabled' }, ENABLED] } },
    { it: 'a sidecar in the template', given: { ...HOST, containers: [{ name: 'app' }, { name: 'istio-proxy' }] } },
    {
      it: 'a native sidecar in the template',
      given: { annotations: { [INJECT]: 'false' }, initContainers: [{ name: 'istio-proxy', restartPolicy: 'Always' }] },
    },
  ])('finds nothing for $it', ({ given }) => {
    expect(found(MERGING, given)).toEqual([]);
    expect(found(STRICT, given)).toEqual([]);
  });

  test('strict mTLS says what it lacks', () => {
    expect(errorsOf(chartOf(STRICT, HOST).chart)).toEqual([
      '[shop/monitoring] AM413: the pods of Deployment "shop/cart" have hostNetwork: true, so Istio adds no sidecar, and nothing accepts the certificates of the mesh, so every scrape fails; leave mesh out, or remove hostNetwork',
    ]);
  });

  test.each<{ it: string; props: AppMonitoringProps; expected: string[] }>([
    { it: 'a ServiceMonitor', props: { ...MERGING, monitorType: MonitorType.SERVICE }, expected: ['error'] },
    { it: 'a Probe with strict mTLS, which goes to the prober', props: { ...STRICT, monitorType: MonitorType.INGRESS, probe: { prober: 'blackbox', targets: ['https://shop'] } }, expected: [] },
    { it: 'permissive mTLS', props: { operatorMode: true, mesh: Istio.permissive() }, expected: [] },
    { it: 'an exempted port', props: { mesh: Istio.exemptedPort() }, expected: [] },
    { it: 'annotations, which then lead to the app', props: { mesh: Istio.metricsMerging() }, expected: ['warning'] },
    { it: 'annotations of several ports, which no other scrape reads', props: { mesh: Istio.metricsMerging({ version: '1.31' }), endpoints: [{ port: 1 }, { port: 2 }] }, expected: ['error'] },
  ])('pods on the network of their node: $it', ({ props, expected }) => {
    expect(found(props, HOST).map((line) => line.split(':')[0])).toEqual(expected);
  });

  test('a Namespace that only the cluster has is found with the whole app', () => {
    const { chart } = chartOf(MERGING, {});
    const external = [
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels: { 'istio-injection': 'disabled' } } },
      { apiVersion: 'monitoring.coreos.com/v1', kind: 'Prometheus', metadata: { name: 'main', namespace: 'shop' }, spec: { podMonitorSelector: {} } },
    ];
    new SynthValidation({ external: Yaml.stringify(...external) }).applyTo(chart);

    expect(() => App.of(chart).synthYaml()).toThrow(/\[shop\/monitoring\/Default\] AM971: port 15020 of "Deployment\/shop\/cart" is scraped/);
  });

  test('looks into the Namespace of the workload\'s own chart first', () => {
    const { chart, monitoring } = chartOf(MERGING, { namespaces: [{ 'istio-injection': 'disabled' }] });
    namespaceIn(new Chart(chart.node.root as any, 'other'), ENABLED, 1);

    expect(monitoring.findings).toMatchObject([{ code: 'AM413', severity: 'error' }]);
  });
});
