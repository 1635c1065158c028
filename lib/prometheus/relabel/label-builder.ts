/** The labels of a target while rules change them. */
import { compareByBytes } from '../../go/compare-by-bytes';

/**
 * Keeps discovered labels apart from labels that rules have set: `labelmap` reads the former first, by name, and then the latter, in the
 * order in which they were set. If it maps two labels to one name, that order decides which one remains.
 * @see Builder in model/labels/labels_common.go, Prometheus v0.314.0
 */
export class LabelBuilder {
  private readonly found: Map<string, string>;
  private readonly written = new Map<string, string>();
  private sorted?: readonly string[];

  /** Labels with an empty value are left out. */
  public constructor(labels: ReadonlyMap<string, string>) {
    this.found = new Map();
    for (const [name, value] of labels) {
      if (value !== '') this.found.set(name, value);
    }
  }

  /** Returns the value of a label, and the empty text for a label that is not set. */
  public get(name: string): string {
    return this.written.get(name) ?? this.found.get(name) ?? '';
  }

  /** Sets a label; an empty value deletes it. */
  public set(name: string, value: string): void {
    if (value === '') return this.delete(name);
    this.found.delete(name);
    this.written.set(name, value);
  }

  public delete(name: string): void {
    this.found.delete(name);
    this.written.delete(name);
  }

  /** Returns a copy in the order of `labelmap`, so that a rule may change labels while it reads them. */
  public inOrder(): [name: string, value: string][] {
    // Nothing is added to discovered labels, and deletions do not change the order.
    this.sorted ??= [...this.found.keys()].sort(compareByBytes);

    const found = this.sorted.filter((name) => this.found.has(name)).map((name): [string, string] => [name, this.found.get(name)!]);

    return [...found, ...this.written];
  }

  /** Returns all remaining labels, in no particular order. */
  public labels(): Map<string, string> {
    const labels = new Map(this.found);
    for (const [name, value] of this.written) labels.set(name, value);

    return labels;
  }
}
