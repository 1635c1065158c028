/** Which pods are in the mesh: those that Istio's webhook gives a sidecar, and those in ambient mode. */
import { DATAPLANE_MODE, INJECT, INJECTION, PROXY_CONTAINER, REVISION } from './names';
import { StringMap } from '../manifests/manifest';

/** How Istio carries traffic to a pod; `none` is a pod outside of the mesh. */
export type Membership = 'sidecar' | 'ambient' | 'none';

/** The facts of a pod that decide whether it is in the mesh. */
export interface MeshPod {
  readonly namespace: string;
  readonly labels: StringMap;
  readonly annotations: StringMap;
  readonly hostNetwork: boolean;
  /** Absent where they are not known; then a sidecar is one that the webhook adds. */
  readonly containers?: readonly { readonly name: string }[];
}

/** Labels of a pod's namespace; undefined where no manifest declares the namespace, so that they are not known. */
export type NamespaceLabels = StringMap | undefined;

/** How a pod is in the mesh; undefined where its namespace decides and is not known. */
export function membershipOf(pod: MeshPod, namespaceLabels: NamespaceLabels): Membership | undefined {
  const injected = hasSidecar(pod.containers ?? []) || isInjected(pod, namespaceLabels);
  if (injected) return 'sidecar';
  const ambient = isAmbient(pod, namespaceLabels);
  if (ambient) return 'ambient';

  return injected === undefined || ambient === undefined ? undefined : 'none';
}

/** Whether a pod has the container of a sidecar already. */
export function hasSidecar(containers: readonly { readonly name: string }[]): boolean {
  return containers.some(({ name }) => name === PROXY_CONTAINER);
}

/**
 * Whether the webhook gives a pod a sidecar; undefined where its namespace decides and is not known.
 *
 * Its selectors look at labels alone: it never sees a pod that asks by annotation in a namespace without a label. A pod that asks by label
 * gets its sidecar in an undeclared namespace, too: only the label `istio-injection: disabled` would prevent it.
 *
 * @see https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/#controlling-the-injection-policy
 * @see injectRequired and IgnoredNamespaces in pkg/kube/inject of Istio, and the four selectors in its mutatingwebhook.yaml
 */
export function isInjected(pod: MeshPod, namespaceLabels: NamespaceLabels): boolean | undefined {
  if (whyNotInjected(pod, namespaceLabels) !== undefined) return false;

  return isAsking(pod) || namespaceLabels !== undefined || undefined;
}

/**
 * Why the webhook leaves a pod without a sidecar. All reasons but the last are certain: of `not-asked` something outside of the manifests
 * may decide, a label that someone else sets, or an installation with `enableNamespacesByDefault`.
 */
export type NoInjection = 'host-network' | 'system-namespace' | 'refused-by-label' | 'refused-by-annotation' | 'namespace-off' | 'not-asked';

/** Why a pod gets no sidecar; undefined where it gets one, or where its namespace decides and is not known. */
export function whyNotInjected(pod: MeshPod, namespaceLabels: NamespaceLabels): NoInjection | undefined {
  const { namespace, labels, annotations, hostNetwork } = pod;
  if (hostNetwork) return 'host-network';
  if (NEVER_INJECTED.has(namespace)) return 'system-namespace';
  if (labels[INJECT] === 'false') return 'refused-by-label';
  if (labels[INJECT] === undefined && annotations[INJECT] === 'false') return 'refused-by-annotation';
  if (namespaceLabels === undefined) return undefined;
  const setting = namespaceLabels[INJECTION];
  if (setting !== undefined) return setting === 'enabled' ? undefined : 'namespace-off';

  return isAsking(pod) || namespaceLabels[REVISION] !== undefined ? undefined : 'not-asked';
}

/** By label: the webhook does not look at annotations before it looks at namespaces. */
function isAsking({ labels }: MeshPod): boolean {
  return labels[INJECT] === 'true' || labels[REVISION] !== undefined;
}

const NEVER_INJECTED: ReadonlySet<string> = new Set(['kube-system', 'kube-public', 'kube-node-lease', 'local-path-storage']);

/**
 * Whether traffic of a pod goes through ztunnel; its own label goes before that of its namespace.
 * @see https://istio.io/latest/docs/ambient/usage/add-workloads/
 */
function isAmbient({ labels, hostNetwork }: MeshPod, namespaceLabels: NamespaceLabels): boolean | undefined {
  if (hostNetwork) return false;
  const mode = labels[DATAPLANE_MODE] ?? namespaceLabels?.[DATAPLANE_MODE];

  return mode === undefined && namespaceLabels === undefined ? undefined : mode === 'ambient';
}
