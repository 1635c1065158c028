/** The servers that manifests bring. */
import { Objects, StoredObject } from '../../manifests/objects';
import { parseSemver } from '../../units/semver';
import { DEFAULT_PROMETHEUS_VERSION, Server, Spec } from '../server';

const KINDS = ['Prometheus', 'PrometheusAgent'] as const;

/** Prometheus objects, then PrometheusAgents, each in the order of the manifests. */
export function serversIn(objects: Objects): Server[] {
  return KINDS.flatMap((kind) => objects.ofKind(kind).map((object) => serverOf(kind, object)));
}

/** A version that nobody can read stays as it is; selection then says so. */
function serverOf(kind: Server['kind'], object: StoredObject): Server {
  const spec = (object.manifest.spec ?? {}) as Spec;

  return { ...object, kind, spec, version: plainVersion(statedVersion(spec)) };
}

/** @see StringValOrDefault in pkg/operator, v0.94.1: an empty version is none */
export function statedVersion(spec: Spec): string {
  return spec.version || DEFAULT_PROMETHEUS_VERSION;
}

function plainVersion(stated: string): string {
  try {
    const { numbers, prerelease } = parseSemver(stated);
    const suffix = prerelease.length > 0 ? `-${prerelease.join('.')}` : '';
    const [, build] = stated.trim().split(/\+(.*)/s);

    return `${numbers.join('.')}${suffix}${build === undefined ? '' : `+${build}`}`;
  } catch (error) {
    if (error instanceof RangeError) return stated;
    throw error;
  }
}
