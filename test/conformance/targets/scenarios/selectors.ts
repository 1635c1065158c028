/** Which Services and pods the selector of a monitor takes. */

import { deployment, pod, service } from '../../../support/app-on-8080';
import { Fields } from '../../../support/manifests/manifest';
import { podMonitor, serviceMonitor } from '../../../support/manifests/monitors';
import { prometheus } from '../../../support/manifests/servers';
import { Scenario } from '../scenario';

const NAMES: { readonly [name: string]: { readonly [label: string]: string } } = {
  cart: { 'app': 'cart', 'tier': 'front', 'app.kubernetes.io/version': '1.2' },
  stock: { 'app': 'stock', 'tier': 'back', 'app.kubernetes.io/version': '1x2' },
  mail: { app: 'mail', tier: '' },
};

/** Three apps that differ in their labels. */
const APPS = Object.entries(NAMES).flatMap(([name, labels]) => [deployment({ name, labels }), service({ selector: { app: name } }, { name, labels })]);

const SELECTORS: { readonly [name: string]: Fields } = {
  'matchLabels': { matchLabels: { app: 'cart' } },
  'two matchLabels': { matchLabels: { app: 'cart', tier: 'front' } },
  'two matchLabels of which one is wrong': { matchLabels: { app: 'cart', tier: 'back' } },
  'a value with a dot': { matchLabels: { 'app.kubernetes.io/version': '1.2' } },
  'an empty value': { matchLabels: { tier: '' } },
  'a key spelled as its meta label': { matchLabels: { 'app-kubernetes-io_version': '1.2' } },
  'In': { matchExpressions: [{ key: 'app', operator: 'In', values: ['cart', 'mail'] }] },
  'In of one value with a dot': { matchExpressions: [{ key: 'app.kubernetes.io/version', operator: 'In', values: ['1.2'] }] },
  'NotIn': { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['cart', 'mail'] }] },
  'NotIn of a label that some lack': { matchExpressions: [{ key: 'app.kubernetes.io/version', operator: 'NotIn', values: ['9'] }] },
  'Exists': { matchExpressions: [{ key: 'app.kubernetes.io/version', operator: 'Exists' }] },
  'DoesNotExist': { matchExpressions: [{ key: 'app.kubernetes.io/version', operator: 'DoesNotExist' }] },
  'several expressions': {
    matchLabels: { tier: 'back' },
    matchExpressions: [{ key: 'app', operator: 'In', values: ['stock', 'mail'] }, { key: 'nope', operator: 'DoesNotExist' }],
  },
  'nothing that exists': { matchLabels: { app: 'nope' } },
  'an empty one': {},
};

const MECHANISMS = ['RelabelConfig', 'RoleSelector'];

/** Every form, by both mechanisms, on both kinds. */
export const SELECTOR_SCENARIOS: readonly Scenario[] = [
  ...MECHANISMS.flatMap((selectorMechanism) => Object.entries(SELECTORS).flatMap(([name, selector]): Scenario[] => [
    { name: `ServiceMonitor by ${selectorMechanism}: ${name}`, manifests: [...APPS, prometheus(), serviceMonitor({}, { selector, selectorMechanism })] },
    { name: `PodMonitor by ${selectorMechanism}: ${name}`, manifests: [...APPS, prometheus(), podMonitor({}, { selector, selectorMechanism })] },
  ])),
  {
    name: 'labels of the Service are not those of its pods',
    manifests: [deployment({ labels: { app: 'cart' } }), service({}, { labels: { app: 'web' } }), prometheus(), serviceMonitor(), podMonitor()],
  },
  {
    name: 'labels of the workload are not those of its pods',
    manifests: [deployment({ labels: { app: 'web' } }), pod({ name: 'bare' }), prometheus(), podMonitor()],
  },
  {
    name: 'a server that selects other labels',
    manifests: [...APPS, prometheus({ serviceMonitorSelector: { matchLabels: { release: 'x' } } }), serviceMonitor(), podMonitor()],
  },
  { name: 'two monitors of one Service', manifests: [...APPS, prometheus(), serviceMonitor(), serviceMonitor({ path: '/other' }, {}, { name: 'again' })] },
  { name: 'two Services of one pod', manifests: [...APPS, service({ clusterIP: 'None' }, { name: 'cart-headless' }), prometheus(), serviceMonitor()] },
];
