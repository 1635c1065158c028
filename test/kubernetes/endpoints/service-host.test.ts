import { tryServiceHost } from '../../../lib/kubernetes/endpoints/service-host';

describe('tryServiceHost()', () => {
  test.each<readonly [string, object | undefined]>([
    ['blackbox', { name: 'blackbox', suffix: '' }],
    ['Blackbox.Monitoring', { name: 'blackbox', namespace: 'monitoring', suffix: '' }],
    ['blackbox.monitoring.svc', { name: 'blackbox', namespace: 'monitoring', suffix: '.svc' }],
    ['blackbox.monitoring.svc.cluster.local', { name: 'blackbox', namespace: 'monitoring', suffix: '.svc.cluster.local' }],
    ['blackbox.monitoring.svc.cluster.local.', { name: 'blackbox', namespace: 'monitoring', suffix: '.svc.cluster.local.' }],
    ['blackbox.', undefined],
    ['blackbox.monitoring.svc.', undefined],
    ['blackbox.monitoring.svc.example.com', undefined],
    ['blackbox.monitoring.example', undefined],
    ['blackbox-0.blackbox.monitoring.svc', undefined],
    ['10.0.0.1', undefined],
    ['1', undefined],
    ['', undefined],
    ['a_b', undefined],
  ])('%s', (host, expected) => expect(tryServiceHost(host)).toEqual(expected));
});
