/** In which namespaces a monitor looks. */

import { deployment, service } from '../../../support/app-on-8080';
import { namespace } from '../../../support/manifests/cluster';
import { Fields, Manifest } from '../../../support/manifests/manifest';
import { podMonitor, probe, scrapeConfig, serviceMonitor } from '../../../support/manifests/monitors';
import { prometheus } from '../../../support/manifests/servers';
import { ingress } from '../../../support/manifests/services';
import { Scenario } from '../scenario';

const PLACES = ['shop', 'stock', 'kube-system'];
const APPS = PLACES.flatMap((place) => [deployment({ namespace: place }), service({}, { namespace: place }), ingress({}, { namespace: place })]);

const NAMESPACE_SELECTORS: { readonly [name: string]: Fields | undefined } = {
  'its own': undefined,
  'its own, by an empty selector': {},
  'any': { any: true },
  'one other': { matchNames: ['stock'] },
  'two': { matchNames: ['stock', 'shop'] },
  'one that does not exist': { matchNames: ['nope'] },
  'any beside names': { any: true, matchNames: ['stock'] },
};

const SERVERS: { readonly [name: string]: readonly Manifest[] } = {
  'a server that ignores namespace selectors': [prometheus({ ignoreNamespaceSelectors: true })],
  'a server that takes monitors of its own namespace only': [prometheus({ serviceMonitorNamespaceSelector: undefined, podMonitorNamespaceSelector: undefined, probeNamespaceSelector: undefined })],
  'a server that takes monitors of labelled namespaces': [
    namespace('shop', { team: 'a' }), namespace('stock', { team: 'b' }),
    prometheus({ serviceMonitorNamespaceSelector: { matchLabels: { team: 'b' } }, podMonitorNamespaceSelector: { matchLabels: { team: 'a' } } }),
  ],
  'a server that enforces the namespace label': [prometheus({ enforcedNamespaceLabel: 'tenant' })],
  'a server that enforces the namespace label, with one exception': [
    prometheus({ enforcedNamespaceLabel: 'tenant', excludedFromEnforcement: [{ resource: 'servicemonitors', namespace: 'shop', name: 'cart' }] }),
  ],
  'a server that enforces the label that everybody has': [prometheus({ enforcedNamespaceLabel: 'namespace' })],
  'a server that overrides honorLabels': [prometheus({ overrideHonorLabels: true })],
};

/** All monitors look at all places. */
export const NAMESPACE_SCENARIOS: readonly Scenario[] = [
  ...Object.entries(NAMESPACE_SELECTORS).map(([name, namespaceSelector]): Scenario => ({
    name: `monitors look in ${name}`,
    manifests: [
      ...APPS, prometheus(), serviceMonitor({}, { namespaceSelector }), podMonitor({}, { namespaceSelector }),
      probe({ targets: { ingress: { selector: {}, namespaceSelector } } }),
    ],
  })),
  ...Object.entries(SERVERS).map(([name, server]): Scenario => ({
    name,
    manifests: [
      ...APPS, ...server, serviceMonitor({}, { namespaceSelector: { any: true } }), podMonitor({ honorLabels: true }, { namespaceSelector: { any: true } }),
      serviceMonitor({ relabelings: [{ targetLabel: 'tenant', replacement: 'mine' }] }, {}, { namespace: 'stock' }),
      probe(), probe({ targets: { ingress: { selector: {} } } }, { name: 'ingress' }),
      scrapeConfig({ relabelings: [{ targetLabel: 'namespace', replacement: 'mine' }] }),
    ],
  })),
  {
    name: 'ScrapeConfigs look in named namespaces, and in their server\'s own',
    manifests: [
      ...APPS, deployment({ namespace: 'monitoring' }), prometheus(),
      scrapeConfig({ staticConfigs: undefined, kubernetesSDConfigs: [{ role: 'Pod', namespaces: { names: ['stock', 'nope'] } }] }),
      scrapeConfig({ staticConfigs: undefined, kubernetesSDConfigs: [{ role: 'Pod', namespaces: { ownNamespace: true } }] }, { name: 'own' }),
      scrapeConfig({ staticConfigs: undefined, kubernetesSDConfigs: [{ role: 'Pod', namespaces: { ownNamespace: true, names: ['shop'] } }] }, { name: 'both' }),
    ],
  },
  {
    name: 'objects without a namespace are in default',
    manifests: [
      ...[deployment(), service(), serviceMonitor(), podMonitor()]
        .map((object) => ({ ...object, metadata: { ...object.metadata, namespace: undefined } })),
      prometheus(),
    ],
  },
];
