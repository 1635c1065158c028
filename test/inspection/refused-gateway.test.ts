/** What a Gateway would bring is not brought if the API server refuses it. */
import { Inspection } from '../../lib/inspection/inspection';
import { Fields, object } from '../support/manifests/manifest';
import { podMonitor } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';
import { deployment } from '../support/manifests/workloads';

const MONITOR = podMonitor({}, { selector: { matchLabels: { 'gateway.networking.k8s.io/gateway-name': 'edge' } } });
const gateway = (listener: Fields) => object('gateway.networking.k8s.io/v1', 'Gateway', {
  spec: { gatewayClassName: 'istio', listeners: [{ name: 'http', port: 80, protocol: 'HTTP', ...listener }] },
}, { name: 'edge' });

describe('a monitor of the pods of a Gateway', () => {
  test.each([
    { it: 'is not known', listener: {}, expected: ['info AM906 PodMonitor/shop/cart'] },
    { it: 'is affected by what the API server refuses, and nothing else is reported', listener: { port: '80' }, expected: ['error AM601 Gateway/shop/edge'] },
    { it: 'is not known with a field that no release has', listener: { protocl: 'HTTP' }, expected: ['warning AM602 Gateway/shop/edge', 'info AM906 PodMonitor/shop/cart'] },
  ])('$it', ({ listener, expected }) => {
    const { findings } = Inspection.ofYaml([prometheus(), deployment(), MONITOR, gateway(listener)].map((manifest) => JSON.stringify(manifest)).join('\n---\n'));

    expect(findings.map(({ severity, code, path }) => `${severity} ${code} ${path}`)).toEqual(expected);
    findings.filter(({ code }) => code === 'AM601').forEach(({ message }) => expect(message).toContain('this affects "PodMonitor/shop/cart"'));
  });
});
