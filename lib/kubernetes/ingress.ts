/** Reads Ingresses and the Services that they route to. */
import { listAt, Manifest, Named, namedAs, stringAt, StringMap, stringMapAt, valueAt } from '../manifests/manifest';

/** The parts of an Ingress that matter for monitoring. */
export interface Ingress extends Named {
  readonly labels: StringMap;
  readonly annotations: StringMap;
  /** Names of the Services behind its rules and its default backend, each once, in order. */
  readonly backends: readonly string[];
  /** Hosts of its rules, in order; empty text for a rule without one. */
  readonly hosts: readonly string[];
}

/** Reads an Ingress; undefined for any other kind. */
export function tryIngress(manifest: Manifest): Ingress | undefined {
  if (manifest.kind !== 'Ingress' || !(manifest.apiVersion ?? '').startsWith('networking.k8s.io/')) return undefined;

  return {
    labels: stringMapAt(manifest, ['metadata', 'labels']),
    annotations: stringMapAt(manifest, ['metadata', 'annotations']),
    backends: backendsOf(manifest),
    hosts: listAt(manifest, ['spec', 'rules']).map((rule) => stringAt(rule, ['host']) ?? ''),
    ...namedAs(manifest),
  };
}

function backendsOf(manifest: Manifest): string[] {
  const backends = [
    valueAt(manifest, ['spec', 'defaultBackend']),
    ...listAt(manifest, ['spec', 'rules']).flatMap((rule) => listAt(rule, ['http', 'paths']).map((path) => valueAt(path, ['backend']))),
  ];

  return [...new Set(backends.map((backend) => stringAt(backend, ['service', 'name'])).filter((name) => name !== undefined))];
}
