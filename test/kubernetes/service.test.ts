import { servesWorkload, tryService } from '../../lib/kubernetes/service';
import { tryWorkload } from '../../lib/kubernetes/workload';
import { addService, addWorkload, newChart, ServiceOptions } from '../support/app';

describe('tryService()', () => {
  test('reads labels, selector and ports', () => {
    const ports = [{ port: 80 }, { name: 'dns', port: 53, targetPort: 'dns', protocol: 'UDP' }];
    const manifest = addService(newChart(), { labels: { a: 'b' }, annotations: { c: 'd' }, ports }).toJson();

    expect(tryService(manifest)).toEqual({
      kind: 'Service',
      name: 'cart',
      namespace: 'shop',
      labels: { a: 'b' },
      annotations: { c: 'd' },
      type: 'ClusterIP',
      selector: { app: 'cart' },
      ports: [{ port: 80, targetPort: 80, protocol: 'TCP' }, { name: 'dns', port: 53, targetPort: 'dns', protocol: 'UDP' }],
    });
  });

  test.each([{ apiVersion: 'v1', kind: 'Secret' }, { apiVersion: 'serving.knative.dev/v1', kind: 'Service' }, {}])('is nothing for %j', (manifest) => {
    expect(tryService(manifest)).toBeUndefined();
  });

  test('survives a port that is none', () => {
    expect(tryService({ apiVersion: 'v1', kind: 'Service', spec: { ports: [null] } })!.ports).toEqual([{ port: NaN, targetPort: NaN, protocol: 'TCP' }]);
  });
});

describe('servesWorkload()', () => {
  test.each<{ it: string; service: ServiceOptions; expected: boolean }>([
    { it: 'selects the pods', service: {}, expected: true },
    { it: 'selects by fewer labels than the pods carry', service: { selector: { app: 'cart' } }, expected: true },
    { it: 'selects other pods', service: { selector: { app: 'basket' } }, expected: false },
    { it: 'asks for a label more', service: { selector: { app: 'cart', x: 'y' } }, expected: false },
    { it: 'has no selector', service: { selector: {} }, expected: false },
    { it: 'is an ExternalName', service: { type: 'ExternalName' }, expected: false },
    { it: 'is in another namespace', service: { namespace: 'other' }, expected: false },
  ])('$expected when the Service $it', ({ service, expected }) => {
    const chart = newChart();
    const workload = tryWorkload(addWorkload(chart, { labels: { app: 'cart', tier: 'web' } }).toJson())!;

    expect(servesWorkload(tryService(addService(chart, service).toJson())!, workload)).toBe(expected);
  });
});
