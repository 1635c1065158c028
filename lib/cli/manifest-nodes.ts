/** Fields and values that may be secret in the syntax tree of a manifest. */
import { isMap, isPair, isScalar, isSeq, Node, Pair, YAMLMap } from 'yaml';
import { fieldSteps } from '../manifests/field-steps';
import { LAST_APPLIED } from '../manifests/last-applied';

/** First and next offset of a part of a text. */
export type Range = readonly [from: number, to: number];

/** The text of a scalar at a path. */
export function textAt(map: YAMLMap, path: readonly string[]): string | undefined {
  const node = map.getIn(path, true);

  return isScalar(node) ? String(node.value) : undefined;
}

/**
 * The key or the item at a path such as `spec.endpoints[0].port`, or the nearest one around it; undefined if nothing of it is there. A path
 * may leave `spec` out.
 */
export function tryFieldNode(object: YAMLMap, field: string | undefined): Node | undefined {
  if (field === undefined || field === '') return undefined;
  const keys = fieldSteps(field).map(String);

  return tryWalk(object, keys) ?? tryWalk(object.get('spec', true), keys);
}

function tryWalk(from: unknown, keys: readonly string[]): Node | undefined {
  let at = from;
  let found: Node | undefined;
  for (const key of keys) {
    const next = isMap(at) ? pairOf(at, key) : isSeq(at) ? at.items[Number(key)] : undefined;
    const [node, value] = isPair(next) ? [next.key, next.value] : [next, next];
    if (!node || !(node as Node).range) break;
    found = node as Node;
    at = value;
  }

  return found;
}

function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find(({ key: each }) => isScalar(each) && String(each.value) === key);
}

/** Where values that may be secret are, in their order. */
export function secretRanges(node: unknown, name = '', isSecret = false): Range[] {
  if (isMap(node)) {
    const isNamed = isScalar(pairOf(node, 'value')?.value) && pairOf(node, 'name') !== undefined;

    return node.items.flatMap(({ key, value }) => {
      const field = isScalar(key) ? String(key.value) : '';

      return secretRanges(value, field, isSecret || SECRET_MAPS.has(field) || field === LAST_APPLIED || isNamed && field === 'value');
    });
  }
  if (isSeq(node)) return node.items.flatMap((item) => (isPair(item) ? [] : secretRanges(item, name, isSecret)));

  return isScalar(node) && node.range && (isSecret || SECRET_TEXT.test(name)) ? [[node.range[0], node.range[1]]] : [];
}

/** Fields whose values are secret, whatever is in them. */
const SECRET_MAPS: ReadonlySet<string> = new Set(['data', 'stringData', 'headers', 'endpointParams', 'params']);

/** Fields that hold a secret if they are text. In `bearerTokenSecret` and others, the name of a Secret is in a map. */
const SECRET_TEXT = /pass(word|wd|phrase)?$|token$|secret$|credentials?$|api_?key$|private_?key$|^dsn$/i;
