/** Keys of labels from the names that Prometheus gives them. */

/** Keys that many objects carry, by their name in `__meta_kubernetes_*_label_*`. */
const KNOWN: ReadonlyMap<string, string> = new Map([
  ...['name', 'instance', 'version', 'component', 'part-of', 'managed-by'].map((name) => `app.kubernetes.io/${name}`), 'k8s-app', 'helm.sh/chart', 'pod-template-hash',
  'operated-prometheus', 'operated-alertmanager', 'kubernetes.io/service-name', 'istio.io/rev', 'app.kubernetes.io/created-by',
].map((key) => [metaName(key), key]));

/** The name in a meta label for the key of a label. */
export function metaName(key: string): string {
  return key.replace(/[^A-Za-z0-9_]/g, '_');
}

/** The key for a name: that of an object which is known, or one that is common; otherwise the name itself, which selects the same. */
export function keyFor(name: string, known: Iterable<string> = []): string {
  const all = [...known].filter((key) => metaName(key) === name);

  return all.includes(name) ? name : all[0] ?? KNOWN.get(name) ?? name;
}
