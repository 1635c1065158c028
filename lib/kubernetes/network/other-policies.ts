/** Policies of other projects, which deny or allow traffic: which pods they select is known, and the peers are not judged. */
import { tryCalicoSelector } from './calico-selector';
import { listAt, stringAt, StringMap, valueAt } from '../../manifests/manifest';
import { groupOf, Objects, StoredObject } from '../../manifests/objects';
import { isEmptySelector, LabelSelector, selectorMatches } from '../../manifests/selectors/selector';
import { selectorAt } from '../../manifests/selectors/selector-at';
import { groupBy } from '../../units/group';
import { NamespaceLabels, tryNamespaceLabels } from '../namespace-labels';
import { lastingContainers } from '../pods/container-port';
import { Pod } from '../pods/pod';

/** Pods that a policy is about. */
interface Subject {
  /** Absent for all pods; what it says of labels that are not known matches. */
  readonly pods?: (labels: StringMap) => boolean;
  /** Absent for the namespace of the policy, or for all namespaces if it is for the whole cluster. */
  readonly namespaces?: LabelSelector | ((labels: StringMap) => boolean);
  /** Number or name of the only port that it is about. */
  readonly port?: string | number;
}

/** A kind of policies. */
interface Row {
  readonly group: RegExp;
  readonly kind: RegExp;
  readonly isForCluster?: true;
  /**
   * The pods to which it may not let all traffic in, or from which it may not let all traffic out; those to or from which it may allow
   * traffic that a NetworkPolicy does not allow.
   */
  readonly subjects: (manifest: StoredObject['manifest'], direction: Direction, effect: Effect) => readonly Subject[];
}

type Direction = 'ingress' | 'egress';

/** What a policy may do to a connection. */
type Effect = 'denies' | 'allows';

const ROWS: readonly Row[] = [
  /** @see https://docs.cilium.io/en/stable/security/policy/language/ */
  { group: /^cilium\.io$/, kind: /^CiliumNetworkPolicy$/, subjects: ciliumSubjects },
  { group: /^cilium\.io$/, kind: /^CiliumClusterwideNetworkPolicy$/, isForCluster: true, subjects: ciliumSubjects },
  /** @see https://docs.tigera.io/calico/latest/reference/resources/networkpolicy and globalnetworkpolicy */
  { group: /(?:^|\.)projectcalico\.org$/, kind: /^NetworkPolicy$/, subjects: calicoSubjects },
  { group: /(?:^|\.)projectcalico\.org$/, kind: /^GlobalNetworkPolicy$/, isForCluster: true, subjects: calicoSubjects },
  /** @see https://network-policy-api.sigs.k8s.io/api-overview/ */
  { group: /^policy\.networking\.k8s\.io$/, kind: /^(?:BaselineAdmin|Admin|Cluster)NetworkPolicy$/, isForCluster: true, subjects: adminSubjects },
  /** @see https://antrea.io/docs/main/docs/antrea-network-policy/ */
  { group: /^crd\.antrea\.io$/, kind: /^NetworkPolicy$/, subjects: antreaSubjects },
  { group: /^crd\.antrea\.io$/, kind: /^ClusterNetworkPolicy$/, isForCluster: true, subjects: antreaSubjects },
  /** @see https://linkerd.io/2/reference/authorization-policy/#server */
  { group: /^policy\.linkerd\.io$/, kind: /^Server$/, subjects: linkerdSubjects },
];

/** A policy that may keep traffic from pods, or in them. */
interface OtherPolicy {
  readonly object: StoredObject;
  readonly subjects: { readonly [effect in Effect]: { readonly [direction in Direction]: readonly Subject[] } };
  readonly isForCluster: boolean;
}

/** All of them among the manifests, found by namespace. */
export class OtherPolicies {
  private readonly byNamespace: ReadonlyMap<string, OtherPolicy[]>;
  private readonly namespaces: NamespaceLabels;

  constructor(private readonly objects: Objects) {
    const all = objects.all().flatMap(tryPolicy);
    this.byNamespace = groupBy(all, ({ object, isForCluster }) => [isForCluster ? EVERYWHERE : object.namespace]);
    this.namespaces = new NamespaceLabels(objects);
  }

  /** Whether the manifests have no such policy. */
  isEmpty(): boolean {
    return this.byNamespace.size === 0;
  }

