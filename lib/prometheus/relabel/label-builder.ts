/** Labels while rules change them. */
import { compareByBytes } from '../../go/compare-by-bytes';

/**
 * Keeps apart what was found and what rules have set, since `labelmap` meets first the one, by name, and then the other, in the order of
 * setting; that decides which of two labels mapped to one name stays.
 * @see Builder in model/labels/labels_common.go, Prometheus v0.314.0
 */
export class LabelBuilder {
  private readonly found: Map<string, string>;
  private readonly written = new Map<string, string>();
  private sorted?: readonly string[];

  /** An empty value is the same as no label. */
  public constructor(labels: ReadonlyMap<string, string>) {
    this.found = new Map();
    for (const [name, value] of labels) {
      if (value !== '') this.found.set(name, value);
    }
  }

  /** The empty text for a label that is not there. */
  public get(name: string): string {
    return this.written.get(name) ?? this.found.get(name) ?? '';
  }

  /** An empty value deletes the label. */
  public set(name: string, value: string): void {
    if (value === '') return this.delete(name);
    this.found.delete(name);
    this.written.set(name, value);
  }

  public delete(name: string): void {
    this.found.delete(name);
    this.written.delete(name);
  }

  /** A copy, so that changes meanwhile are not met. */
  public inOrder(): [name: string, value: string][] {
    // Deletions leave the order as it is, and nothing is added to what was found.
    this.sorted ??= [...this.found.keys()].sort(compareByBytes);

    const found = this.sorted.filter((name) => this.found.has(name)).map((name): [string, string] => [name, this.found.get(name)!]);

    return [...found, ...this.written];
  }

  /** All that is left, in no order. */
  public labels(): Map<string, string> {
    const labels = new Map(this.found);
    for (const [name, value] of this.written) labels.set(name, value);

    return labels;
  }
}
