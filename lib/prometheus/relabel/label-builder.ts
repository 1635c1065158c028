/** The labels of a target while rules change them. */
import { compareByBytes } from '../../go/compare-by-bytes';

/**
 * Keeps discovered labels apart from labels that rules have set: `labelmap` reads the former first, by name, and then the latter, in the
 * order in which they were set. If it maps two labels to one name, that order decides which one remains.
 * @see Builder in model/labels/labels_common.go, Prometheus v0.314.0
 */
export class LabelBuilder {
  private readonly written = new Map<string, string>();
  /** Names of discovered labels that were set or deleted. */
  private readonly replaced = new Set<string>();
  private sorted?: readonly string[];

  /** @param found labels with an empty value count as not set */
  public constructor(private readonly found: ReadonlyMap<string, string>) {}

  /** Returns the value of a label, and the empty text for a label that is not set. */
  public get(name: string): string {
    return this.written.get(name) ?? (this.replaced.has(name) ? '' : this.found.get(name) ?? '');
  }

  /** Sets a label; an empty value deletes it. */
  public set(name: string, value: string): void {
    if (value === '') return this.delete(name);
    this.replaced.add(name);
    this.written.set(name, value);
  }

  public delete(name: string): void {
    this.replaced.add(name);
    this.written.delete(name);
  }

  /** Returns a copy in the order of `labelmap`, so that a rule may change labels while it reads them. */
  public inOrder(): [name: string, value: string][] {
    // Nothing is added to discovered labels, and deletions do not change the order.
    this.sorted ??= [...this.found.keys()].sort(compareByBytes);

    const found = this.sorted.map((name): [string, string] => [name, this.found.get(name)!]).filter((label) => this.isLeft(...label));

    return [...found, ...this.written];
  }

  /** Returns all remaining labels, in no particular order. */
  public labels(): Map<string, string> {
    return new Map(this.remaining(() => true));
  }

  /** Returns the remaining labels with some names, in no particular order. */
  public remaining(isMeant: (name: string) => boolean): [name: string, value: string][] {
    const labels: [string, string][] = [];
    this.found.forEach((value, name) => { if (isMeant(name) && this.isLeft(name, value)) labels.push([name, value]); });
    this.written.forEach((value, name) => { if (isMeant(name)) labels.push([name, value]); });

    return labels;
  }

  private isLeft(name: string, value: string): boolean {
    return value !== '' && !this.replaced.has(name);
  }
}
