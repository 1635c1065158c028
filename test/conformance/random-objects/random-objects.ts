/** Random objects of Kubernetes' own kinds as people write them, with no fault, one or several. The same seed gives the same objects. */
import { Choice } from './choice';
import { Fault } from './faults/fault';
import { METADATA_FAULTS } from './faults/metadata-faults';
import { NETWORK_FAULTS } from './faults/network-faults';
import { PLATFORM_FAULTS } from './faults/platform-faults';
import { POD_FAULTS } from './faults/pod-faults';
import { below, WORKLOAD_FAULTS } from './faults/workload-faults';
import { graft } from './graft';
import { ABSENT, copy, Json, setAt, stepsOf } from './json-path';
import { mutate } from './mutate';
import { SchemaPath, Types } from './open-api';
import { NETWORK } from './seeds/network';
import { PLATFORM } from './seeds/platform';
import { WORKLOADS } from './seeds/workloads';

/** Objects that are taken, by kind. */
export const SEEDS: { readonly [kind: string]: readonly Json[] } = { ...WORKLOADS, ...NETWORK, ...PLATFORM };

/** Kinds with many fields are listed more than once. */
const KINDS = [...Object.keys(SEEDS), 'Pod', 'Pod', 'Deployment', 'Service', 'Service', 'Ingress', 'CronJob'];

/** Object number `index` of a seed: the same in a run of any length. */
export function randomObject(index: number, seed: number, types: Types): Json {
  const choice = new Choice(seed + index * 7919);
  const kind = choice.pick(KINDS);
  const object = copy(choice.pick(SEEDS[kind]));
  if (choice.maybe(0.35)) graft(object, types, choice);
  const faults = choice.pick([0, 0, 1, 1, 1, 1, 1, 1, 2, 3]);
  for (let i = 0; i < faults; i++) plant(object, kind, choice);

  return object;
}

/** One object for each field of each kind, with that field set. Fields of pods are set in Pods only, not in templates. */
export function objectsWithEachField(seed: number, types: Types): Json[] {
  return Object.entries(SEEDS).flatMap(([kind, [first, ...others]], i) => {
    const choice = new Choice(seed + i);
    const paths = types.pathsOf(String(first.apiVersion), kind).filter((path) => !isInTemplate(path));

    return paths.map((path) => {
      const object = copy(choice.pick([first, ...others.filter(({ apiVersion }) => apiVersion === first.apiVersion)]));
      graft(object, types, choice, path);

      return object;
    });
  });
}

function isInTemplate(path: SchemaPath): boolean {
  return path.indexOf('template') >= 0 && path.length > path.indexOf('template') + 2;
}

const WITH_TEMPLATE = ['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet', 'ReplicationController', 'Job'];

/** The path of the pod spec. */
const POD_SPECS: { readonly [kind: string]: string } = {
  Pod: 'spec',
  CronJob: 'spec.jobTemplate.spec.template.spec',
  ...Object.fromEntries(WITH_TEMPLATE.map((kind) => [kind, 'spec.template.spec'])),
};

const OWN_FAULTS: { readonly [kind: string]: readonly Fault[] } = { ...WORKLOAD_FAULTS, ...NETWORK_FAULTS, ...PLATFORM_FAULTS };

/** Tables of faults. The table is picked first, so that a long table does not outweigh the others. */
const FAULTS: { readonly [kind: string]: readonly (readonly Fault[])[] } = Object.fromEntries(Object.keys(SEEDS).map((kind) => {
  const [own, podSpec] = [OWN_FAULTS[kind], POD_SPECS[kind]];

  return [kind, [METADATA_FAULTS, ...own ? [own, own] : [], ...podSpec ? [below(podSpec, POD_FAULTS)] : []]];
}));

function plant(object: Json, kind: string, choice: Choice): void {
  if (choice.maybe(0.35)) return mutate(object, choice);
  const fault = choice.pick(choice.pick(FAULTS[kind]));
  for (const [path, value] of Object.entries(fault)) setAt(object, stepsOf(path), value === ABSENT ? value : copy(value));
}
