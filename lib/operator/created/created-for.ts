/** The objects that the operator creates for one of its own: what runs pods, and the Service for their names. */
import { createdForAlertmanager } from './for-alertmanager';
import { createdForPrometheus } from './for-prometheus';
import { createdForThanosRuler } from './for-thanos-ruler';
import { Manifest } from '../../manifests/manifest';
import { StoredObject } from '../../manifests/objects';
import { OperatorSettings, Spec } from '../../operator-port/server';
import { parseSemver } from '../../units/semver';
import { givenVersion, serverOf } from '../selection/servers-in';

/** The objects as manifests, for an object that the operator manages; empty for one of another kind, or whose version is not valid. */
export function createdFor(object: StoredObject, settings: OperatorSettings = {}): Manifest[] {
  const spec = (object.manifest.spec ?? {}) as Spec;
  if (!isReadable(spec)) return [];
  switch (object.kind) {
    case 'Prometheus':
    case 'PrometheusAgent': return createdForPrometheus(serverOf(object.kind, object), settings);
    case 'Alertmanager': return createdForAlertmanager({ object, spec, settings });
    case 'ThanosRuler': return createdForThanosRuler({ object, spec, settings });
    default: return [];
  }
}

/** Kinds of objects for which the operator runs pods. */
export const RUNNING_KINDS = ['Prometheus', 'PrometheusAgent', 'Alertmanager', 'ThanosRuler'] as const;

function isReadable(spec: Spec): boolean {
  try {
    parseSemver(givenVersion(spec));

    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
