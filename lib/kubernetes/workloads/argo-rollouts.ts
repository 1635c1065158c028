/** Argo Rollouts: a Rollout runs pods as a Deployment does, and changes the selectors of its Services. */
import { PLACEHOLDER } from '../placeholder';
import { REPLICAS, SELECTOR, TEMPLATE } from './kubernetes-kinds';
import { AddedFields, PodTemplate, Reference, WorkloadKind } from './workload-kind';
import { Manifest, objectAt, stringAt, StringMap, stringMapAt } from '../../manifests/manifest';
import { StoredObject } from '../../manifests/objects';

/** Label of the pods of one revision of a Rollout, which the selectors of its Services get, too. */
export const ROLLOUT_HASH = 'rollouts-pod-template-hash';

/**
 * The row of a Rollout.
 * @see createDesiredReplicaSet in rollout/sync.go and infoByGroupKind in rollout/templateref.go, argo-rollouts 9f8d111
 */
export const ROLLOUT: WorkloadKind = {
  group: 'argoproj.io',
  kind: 'Rollout',
  templates: [TEMPLATE],
  templateOf: ({ spec }) => workloadRefOf(spec),
  selector: SELECTOR,
  replicas: [REPLICAS],
  adds: rolloutFields,
};

/** Whether a Rollout scales down the Deployment that it refers to. */
export function scalesDown({ spec }: Manifest): boolean {
  return ['onsuccess', 'progressively'].includes(stringAt(spec, ['workloadRef', 'scaleDown']) ?? '');
}

/**
 * Names of the Services whose selectors a Rollout changes.
 * @see ensureSVCTargets and switchServiceSelector in rollout/service.go
 */
export function servicesOfRollout({ manifest: { spec } }: StoredObject): string[] {
  return SERVICES.map((path) => stringAt(spec, ['strategy', ...path])).filter((name) => name !== undefined && name !== '') as string[];
}

const SERVICES: readonly (readonly string[])[] = [
  ['canary', 'stableService'], ['canary', 'canaryService'], ['canary', 'pingPong', 'pingService'], ['canary', 'pingPong', 'pongService'],
  ['blueGreen', 'activeService'], ['blueGreen', 'previewService'],
];

function workloadRefOf(spec: unknown): Reference | undefined {
  const { apiVersion, kind, name } = objectAt(spec, ['workloadRef']);

  return typeof apiVersion === 'string' && typeof kind === 'string' && typeof name === 'string' ? { apiVersion, kind, name } : undefined;
}

/** The first ReplicaSet of a Rollout is the stable one, so its pods have the metadata of stable pods. */
function rolloutFields({ workload: { name, manifest: { spec } } }: PodTemplate): AddedFields {
  return {
    controller: { kind: 'ReplicaSet', name: `${name}-${PLACEHOLDER}` },
    labels: { ...stableMetadata(spec, 'labels'), [ROLLOUT_HASH]: PLACEHOLDER },
    annotations: stableMetadata(spec, 'annotations'),
  };
}

function stableMetadata(spec: unknown, field: string): StringMap {
  return { ...stringMapAt(spec, ['strategy', 'canary', 'stableMetadata', field]), ...stringMapAt(spec, ['strategy', 'blueGreen', 'activeMetadata', field]) };
}
