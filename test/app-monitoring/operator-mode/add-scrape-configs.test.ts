import { Testing } from 'cdk8s';
import { AppMonitoringProps } from '../../../lib/app-monitoring/app-monitoring-props';
import { MonitorType } from '../../../lib/app-monitoring/monitor-type';
import { Profile } from '../../../lib/profiles/profile';
import { addService, addWorkload, monitor, newChart } from '../../support/app';
import { prometheus } from '../../support/manifests/servers';

const CONSOLIDATED = { operatorMode: true, consolidateMonitors: true, profile: Profile.ofPrometheus(prometheus()) };
const PORTS = [{ name: 'metrics', containerPort: 8080 }, { name: 'admin', containerPort: 9090 }];
const V1ALPHA1 = 'monitoring.coreos.com/v1alpha1 ScrapeConfig';

describe('AppMonitoring with consolidateMonitors', () => {
  test.each<{ readonly it: string; readonly props: AppMonitoringProps; readonly expected: readonly string[] }>([
    { it: 'a ScrapeConfig in place of a PodMonitor', props: { port: 'metrics' }, expected: [`${V1ALPHA1} shop/cart-pod-monitor-pm-0`] },
    { it: 'one for each endpoint', props: { endpoints: [{ port: 'metrics' }, { port: 'admin' }] }, expected: [0, 1].map((i) => `${V1ALPHA1} shop/cart-pod-monitor-pm-${i}`) },
    { it: 'one in place of a ServiceMonitor', props: { monitorType: MonitorType.SERVICE, port: 8080 }, expected: [`${V1ALPHA1} shop/cart-service-monitor-sm-0`] },
    { it: 'a PodMonitor without it', props: { port: 'metrics', consolidateMonitors: false }, expected: ['monitoring.coreos.com/v1 PodMonitor shop/cart-pod-monitor'] },
  ])('writes $it', ({ props, expected }) => {
    const chart = newChart();
    addWorkload(chart, { ports: PORTS });
    addService(chart);
    monitor(chart, { ...CONSOLIDATED, ...props });
    const written = Testing.synth(chart).filter(({ apiVersion }) => apiVersion !== 'v1' && apiVersion !== 'apps/v1');

    expect(written.map(({ apiVersion, kind, metadata: { namespace, name } }) => `${apiVersion} ${kind} ${namespace}/${name}`)).toEqual(expected);
  });
});
