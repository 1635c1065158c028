/** Labels by which a monitor finds exactly the object that is meant. */
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

/** Label that is added where an object has none of its own, or shares them with others. */
export const MARKER_LABEL = 'app-monitoring';

/** A selector, and the label it needs where that is not there yet. */
export interface Selection {
  readonly selector: LabelSelector;
  readonly amendment?: Amendment;
}

/** A Service's own labels; where another Service of the namespace carries them too, a label of its own. */
export function selectService(view: AppView, service: Declared<Service>): Selection {
  return selectByLabels(service, view.servicesLabelled(service.value.namespace, service.value.labels));
}

/** An Ingress's own labels, as {@link selectService} takes a Service's. */
export function selectIngress(view: AppView, ingress: Declared<Ingress>): Selection {
  return selectByLabels(ingress, view.ingressesLabelled(ingress.value.namespace, ingress.value.labels));
}

function selectByLabels<T extends Service | Ingress>({ object, value }: Declared<T>, alike: readonly Declared<T>[]): Selection {
  return Object.keys(value.labels).length > 0 && alike.every((other) => isSame(other.value, value))
    ? { selector: { matchLabels: value.labels } }
    : mark(object, value.name, ['metadata', 'labels']);
}

/**
 * What the workload selects its pods by; for kinds that need no selector, the labels of the pods.
 * Where that takes the pods of another workload too, or there is nothing to select by, a label joins.
 */
export function selectPods(view: AppView, { object, value }: Declared<Workload>): Selection {
  const own = value.selector ?? { matchLabels: value.podLabels };
  if (value.selector && !selectorMatches(value.selector, value.podLabels)) {
    refuse('AM214', `${describe(value)} does not select its own pods, so the API server refuses it and no pod would be found`,
      'make spec.selector match the labels of the pod template');
  }
  const others = isEmptySelector(own) ? [] : view.workloadsSelected(value.namespace, own).filter((other) => !isSame(other.value, value));
  if (others.length === 0 && !isEmptySelector(own)) return { selector: own };

  const name = others.some((other) => other.value.name === value.name) ? object.node.addr : value.name;
  const { selector, amendment } = mark(object, name, [...value.templatePath, 'metadata', 'labels']);

  return { selector: { ...own, matchLabels: { ...own.matchLabels, ...selector.matchLabels } }, amendment };
}

/** Charts may hold versions of one object, and the cluster has one of them; others are looked for in the same namespace. */
function isSame(a: Named, b: Named): boolean {
  return a.kind === b.kind && a.name === b.name;
}

function mark(object: ApiObject, name: string, path: readonly string[]): Selection {
  const value = whyNotLabelValue(name) ? object.node.addr : name;

  return { selector: { matchLabels: { [MARKER_LABEL]: value } }, amendment: { path: [...path, MARKER_LABEL], value } };
}
