/** Matches selectors against the labels of namespaces. */
import { Answer, answerOf } from './answer';
import { matchKnownLabels } from './match-known-labels';
import { StringMap, stringMapAt } from '../manifests/manifest';
import { Objects } from '../manifests/objects';
import { contradictionIn } from '../manifests/selectors/contradiction';
import { LabelSelector, selectorMatches } from '../manifests/selectors/selector';

/** The label that every namespace has. */
export const NAME_LABEL = 'kubernetes.io/metadata.name';

/** Labels of namespaces, as far as the manifests declare them. */
export class NamespaceLabels {
  private readonly known = new Map<string, KnownLabels>();

  constructor(private readonly objects: Objects) {}

  /**
   * Whether a selector matches a namespace. If no manifest declares the namespace, only its name is known, so the answer for any other
   * label is `unknown`, unless no labels match at all.
   *
   * `{ matchLabels: { team: 'shop' } }` and `shop` give `unknown` without a Namespace `shop`
   *
   * @see https://kubernetes.io/docs/reference/labels-annotations-taints/#kubernetes-io-metadata-name
   */
  matches(selector: LabelSelector, namespace: string): Answer {
    const { labels, isDeclared } = this.labelsOf(namespace);

    if (isDeclared) return answerOf(selectorMatches(selector, labels));

    const answer = matchKnownLabels(selector, labels);

    return answer === 'unknown' && contradictionIn(selector) !== undefined ? 'denied' : answer;
  }

  private labelsOf(namespace: string): KnownLabels {
    const found = this.known.get(namespace) ?? readLabels(this.objects, namespace);
    this.known.set(namespace, found);

    return found;
  }
}

/** Labels of a namespace; undefined if no manifest declares the namespace. */
export function tryNamespaceLabels(objects: Objects, namespace: string): StringMap | undefined {
  const manifest = objects.tryFind('Namespace', '', namespace)?.manifest;

  return manifest?.apiVersion === 'v1' ? stringMapAt(manifest, ['metadata', 'labels']) : undefined;
}

interface KnownLabels {
  readonly labels: StringMap;
  /** Whether these are all labels of the namespace. */
  readonly isDeclared: boolean;
}

function readLabels(objects: Objects, namespace: string): KnownLabels {
  const labels = tryNamespaceLabels(objects, namespace);

  return { labels: { ...labels, [NAME_LABEL]: namespace }, isDeclared: labels !== undefined };
}
