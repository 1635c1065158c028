/** Values of Secrets and ConfigMaps as the API server would store them. */
import { objectAt, StringMap } from '../../cluster/manifest';
import { StoredObject } from '../../cluster/objects';

/** Texts of a Secret by key; nothing for a Secret that the API server refuses. `stringData` wins over `data`. */
export function secretValues({ manifest }: StoredObject): StringMap | undefined {
  const data = valuesOf(objectAt(manifest, ['data']), fromBase64);
  const stringData = valuesOf(objectAt(manifest, ['stringData']), (text) => text);

  return data && stringData && { ...data, ...stringData };
}

/** Texts of a ConfigMap by key; its `binaryData` are never looked at. */
export function configMapValues({ manifest }: StoredObject): StringMap | undefined {
  return valuesOf(objectAt(manifest, ['data']), (text) => text);
}

/** Null is stored as an empty value. */
function valuesOf(data: Record<string, unknown>, read: (text: string) => string | undefined): StringMap | undefined {
  const values = Object.create(null) as { [key: string]: string };
  for (const [key, given] of Object.entries(data)) {
    const value = given === null ? '' : typeof given === 'string' ? read(given) : undefined;
    if (value === undefined) return undefined;
    values[key] = value;
  }

  return values;
}

function fromBase64(text: string): string | undefined {
  const compact = text.replace(/[\r\n]/g, '');
  const valid = compact.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(compact);

  return valid ? Buffer.from(compact, 'base64').toString('utf8') : undefined;
}
