import { OPERATOR } from '../../lib/forecast/operator';
import { inspect } from '../../lib/inspection/inspect';
import { tryMonitorKind } from '../../lib/operator-port/monitor-kinds';
import { namespace } from '../support/manifests/cluster';
import { podMonitor, serviceMonitor } from '../support/manifests/monitors';
import { prometheus, prometheusAgent } from '../support/manifests/servers';
import { service } from '../support/manifests/services';
import { deployment } from '../support/manifests/workloads';

const forecastOf = (manifests: readonly object[]) => {
  const subjects = manifests.map((manifest) => ({ manifest: JSON.parse(JSON.stringify(manifest)) }));

  return inspect(subjects, { operator: OPERATOR }).forecast;
};
const SM = 'ServiceMonitor/shop/cart';
const PM = 'PodMonitor/shop/cart';

describe('Forecast', () => {
  test('keeps a monitor to its namespace for the servers that do so, and for no others', () => {
    const forecast = forecastOf([prometheus({ ignoreNamespaceSelectors: true }), prometheusAgent(), serviceMonitor({}, { namespaceSelector: { any: true } }), service({}, { namespace: 'stock' })]);
    const monitor = forecast.objects.tryFindByKey(SM)!;
    const [confined, open] = ['Prometheus/monitoring/main', 'PrometheusAgent/monitoring/main'].map((key) => forecast.tryServer(key)!);

    expect(forecast.namespacesOf(monitor, [confined])).toEqual(['shop']);
    expect(forecast.namespacesOf(monitor, [open])).toBeUndefined();
    expect(forecast.namespacesOf(monitor)).toBeUndefined();
    expect(forecast.selectedBy(monitor, [confined])).toEqual([]);
    expect(forecast.selectedBy(monitor, [open]).map(({ source }) => source)).toEqual(['Service/stock/cart']);
    expect(forecast.selectedBy(monitor).map(({ source }) => source)).toEqual(['Service/stock/cart']);
  });

  test.each([
    { it: 'the Service that the labels of a target name', labels: new Map([['service', 'cart'], ['namespace', 'shop']]), expected: ['Service/shop/cart'] },
    { it: 'all that lead there where no label names one', labels: new Map(), expected: ['Service/shop/cart', 'Service/shop/twin'] },
    { it: 'all that lead there for what is dropped', labels: undefined, expected: ['Service/shop/cart', 'Service/shop/twin'] },
  ])('finds between a monitor and its target $it', ({ labels, expected }) => {
    const forecast = forecastOf([prometheus(), serviceMonitor(), service(), service({}, { name: 'twin' }), service({ selector: { app: 'x' } }, { name: 'other' }), deployment()]);
    const [monitor, server] = [forecast.objects.tryFindByKey(SM)!, forecast.servers[0]];

    expect(forecast.servicesBetween(monitor, server, { source: 'Deployment/shop/cart', labels })).toEqual(expected);
    expect(forecast.servicesBetween(monitor, server, { source: 'Deployment/shop/other', labels })).toEqual([]);
  });

  test.each([
    { it: 'matches', given: [prometheus()], expected: undefined },
    { it: 'has no selector', given: [prometheus({ podMonitorSelector: null })], expected: { isUnset: true, lacks: [], namespace: 'allowed' } },
    {
      it: 'wants other labels',
      given: [prometheus({ podMonitorSelector: { matchLabels: { a: 'b' } } })],
      expected: { isUnset: false, lacks: ['a: b'], namespace: 'allowed' },
    },
    { it: 'stays in its namespace', given: [prometheus({ podMonitorNamespaceSelector: null })], expected: { isUnset: false, lacks: [], namespace: 'denied' } },
    {
      it: 'wants labels of a namespace that has others',
      given: [prometheus({ podMonitorNamespaceSelector: { matchLabels: { team: 'a' } } }), namespace('shop', {})],
      expected: { isUnset: false, lacks: [], namespace: 'denied' },
    },
    {
      it: 'wants labels of a namespace that are not known',
      given: [prometheus({ podMonitorNamespaceSelector: { matchLabels: { team: 'a' } } })],
      expected: { isUnset: false, lacks: [], namespace: 'unknown' },
    },
  ])('tryMismatch() of a server that $it', ({ given, expected }) => {
    const forecast = forecastOf([...given, podMonitor()]);

    expect(forecast.selection.tryMismatch(forecast.managedServers[0], tryMonitorKind('PodMonitor')!, forecast.objects.tryFindByKey(PM)!)).toEqual(expected);
  });
});
