/** Finds what carries labels, or selects by them, without looking at everything. */
import { StringMap } from './manifest';
import { addTo } from '../units/group';

/** Namespace and labels, or namespace and selector, of one entry. */
export type Labelled = readonly [namespace: string | undefined, labels: StringMap];

/** Candidates by label; the caller still matches them, since an index narrows and does not judge. */
export class LabelIndex<T> {
  /** An index of values that carry labels. */
  static ofLabels<T>(values: readonly T[], labelsOf: (value: T) => Labelled): LabelIndex<T> {
    return new LabelIndex(values, labelsOf, Infinity);
  }

  /** An index of values that select by labels. One pair is enough to find a selector, since everything it matches carries that pair. */
  static ofSelectors<T>(values: readonly T[], selectorOf: (value: T) => Labelled): LabelIndex<T> {
    return new LabelIndex(values, selectorOf, 1);
  }

  /** By namespace, key and value: to look three of them up takes less than to put them together to one text. */
  private readonly byPair = new Map<string | undefined, Map<string, Map<string, T[]>>>();
  private readonly byNamespace = new Map<string | undefined, T[]>();

  private constructor(values: readonly T[], labelsOf: (value: T) => Labelled, pairs: number) {
    for (const value of values) {
      const [namespace, labels] = labelsOf(value);
      const keys = Object.keys(labels);
      for (let i = 0; i < Math.min(keys.length, pairs); i++) addTo(this.valuesOf(namespace, keys[i]), labels[keys[i]], value);
      addTo(this.byNamespace, namespace, value);
    }
  }

  /** Values that may carry all of `labels`; for no labels, all values of the namespace. */
  labelled(namespace: string | undefined, labels: StringMap): readonly T[] {
    const [first, ...rest] = this.buckets(namespace, labels);
    if (!first) return this.byNamespace.get(namespace) ?? [];

    return rest.reduce((smallest, bucket) => (bucket.length < smallest.length ? bucket : smallest), first);
  }

  /** Values whose selector may match something that carries `labels`. */
  selecting(namespace: string | undefined, labels: StringMap): readonly T[] {
    return this.buckets(namespace, labels).flat();
  }

  private buckets(namespace: string | undefined, labels: StringMap): readonly (readonly T[])[] {
    const byKey = this.byPair.get(namespace);

    return Object.entries(labels).map(([key, value]) => byKey?.get(key)?.get(value) ?? []);
  }

  private valuesOf(namespace: string | undefined, key: string): Map<string, T[]> {
    const byKey = this.byPair.get(namespace) ?? new Map<string, Map<string, T[]>>();
    const values = byKey.get(key) ?? new Map<string, T[]>();
    this.byPair.set(namespace, byKey.set(key, values));

    return values;
  }
}
