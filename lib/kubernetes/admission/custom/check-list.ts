/** What the type of a list requires of its items: sets and maps have no duplicates. */
import { Node } from './schema-node';
import { canonicalJson } from '../../../units/canonical-json';
import { isObject } from '../../../units/is-object';
import { FieldFaults } from '../field-faults';

/**
 * Reports the second of equal items; a third is not reported again.
 * @see ValidateListSetsAndMaps in pkg/apiserver/schema/listtype, v0.37.0
 */
export function checkListType(items: readonly unknown[], node: Node, path: string, faults: FieldFaults): void {
  switch (node['x-kubernetes-list-type']) {
    case 'set':
      return refuseRepeated(items, items, path, faults);
    case 'map':
      return checkMap(items, node['x-kubernetes-list-map-keys'] ?? [], path, faults);
    default:
  }
}

function checkMap(items: readonly unknown[], keyFields: readonly string[], path: string, faults: FieldFaults): void {
  const stranger = items.findIndex((item) => item !== null && !isObject(item));
  if (stranger >= 0) return faults.invalid(`${path}[${stranger}]`, items[stranger], 'must be an object for an array of list-type map');
  refuseRepeated(items.map((item) => keyOf(item, keyFields)), items, path, faults);
}

function refuseRepeated(keys: readonly unknown[], items: readonly unknown[], path: string, faults: FieldFaults): void {
  const times = new Map<string, number>();
  keys.forEach((key, i) => {
    const text = canonicalJson(key);
    const seen = times.get(text) ?? 0;
    times.set(text, seen + 1);
    if (seen === 1) faults.duplicate(`${path}[${i}]`, keys === items ? items[i] : key);
  });
}

/** The key fields that an item has. */
function keyOf(item: unknown, keyFields: readonly string[]): object {
  const fields = isObject(item) ? item : {};
  const given = keyFields.filter((field) => Object.prototype.hasOwnProperty.call(fields, field));

  return Object.fromEntries(given.map((field) => [field, fields[field]]));
}
