/** The schema of a kind as another version of the operator has it: the known schema, with what differs. */
import { crdIndexOf, KindVersions, stateAt, tryVersionsOf, VersionTree } from './crd-versions';
import { KindSchema, Node } from '../../kubernetes/admission/custom/schema-node';

/** The schema of a kind in another version; undefined if that version does not have the kind. */
export function schemaOfVersion(kind: string, known: KindSchema, version: string): KindSchema | undefined {
  const versions = tryVersionsOf(kind);
  if (versions === undefined) return known;
  const index = crdIndexOf(version);
  const root = new NodesAt(index).nodeAt(known.root, versions.tree);

  return root && { root, ...isScalable(versions, index) && { replicasPath: known.replicasPath } };
}

function isScalable({ scale }: KindVersions, index: number): boolean {
  return scale >= 0 && index >= scale;
}

/** Builds the nodes that differ; all others are shared with the known schema. */
class NodesAt {
  private readonly made = new Map<VersionTree, Map<Node | undefined, Node | undefined>>();

  constructor(private readonly index: number) {}

  nodeAt(known: Node | undefined, tree: VersionTree): Node | undefined {
    const made = this.made.get(tree) ?? new Map<Node | undefined, Node | undefined>();
    this.made.set(tree, made);
    if (!made.has(known)) made.set(known, this.make(known, tree));

    return made.get(known);
  }

  private make(known: Node | undefined, tree: VersionTree): Node | undefined {
    const state = stateAt(tree, this.index);
    const keywords = state === 0 ? known : state;
    if (keywords === null || keywords === undefined) return undefined;
    const properties = this.propertiesOf(known, tree);

    return {
      ...keywords,
      properties,
      required: keywords.required ?? [],
      defaults: [...properties].filter(([, child]) => child.default !== undefined).map(([field, child]) => [field, child.default]),
      items: this.child(known?.items, tree, '[]'),
      additionalProperties: this.child(known?.additionalProperties, tree, '{}'),
    } as Node;
  }

  private propertiesOf(known: Node | undefined, tree: VersionTree): ReadonlyMap<string, Node> {
    const names = new Set([...known?.properties.keys() ?? [], ...tree.children.keys()].filter((step) => step !== '[]' && step !== '{}'));

    return new Map([...names].flatMap((name): [string, Node][] => {
      const child = this.child(known?.properties.get(name), tree, name);

      return child === undefined ? [] : [[name, child]];
    }));
  }

  private child(known: Node | undefined, { children }: VersionTree, step: string): Node | undefined {
    const tree = children.get(step);

    return tree === undefined ? known : this.nodeAt(known, tree);
  }
}
