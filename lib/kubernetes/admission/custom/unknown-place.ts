/** Finds the place of an unknown field in the schema of its kind. */
import { Node } from './schema-node';

/** A node of the schema and its path in the object. */
export interface PlacedNode {
  readonly node: Node;
  /** As `spec.endpoints[0]`; empty for the root. */
  readonly path: string;
}

/** An unknown field, and the nodes that it is in. */
export interface Located {
  /** Name of the field; it may contain dots. */
  readonly field: string;
  /** The node that does not know it, then the one around that, up to the root. */
  readonly parents: readonly PlacedNode[];
}

/** Follows a path as far as the schema knows it; the rest is the name of the field. Undefined if the rest is not a name. */
export function tryLocate(root: Node | undefined, path: string): Located | undefined {
  if (!root) return undefined;
  const parents: PlacedNode[] = [{ node: root, path: '' }];
  let rest = path;
  for (let step = nextStep(parents[0], rest); step !== undefined; step = nextStep(parents[0], rest)) {
    parents.unshift(step.placed);
    rest = step.rest;
  }

  return rest === '' || rest.startsWith('[') || parents[0].node.properties.size === 0 ? undefined : { field: rest, parents };
}

function nextStep({ node, path }: PlacedNode, rest: string): { readonly placed: PlacedNode; readonly rest: string } | undefined {
  const [index] = /^\[\d+\]/.exec(rest) ?? [];
  if (index !== undefined) return node.items && { placed: { node: node.items, path: `${path}${index}` }, rest: rest.slice(index.length).replace(/^\./, '') };
  const [name] = /^[^.[]+(?=[.[])/.exec(rest) ?? [];
  const child = name === undefined ? undefined : node.properties.get(name);

  return name === undefined || !child ? undefined : { placed: { node: child, path: path === '' ? name : `${path}.${name}` }, rest: rest.slice(name.length).replace(/^\./, '') };
}
