/** The objects that the operator creates for one of its own: what runs pods, and the Service for their names. */
import { createdForAlertmanager } from './for-alertmanager';
import { createdForPrometheus } from './for-prometheus';
import { createdForThanosRuler } from './for-thanos-ruler';
import { CreatedObject } from '../../manifests/created-object';
import { Manifest, objectAt, stringMapAt } from '../../manifests/manifest';
import { Objects, StoredObject } from '../../manifests/objects';
import { OperatorSettings } from '../../operator-port/operator-settings';
import { Spec } from '../../operator-port/server';
import { minorOf } from '../../units/operator-version';
import { isSemver } from '../../units/semver';
import { managersOf, operatorsIn } from '../flags/operators-in';
import { settingsFor } from '../selection/feature-gates';
import { givenVersion, OperatorChoice, operatorVersionFor, serverOf } from '../selection/servers-in';

/** What the operators create for all objects of their kinds; nothing for an object that no operator among the manifests manages. */
export function createdIn(objects: Objects, settings: OperatorSettings = {}, choice?: OperatorChoice): CreatedObject[] {
  const operators = operatorsIn(objects);

  return RUNNING_KINDS.flatMap((kind) => objects.ofKind(kind)).flatMap((object) => {
    const managers = managersOf(object, operators);
    if (managers?.length === 0) return [];
    const version = operatorVersionFor(managers, choice);
    const created = createdFor(object, settingsFor({ operators: managers }, settings), version);

    return created.map((manifest) => ({ manifest: minorOf(version) < WITHOUT_APP ? withApp(manifest) : manifest, createdFor: object.key }));
  });
}

/** The minor version since which pods do not have the label `app`. @see CHANGELOG.md of the operator: "Remove `app` label", #4350 */
const WITHOUT_APP = 52;

/** What older operators create: pods with a label that Services of that time select. */
function withApp(manifest: Manifest): Manifest {
  const labels = stringMapAt(manifest, ['spec', 'template', 'metadata', 'labels']);
  const name = labels['app.kubernetes.io/name'];
  if (name === undefined) return manifest;
  const template = objectAt(manifest, ['spec', 'template']);

  return {
    ...manifest,
    spec: { ...objectAt(manifest, ['spec']), template: { ...template, metadata: { ...objectAt(template, ['metadata']), labels: { app: name, ...labels } } } },
  };
}

/** Kinds of objects for which the operator runs pods. */
const RUNNING_KINDS = ['Prometheus', 'PrometheusAgent', 'Alertmanager', 'ThanosRuler'];

/** The objects as manifests, for an object that the operator manages; empty for one of another kind, or whose version is not valid. */
export function createdFor(object: StoredObject, settings: OperatorSettings = {}, operatorVersion?: string): Manifest[] {
  const spec = (object.manifest.spec ?? {}) as Spec;
  switch (object.kind) {
    case 'Prometheus':
    case 'PrometheusAgent': {
      const server = serverOf(object.kind, object, operatorVersion);

      return isSemver(givenVersion(server)) ? createdForPrometheus(server, settings) : [];
    }
    case 'Alertmanager': return createdForAlertmanager({ object, spec, settings });
    case 'ThanosRuler': return createdForThanosRuler({ object, spec, settings });
    default: return [];
  }
}
