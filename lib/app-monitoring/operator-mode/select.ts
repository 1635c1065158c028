/** Labels that select exactly one object for a monitor. */
import { ApiObject } from 'cdk8s';
import { refuse } from '../../findings/refusal';
import { Ingress } from '../../kubernetes/ingress';
import { Service } from '../../kubernetes/service';
import { Workload } from '../../kubernetes/workload';
import { describe, Named } from '../../manifests/manifest';
import { isEmptySelector, LabelSelector, selectorMatches } from '../../manifests/selectors/selector';
import { Amendment } from '../../tree/amendments';
import { AppView, Declared } from '../../tree/from-app';
import { whyNotLabelValue } from '../../units/kubernetes-names';

/** Label that is added to an object without labels, or with the labels of another object. */
export const MARKER_LABEL = 'app-monitoring';

/** A selector, and the labels that must be added for it. */
export interface Selection {
  readonly selector: LabelSelector;
  readonly amendments: readonly Amendment[];
}

/** Selects a Service by its labels; if another Service of the namespace has them too, a label is added. */
export function selectService(view: AppView, service: Declared<Service>): Selection {
  return selectByLabels(service, view.servicesLabelled(service.value.namespace, service.value.labels));
}

/** Selects an Ingress by its labels, as {@link selectService} selects a Service. */
export function selectIngress(view: AppView, ingress: Declared<Ingress>): Selection {
  return selectByLabels(ingress, view.ingressesLabelled(ingress.value.namespace, ingress.value.labels));
}

function selectByLabels<T extends Service | Ingress>({ object, value }: Declared<T>, alike: readonly Declared<T>[]): Selection {
  return Object.keys(value.labels).length > 0 && alike.every((other) => isSame(other.value, value))
    ? { selector: { matchLabels: value.labels }, amendments: [] }
    : mark(object, value.name, [['metadata', 'labels']]);
}

/**
 * Selects pods with the selector of the workload, or with the labels of the pods for kinds without a selector.
 * If that selects pods of another workload too, or there is no label, a label is added.
 */
export function selectPods(view: AppView, { object, value }: Declared<Workload>): Selection {
  const own = value.selector ?? { matchLabels: value.podLabels };
  if (value.isUnseen) return { selector: own, amendments: [] };
  if (value.selector && !selectorMatches(value.selector, value.podLabels)) {
    refuse('AM214', `${describe(value)} does not select its own pods, so the API server refuses it and no pod would be found`,
      'make spec.selector match the labels of the pod template');
  }
  const others = isEmptySelector(own) ? [] : view.workloadsSelected(value.namespace, own).filter((other) => !isSame(other.value, value));
  if (others.length === 0 && !isEmptySelector(own)) return { selector: own, amendments: [] };

  const name = others.some((other) => other.value.name === value.name) ? object.node.addr : value.name;
  const { selector, amendments } = mark(object, name, value.templatePaths.map((path) => [...path, 'metadata', 'labels']));

  return { selector: { ...own, matchLabels: { ...own.matchLabels, ...selector.matchLabels } }, amendments };
}

/** Charts may hold one object for several environments, and a cluster has one of them; others are looked for in the same namespace. */
function isSame(a: Named, b: Named): boolean {
  return a.kind === b.kind && a.name === b.name;
}

function mark(object: ApiObject, name: string, paths: readonly Amendment['path'][]): Selection {
  const value = whyNotLabelValue(name) ? object.node.addr : name;
  const selector = { matchLabels: { [MARKER_LABEL]: value } };

  return { selector, amendments: paths.map((path) => ({ path: [...path, MARKER_LABEL], value })) };
}
