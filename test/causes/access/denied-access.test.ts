import { OPERATOR } from '../../../lib/forecast/operator';
import { inspect } from '../../../lib/inspection/inspect';
import { loadManifests } from '../../../lib/manifests/load/load-manifests';
import { binding, role, serverWithAccount } from '../../support/manifests/access';
import { object } from '../../support/manifests/manifest';
import { podMonitor, probe, scrapeConfig, serviceMonitor } from '../../support/manifests/monitors';
import { deployment } from '../../support/manifests/workloads';
import { reported } from '../../support/reported';

const all = ['pods', 'services', 'endpoints'];
const elsewhere = [role('monitoring', all), binding('monitoring')];

describe('AM913', () => {
  test.each([
    {
      it: 'says what is not permitted',
      given: [serverWithAccount(), ...elsewhere, serviceMonitor()],
      expected: ['error ServiceMonitor/shop/cart: ServiceAccount "monitoring/prometheus" of "Prometheus/monitoring/main" is not allowed to list and watch endpoints, services, pods in "shop", so Prometheus finds no targets there; create a Role with get, list and watch on endpoints, services, pods in "shop", and bind it to this ServiceAccount'],
    },
    {
      it: 'is a note where roles may be installed with the server',
      given: [serverWithAccount(), ...elsewhere, serviceMonitor(), object('helm.toolkit.fluxcd.io/v2', 'HelmRelease', { spec: { targetNamespace: 'monitoring' } }, { namespace: 'flux-system', name: 'stack' })],
      expected: [expect.stringMatching(/^info .* so Prometheus finds no targets there unless HelmRelease "flux-system\/stack" installs a role for it, which is not known; make sure that HelmRelease "flux-system\/stack" installs a role for it; otherwise create a Role/)],
    },
    {
      it: 'needs pods alone for a PodMonitor',
      given: [serverWithAccount(), role('shop', ['services']), binding('shop'), podMonitor()],
      expected: [expect.stringContaining('is not allowed to list and watch pods in "shop"')],
    },
    {
      it: 'needs Ingresses for a Probe of these',
      given: [serverWithAccount(), ...elsewhere, probe({ targets: { ingress: { selector: {} } } })],
      expected: [expect.stringContaining('is not allowed to list and watch ingresses in "shop"')],
    },
    {
      it: 'warns where it may list, but not watch',
      given: [serverWithAccount(), role('shop', all, ['get', 'list']), binding('shop'), podMonitor()],
      expected: ['warning PodMonitor/shop/cart: ServiceAccount "monitoring/prometheus" of "Prometheus/monitoring/main" is allowed to list pods in "shop", but not to watch them, so Prometheus lists them again and again, finds new targets late and logs errors; create a Role with get, list and watch on pods in "shop", and bind it to this ServiceAccount'],
    },
    {
      it: 'warns where it may watch, but not list',
      given: [serverWithAccount(), role('shop', all, ['get', 'watch']), binding('shop'), podMonitor()],
      expected: [expect.stringMatching(/^warning .* is allowed to watch pods in "shop", but not to list them, so/)],
    },
    {
      it: 'is an error where it may watch, but not list, and Prometheus cannot do without',
      given: [serverWithAccount('main', { version: 'v3.9.0' }), role('shop', all, ['get', 'watch']), binding('shop'), podMonitor()],
      expected: ['error PodMonitor/shop/cart: ServiceAccount "monitoring/prometheus" of "Prometheus/monitoring/main" is allowed to watch pods in "shop", but not to list them, so Prometheus finds no targets there; create a Role with get, list and watch on pods in "shop", and bind it to this ServiceAccount'],
    },
    {
      it: 'warns where it may list, but not watch, whatever the version',
      given: [serverWithAccount('main', { version: 'v3.9.0' }), role('shop', all, ['get', 'list']), binding('shop'), podMonitor()],
      expected: [expect.stringMatching(/^warning .* is allowed to list pods in "shop", but not to watch them, so/)],
    },
    {
      it: 'names the namespaces that are missing',
      given: [serverWithAccount(), role('shop', all), binding('shop'), podMonitor({}, { namespaceSelector: { matchNames: ['shop', 'web'] } })],
      expected: [expect.stringContaining('pods in "web", so Prometheus finds no targets there')],
    },
    {
      it: 'asks for all namespaces at once',
      given: [serverWithAccount(), role('shop', all), binding('shop'), podMonitor({}, { namespaceSelector: { any: true } })],
      expected: [expect.stringMatching(/pods in all namespaces, so Prometheus finds no targets there; create a ClusterRole .* with a ClusterRoleBinding$/)],
    },
    { it: 'is silent where it is permitted', given: [serverWithAccount(), role('shop', all), binding('shop'), serviceMonitor(), podMonitor()], expected: [] },
    {
      it: 'is silent where it is permitted everywhere',
      given: [serverWithAccount(), role('', all), binding(''), podMonitor({}, { namespaceSelector: { any: true } })],
      expected: [],
    },
    { it: 'is silent where no binding is known', given: [serverWithAccount(), podMonitor()], expected: [] },
    { it: 'is silent where a role is not known', given: [serverWithAccount(), ...elsewhere, binding('shop'), podMonitor()], expected: [] },
    {
      it: 'is silent where another server may',
      given: [serverWithAccount(), ...elsewhere, serverWithAccount('other', { serviceAccountName: 'other' }), podMonitor()],
      expected: [],
    },
    {
      it: 'is silent with another API server',
      given: [serverWithAccount('main', { apiserverConfig: { host: 'https://x' } }), ...elsewhere, podMonitor()],
      expected: [],
    },
    {
      it: 'is silent where only the command line knows the namespace',
      given: [serverWithAccount(), ...elsewhere, podMonitor({}, {}, { namespace: undefined })],
      expected: [],
    },
    { it: 'is silent where nothing is discovered', given: [serverWithAccount(), ...elsewhere, probe(), scrapeConfig()], expected: [] },
    {
      it: 'asks for the own namespace where servers ignore the selector',
      given: [
        serverWithAccount('main', { ignoreNamespaceSelectors: true }),
        role('shop', all),
        binding('shop'),
        podMonitor({}, { namespaceSelector: { any: true } }),
      ],
      expected: [],
    },
  ])('$it', ({ given, expected }) => expect(reported('AM913', given)).toEqual(expected));

  test.each([
    { it: 'not discovered', more: [], about: ['Deployment/shop/cart'] },
    { it: 'not discovered unless a role is installed', more: [object('helm.toolkit.fluxcd.io/v2', 'HelmRelease', { spec: { targetNamespace: 'monitoring' } }, { namespace: 'flux-system', name: 'stack' })], about: ['Deployment/shop/cart'] },
    { it: 'listed, but not watched', more: [role('shop', all, ['get', 'list']), binding('shop')], about: [] },
  ])('is about $about where pods are $it', ({ more, about }) => {
    const given = [serverWithAccount(), ...elsewhere, podMonitor(), deployment(), deployment({ namespace: 'web' }), ...more];
    const { diagnosis } = inspect(given.flatMap((manifest) => loadManifests(JSON.stringify(manifest), '')), { operator: OPERATOR });

    expect(diagnosis().all.filter(({ problem: { code } }) => code === 'AM913')).toEqual([expect.objectContaining({ key: 'PodMonitor/shop/cart', about })]);
  });
});
