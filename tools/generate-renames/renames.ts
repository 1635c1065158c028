// The classes of `cdk8s import` and those of imports/, side by side: from a kind down to its last enum, field by field. No I/O.

import { Declarations, Property } from './read-declarations';

/** What imports/renames.json holds; `lib/migration/imports/rename-table.ts` reads it. */
export interface Renames {
  /** Our class -> `<apiVersion> <kind>`. */
  readonly kinds: { readonly [className: string]: string };
  /** Our struct -> `property:Type` of each property with a named type, as `cdk8s import` names the property. */
  readonly structs: { readonly [name: string]: string };
  /** Our enum -> its members. */
  readonly enums: { readonly [name: string]: string };
  /** Our struct -> `theirs:ours` of each property that has another name here. */
  readonly properties: { readonly [name: string]: string };
  /** Our struct -> `field:property` of each field of the CRD that has another name as a property here. */
  readonly fields: { readonly [name: string]: string };
}

/** What both sides were found to have in common, and where the name that `cdk8s import` gives is not that of the rule. */
export interface Compared {
  readonly renames: Renames;
  /** Types of `cdk8s import` that have a counterpart here. */
  readonly types: number;
  readonly faults: readonly string[];
}

/** Compares both sides. A fault is a difference that a changed name would not do away with. */
export function compareDeclarations(theirs: Declarations, ours: Declarations): Compared {
  const comparison = new Comparison(theirs, ours);
  for (const [className, gvk] of ours.kinds) comparison.struct(`${theirClass(theirs, gvk)}Props`, `${className}Props`);

  return {
    renames: {
      kinds: Object.fromEntries(ours.kinds),
      structs: packed(ours.structs, (name) => comparison.typed(name)),
      enums: packed(ours.enums, (name) => [...ours.enums.get(name)!.keys()]),
      properties: packed(ours.structs, (name) => comparison.renamed(name)),
      fields: packed(ours.structs, (struct) => [...ours.structs.get(struct)!].filter(([field, { name }]) => field !== name).map(([field, { name }]) => `${field}:${name}`)),
    },
    types: comparison.pairs.size,
    faults: comparison.faults,
  };
}

/** The name that `cdk8s import` gives the type of a property: that of the struct, and the property. */
function ruled(struct: string, property: string): string {
  return `${struct.replace(/Props$/, '')}${property[0].toUpperCase()}${property.slice(1)}`;
}

class Comparison {
  /** Their type -> ours. */
  public readonly pairs = new Map<string, string>();
  public readonly faults: string[] = [];
  /** Our struct -> our property -> their property. */
  private readonly names = new Map<string, Map<string, string>>();

  public constructor(private readonly theirs: Declarations, private readonly ours: Declarations) {}

  public struct(their: string, our: string): void {
    const fields = this.ours.structs.get(our)!;
    for (const [field, property] of this.theirs.structs.get(their)!) {
      const counterpart = fields.get(field);
      if (!counterpart) this.faults.push(`${their}.${field} is not in ${our}`);
      else this.property(their, property, our, counterpart);
    }
  }

  public typed(struct: string): string[] {
    return [...this.ours.structs.get(struct)!.values()]
      .filter(({ type }) => type !== undefined && this.isOurs(type))
      .map(({ name, type }) => `${this.names.get(struct)?.get(name) ?? name}:${type}`);
  }

  public renamed(struct: string): string[] {
    return [...this.names.get(struct) ?? []].filter(([our, their]) => our !== their).map(([our, their]) => `${their}:${our}`);
  }

  private property(their: string, property: Property, our: string, counterpart: Property): void {
    const known = this.names.get(our)?.get(counterpart.name) ?? property.name;
    if (known !== property.name) this.faults.push(`${our}.${counterpart.name} is ${known}, and ${their}.${property.name}`);
    this.names.set(our, (this.names.get(our) ?? new Map<string, string>()).set(counterpart.name, property.name));
    if (property.type === counterpart.type && (property.type === undefined || !this.isOurs(property.type))) return;
    if (property.type === undefined || counterpart.type === undefined) {
      this.faults.push(`${their}.${property.name} is ${property.type ?? 'a scalar'}, ${our}.${counterpart.name} is ${counterpart.type ?? 'a scalar'}`);
      return;
    }
    if (property.type !== ruled(their, property.name)) this.faults.push(`${property.type} is not named by the rule, as ${ruled(their, property.name)}`);
    this.type(property.type, counterpart.type);
  }

  private type(their: string, our: string): void {
    this.pairs.set(their, our);
    if (this.theirs.structs.has(their) && this.ours.structs.has(our)) this.struct(their, our);
    else if (this.theirs.enums.has(their) && this.ours.enums.has(our)) this.enum(their, our);
    else if (!(this.theirs.unions.has(their) && this.ours.unions.has(our))) this.faults.push(`${their} and ${our} are not of one sort`);
  }

  private enum(their: string, our: string): void {
    const members = this.ours.enums.get(our)!;
    for (const [member, value] of this.theirs.enums.get(their)!) {
      if (members.get(member) !== value) this.faults.push(`${their}.${member} is "${value}", ${our}.${member} is "${members.get(member)}"`);
    }
  }

  private isOurs(type: string): boolean {
    return this.ours.structs.has(type) || this.ours.enums.has(type) || this.ours.unions.has(type);
  }
}

function theirClass({ kinds }: Declarations, gvk: string): string {
  const found = [...kinds].find(([, other]) => other === gvk);
  if (!found) throw new Error(`"cdk8s import" made no class of ${gvk}`);

  return found[0];
}

function packed(names: ReadonlyMap<string, unknown>, entries: (name: string) => readonly string[]): { [name: string]: string } {
  return Object.fromEntries([...names.keys()].sort().flatMap((name) => (entries(name).length > 0 ? [[name, entries(name).join(' ')]] : [])));
}
