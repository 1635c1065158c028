/** What a cluster would hold so that monitors find what they name. */
import { Manifest } from './manifests/manifest';
import { selfSigned } from './self-signed';

/** Secrets and ConfigMaps for every key that is named in manifests; each value is a certificate with its key, so it serves TLS as well. */
export function providedFor(manifests: readonly Manifest[]): Manifest[] {
  const { certificate, key: privateKey } = selfSigned('provided.example.com');
  const keys = new Map<string, Set<string>>();
  for (const { metadata, ...rest } of manifests) {
    for (const { name, key } of referencesIn(rest)) {
      const id = `${metadata?.namespace as string | undefined ?? 'default'}/${name}`;
      keys.set(id, (keys.get(id) ?? new Set()).add(key));
    }
  }

  return [...keys].flatMap(([id, held]) => {
    const [namespace, name] = id.split('/');
    const data = Object.fromEntries([...held].map((key) => [key, certificate + privateKey]));

    return [
      { apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace }, stringData: data },
      { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace }, data },
    ];
  });
}

/** Whatever has a name and a key. */
function referencesIn(value: unknown): { readonly name: string; readonly key: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  const { name, key } = value as { name?: unknown; key?: unknown };

  return [...(typeof name === 'string' && typeof key === 'string' ? [{ name, key }] : []), ...Object.values(value).flatMap(referencesIn)];
}
