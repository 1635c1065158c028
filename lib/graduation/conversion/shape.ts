/** Where the two versions differ, as a tree that follows the object. */
import { FieldChange } from './field-change';

/** The version that an object is in. */
export type Side = 'hub' | 'spoke';

/** A field that both versions have, or one of them. */
interface Row {
  readonly hub?: string;
  readonly spoke?: string;
  readonly shape?: Shape;
  readonly schema?: FieldChange['schema'];
}

/** One object, list or map. Parts that are the same in both versions are not in it. */
export class Shape {
  /** @throws Error if two changes contradict each other */
  static of(changes: readonly FieldChange[]): Shape {
    const root = new Shape();
    for (const change of changes) root.at(change.in.split(/[.]|(?=\[\])|(?=\{\})/)).add(change);

    return root;
  }

  /** Items of the list. */
  private items?: Shape;
  /** Values of the map. */
  private values?: Shape;
  private rows: readonly Row[] = [];

  private constructor() {}

  /** The shape of the items of a list. */
  ofItems(): Shape | undefined {
    return this.items;
  }

  /** The shape of the values of a map. */
  ofValues(): Shape | undefined {
    return this.values;
  }

  /** Fields that only the spoke version has. */
  added(): readonly { readonly name: string; readonly schema: NonNullable<FieldChange['schema']> }[] {
    return this.rows.flatMap(({ hub, spoke, schema = {} }) => (hub === undefined && spoke !== undefined ? [{ name: spoke, schema }] : []));
  }

  /** The name of a field in the other version, and its shape. */
  field(name: string, from: Side): { readonly name: string; readonly shape?: Shape } {
    const row = this.rows.find((each) => each[from] === name);

    return { name: row?.[other(from)] ?? name, shape: row?.shape ?? this.values };
  }

  /** Whether the other version has no such field, or uses its name for another field. */
  lacks(name: string, from: Side): boolean {
    const row = this.rows.find((each) => each[from] === name);

    return row ? row[other(from)] === undefined : this.rows.some((each) => each[other(from)] === name);
  }

  private at([first, ...rest]: readonly string[]): Shape {
    if (first === undefined) return this;
    if (first === '[]') return (this.items ??= new Shape()).at(rest);
    if (first === '{}') return (this.values ??= new Shape()).at(rest);
    const row = this.rows.find(({ hub }) => hub === first);
    const shape = row?.shape ?? new Shape();
    this.put(row, { hub: first, spoke: row ? row.spoke : first, shape });

    return shape.at(rest);
  }

  private add({ in: path, hub, spoke, schema }: FieldChange): void {
    const row = hub === undefined ? undefined : this.rows.find((each) => each.hub === hub);
    const isRenamed = row !== undefined && row.spoke !== hub;
    if (isRenamed || (spoke !== undefined && this.rows.some((each) => each.spoke === spoke))) {
      throw new Error(`two changes of ${path} name the field "${hub ?? spoke}"`);
    }
    this.put(row, { ...row, hub, spoke, schema });
  }

  private put(old: Row | undefined, row: Row): void {
    this.rows = [...this.rows.filter((each) => each !== old), row];
  }
}

/** The other of the two versions. */
export function other(side: Side): Side {
  return side === 'hub' ? 'spoke' : 'hub';
}