  /** Those that select a pod and may not let traffic to this port in, or may allow it; pods on the network of their node are left out. */
  selecting(pod: Pod, port: number, effect: Effect = 'denies'): StoredObject[] {
    if (pod.hostNetwork) return [];
    const labels = { ...pod.labels, [CILIUM_NAMESPACE]: pod.namespace, [CALICO_NAMESPACE]: pod.namespace };
    const isAbout = (subject: Subject) => (
      isForPort(subject, pod, port) && this.isIn(subject, pod.namespace) && (subject.pods?.(labels) ?? true));

    return this.near(pod).filter(({ subjects }) => subjects[effect].ingress.some(isAbout)).map(({ object }) => object);
  }

  /** Those that select pods and may not let all their traffic out, or may allow it. Without labels, only a policy for all pods counts. */
  selectingLeaving({ namespace, labels, hostNetwork }: LeavingPods, effect: Effect = 'denies'): StoredObject[] {
    if (hostNetwork) return [];
    const all = labels && { ...labels, [CILIUM_NAMESPACE]: namespace, [CALICO_NAMESPACE]: namespace };
    const isForPods = ({ pods }: Subject) => pods === undefined || (all !== undefined && pods(all));
    const isAbout = (subject: Subject) => this.isIn(subject, namespace) && isForPods(subject);

    return this.near({ namespace }).filter(({ subjects }) => subjects[effect].egress.some(isAbout)).map(({ object }) => object);
  }

  private near({ namespace }: Pick<Pod, 'namespace'>): OtherPolicy[] {
    return [...this.byNamespace.get(namespace) ?? [], ...this.byNamespace.get(EVERYWHERE) ?? []];
  }

  /** A namespace whose labels are not known may be one. */
  private isIn({ namespaces }: Subject, namespace: string): boolean {
    if (namespaces === undefined) return true;
    if (typeof namespaces !== 'function') return this.namespaces.matches(namespaces, namespace) !== 'denied';
    const labels = tryNamespaceLabels(this.objects, namespace);

    return labels === undefined || namespaces({ ...labels, 'projectcalico.org/name': namespace, 'kubernetes.io/metadata.name': namespace });
  }
}

/** Pods that connections begin in. */
export interface LeavingPods {
  readonly namespace: string;
  readonly labels?: StringMap;
  readonly hostNetwork?: boolean;
}

const EVERYWHERE = '*';

function tryPolicy(object: StoredObject): OtherPolicy[] {
  const group = groupOf(object.manifest.apiVersion ?? '');
  const row = ROWS.find((each) => each.group.test(group) && each.kind.test(object.manifest.kind ?? ''));
  if (!row) return [];
  const subjectsOf = (effect: Effect) => (
    { ingress: row.subjects(object.manifest, 'ingress', effect), egress: row.subjects(object.manifest, 'egress', effect) });
  const subjects = { denies: subjectsOf('denies'), allows: subjectsOf('allows') };

  const hasSubjects = Object.values(subjects).some(({ ingress, egress }) => ingress.length + egress.length > 0);

  return hasSubjects ? [{ object, subjects, isForCluster: row.isForCluster === true }] : [];
}

function isForPort({ port: wanted }: Subject, { containers }: Pod, port: number): boolean {
  if (typeof wanted !== 'string') return wanted === undefined || wanted === port;

  return lastingContainers(containers).flatMap(({ ports }) => ports)
    .some(({ name, containerPort }) => name === wanted && containerPort === port);
}

const CILIUM_NAMESPACE = 'io.kubernetes.pod.namespace';
const CALICO_NAMESPACE = 'projectcalico.org/namespace';

/**
 * A rule without a list for the direction, and one that says that it denies nothing by default, allows everything. What one of these and
 * the NetworkPolicies allows is allowed.
 */
function ciliumSubjects(manifest: StoredObject['manifest'], direction: Direction, effect: Effect): Subject[] {
  const specs = [valueAt(manifest, ['spec']), ...listAt(manifest, ['specs'])].filter((spec) => valueAt(spec, ['endpointSelector']) !== undefined);

  return specs.filter((spec) => {
    if (effect === 'allows') return listAt(spec, [direction]).length > 0;
    const isDefaultDeny = valueAt(spec, ['enableDefaultDeny', direction]) !== false;

    return listAt(spec, [`${direction}Deny`]).length > 0 || (isDefaultDeny && listAt(spec, [direction]).length > 0);
  }).map((spec) => {
    const selector = ciliumSelector(selectorAt(spec, ['endpointSelector']) ?? {});

    return { pods: (labels) => selectorMatches(selector, labels) };
  });
}

