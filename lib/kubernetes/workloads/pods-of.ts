/** Kinds that users add to the table of kinds that run pods. */
import { REPLICAS, SELECTOR } from './kubernetes-kinds';
import { atEntries } from './pod-templates';
import { Path, WorkloadKind } from './workload-kind';
import { valueAt } from '../../manifests/manifest';
import { isObject } from '../../units/is-object';

/** A kind of object whose controller runs pods of a template in it. */
export interface PodsOf {
  /**
   * API group of the kind, e.g. `example.com`.
   */
  readonly group: string;

  /**
   * The kind, e.g. `Widget`.
   */
  readonly kind: string;

  /**
   * Path of the pod template in the object, with dots between its fields; `*` is every entry of a list or map: `spec.template`,
   * `spec.roles.*.template`.
   */
  readonly template: string;

  /**
   * Path of the selector for its own pods. It may be a label selector or a map of labels.
   * @default spec.selector
   */
  readonly selector?: string;

  /**
   * Path of the number of pods of the template. If the object has no number there, the number of pods is not known.
   * @default spec.replicas
   */
  readonly replicas?: string;
}

/** The row of a kind that a user adds. */
export function rowOf({ group, kind, template, selector, replicas }: PodsOf): WorkloadKind {
  const number = replicas === undefined ? REPLICAS : pathOf(replicas);

  return {
    group,
    kind,
    templates: [pathOf(template)],
    selector: selector === undefined ? SELECTOR : pathOf(selector),
    selectorForm: 'either',
    replicas: [number],
    adds: ({ workload: { name, manifest }, entries }) => ({
      controller: { kind, name },
      ...typeof valueAt(manifest, atEntries(number, entries)) !== 'number' && { replicas: undefined },
    }),
  };
}

/** Why a row that a user adds is not valid; undefined if it is. */
export function whyNotPodsOf(row: PodsOf): string | undefined {
  if (!isObject(row)) return 'it is not an object';
  const { group, kind, template, selector, replicas } = row as PodsOf;
  if (template === undefined) return 'it has no template';
  const odd = Object.entries({ group, kind, template, selector, replicas }).find(([, value]) => value !== undefined && typeof value !== 'string');
  if (odd) return `its ${odd[0]} is not text`;
  if (!GROUP.test(group)) return `"${group}" is not an API group such as example.com`;
  if (!KIND.test(kind)) return `"${kind}" is not a kind such as Widget`;
  const wrong = [template, selector, replicas].find((path) => path !== undefined && !PATH.test(path));

  return wrong === undefined ? undefined : `"${wrong}" is not a path such as spec.template`;
}

const GROUP = /^(?:[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?)?$/;
const KIND = /^[A-Z][A-Za-z0-9]*$/;
const PATH = /^(?:[A-Za-z][A-Za-z0-9_-]*|\*)(?:\.(?:[A-Za-z][A-Za-z0-9_-]*|\*))*$/;

function pathOf(text: string): Path {
  return text.split('.');
}
