/** The namespaces that a monitor searches, by its own fields. */
import { listAt, valueAt } from '../manifests/manifest';
import { StoredObject } from '../manifests/objects';

/**
 * Namespaces in the `namespaceSelector` of a monitor, or else its own; undefined for all namespaces.
 *
 * @param path of the fields beside `namespaceSelector`, e.g. `['spec']`
 */
export function givenNamespaces(monitor: StoredObject, path: readonly string[] = ['spec']): readonly string[] | undefined {
  if (valueAt(monitor.manifest, [...path, 'namespaceSelector', 'any']) === true) return undefined;
  const names = listAt(monitor.manifest, [...path, 'namespaceSelector', 'matchNames']).map(String);

  return names.length > 0 ? [...new Set(names)] : [monitor.namespace];
}
