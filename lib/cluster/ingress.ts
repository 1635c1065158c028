/** Ingresses: which Services they route to. */
import { listAt, Manifest, stringAt, StringMap, stringMapAt, valueAt } from './manifest';

/** An Ingress as far as monitoring looks at it. */
export interface Ingress {
  readonly manifest: Manifest;
  readonly name: string;
  readonly namespace?: string;
  readonly labels: StringMap;
  readonly annotations: StringMap;
  /** Names of the Services behind its rules and its default backend, each once, in order. */
  readonly backends: readonly string[];
  /** Whether any host is served with TLS. */
  readonly tls: boolean;
}

/** Reads an Ingress; undefined for any other kind. */
export function tryIngress(manifest: Manifest): Ingress | undefined {
  if (manifest.kind !== 'Ingress' || !(manifest.apiVersion ?? '').startsWith('networking.k8s.io/')) return undefined;

  return {
    manifest,
    name: stringAt(manifest, ['metadata', 'name']) ?? '',
    namespace: stringAt(manifest, ['metadata', 'namespace']),
    labels: stringMapAt(manifest, ['metadata', 'labels']),
    annotations: stringMapAt(manifest, ['metadata', 'annotations']),
    backends: backendsOf(manifest),
    tls: listAt(manifest, ['spec', 'tls']).length > 0,
  };
}

function backendsOf(manifest: Manifest): string[] {
  const backends = [
    valueAt(manifest, ['spec', 'defaultBackend']),
    ...listAt(manifest, ['spec', 'rules']).flatMap((rule) => listAt(rule, ['http', 'paths']).map((path) => valueAt(path, ['backend']))),
  ];

  return [...new Set(backends.map((backend) => stringAt(backend, ['service', 'name'])).filter((name) => name !== undefined))];
}
