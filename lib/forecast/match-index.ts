/** Objects with labels, indexed for selectors. */
import { LabelIndex } from '../manifests/label-index';
import { StringMap } from '../manifests/manifest';
import { LabelSelector, selectorMatches } from '../manifests/selectors/selector';

/** A Service, the pods of a workload, or an Ingress. */
export interface Labelled {
  readonly namespace: string;
  readonly labels: StringMap;
  /** Key of the object. */
  readonly source: string;
}

/** Finds objects by namespace and labels. */
export class MatchIndex<T extends Labelled> {
  private readonly byNamespace: LabelIndex<T>;
  private readonly anywhere: LabelIndex<T>;

  /** @param leaveOut label keys that are ignored in selectors */
  constructor(all: readonly T[], private readonly leaveOut: ReadonlySet<string> = new Set()) {
    this.byNamespace = LabelIndex.ofLabels(all, ({ namespace, labels }) => [namespace, labels]);
    this.anywhere = LabelIndex.ofLabels(all, ({ labels }) => [undefined, labels]);
  }

  /** The objects that a selector matches in the given namespaces, or in all namespaces if undefined. */
  matching(namespaces: readonly string[] | undefined, selector: LabelSelector): T[] {
    const wanted = this.comparable(selector);
    const narrowed = certainPairs(wanted);
    const found = namespaces === undefined
      ? this.anywhere.labelled(undefined, narrowed)
      : [...new Set(namespaces)].flatMap((namespace) => this.byNamespace.labelled(namespace, narrowed));

    return found.filter(({ labels }) => selectorMatches(wanted, labels));
  }

  /** The part of a selector that is compared. */
  comparable(selector: LabelSelector): LabelSelector {
    return this.leaveOut.size === 0 ? selector : without(selector, this.leaveOut);
  }

  /** All objects of a namespace. */
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

/** Labels that every object must have to match the selector. */
function certainPairs({ matchLabels = {}, matchExpressions = [] }: LabelSelector): StringMap {
  const single = matchExpressions.filter(({ operator, values = [] }) => operator === 'In' && values.length === 1);

  return { ...Object.fromEntries(single.map(({ key, values = [] }) => [key, values[0]])), ...matchLabels };
}
