import { isMonitorKey, MONITOR_KIND_NAMES, MONITOR_KINDS, tryMonitorKind } from '../../lib/operator-port/monitor-kinds';

describe('MONITOR_KINDS', () => {
  test('have their fields of a server, in the order of the operator', () => {
    expect(MONITOR_KINDS.map(({ selector }) => selector)).toEqual(['serviceMonitorSelector', 'podMonitorSelector', 'probeSelector', 'scrapeConfigSelector']);
    expect(MONITOR_KINDS.map(({ namespaceSelector }) => namespaceSelector)).toEqual([
      'serviceMonitorNamespaceSelector', 'podMonitorNamespaceSelector', 'probeNamespaceSelector', 'scrapeConfigNamespaceSelector',
    ]);
  });

  test('are found by their names', () => {
    expect(MONITOR_KIND_NAMES.map((name) => tryMonitorKind(name)?.kind)).toEqual(['ServiceMonitor', 'PodMonitor', 'Probe', 'ScrapeConfig']);
    expect(['', 'Service', 'probe', 'constructor'].map(tryMonitorKind)).toEqual([undefined, undefined, undefined, undefined]);
  });

  test.each([
    { key: 'PodMonitor/shop/cart', expected: true },
    { key: 'ScrapeConfig/shop/a/b', expected: true },
    { key: 'Service/shop/PodMonitor', expected: false },
    { key: 'prometheus.yml', expected: false },
    { key: '', expected: false },
  ])('isMonitorKey() of "$key" is $expected', ({ key, expected }) => expect(isMonitorKey(key)).toBe(expected));
});
