/** Things of the cluster that carry labels, as selectors find them. */
import { LabelIndex } from '../manifests/label-index';
import { StringMap } from '../manifests/manifest';
import { LabelSelector, selectorMatches } from '../manifests/selectors/selector';

/** A Service, the pods of a workload, an Ingress. */
export interface Labelled {
  readonly namespace: string;
  readonly labels: StringMap;
  /** Key of the object. */
  readonly source: string;
}

/** Found by namespace and labels. */
export class MatchIndex<T extends Labelled> {
  private readonly byNamespace: LabelIndex<T>;
  private readonly anywhere: LabelIndex<T>;

  /** @param leaveOut label keys that selectors are not held to */
  constructor(all: readonly T[], private readonly leaveOut: ReadonlySet<string> = new Set()) {
    this.byNamespace = LabelIndex.ofLabels(all, ({ namespace, labels }) => [namespace, labels]);
    this.anywhere = LabelIndex.ofLabels(all, ({ labels }) => [undefined, labels]);
  }

  /** All that a selector matches in some namespaces, or in all where none are given. */
  matching(namespaces: readonly string[] | undefined, selector: LabelSelector): T[] {
    const wanted = this.leaveOut.size === 0 ? selector : without(selector, this.leaveOut);
    const narrowed = certainPairs(wanted);
    const found = namespaces === undefined
      ? this.anywhere.labelled(undefined, narrowed)
      : [...new Set(namespaces)].flatMap((namespace) => this.byNamespace.labelled(namespace, narrowed));

    return found.filter(({ labels }) => selectorMatches(wanted, labels));
  }

  /** All of a namespace. */
  in(namespace: string): readonly T[] {
    return this.byNamespace.labelled(namespace, {});
  }
}

function without({ matchLabels = {}, matchExpressions = [] }: LabelSelector, keys: ReadonlySet<string>): LabelSelector {
  return {
    matchLabels: Object.fromEntries(Object.entries(matchLabels).filter(([key]) => !keys.has(key))),
    matchExpressions: matchExpressions.filter(({ key }) => !keys.has(key)),
  };
}

/** Pairs that everything has which the selector matches. */
function certainPairs({ matchLabels = {}, matchExpressions = [] }: LabelSelector): StringMap {
  const single = matchExpressions.filter(({ operator, values = [] }) => operator === 'In' && values.length === 1);

  return { ...Object.fromEntries(single.map(({ key, values = [] }) => [key, values[0]])), ...matchLabels };
}
