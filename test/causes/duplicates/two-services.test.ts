import { podMonitor, serviceMonitor } from '../../support/manifests/monitors';
import { prometheus, prometheusAgent } from '../../support/manifests/servers';
import { service } from '../../support/manifests/services';
import { deployment } from '../../support/manifests/workloads';
import { reported } from '../../support/reported';
import { ANNOTATED } from '../annotated';

const HEADLESS = service({ clusterIP: 'None' }, { name: 'cart-headless' });

describe('AM928', () => {
  test.each([
    {
      it: 'names both Services',
      given: [prometheus(), serviceMonitor(), service(), HEADLESS, deployment()],
      expected: ['warning ServiceMonitor/shop/cart: Services "cart", "cart-headless" select the same pods of "Deployment/shop/cart" and are all monitored, so "Prometheus/monitoring/main" scrapes port 9090 at "/metrics" 2 times and stores every sample 2 times; add a label to one of the Services that the others do not have, and select by that label'],
    },
    {
      it: 'names three',
      given: [prometheus(), serviceMonitor(), service(), HEADLESS, service({}, { name: 'third' }), deployment()],
      expected: [expect.stringContaining('"cart", "cart-headless", "third" select')],
    },
    {
      it: 'reports each server that does so',
      given: [prometheus(), prometheus({}, { name: 'b' }), serviceMonitor(), service(), HEADLESS, deployment()],
      expected: [expect.stringContaining('/b" scrapes'), expect.stringContaining('/main" scrapes')],
    },
    {
      it: 'is silent where one of them is selected',
      given: [prometheus(), serviceMonitor(), service(), service({ clusterIP: 'None' }, { name: 'cart-headless', labels: {} }), deployment()],
      expected: [],
    },
    {
      it: 'is silent where their ports are not the same',
      given: [prometheus(), serviceMonitor(), service(), service({ ports: [{ name: 'http', port: 80, targetPort: 8080 }] }, { name: 'web' }), deployment()],
      expected: [],
    },
    {
      it: 'is silent where they lead to other pods',
      given: [
        prometheus(),
        serviceMonitor(),
        service(),
        service({ selector: { app: 'orders' } }, { name: 'orders' }),
        deployment(),
        deployment({ name: 'orders', labels: { app: 'orders' } }),
      ],
      expected: [],
    },
    {
      it: 'is silent for two servers with one Service each',
      given: [prometheus({}, { name: 'p' }), prometheusAgent(), serviceMonitor(), service(), deployment()],
      expected: [],
    },
    { it: 'is silent for pods', given: [prometheus(), podMonitor(), service(), HEADLESS, deployment()], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM928', given)).toEqual(expected));

  test('looks at annotations', () => {
    const annotations = { 'prometheus.io/scrape': 'true', 'prometheus.io/port': '9090' };

    expect(reported('AM928', [service({}, { annotations }), service({ clusterIP: 'None' }, { name: 'b', annotations }), deployment()], ANNOTATED))
      .toEqual([expect.stringContaining('warning Deployment/shop/cart: Services "b", "cart" select the same pods')]);
  });
});
