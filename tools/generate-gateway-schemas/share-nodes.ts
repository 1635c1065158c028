// Schemas in, the same schemas out with equal parts written once. No I/O.

import { CrdNode } from './loosest';

/** Schemas that refer to definitions. */
export interface SharedNodes {
  readonly nodes: readonly object[];
  readonly definitions: { readonly [name: string]: object };
}

/** Shorter parts are not longer than a reference with its definition. */
const MIN_SHARED = 150;

export function shareNodes(schemas: readonly CrdNode[]): SharedNodes {
  const times = new Map<string, number>();
  schemas.forEach((schema) => count(schema, times));
  const names = new Map([...times].filter(([text, seen]) => seen > 1 && text.length >= MIN_SHARED).map(([text], i) => [text, String(i)]));
  const written = (node: CrdNode): object => {
    const name = names.get(JSON.stringify(node));

    return name === undefined ? withChildren(node, written) : { $ref: `#/definitions/${name}` };
  };

  return {
    nodes: schemas.map(written),
    definitions: Object.fromEntries([...names].map(([text, name]) => [name, withChildren(JSON.parse(text) as CrdNode, written)])),
  };
}

/** A part of a part that is counted already is not counted again: it is written once, too. */
function count(node: CrdNode, times: Map<string, number>): void {
  const text = JSON.stringify(node);
  const seen = times.get(text) ?? 0;
  times.set(text, seen + 1);
  if (seen === 0) withChildren(node, (child) => { count(child, times); return child; });
}

function withChildren(node: CrdNode, change: (child: CrdNode) => object): object {
  const { properties, items, additionalProperties, ...keywords } = node;

  return {
    ...keywords,
    ...properties && { properties: Object.fromEntries(Object.entries(properties).map(([name, child]) => [name, change(child)])) },
    ...items && { items: change(items) },
    ...typeof additionalProperties === 'object' && { additionalProperties: change(additionalProperties) },
  };
}
