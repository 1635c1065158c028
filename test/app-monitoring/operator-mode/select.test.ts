import { Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-33';
import { AppMonitoringProps } from '../../../lib/app-monitoring/app-monitoring-props';
import { MonitorType } from '../../../lib/app-monitoring/monitor-type';
import { StringMap } from '../../../lib/manifests/manifest';
import { addIngress, addService, addWorkload, errorsOf, monitor, newChart, propsRefusal, synthOnly, WorkloadOptions } from '../../support/app';
import { scraped } from '../../support/scraped';

const POD = { operatorMode: true };
const SERVICE = { operatorMode: true, monitorType: MonitorType.SERVICE };
const INGRESS = { operatorMode: true, monitorType: MonitorType.INGRESS, probe: { prober: 'blackbox:9115' } };
const PORTS = { ports: [{ containerPort: 8080 }] };
const MARKED = { 'app-monitoring': 'cart' };

describe('selectPods()', () => {
  /** The selector of the only PodMonitor, and the sources of its targets. */
  function selection(first: WorkloadOptions, second: WorkloadOptions) {
    const chart = newChart();
    const workload = addWorkload(chart, { ...PORTS, ...first });
    addWorkload(chart, { name: 'basket', ...PORTS, ...second });
    monitor(chart, { ...POD, workload });

    return { selector: synthOnly(chart, 'PodMonitor').spec.selector, sources: scraped(chart).map((line) => line.split(' ')[1]), before: workload, chart };
  }

  const APP = { matchLabels: { app: 'cart' } };
  test.each<{ it: string; first: WorkloadOptions; second: WorkloadOptions; expected: object }>([
    { it: 'workloads with labels of their own', first: {}, second: { labels: { app: 'basket' } }, expected: APP },
    {
      it: 'a canary that the selector matches too',
      first: {},
      second: { labels: { app: 'cart', track: 'canary' } },
      expected: { ...APP, matchExpressions: [{ key: 'track', operator: 'NotIn', values: ['canary'] }] },
    },
    {
      it: 'a canary whose template has a label of the selector with another value',
      first: { labels: { app: 'cart', track: 'stable' }, selector: APP },
      second: { labels: { app: 'cart', track: 'canary' } },
      expected: { ...APP, matchExpressions: [{ key: 'track', operator: 'NotIn', values: ['canary'] }] },
    },
    {
      it: 'a workload that has a label less',
      first: { labels: { app: 'cart', tier: 'web' }, selector: APP },
      second: {},
      expected: { ...APP, matchExpressions: [{ key: 'tier', operator: 'In', values: ['web'] }] },
    },
    {
      it: 'a Job with the same labels',
      first: {},
      second: { kind: 'Job' },
      expected: { ...APP, matchExpressions: [{ key: 'batch.kubernetes.io/job-name', operator: 'DoesNotExist' }] },
    },
    { it: 'two Jobs that share their labels', first: { kind: 'Job' }, second: { kind: 'Job' }, expected: { matchLabels: { 'batch.kubernetes.io/job-name': 'cart' } } },
    { it: 'a Job whose labels another has, and one more', first: { kind: 'Job' }, second: { kind: 'Job', labels: { app: 'cart', x: 'y' } }, expected: { matchLabels: { 'batch.kubernetes.io/job-name': 'cart' } } },
    { it: 'a Pod and a CronJob that share their labels', first: { kind: 'Pod' }, second: { kind: 'CronJob' }, expected: { matchLabels: MARKED } },
    { it: 'a CronJob of its own', first: { kind: 'CronJob' }, second: { labels: { app: 'basket' } }, expected: { matchLabels: MARKED } },
    { it: 'two Deployments that share their labels', first: {}, second: {}, expected: { matchLabels: { app: 'cart', ...MARKED } } },
    { it: 'two Deployments of one name and different kind', first: {}, second: { kind: 'StatefulSet', name: 'cart', id: 'other' }, expected: expect.objectContaining({ matchLabels: { 'app': 'cart', 'app-monitoring': expect.stringMatching(/^c8/) } }) },
    { it: 'two Jobs without labels', first: { kind: 'Job', labels: {} }, second: { kind: 'Job', labels: {} }, expected: { matchLabels: { 'batch.kubernetes.io/job-name': 'cart' } } },
  ])('finds the pods of one workload only: $it', ({ first, second, expected }) => {
    const { selector, sources } = selection(first, second);

    expect(selector).toEqual(expected);
    expect(sources).toEqual([expect.stringMatching(/^[A-Za-z]+\/shop\/cart$/)]);
  });

  test('leaves several canaries out by one condition, in any order of the tree', () => {
    const selectorOf = (tracks: readonly string[]) => {
      const chart = newChart();
      const workload = addWorkload(chart, PORTS);
      tracks.forEach((track) => addWorkload(chart, { name: track, labels: { app: 'cart', track } }));
      monitor(chart, { ...POD, workload });

      return synthOnly(chart, 'PodMonitor').spec.selector;
    };

    expect(selectorOf(['b', 'a'])).toEqual({ ...APP, matchExpressions: [{ key: 'track', operator: 'NotIn', values: ['a', 'b'] }] });
    expect(selectorOf(['a', 'b'])).toEqual(selectorOf(['b', 'a']));
  });

  test.each([{ kind: 'Deployment' }, { kind: 'Job' }])('a canary does not change the $kind that it resembles', ({ kind }) => {
    const build = (isAlone: boolean) => {
      const chart = newChart();
      const workload = addWorkload(chart, { kind, ...PORTS });
      const monitoring = monitor(chart, { ...POD, workload });
      if (!isAlone) addWorkload(chart, { kind, name: 'canary', labels: { app: 'cart', track: 'canary' } });
      scraped(chart);

      return { manifest: workload.toJson(), findings: monitoring.findings };
    };

    expect(build(false)).toEqual(build(true));
    expect(build(true).findings).toEqual([]);
  });

  test('says what a pod template gets where no label differs', () => {
    const chart = newChart();
    const workload = addWorkload(chart, PORTS);
    addWorkload(chart, { name: 'basket', ...PORTS });
    const { findings } = monitor(chart, { ...POD, workload });

    expect(findings.map(({ code, severity, message }) => ({ code, severity, message }))).toEqual([{
      code: 'AM232',
      severity: 'info',
      message: 'Deployment "shop/cart" gets spec.template.metadata.labels.app-monitoring: "cart", so its pods are replaced when this is applied for the first time',
    }]);
  });

  test('refuses a workload that does not select its own pods', () => {
    const chart = newChart();
    addWorkload(chart, { selector: { matchLabels: { app: 'basket' } } });
    monitor(chart, { operatorMode: true });

    expect(errorsOf(chart)).toEqual([
      '[shop/cart] AM214: Deployment "shop/cart" does not select its own pods, so the API server refuses it and no pod would be found; make spec.selector match the labels of the pod template',
    ]);
  });
});

/** A repository: one chart of an app of its own, in the namespace that it shares. */
function repository(name: string, props: AppMonitoringProps, chartLabels?: StringMap, labels?: StringMap): Chart {
  const chart = newChart({ labels: chartLabels });
  addWorkload(chart, { name, labels: { app: name }, ...PORTS });
  addService(chart, { name, labels, selector: { app: name } });
  addIngress(chart, { name, labels, backend: name });
  monitor(chart, props);

  return chart;
}

describe('selectService() and selectIngress()', () => {
  const TEAM = { team: 'shop' };
  test.each([
    { it: 'no labels', chartLabels: undefined, labels: undefined },
    { it: 'labels of the chart', chartLabels: TEAM, labels: undefined },
    { it: 'labels of the team', chartLabels: undefined, labels: TEAM },
    { it: 'labels of both', chartLabels: TEAM, labels: { app: 'shop' } },
  ])('two repositories with $it scrape their own only', ({ chartLabels, labels }) => {
    const both = (props: AppMonitoringProps) => scraped(repository('cart', props, chartLabels, labels), repository('basket', props, chartLabels, labels));

    expect(both(SERVICE).map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      'basket-service-monitor Deployment/shop/basket', 'cart-service-monitor Deployment/shop/cart',
    ]);
    expect(both(INGRESS).map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual(['basket-probe Ingress/shop/basket', 'cart-probe Ingress/shop/cart']);
  });

  test('a label that another Service gets later changes nothing', () => {
    const chart = repository('cart', SERVICE, undefined, { app: 'cart' });
    const before = synthOnly(chart, 'ServiceMonitor');
    addService(chart, { name: 'other', labels: { app: 'cart' }, selector: { app: 'other' } });

    expect(synthOnly(chart, 'ServiceMonitor')).toEqual(before);
  });

  test.each([{ kind: 'Service', props: SERVICE }, { kind: 'Ingress', props: INGRESS }])('says what the $kind gets', ({ kind, props }) => {
    const chart = newChart();
    addWorkload(chart, PORTS);
    addService(chart);
    addIngress(chart);

    expect(monitor(chart, props).findings).toEqual([{
      code: 'AM232',
      severity: 'info',
      path: 'shop/monitoring',
      message: `${kind} "shop/cart" gets metadata.labels.app-monitoring: "cart"`,
      fix: 'write the field into the object to decide it yourself',
    }]);
  });

  test('says nothing where the object has all that is needed', () => {
    const chart = newChart();
    addWorkload(chart, PORTS);
    addService(chart, { labels: MARKED });

    expect(monitor(chart, SERVICE).findings).toEqual([]);
  });
});

describe('AppMonitoringProps.selector and namespaceSelector', () => {
  const selector = { matchLabels: { team: 'shop' } };
  test.each([
    { kind: 'PodMonitor', props: POD, at: ['selector'] },
    { kind: 'ServiceMonitor', props: SERVICE, at: ['selector'] },
    { kind: 'Probe', props: INGRESS, at: ['targets', 'ingress', 'selector'] },
  ])('are used by a $kind, and nothing is added', ({ kind, props, at }) => {
    const chart = newChart();
    addWorkload(chart, { ...PORTS, labels: { app: 'cart', team: 'shop' } });
    addService(chart, { labels: { team: 'shop' } });
    addIngress(chart, { labels: { team: 'shop' } });
    const monitoring = monitor(chart, { ...props, selector, namespaceSelector: { any: true } });
    const { spec } = synthOnly(chart, kind);

    expect(at.reduce((value, key) => value[key], spec)).toEqual(selector);
    expect(at.slice(0, -1).reduce((value, key) => value[key], spec).namespaceSelector).toEqual({ any: true });
    expect(monitoring.findings).toEqual([]);
  });

  test.each<{ it: string; props: AppMonitoringProps; expected: string[] }>([
    {
      it: 'a selector for other labels of the Service',
      props: { ...SERVICE, selector },
      expected: ['[shop/monitoring] AM231: selector does not match Service "shop/cart": it needs team: shop, so nothing would be scraped; use labels of that object, or leave selector out'],
    },
    {
      it: 'a selector for other labels of the pods',
      props: { ...POD, selector: { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['cart'] }] } },
      expected: ['[shop/monitoring] AM231: selector does not match the pods of Deployment "shop/cart": it needs app not in (cart), so nothing would be scraped; use labels of that object, or leave selector out'],
    },
    {
      it: 'namespaces without that of the workload',
      props: { ...POD, namespaceSelector: { matchNames: ['other'] } },
      expected: ['[shop/monitoring] AM231: namespaceSelector does not include namespace "shop" of Deployment "shop/cart", so nothing would be scraped; add "shop" to matchNames, or leave namespaceSelector out'],
    },
    {
      it: 'no namespaces, for a monitor in another one',
      props: { ...POD, namespaceSelector: {}, metadata: { namespace: 'monitoring' } },
      expected: ['[shop/monitoring] AM231: namespaceSelector does not include namespace "shop" of Deployment "shop/cart", so nothing would be scraped; add "shop" to matchNames, or leave namespaceSelector out'],
    },
  ])('stop the synth for $it', ({ props, expected }) => {
    const chart = newChart();
    addWorkload(chart, PORTS);
    addService(chart);
    monitor(chart, props);

    expect(errorsOf(chart)).toEqual(expected);
  });

  test.each<{ it: string; props: AppMonitoringProps; expected: string }>([
    { it: 'labels in place of a selector', props: { selector: { app: 'cart' } as never }, expected: 'AM122 selector has "app", which is not a field of a selector; write it like { matchLabels: { app: \'cart\' } }' },
    { it: 'labels of namespaces', props: { namespaceSelector: { matchLabels: { team: 'shop' } } as never }, expected: 'AM122 namespaceSelector has "matchLabels", but a monitor selects namespaces by their names only; write it like { matchNames: [\'shop\'] }, or { any: true }' },
    { it: 'an empty selector', props: { selector: {} }, expected: 'AM122 selector is empty, so it would select every object of the namespace; set matchLabels or matchExpressions, or leave selector out' },
    {
      it: 'an unknown operator',
      props: { selector: { matchExpressions: [{ key: 'a', operator: 'Equals', values: ['b'] }] } },
      expected: 'AM122 selector is not valid: "Equals" is not a valid label selector operator; write it like { matchLabels: { app: \'cart\' } }',
    },
    {
      it: 'all namespaces and some',
      props: { namespaceSelector: { any: true, matchNames: ['shop'] } },
      expected: 'AM122 namespaceSelector sets any and matchNames, and the operator uses any only; set one of them',
    },
    {
      it: 'a name that is not valid',
      props: { namespaceSelector: { matchNames: ['Shop'] } },
      expected: 'AM122 namespaceSelector.matchNames[0] "Shop" is not a lower-case DNS name (letters, digits, "-" and ".", beginning and ending with a letter or digit); use the name of a namespace',
    },
  ])('refuse $it', ({ props, expected }) => {
    expect(propsRefusal({ ...POD, ...props })).toBe(expected);
  });

  test('may name labels that only the cluster knows', () => {
    const chart = newChart();
    addWorkload(chart, PORTS);
    monitor(chart, { ...POD, selector: { matchLabels: { app: 'cart' }, matchExpressions: [{ key: 'pod-template-hash', operator: 'Exists' }] } });

    expect(errorsOf(chart)).toEqual([]);
  });

  test('have no effect without the operator, or with targets of their own', () => {
    const chart = newChart();
    addWorkload(chart, PORTS);

    expect(monitor(chart, { selector }).findings.map(({ code, message }) => [code, message])).toEqual([
      ['AM305', '"selector" has no effect in annotation mode: the Prometheus that reads the annotations decides'],
    ]);
    expect(monitor(chart, { ...INGRESS, probe: { prober: 'blackbox', targets: ['shop.example.com'] }, selector }, 'probe').findings.map(({ code, message }) => [code, message])).toEqual([
      ['AM116', '"selector" has no effect on a Probe'],
    ]);
  });
});

test('pods of cdk8s-plus are selected by the label that they have', () => {
  const chart = newChart();
  new kplus.CronJob(chart, 'report', { schedule: { expressionString: '@daily' } as never, containers: [{ image: 'x', portNumber: 8080 }] });
  monitor(chart, POD);

  expect(Object.keys(synthOnly(chart, 'PodMonitor').spec.selector.matchLabels)).toEqual(['cdk8s.io/metadata.addr']);
});
