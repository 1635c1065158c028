import { object } from '../../support/manifests/manifest';
import { podMonitor, probe, serviceMonitor } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { ingress, service } from '../../support/manifests/services';
import { deployment } from '../../support/manifests/workloads';
import { reported } from '../../support/reported';

const inMonitoring = (spec: object = {}, name = 'cart') => serviceMonitor({}, { ...spec }, { namespace: 'monitoring', name });
const looksIn = (...matchNames: string[]) => ({ namespaceSelector: { matchNames } });

describe('AM904', () => {
  test.each([
    {
      it: 'says where the Services are',
      given: [inMonitoring(), service(), deployment()],
      expected: ['error ServiceMonitor/monitoring/cart: it searches for Services only in "monitoring", but those that match its selector are in "shop" ("Service/shop/cart"), so it has no targets; set namespaceSelector.matchNames to ["shop"], or move the ServiceMonitor to "shop"'],
    },
    {
      it: 'is a note where such a Service may be installed there',
      given: [inMonitoring(), service(), deployment(), object('helm.toolkit.fluxcd.io/v2', 'HelmRelease', { spec: { targetNamespace: 'monitoring' } }, { namespace: 'flux-system', name: 'stack' })],
      expected: [expect.stringMatching(/^info .* so it has no targets unless HelmRelease "flux-system\/stack" installs such Services there, which is not known/)],
    },
    {
      it: 'finds a namespace that is misspelt',
      given: [inMonitoring(looksIn('shopp')), service()],
      expected: [expect.stringContaining('only in "shopp", but those that match its selector are in "shop"')],
    },
    {
      it: 'finds pods',
      given: [podMonitor({}, {}, { namespace: 'monitoring' }), deployment()],
      expected: [expect.stringContaining('it searches for pods only in "monitoring", but those that match its selector are in "shop" ("Deployment/shop/cart")')],
    },
    {
      it: 'finds Ingresses',
      given: [
        probe({ targets: { ingress: { selector: { matchLabels: { app: 'cart' } } } } }),
        ingress({}, { namespace: 'web' }),
      ],
      expected: [expect.stringContaining('set targets.ingress.namespaceSelector.matchNames to ["web"]')],
    },
    {
      it: 'names a few of many',
      given: [inMonitoring(), ...['a', 'b', 'c', 'd', 'e'].map((name) => service({}, { namespace: name }))],
      expected: [expect.stringContaining('are in "a", "b", "c" and 2 more')],
    },
    {
      it: 'proposes to move where servers ignore the field',
      given: [prometheus({ ignoreNamespaceSelectors: true }), inMonitoring(), service()],
      expected: [expect.stringMatching(/; move the ServiceMonitor to "shop"$/)],
    },
    { it: 'is silent where it looks there', given: [inMonitoring(looksIn('shop')), service()], expected: [] },
    { it: 'is silent where it looks everywhere', given: [inMonitoring({ namespaceSelector: { any: true } }), service()], expected: [] },
    { it: 'is silent where it finds one of its own', given: [inMonitoring(), service({}, { namespace: 'monitoring' }), service()], expected: [] },
    { it: 'is silent where another monitor is for that one', given: [inMonitoring(), serviceMonitor(), service()], expected: [] },
    {
      it: 'is silent where a ServiceMonitor is for those pods',
      given: [podMonitor({}, {}, { namespace: 'monitoring' }), serviceMonitor(), service(), deployment()],
      expected: [],
    },
    {
      it: 'is silent for a selector of labels that only the cluster knows',
      given: [podMonitor({}, { selector: { matchLabels: { 'batch.kubernetes.io/job-name': 'migrate' } } }, { namespace: 'monitoring' }), deployment()],
      expected: [],
    },
    { it: 'is silent where nothing has the labels', given: [inMonitoring(), service({}, { labels: { app: 'orders' } })], expected: [] },
    { it: 'is silent with an empty selector', given: [inMonitoring({ selector: {} }), service()], expected: [] },
    {
      it: 'is silent with a selector that only rules out',
      given: [inMonitoring({ selector: { matchExpressions: [{ key: 'x', operator: 'DoesNotExist' }] } }), service()],
      expected: [],
    },
    {
      it: 'is silent where only the command line knows the namespace',
      given: [serviceMonitor({}, looksIn('web')), service({}, { namespace: undefined })],
      expected: [],
    },
    { it: 'is silent about a monitor without a namespace', given: [serviceMonitor({}, {}, { namespace: undefined }), service()], expected: [] },
    { it: 'is silent without a Service', given: [inMonitoring()], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM904', given)).toEqual(expected));
});
