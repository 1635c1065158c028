import { ApiObject, App, Chart } from 'cdk8s';
import { AppMonitoring } from '../../lib/app-monitoring/app-monitoring';
import { AppMonitoringProps } from '../../lib/app-monitoring/app-monitoring-props';
import { MonitorType } from '../../lib/app-monitoring/monitor-type';
import { Manifest } from '../../lib/manifests/manifest';
import { Profile } from '../../lib/profiles/profile';
import { deployment } from '../support/app-on-8080';
import { prometheus } from '../support/manifests/servers';
import { service } from '../support/manifests/services';

const PROMETHEUS = Profile.ofPrometheus(prometheus({ scrapeConfigSelector: { matchLabels: { release: 'prom' } }, podTargetLabels: ['team'] }));

function chartWith(props: AppMonitoringProps, namespace?: string) {
  const chart = new Chart(new App(), 'shop', { namespace, disableResourceNameHashes: true });
  for (const { metadata, ...manifest } of [deployment(), service()]) {
    new ApiObject(chart, manifest.kind, { ...manifest, metadata: { ...metadata, namespace } } as never);
  }

  return { chart, monitoring: new AppMonitoring(chart, 'monitoring', { operatorMode: true, consolidateMonitors: true, port: 8080, ...props }) };
}

function scrapeConfigsIn(chart: Chart): Manifest[] {
  return (chart.toJson() as Manifest[]).filter(({ kind }) => kind === 'ScrapeConfig');
}

describe('AppMonitoring with consolidateMonitors', () => {
  test.each([MonitorType.POD, MonitorType.SERVICE])('writes ScrapeConfigs in place of the monitor: %s', (monitorType) => {
    const { chart, monitoring } = chartWith({ monitorType, profile: PROMETHEUS, endpoints: [{ path: '/a' }, { path: '/b' }] }, 'shop');
    monitoring.node.validate();
    const kinds = (chart.toJson() as Manifest[]).map(({ kind }) => kind);
    const found = scrapeConfigsIn(chart);

    expect(kinds).toEqual(['Deployment', 'Service', 'ScrapeConfig', 'ScrapeConfig']);
    expect(found.map(({ metadata, spec }) => [metadata, (spec as { metricsPath: string }).metricsPath])).toEqual(['/a', '/b'].map((path, i) => [
      { name: monitorType === MonitorType.POD ? `cart-pod-monitor-pm-${i}` : `cart-service-monitor-sm-${i}`, namespace: 'shop', labels: { release: 'prom' } }, path,
    ]));
    expect(JSON.stringify(found[0].spec)).toContain('__meta_kubernetes_pod_label_team');
    expect([monitoring.monitor, monitoring.scrapeConfigs.length, monitoring.findings]).toEqual([undefined, 2, expect.any(Array)]);
  });

  test('writes one in place of a Probe', () => {
    const { chart, monitoring } = chartWith({ port: undefined, monitorType: MonitorType.INGRESS, probe: { prober: 'blackbox:9115', targets: ['https://shop.example.com'] }, profile: PROMETHEUS }, 'shop');
    monitoring.node.validate();
    const [{ metadata, spec }, ...others] = scrapeConfigsIn(chart);

    expect([metadata?.name, (spec as { jobName: string }).jobName, others]).toEqual(['cart-probe-probe', 'probe/shop/cart-probe', []]);
  });

  test('holds for all workloads of a scope', () => {
    const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
    for (const name of ['cart', 'pay']) new ApiObject(chart, name, { ...deployment(), metadata: { name, namespace: 'shop' }, spec: JSON.parse(JSON.stringify(deployment().spec).replace(/"app":"cart"/g, `"app":"${name}"`)) } as never);
    const { apps } = AppMonitoring.forScope(chart, { operatorMode: true, consolidateMonitors: true, profile: PROMETHEUS, port: 8080 });
    chart.node.validate();
    apps.forEach(({ node }) => node.validate());

    expect(scrapeConfigsIn(chart).map(({ metadata }) => metadata?.name)).toEqual(['cart-pod-monitor-pm-0', 'pay-pod-monitor-pm-0']);
  });

  test('is checked at synth: the reader selects it', () => {
    const { chart } = chartWith({ profile: PROMETHEUS }, 'shop');

    expect(() => (chart.node.root as App).synthYaml()).not.toThrow();
  });

  test('notes what a profile with facts does not say', () => {
    const { monitoring } = chartWith({ profile: Profile.kubePrometheus() }, 'shop');

    expect(monitoring.findings.map(({ code }) => code)).toContain('AM236');
  });

  test.each([
    { it: 'without a profile', props: {}, expected: 'it is not known which Prometheus reads them' },
    { it: 'without a namespace', props: { profile: PROMETHEUS }, namespace: '', expected: 'it is not set' },
    { it: 'for what a ScrapeConfig cannot express', props: { profile: PROMETHEUS, followRedirects: false }, expected: 'cannot replace the PodMonitor: spec.podMetricsEndpoints[0].followRedirects is false' },
    { it: 'for a Prometheus without a selector', props: { profile: Profile.ofPrometheus(prometheus({ scrapeConfigSelector: null })) }, expected: 'does not set spec.scrapeConfigSelector' },
    { it: 'for readers other than Prometheus', props: { profile: Profile.victoriaMetrics() }, expected: 'is not Prometheus with its operator' },
  ])('stops the synth $it', ({ props, namespace = 'shop', expected }) => {
    const { monitoring } = chartWith(props, namespace === '' ? undefined : namespace);

    expect(monitoring.findings.filter(({ severity }) => severity === 'error').map(({ code, message }) => [code, message])).toEqual([['AM235', expect.stringContaining(expected)]]);
  });

  test('has no effect in annotation mode', () => {
    const { monitoring } = chartWith({ operatorMode: false });

    expect([monitoring.scrapeConfigs, monitoring.findings.map(({ message }) => message).join()]).toEqual([[], expect.stringContaining('"consolidateMonitors" has no effect in annotation mode')]);
  });

  test('refuses another type', () => {
    expect(() => chartWith({ consolidateMonitors: 'yes' as never })).toThrow('consolidateMonitors');
  });
});
