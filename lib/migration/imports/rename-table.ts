/** What the types of `cdk8s import` are named in this package: kinds, and the types of properties, from which all names follow. */

/** The table, by names of this package. */
export interface RenameTable {
  /** `<apiVersion> <kind>` -> class. */
  readonly kinds: ReadonlyMap<string, string>;
  /** Struct -> property, as `cdk8s import` names it -> type. */
  readonly structs: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Enum -> members. */
  readonly enums: ReadonlyMap<string, ReadonlySet<string>>;
  /** Struct -> property, as `cdk8s import` names it -> the name here, where they differ. */
  readonly properties: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Struct -> field of the CRD -> property, where they differ. */
  readonly fields: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** All names that the imports of this package export, apart from structs that no property has. */
  readonly names: ReadonlySet<string>;
}

type Packed = { readonly [section in 'kinds' | 'structs' | 'enums' | 'properties' | 'fields']: { readonly [name: string]: string } };

/** The table, read once. */
export function renameTable(): RenameTable {
  table ??= readTable();

  return table;
}

let table: RenameTable | undefined;

function readTable(): RenameTable {
  const packed = require('../../../imports/renames.json') as Packed;
  const kinds = new Map(Object.entries(packed.kinds).map(([className, gvk]) => [gvk, className]));
  const structs = unpacked(packed.structs);
  const enums = new Map(Object.entries(packed.enums).map(([name, members]) => [name, new Set(members.split(' '))]));
  const names = new Set([
    ...structs.keys(), ...enums.keys(), ...[...kinds.values()].flatMap((name) => [name, `${name}Props`]), ...[...structs.values()].flatMap((types) => [...types.values()]),
  ]);

  return { kinds, structs, enums, properties: unpacked(packed.properties), fields: unpacked(packed.fields), names };
}

function unpacked(section: { readonly [name: string]: string }): Map<string, Map<string, string>> {
  return new Map(Object.entries(section).map(([name, pairs]) => [name, new Map(pairs.split(' ').map((pair) => pair.split(':') as [string, string]))]));
}
