import { ApiObject } from 'cdk8s';
import { MonitorType } from '../../../lib/app-monitoring/monitor-type';
import { addIngress, addService, addWorkload, errorsOf, monitor, newChart } from '../../support/app';

const INGRESS = { operatorMode: true, monitorType: MonitorType.INGRESS, probe: { prober: 'blackbox' } };

describe('AppView', () => {
  test('says which object cannot be written', () => {
    const chart = newChart();
    const workload = addWorkload(chart);
    workload.toJson = () => { throw new Error('no such thing'); };
    monitor(chart);

    expect(errorsOf(chart)).toEqual([expect.stringMatching(/^\[shop\/cart\] AM216: Deployment "shop\/cart" cannot be written: .*no such thing; fix this object first$/)]);
  });
});

test.each([{ kind: 'Service', monitorType: MonitorType.SERVICE }, { kind: 'Ingress', monitorType: MonitorType.INGRESS }])('says which $kind cannot be written, if none is found', ({ kind, monitorType }) => {
  const chart = newChart();
  addWorkload(chart);
  const objects = [addService(chart), addIngress(chart)];
  objects.find((object) => object.kind === kind)!.toJson = () => { throw new Error('no such thing'); };
  monitor(chart, { operatorMode: true, monitorType, probe: { prober: 'blackbox' } });

  expect(errorsOf(chart)).toEqual([expect.stringContaining(`[shop/cart-${kind.toLowerCase()}] AM216: ${kind} "shop/cart-${kind.toLowerCase()}" cannot be written: no such thing; fix this object first`)]);
});

describe('findIngress()', () => {
  const backend = { service: { name: 'cart', port: { number: 80 } } };
  const rule = (host?: string) => ({ ...(host && { host }), http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } });

  test.each<{ it: string; spec: object; expected: string[] }>([
    { it: 'takes a host beside a pattern', spec: { rules: [rule('*.example.com'), rule('shop.example.com')] }, expected: [] },
    {
      it: 'refuses a pattern of hosts',
      spec: { rules: [rule('*.example.com')] },
      expected: ['[shop/monitoring] AM215: Ingress "shop/cart" has no rule with a host of its own (has "*.example.com"), so nothing can be probed; give a rule its host, or set probe.targets'],
    },
    {
      it: 'refuses any host',
      spec: { rules: [rule()] },
      expected: ['[shop/monitoring] AM215: Ingress "shop/cart" has no rule with a host, so nothing can be probed; give a rule its host, or set probe.targets'],
    },
    {
      it: 'refuses a default backend alone',
      spec: { defaultBackend: backend },
      expected: ['[shop/monitoring] AM215: Ingress "shop/cart" has no rules, so nothing can be probed; give a rule its host, or set probe.targets'],
    },
  ])('$it', ({ spec, expected }) => {
    const chart = newChart();
    addWorkload(chart);
    addService(chart);
    new ApiObject(chart, 'ingress', { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata: { name: 'cart' }, spec });
    monitor(chart, INGRESS);

    expect(errorsOf(chart)).toEqual(expected);
  });
});
