import { ApiObject, App, Chart, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import { AppMonitoringProps } from '../../../lib/app-monitoring/app-monitoring-props';
import { preferOwnChart } from '../../../lib/app-monitoring/find/prefer-own-chart';
import { MonitorType } from '../../../lib/app-monitoring/monitor-type';
import { addIngress, addService, addWorkload, errorsOf, monitor } from '../../support/app';

const SERVICE = { operatorMode: true, monitorType: MonitorType.SERVICE };
const PROBE = { operatorMode: true, monitorType: MonitorType.INGRESS, probe: { prober: 'blackbox' } };

/** One app with the same objects, in the same namespace, for each environment. */
function environments(props: AppMonitoringProps, build: (chart: Chart) => void = () => {}): Chart[] {
  const app = new App();

  return ['dev', 'prod'].map((id) => {
    const chart = new Chart(app, id, { namespace: 'shop' });
    addWorkload(chart);
    addService(chart, { labels: { app: 'cart' } });
    addIngress(chart);
    build(chart);
    monitor(chart, props);

    return chart;
  });
}

const only = (chart: Chart, kind: string) => Testing.synth(chart).filter((object) => object.kind === kind).map(({ spec }) => spec);

describe('AppMonitoring in several environments of one app', () => {
  test.each<{ it: string; props: AppMonitoringProps; kind: string; expected: object }>([
    { it: 'ServiceMonitors', props: SERVICE, kind: 'ServiceMonitor', expected: { selector: { matchLabels: { 'app-monitoring': 'cart' } } } },
    { it: 'PodMonitors', props: { operatorMode: true }, kind: 'PodMonitor', expected: { selector: { matchLabels: { app: 'cart' } } } },
    { it: 'Probes', props: PROBE, kind: 'Probe', expected: { targets: { ingress: { selector: { matchLabels: { 'app-monitoring': 'cart' } } } } } },
  ])('makes the $it of each as if it were alone', ({ props, kind, expected }) => {
    const charts = environments(props);

    expect(charts.flatMap(errorsOf)).toEqual([]);
    expect(charts.map((chart) => only(chart, kind))).toEqual([[expect.objectContaining(expected)], [expect.objectContaining(expected)]]);
    expect(charts.map((chart) => JSON.stringify(only(chart, 'Deployment')).includes('app-monitoring'))).toEqual([false, false]);
  });

  test.each([MonitorType.SERVICE, MonitorType.INGRESS])('annotates the %s of each', (monitorType) => {
    const charts = environments({ monitorType });
    const kind = monitorType === MonitorType.SERVICE ? 'Service' : 'Ingress';
    const annotated = (chart: Chart) => Testing.synth(chart).filter((object) => object.kind === kind).map(({ metadata }) => metadata.annotations['prometheus.io/scrape']);

    expect(charts.map(annotated)).toEqual([['true'], ['true']]);
  });

  test('gives a Service a label of its own where another of its chart shares its labels', () => {
    const charts = environments(SERVICE, (chart) => addService(chart, { name: 'basket', selector: { app: 'basket' }, labels: { app: 'cart' } }));

    expect(charts.flatMap((chart) => only(chart, 'ServiceMonitor').map(({ selector }) => selector))).toEqual(
      [{ matchLabels: { 'app-monitoring': 'cart' } }, { matchLabels: { 'app-monitoring': 'cart' } }]);
  });

  test('refuses several Services of the own chart', () => {
    const [dev] = environments(SERVICE, (chart) => addService(chart, { name: 'headless' }));

    expect(errorsOf(dev)).toEqual(['dev', 'prod'].map((id) =>
      expect.stringContaining(`[${id}/monitoring] AM204: 2 Services select the pods of Deployment "shop/cart": "${id}/cart-service", "${id}/headless-service"`)));
  });

  test('refuses several Ingresses of the own chart', () => {
    const [dev] = environments(PROBE, (chart) => addIngress(chart, { name: 'public' }));

    expect(errorsOf(dev)).toEqual(['dev', 'prod'].map((id) =>
      expect.stringContaining(`[${id}/monitoring] AM207: 2 Ingresses route to Deployment "shop/cart": "${id}/cart-ingress", "${id}/public-ingress"`)));
  });
});

describe('AppMonitoring of a workload whose chart holds nothing else', () => {
  /** The workload in a chart of its own, the rest in as many others as named. */
  const apart = (props: AppMonitoringProps, ...others: string[]) => {
    const app = new App();
    const chart = new Chart(app, 'apps', { namespace: 'shop' });
    addWorkload(chart);
    monitor(chart, props);
    for (const id of others) {
      const other = new Chart(app, id, { namespace: 'shop' });
      addService(other, { labels: { app: 'cart' } });
      addIngress(other);
    }

    return chart;
  };

  test.each([{ props: SERVICE, kind: 'ServiceMonitor' }, { props: PROBE, kind: 'Probe' }])('looks in the whole app for what a $kind needs', ({ props, kind }) => {
    const chart = apart(props, 'net');

    expect(errorsOf(chart)).toEqual([]);
    expect(only(chart, kind)).toHaveLength(1);
  });

  test.each([{ props: SERVICE, code: 'AM204' }, { props: PROBE, code: 'AM207' }])('refuses several in other charts ($code)', ({ props, code }) => {
    expect(errorsOf(apart(props, 'blue', 'green'))).toEqual([expect.stringContaining(`${code}: 2 `)]);
  });
});

describe('preferOwnChart()', () => {
  const app = new App();
  const [dev, prod] = ['dev', 'prod'].map((id) => new Chart(app, id));
  const inner = new Chart(dev, 'inner');
  const at = (scope: Construct, id: string) => ({ object: new ApiObject(scope, id, { apiVersion: 'v1', kind: 'Thing' }) });
  const [own, ownToo, nested, foreign] = [at(dev, 'a'), at(dev, 'b'), at(inner, 'c'), at(prod, 'd')];

  test.each([
    { it: 'nothing of nothing', given: [], workload: own, expected: [] },
    { it: 'the only one, wherever it is', given: [foreign], workload: own, expected: [foreign] },
    { it: 'the one of the chart', given: [foreign, own], workload: own, expected: [own] },
    { it: 'all of the chart, in order', given: [ownToo, foreign, own], workload: own, expected: [ownToo, own] },
    { it: 'the one right in the chart before one in a chart of it', given: [nested, own], workload: ownToo, expected: [own] },
    { it: 'one in a chart of the chart before one elsewhere', given: [nested, foreign], workload: own, expected: [nested] },
    { it: 'one in the chart around the chart before one elsewhere', given: [own, foreign], workload: nested, expected: [own] },
    { it: 'all where none is near', given: [own, nested], workload: foreign, expected: [own, nested] },
  ])('takes $it', ({ given, workload, expected }) => {
    expect(preferOwnChart(given, workload.object)).toEqual(expected);
  });
});
