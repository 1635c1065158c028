/** Labels that targets have from their objects. */

import { cronJob, deployment, job, pod, service } from '../../../support/app-on-8080';
import { namespace, node } from '../../../support/manifests/cluster';
import { Fields, Manifest } from '../../../support/manifests/manifest';
import { podMonitor, serviceMonitor } from '../../../support/manifests/monitors';
import { prometheus } from '../../../support/manifests/servers';
import { Scenario } from '../scenario';

const RICH = { 'app': 'cart', 'app.kubernetes.io/name': 'Cart', 'team': 'a', 'empty': '' };
const ANNOTATIONS = { 'example.com/owner': 'ann' };

/** Rules that show what metadata there is. */
function shown(regex: string): Fields {
  return { relabelings: [{ action: 'labelmap', regex: `__meta_kubernetes_${regex}` }] };
}

const SPECS: { readonly [name: string]: Fields } = {
  'a job label': { jobLabel: 'app.kubernetes.io/name' },
  'a job label that is not there': { jobLabel: 'nope' },
  'a job label that is empty': { jobLabel: 'empty' },
  'target labels': { targetLabels: ['team', 'app.kubernetes.io/name', 'nope', 'empty'] },
  'pod target labels': { podTargetLabels: ['team', 'app.kubernetes.io/name', 'nope', 'pod-template-hash'] },
  'target labels of both': { targetLabels: ['team'], podTargetLabels: ['team', 'app'] },
  'a target label that everybody has': { targetLabels: ['namespace'], podTargetLabels: ['pod'] },
};

const METADATA: { readonly [name: string]: readonly Manifest[] } = {
  'of the node': [node('n1', { labels: { zone: 'z1' } }), pod({ pod: onNode('n1') }), ...both({ attachMetadata: { node: true } }, shown('node_(.+)'))],
  'of a node that no manifest has': [pod({ pod: onNode('n2') }), deployment({ name: 'web' }), ...both({ attachMetadata: { node: true } }, shown('node_(.+)'))],
  'of the namespace': [namespace('shop', { team: 'a' }), deployment(), ...both({ attachMetadata: { namespace: true } }, shown('namespace_(.+)'))],
  'of a namespace that no manifest has': [deployment(), ...both({ attachMetadata: { namespace: true } }, shown('namespace_(.+)'))],
  'of the Deployment': [deployment(), ...both({ attachMetadata: { deployment: true } }, shown('pod_(deployment_.+)'))],
  'of the Job': [job(), ...both({ attachMetadata: { job: true } }, shown('pod_(job_.+)'))],
  'of the CronJob': [cronJob(), ...both({ attachMetadata: { cronJob: true } }, shown('pod_(cronjob_.+)'))],
  'of nothing': [deployment(), ...both({}, shown('(?:node|namespace|deployment)_(.+)'))],
};

/** Monitors and what they write. */
export const LABEL_SCENARIOS: readonly Scenario[] = [
  ...Object.entries(SPECS).map(([name, spec]): Scenario => ({
    name,
    manifests: [
      deployment({ labels: RICH }), service({}, { labels: RICH, annotations: ANNOTATIONS }), prometheus(),
      serviceMonitor({}, spec), podMonitor({}, { ...spec, targetLabels: undefined }),
    ],
  })),
  ...Object.entries(METADATA).map(([name, manifests]): Scenario => ({ name: `metadata ${name}`, manifests: [service(), prometheus(), ...manifests] })),
  {
    name: 'all labels and annotations of Service and pod',
    manifests: [
      deployment({ labels: RICH, annotations: ANNOTATIONS }), service({}, { labels: RICH, annotations: ANNOTATIONS }), prometheus(),
      serviceMonitor(shown('((?:service|pod)_(?:label|labelpresent|annotation|annotationpresent)_.+)')), podMonitor(shown('(pod_(?:label|annotation).*)')),
    ],
  },
  {
    name: 'all that slices say',
    manifests: [deployment(), service(), prometheus({ serviceDiscoveryRole: 'EndpointSlice' }), serviceMonitor(shown('(endpointslice_.+)'))],
  },
  {
    name: 'all that Endpoints say',
    manifests: [deployment(), service(), prometheus({ serviceDiscoveryRole: 'Endpoints' }), serviceMonitor(shown('(endpoints?_.+)'))],
  },
  {
    name: 'pod target labels of the server',
    manifests: [
      deployment({ labels: RICH }),
      service(),
      prometheus({ podTargetLabels: ['team'] }),
      serviceMonitor({}, { podTargetLabels: ['app'] }),
      podMonitor(),
    ],
  },
  {
    name: 'labels of one name in two spellings',
    manifests: [deployment({ labels: { 'app': 'cart', 'a.b': '1' } }), service(), prometheus(), podMonitor({}, { podTargetLabels: ['a-b', 'a.b'] })],
  },
];

function both(spec: Fields, endpoint: Fields): Manifest[] {
  return [serviceMonitor(endpoint, spec), podMonitor(endpoint, spec)];
}

function onNode(nodeName: string): Fields {
  return { nodeName, containers: [{ name: 'cart', image: 'cart:1', ports: [{ name: 'metrics', containerPort: 8080 }] }] };
}
