/** Why a field is dropped, for the person who wrote it. */
import { Node, operatorVersion, tryFindSchema } from './schema';
import { Manifest } from '../../manifests/manifest';
import { tryFindNearest } from '../../units/nearest-name';

/**
 * One sentence on a path of `unknownFields`: that the operator does not know it, and which known name is similar.
 *
 * @param path as `spec.endpoints[0].prot`
 */
export function explainUnknownField({ apiVersion = '', kind = '' }: Manifest, path: string): string {
  const field = path.slice(path.lastIndexOf('.') + 1);
  const parent = tryFindNode(tryFindSchema(apiVersion, kind)?.root, path.slice(0, path.length - field.length));
  const nearest = parent && tryFindNearest(field, parent.properties.keys());
  const meant = nearest === undefined ? '' : `; did you mean "${nearest}"`;

  return `operator v${operatorVersion()} does not know it, so it is dropped${meant}`;
}

/** Follows field names and indexes; undefined if a key of a map has dots of its own. */
function tryFindNode(root: Node | undefined, path: string): Node | undefined {
  const steps = [...path.matchAll(/\[\d+\]|[^.[\]]+/g)].map(([step]) => step);

  return steps.reduce<Node | undefined>(
    (node, step) => (step.startsWith('[') ? node?.items : node?.properties.get(step) ?? node?.additionalProperties),
    root,
  );
}
