/** Which nodes pods may run on, as far as their spec decides it. */
import { listAt, objectAt, stringAt, valueAt } from '../../manifests/manifest';
import { textsAt } from '../../manifests/texts-at';
import { canonicalJson } from '../../units/canonical-json';

/** What a pod requires of its node. */
export interface Placement {
  /** Requirements for the labels and the name of the node, as text; empty if any node will do. */
  readonly required: string;
  /** Whether it runs on nodes of another operating system than Linux. */
  readonly isForOtherSystem: boolean;
  readonly tolerations: readonly unknown[];
}

interface NodeRequirement {
  readonly key: string;
  readonly operator: string;
  readonly values: readonly string[];
}

/** Reads it from the `spec` of a pod. That a node runs Linux does not count: nearly all nodes do. */
export function placementOf(spec: unknown): Placement {
  const terms = listAt(spec, ['affinity', 'nodeAffinity', 'requiredDuringSchedulingIgnoredDuringExecution', 'nodeSelectorTerms']);
  const nodeName = stringAt(spec, ['nodeName']);
  const own = [
    ...Object.entries(objectAt(spec, ['nodeSelector'])).map(([key, value]) => ({ key: currentKey(key), operator: 'In', values: [String(value)] })),
    ...nodeName ? [{ key: 'metadata.name', operator: 'In', values: [nodeName] }] : [],
  ];
  // The node must meet one of the terms, so only a single term is like the selector.
  const [alone, others] = terms.length === 1 ? [terms[0], []] : [undefined, terms];
  const all = [...own, ...requirementsAt(alone, 'matchExpressions'), ...requirementsAt(alone, 'matchFields')];
  const required = all.filter((each) => !isLinux(each));

  return {
    required: required.length + others.length === 0 ? '' : canonicalJson([required.map((each) => canonicalJson(each)).sort(), others]),
    isForOtherSystem: required.some(({ key }) => key === SYSTEM),
    tolerations: listAt(spec, ['tolerations']),
  };
}

function requirementsAt(term: unknown, field: string): NodeRequirement[] {
  return listAt(term, [field]).map((each) => ({
    key: currentKey(stringAt(each, ['key']) ?? ''), operator: stringAt(each, ['operator']) ?? '', values: textsAt(each, ['values']),
  }));
}

const SYSTEM = 'kubernetes.io/os';

/** @see https://kubernetes.io/docs/reference/labels-annotations-taints/#beta-kubernetes-io-os */
function currentKey(key: string): string {
  return /^beta\.kubernetes\.io\/(?:os|arch)$/.test(key) ? key.slice('beta.'.length) : key;
}

function isLinux({ key, operator, values }: NodeRequirement): boolean {
  return key === SYSTEM && operator === 'In' && values.length === 1 && values[0] === 'linux';
}

/**
 * Whether the pods of two workloads that run on every node that they may use meet on a node: `always`; `maybe` if only one of them chooses
 * its nodes, since it is not known whether there are any; or `unknown`.
 */
export function meetOnNodes(a: Placement, b: Placement): 'always' | 'maybe' | 'unknown' {
  if (a.required === '' && b.required === '') return 'always';
  if (a.required === b.required) return toleratesAll(a, b) && toleratesAll(b, a) ? 'always' : 'unknown';
  const [free, choosing] = a.required === '' ? [a, b] : [b, a];

  return free.required === '' && !choosing.isForOtherSystem && toleratesAll(free, choosing) ? 'maybe' : 'unknown';
}

/** Whether a pod tolerates every taint that another one tolerates. */
export function toleratesAll({ tolerations }: Placement, other: Placement): boolean {
  const own = new Set(tolerations.map((each) => canonicalJson(each)));
  const isAny = tolerations.some((each) => stringAt(each, ['operator']) === 'Exists' && !stringAt(each, ['key']) && valueAt(each, ['effect']) === undefined);

  return isAny || other.tolerations.every((each) => own.has(canonicalJson(each)));
}
