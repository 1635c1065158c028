/** What a Probe makes of Ingresses. */

import { Fields, Manifest } from '../../../support/manifests/manifest';
import { probe, scrapeConfig } from '../../../support/manifests/monitors';
import { prometheus } from '../../../support/manifests/servers';
import { ingress, rule } from '../../../support/manifests/services';
import { Scenario } from '../scenario';

const INGRESSES: { readonly [name: string]: readonly Manifest[] } = {
  'one host': [ingress()],
  'several paths': [ingress({ rules: [rule('cart.example', '/a', '/b', '/a')] })],
  'several hosts': [ingress({ rules: [rule('a.example', '/'), rule('b.example', '/b')] })],
  'a host without paths': [ingress({ rules: [{ host: 'cart.example' }] })],
  'no host': [ingress({ rules: [rule(undefined, '/x')] })],
  'a wildcard': [ingress({ rules: [rule('*.example', '/')] })],
  'TLS of the host': [ingress({ tls: [{ hosts: ['cart.example'], secretName: 'tls' }] })],
  'TLS of another host': [ingress({ tls: [{ hosts: ['web.example'] }] })],
  'TLS by a wildcard': [ingress({ tls: [{ hosts: ['*.example'] }] })],
  'TLS by a wildcard of another level': [ingress({ tls: [{ hosts: ['*.com'] }], rules: [rule('a.b.com', '/')] })],
  'TLS of a wildcard by the same wildcard': [ingress({ tls: [{ hosts: ['*.example'] }], rules: [rule('*.example', '/')] })],
  'TLS without hosts': [ingress({ tls: [{ secretName: 'tls' }] })],
  'TLS without a host of its own': [ingress({ tls: [{ hosts: ['cart.example'] }], rules: [rule(undefined, '/x')] })],
  'TLS of one host of two': [ingress({ tls: [{ hosts: ['a.example'] }], rules: [rule('a.example', '/'), rule('b.example', '/')] })],
  'no rules': [ingress({ rules: undefined, defaultBackend: { service: { name: 'cart', port: { number: 80 } } } })],
  'a class': [ingress({ ingressClassName: 'nginx' }, { annotations: { 'example.com/owner': 'ann' } })],
  'the older class': [ingress({}, { annotations: { 'kubernetes.io/ingress.class': 'nginx' } })],
  'other labels': [ingress({}, { labels: { app: 'web' } }), ingress({}, { name: 'cart-2', labels: { app: 'cart', tier: 'x' } })],
  'an empty path': [ingress({ rules: [rule('cart.example', '')] })],
  'two of the same host': [ingress(), ingress({}, { name: 'again' })],
};

const SELECTORS: { readonly [name: string]: Fields } = {
  'by labels': { matchLabels: { app: 'cart' } },
  'by expressions': { matchExpressions: [{ key: 'app', operator: 'In', values: ['cart'] }, { key: 'tier', operator: 'DoesNotExist' }] },
  'by nothing': {},
};

/** By a Probe and by a ScrapeConfig. */
export const INGRESS_SCENARIOS: readonly Scenario[] = [
  ...Object.entries(INGRESSES).map(([name, manifests]): Scenario => ({
    name: `Ingress with ${name}`,
    manifests: [
      ...manifests, prometheus(), probe({ targets: { ingress: { selector: { matchLabels: { app: 'cart' } } } } }),
      scrapeConfig({ staticConfigs: undefined, kubernetesSDConfigs: [{ role: 'Ingress' }], relabelings: [{ action: 'labelmap', regex: '__meta_kubernetes_(ingress_.+)' }] }),
    ],
  })),
  ...Object.entries(SELECTORS).map(([name, selector]): Scenario => ({
    name: `Ingresses chosen ${name}`,
    manifests: [
      ...INGRESSES['other labels'], ingress({}, { name: 'plain' }), prometheus(), probe({ targets: { ingress: { selector } } }),
      probe({ targets: { ingress: { selector, relabelingConfigs: [{ sourceLabels: ['__meta_kubernetes_ingress_name'], targetLabel: 'ingress' }] } }, module: 'tcp', jobName: 'j' }, { name: 'rules' }),
    ],
  })),
  {
    name: 'a Probe of Ingresses and of a static target',
    manifests: [ingress(), prometheus(), probe({ targets: { staticConfig: { static: ['x'] }, ingress: { selector: {} } } })],
  },
];
