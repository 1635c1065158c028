import { ApiObject } from 'cdk8s';
import { AppMonitoring, Inspection, PodsOf, SynthValidation } from 'cdk8s-app-monitoring';
import { addedKinds, addKinds, kindsIn } from '../../lib/tree/app-kinds';
import { newChart } from '../support/app';
import { podMonitor } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';

const WIDGET: PodsOf = { group: 'example.com', kind: 'Widget', template: 'spec.template' };
const TEMPLATE = { metadata: { labels: { app: 'cart' } }, spec: { containers: [{ name: 'app', ports: [{ name: 'metrics', containerPort: 9090 }] }] } };

function chartWithWidget() {
  const chart = newChart();
  new ApiObject(chart, 'widget', { apiVersion: 'example.com/v1', kind: 'Widget', metadata: { name: 'cart' }, spec: { replicas: 1, template: TEMPLATE } });

  return chart;
}

describe('addKinds()', () => {
  test('adds to the whole app, each kind once', () => {
    const chart = newChart();
    addKinds(chart, [WIDGET]);
    addKinds(chart, [{ ...WIDGET }, { ...WIDGET, kind: 'Thing' }]);

    expect(addedKinds(chart.node.root).map(({ kind }) => kind)).toEqual(['Widget', 'Thing']);
    expect(kindsIn(chart).tryOf({ apiVersion: 'example.com/v1', kind: 'Widget' })).toBeDefined();
  });

  test('adds nothing to another app', () => {
    addKinds(newChart(), [WIDGET]);

    expect(addedKinds(newChart())).toEqual([]);
  });
});

describe('podsOf', () => {
  test('of an AppMonitoring holds for the inspection of its app', () => {
    const chart = chartWithWidget();
    new AppMonitoring(chart, 'm', { operatorMode: true, podsOf: [WIDGET] });
    const { targets } = Inspection.ofApp(chart, { external: JSON.stringify(prometheus()) });

    expect(targets.map(({ source, url }) => `${source} ${url}`)).toEqual(['Widget/shop/cart http://cart-0:9090/metrics']);
  });

  test('of a SynthValidation holds for its app', () => {
    const chart = chartWithWidget();
    new ApiObject(chart, 'monitor', { apiVersion: 'monitoring.coreos.com/v1', kind: 'PodMonitor', metadata: { name: 'cart' }, spec: podMonitor().spec });
    new SynthValidation({ podsOf: [WIDGET] }).applyTo(chart);
    const { targets } = Inspection.ofApp(chart, { external: JSON.stringify(prometheus()) });

    expect(targets.map(({ source }) => source)).toEqual(['Widget/shop/cart']);
  });

  test('of a SynthValidation must be valid', () => {
    expect(() => new SynthValidation({ podsOf: [{ ...WIDGET, template: '' }] })).toThrow('AM220 SynthValidation: podsOf[0]: "" is not a path such as spec.template');
  });
});
