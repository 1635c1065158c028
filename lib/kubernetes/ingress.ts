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
  /** Paths of its rules, in order. A rule without paths routes all paths to the default backend. */
  readonly routes: readonly IngressRoute[];
}

/** A path of a rule. */
export interface IngressRoute {
  readonly host: string;
  readonly path: string;
  /** `Exact`, `Prefix` or `ImplementationSpecific`. */
  readonly pathType: string;
  /** Name of the Service that it routes to. */
  readonly service?: string;
}

/** Reads an Ingress; undefined for any other kind. */
export function tryIngress(manifest: Manifest): Ingress | undefined {
  if (manifest.kind !== 'Ingress' || !(manifest.apiVersion ?? '').startsWith('networking.k8s.io/')) return undefined;

  return {
    labels: stringMapAt(manifest, ['metadata', 'labels']),
    annotations: stringMapAt(manifest, ['metadata', 'annotations']),
    backends: backendsOf(manifest),
    hosts: listAt(manifest, ['spec', 'rules']).map((rule) => stringAt(rule, ['host']) ?? ''),
    routes: routesOf(manifest),
    ...namedAs(manifest),
  };
}

function routesOf(manifest: Manifest): IngressRoute[] {
  const byDefault = serviceOf(valueAt(manifest, ['spec', 'defaultBackend']));

  return listAt(manifest, ['spec', 'rules']).flatMap((rule): IngressRoute[] => {
    const host = stringAt(rule, ['host']) ?? '';
    if (valueAt(rule, ['http', 'paths']) === undefined) return [{ host, path: '/', pathType: 'Prefix', service: byDefault }];

    return listAt(rule, ['http', 'paths']).map((path) => ({
      host, path: stringAt(path, ['path']) || '/', pathType: stringAt(path, ['pathType']) ?? 'ImplementationSpecific', service: serviceOf(valueAt(path, ['backend'])),
    }));
  });
}

function serviceOf(backend: unknown): string | undefined {
  return stringAt(backend, ['service', 'name']);
}

function backendsOf(manifest: Manifest): string[] {
  const backends = [
    valueAt(manifest, ['spec', 'defaultBackend']),
    ...listAt(manifest, ['spec', 'rules']).flatMap((rule) => listAt(rule, ['http', 'paths']).map((path) => valueAt(path, ['backend']))),
  ];

  return [...new Set(backends.map(serviceOf).filter((name) => name !== undefined))];
}
