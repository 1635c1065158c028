import { podMonitor, serviceMonitor } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { service } from '../../support/manifests/services';
import { deployment } from '../../support/manifests/workloads';
import { reported } from '../../support/reported';

const ignoring = (name = 'main') => prometheus({ ignoreNamespaceSelectors: true }, { name });
const looksIn = (namespaceSelector: object) => serviceMonitor({}, { namespaceSelector }, { namespace: 'monitoring' });

describe('AM905', () => {
  test.each([
    {
      it: 'says which namespaces are left out',
      given: [ignoring(), looksIn({ matchNames: ['shop'] }), service()],
      expected: ['error ServiceMonitor/monitoring/cart: "Prometheus/monitoring/main" sets ignoreNamespaceSelectors: true, so namespaceSelector has no effect: only namespace "monitoring" is searched, and nothing in "shop" is scraped; create a ServiceMonitor in "shop", or set ignoreNamespaceSelectors to false'],
    },
    {
      it: 'needs no Service for a namespace that is named',
      given: [ignoring(), looksIn({ matchNames: ['shop', 'web'] })],
      expected: [expect.stringContaining('nothing in "shop", "web" is scraped; create a ServiceMonitor in each of these namespaces')],
    },
    {
      it: 'finds what all namespaces would bring',
      given: [ignoring(), looksIn({ any: true }), service()],
      expected: [expect.stringContaining('nothing in "shop" is scraped')],
    },
    {
      it: 'finds pods',
      given: [ignoring(), podMonitor({}, { namespaceSelector: { any: true } }, { namespace: 'web' }), deployment()],
      expected: [expect.stringContaining('only namespace "web" is searched, and nothing in "shop"')],
    },
    {
      it: 'names several servers',
      given: [ignoring(), ignoring('other'), looksIn({ matchNames: ['shop'] })],
      expected: [expect.stringContaining('"Prometheus/monitoring/main", "Prometheus/monitoring/other" set ignoreNamespaceSelectors: true')],
    },
    {
      it: 'is silent where one server reads the field',
      given: [ignoring(), prometheus({}, { name: 'other' }), looksIn({ matchNames: ['shop'] }), service()],
      expected: [],
    },
    { it: 'is silent for the own namespace', given: [ignoring(), looksIn({ matchNames: ['monitoring'] })], expected: [] },
    {
      it: 'is silent where only the command line knows the namespace',
      given: [ignoring(), serviceMonitor({}, { namespaceSelector: { matchNames: ['shop'] } }, { namespace: undefined })],
      expected: [],
    },
    { it: 'is silent without the field', given: [ignoring(), looksIn({})], expected: [] },
    {
      it: 'is silent where all namespaces bring nothing more',
      given: [ignoring(), looksIn({ any: true }), service({}, { namespace: 'monitoring' })],
      expected: [],
    },
    { it: 'is silent where another monitor is for the rest', given: [ignoring(), looksIn({ any: true }), serviceMonitor(), service()], expected: [] },
    {
      it: 'is silent where no server takes it',
      given: [prometheus({ ignoreNamespaceSelectors: true, serviceMonitorSelector: null }), looksIn({ matchNames: ['shop'] })],
      expected: [],
    },
  ])('$it', ({ given, expected }) => expect(reported('AM905', given)).toEqual(expected));

  test('is reported alone', () => {
    const given = [ignoring(), looksIn({ matchNames: ['shop'] }), service()];

    expect([...reported('AM904', given), ...reported('AM906', given)]).toEqual([]);
  });
});
