/** Policies that let Prometheus reach the scraped ports: of Kubernetes and of Cilium. */
import { CompanionObject } from './companion-object';
import { otherPolicies, PolicyKind } from './other-policies';
import { listAt, Manifest } from '../../manifests/manifest';
import { selectorAt } from '../../manifests/selectors/selector-at';

/** @see https://kubernetes.io/docs/concepts/services-networking/network-policies/ */
export const NETWORK_POLICY: CompanionObject = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  fields: ['spec'],
  make: ({ pods, ports, reader: { namespace, podLabels } }) => ({
    spec: {
      podSelector: pods(),
      policyTypes: ['Ingress'],
      ingress: [{
        from: [{
          namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace() } },
          ...(podLabels && { podSelector: { matchLabels: { ...podLabels } } }),
        }],
        ports: ports().map((port) => ({ port, protocol: 'TCP' })),
      }],
    },
  }),
  isolates: (facts, view) => !otherPolicies(view, facts, KUBERNETES).some(isForIngress),
};

/** @see https://docs.cilium.io/en/stable/network/kubernetes/policy/ */
export const CILIUM_NETWORK_POLICY: CompanionObject = {
  apiVersion: 'cilium.io/v2',
  kind: 'CiliumNetworkPolicy',
  fields: ['spec'],
  make: ({ pods, ports, reader: { namespace, podLabels } }) => ({
    spec: {
      endpointSelector: pods(),
      ingress: [{
        fromEndpoints: [{ matchLabels: { ...podLabels, 'k8s:io.kubernetes.pod.namespace': namespace() } }],
        toPorts: [{ ports: ports().map((port) => ({ port: String(port), protocol: 'TCP' })) }],
      }],
    },
  }),
  isolates: (facts, view) => ![KUBERNETES, CILIUM].flatMap((kind) => otherPolicies(view, facts, kind)).some(isForIngress),
};

const KUBERNETES: PolicyKind = { group: 'networking.k8s.io', kind: 'NetworkPolicy', selectorOf: (policy) => selectorAt(policy, ['spec', 'podSelector']) };
const CILIUM: PolicyKind = { group: 'cilium.io', kind: 'CiliumNetworkPolicy', selectorOf: (policy) => selectorAt(policy, ['spec', 'endpointSelector']) };

function isForIngress(policy: Manifest): boolean {
  const types = listAt(policy, ['spec', 'policyTypes']);

  return types.length === 0 || types.includes('Ingress');
}
