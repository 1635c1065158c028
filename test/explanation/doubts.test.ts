/** What may keep an object from being scraped after all, found on other objects. */
import { BY_SERVICE, DEPLOYMENT, explain, SERVER, SM } from './explaining';
import { prometheus } from '../support/manifests/servers';

const meshed = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels: { 'istio-injection': 'enabled' } } };
const denying = { apiVersion: 'security.istio.io/v1', kind: 'AuthorizationPolicy', metadata: { name: 'deny-all', namespace: 'shop' }, spec: {} };
const cilium = { apiVersion: 'cilium.io/v2', kind: 'CiliumNetworkPolicy', metadata: { name: 'cart', namespace: 'shop' }, spec: { endpointSelector: {}, ingress: [{}] } };

describe('Inspection.explain() of what is scraped', () => {
  test.each([
    { it: 'a policy of the mesh', given: { ...BY_SERVICE, meshed, denying }, expected: ['AM962 warning ServiceMonitor/shop/cart'] },
    { it: 'a policy that is not judged', given: { ...BY_SERVICE, cilium }, expected: ['AM963 info ServiceMonitor/shop/cart'] },
    { it: 'a server that is paused', given: { ...BY_SERVICE, server: prometheus({ paused: true }) }, expected: [`AM953 warning ${SERVER}`] },
    { it: 'an image that is older than the version', given: { ...BY_SERVICE, server: prometheus({ image: 'quay.io/prometheus/prometheus:v2.53.0', version: 'v3.4.0' }) }, expected: [`AM952 warning ${SERVER}`] },
    { it: 'nothing', given: BY_SERVICE, expected: [] },
  ])('has the findings on others that may be in the way: $it', ({ given, expected }) => {
    const { findings, isScraped } = explain(DEPLOYMENT, Object.values(given));

    expect(isScraped).toBe(true);
    expect(findings.map(({ code, severity, path }) => `${code} ${severity} ${path}`)).toEqual(expected);
  });

  test('has each finding once: those on a monitor are its own', () => {
    const { findings } = explain(SM, [...Object.values(BY_SERVICE), meshed, denying]);

    expect(findings.map(({ code, path }) => `${code} ${path}`)).toEqual([`AM962 ${SM}`]);
  });
});
