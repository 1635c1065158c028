/** How types are named and linked in docs/api. */
import { ApiType, TypeReference } from './assembly';
import { FilledSubject } from './subjects';

export class TypeLinks {
  private readonly pages: ReadonlyMap<string, string>;
  private readonly types: ReadonlyMap<string, ApiType>;

  /**
   * @param shown pages whose types have a section
   * @param all every type of the package
   */
  constructor(shown: readonly FilledSubject[], all: readonly ApiType[]) {
    this.pages = new Map(shown.flatMap(({ name, types }) => types.map(({ fqn }) => [fqn, name] as const)));
    this.types = new Map(all.map((type) => [type.fqn, type]));
  }

  /** A type as a link: to its section, to its own documentation, or its bare name where it is of another package. */
  public link(fqn: string): string {
    const type = this.types.get(fqn);
    if (!type) return `\`${fqn.split('.').pop()}\``;
    const page = this.pages.get(fqn);
    const target = page ? `${page}.md#${displayName(type).toLowerCase().replace(/[^a-z0-9]/g, '')}` : type.docs?.see;

    return target ? `[${displayName(type)}](${target})` : displayName(type);
  }

  /** A type with links, for a cell of a table. */
  public reference(reference: TypeReference): string {
    if ('fqn' in reference) return this.link(reference.fqn);
    if ('primitive' in reference) return reference.primitive === 'json' ? 'JSON' : reference.primitive;
    if ('union' in reference) return reference.union.types.map((type) => this.reference(type)).join(' or ');
    const { kind, elementtype } = reference.collection;

    return `${kind === 'array' ? 'list' : 'map'} of ${this.reference(elementtype)}`;
  }
}

/** `imports.TlsConfig` for a type of the operator, since some share a name with one of ours. */
export function displayName({ namespace, name }: ApiType): string {
  return namespace ? `${namespace}.${name}` : name;
}