/** Labels of Kubernetes may have the prefix `k8s:` or `any:`; those that Cilium adds are not known, except the namespace. */
function ciliumSelector({ matchLabels = {}, matchExpressions = [] }: LabelSelector): LabelSelector {
  const own = (key: string) => key.replace(/^(?:k8s|any)[:.]/, '');
  const isKnown = (key: string) => !own(key).startsWith('io.cilium.');

  return {
    matchLabels: Object.fromEntries(Object.entries(matchLabels).filter(([key]) => isKnown(key)).map(([key, value]) => [own(key), value])),
    matchExpressions: matchExpressions.filter(({ key }) => isKnown(key)).map((each) => ({ ...each, key: own(each.key) })),
  };
}

/** Without `types` a policy is for ingress unless it has rules for egress alone. */
function calicoSubjects({ spec }: StoredObject['manifest'], direction: Direction, effect: Effect): Subject[] {
  const types = listAt(spec, ['types']);
  const [hasIngress, hasEgress] = ['ingress', 'egress'].map((field) => valueAt(spec, [field]) !== undefined);
  const isMeant = direction === 'ingress'
    ? types.length > 0 ? types.includes('Ingress') : hasIngress || !hasEgress
    : types.length > 0 ? types.includes('Egress') : hasEgress;
  const [pods, namespaces] = ['selector', 'namespaceSelector'].map((field) => tryCalicoSelector(withoutUnknown(stringAt(spec, [field]) ?? '')));

  const isWanted = isMeant && (effect === 'denies' || hasAction(spec, direction, ['Allow', 'Pass']));

  return isWanted ? [{ ...pods && { pods }, ...namespaces && { namespaces } }] : [];
}

/** Labels of namespaces and service accounts, which Calico adds to those of pods: a text with them is not understood, so it may match. */
function withoutUnknown(text: string): string {
  return /\bpc(?:ns|sa)\./.test(text) ? '' : text;
}

/** What is of the baseline only counts for pods that no NetworkPolicy selects. */
function adminSubjects({ kind = '', spec }: StoredObject['manifest'], direction: Direction, effect: Effect): Subject[] {
  const isBaseline = kind.startsWith('Baseline') || stringAt(spec, ['tier']) === 'Baseline';
  if (!hasAction(spec, direction, effect === 'denies' ? ['Deny'] : isBaseline ? [] : ['Allow', 'Accept'])) return [];
  const namespaces = selectorAt(spec, ['subject', 'namespaces']) ?? selectorAt(spec, ['subject', 'pods', 'namespaceSelector']);

  return [subjectOf(selectorAt(spec, ['subject', 'pods', 'podSelector']), namespaces)];
}

function antreaSubjects({ spec }: StoredObject['manifest'], direction: Direction, effect: Effect): Subject[] {
  const isBaseline = stringAt(spec, ['tier'])?.toLowerCase() === 'baseline';
  if (!hasAction(spec, direction, effect === 'denies' ? ['Drop', 'Reject'] : isBaseline ? [] : ['Allow'])) return [];
  const applied = [...listAt(spec, ['appliedTo']), ...listAt(spec, [direction]).flatMap((rule) => listAt(rule, ['appliedTo']))];

  return applied.map((each) => subjectOf(selectorAt(each, ['podSelector']), selectorAt(each, ['namespaceSelector'])));
}

function hasAction(spec: unknown, direction: Direction, actions: readonly string[]): boolean {
  return listAt(spec, [direction]).some((rule) => actions.includes(stringAt(rule, ['action']) ?? ''));
}

/** A Server is about what comes in. */
function linkerdSubjects({ spec }: StoredObject['manifest'], direction: Direction, effect: Effect): Subject[] {
  const port = valueAt(spec, ['port']);
  const selector = selectorAt(spec, ['podSelector']);
  const isOpen = /^(?:all-unauthenticated|cluster-unauthenticated|audit)$/.test(stringAt(spec, ['accessPolicy']) ?? '');

  return isOpen || !selector || direction === 'egress' || effect === 'allows' ? [] : [{ ...subjectOf(selector), ...(typeof port === 'number' || typeof port === 'string') && { port } }];
}

function subjectOf(pods: LabelSelector = {}, namespaces?: LabelSelector): Subject {
  return { ...!isEmptySelector(pods) && { pods: (labels) => selectorMatches(pods, labels) }, ...namespaces && { namespaces } };
}
