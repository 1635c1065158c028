/** Labels by which a monitor finds exactly the object that is meant. */
import { ApiObject } from 'cdk8s';
import { Amendment } from '../../cluster/amendments';
import { AppView, Declared } from '../../cluster/from-app';
import { Ingress } from '../../cluster/ingress';
import { isEmptySelector, LabelSelector } from '../../cluster/selector';
import { Service } from '../../cluster/service';
import { Workload } from '../../cluster/workload';
import { whyNotLabelValue } from '../../units/kubernetes-names';

/** Label that is added where an object has none of its own, or shares them with others. */
export const MARKER_LABEL = 'app-monitoring';

/** A selector, and the label it needs where that is not there yet. */
export interface Selection {
  readonly selector: LabelSelector;
  readonly amendment?: Amendment;
}

/** A Service's own labels; where another Service of the namespace carries them too, a label of its own. */
export function selectService(view: AppView, { object, value }: Declared<Service>): Selection {
  const others = view.servicesLabelled(value.namespace, value.labels).filter((other) => other.object !== object);

  return Object.keys(value.labels).length > 0 && others.length === 0
    ? { selector: { matchLabels: value.labels } }
    : marked(object, value.name, ['metadata', 'labels']);
}

/** A label of its own: an Ingress is found by labels that are rarely unique. */
export function selectIngress({ object, value }: Declared<Ingress>): Selection {
  return marked(object, value.name, ['metadata', 'labels']);
}

/** What the workload selects its pods by; for those that need no selector the labels of the pods. */
export function selectPods({ object, value }: Declared<Workload>): Selection {
  const selector = value.selector ?? { matchLabels: value.podLabels };
  if (!isEmptySelector(selector) && Object.keys(selector.matchLabels ?? selector.matchExpressions ?? {}).length > 0) return { selector };

  return marked(object, value.name, [...value.templatePath, 'metadata', 'labels']);
}

function marked(object: ApiObject, name: string, path: readonly string[]): Selection {
  const value = whyNotLabelValue(name) ? object.node.addr : name;

  return { selector: { matchLabels: { [MARKER_LABEL]: value } }, amendment: { path: [...path, MARKER_LABEL], value } };
}
