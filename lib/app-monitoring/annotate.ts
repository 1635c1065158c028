/** Adds annotations to those that an object has already. */
import { quote } from '../findings/problem';
import { allOrRefusal, refuse } from '../findings/refusal';
import { Workload } from '../kubernetes/workload';
import { describe, StringMap } from '../manifests/manifest';
import { Amendment } from '../tree/amendments';
import { metaLabelName } from '../units/prometheus-names';

/** Where annotations go, and which are there already. */
export interface AnnotationTarget {
  /** For messages, e.g. `the pod template of Deployment "shop/cart"`. */
  readonly what: () => string;
  /** Path of the annotations in the manifest. */
  readonly path: readonly (string | number)[];
  readonly existing: StringMap;
}

/** Annotations of a workload's pods. */
export function annotatePods(workload: Workload, wanted: StringMap): Amendment[] {
  if (Object.keys(wanted).length === 0) return [];

  return workload.templatePaths.map((path) => annotate(wanted, {
    what: () => `the pod template of ${describe(workload)}`,
    path: path.concat('metadata', 'annotations'),
    existing: workload.podAnnotations,
  }));
}

/** An equal annotation is kept; a different value, or the same key in another spelling, is refused. */
export function annotate(wanted: StringMap, target: AnnotationTarget): Amendment {
  const existing = Object.keys(target.existing);
  if (existing.length > 0) refuseOthers(wanted, target, new Map(existing.map((key) => [metaLabelName(key), key])));

  return { path: target.path, value: wanted, merge: true };
}

function refuseOthers(wanted: StringMap, { what, existing }: AnnotationTarget, spellings: ReadonlyMap<string, string>): void {
  allOrRefusal(Object.entries(wanted).map(([key, value]) => () => {
    const there = spellings.get(metaLabelName(key));
    if (there !== undefined && there !== key) {
      refuse('AM302', `${what()} has ${quote(there)}, which Prometheus cannot distinguish from ${quote(key)}`, 'remove it, or use the annotation convention with that spelling');
    }
    if (there !== undefined && existing[key] !== value) {
      refuse('AM301', `${what()} has ${key}: ${quote(existing[key])}, and monitoring needs ${quote(value)}`, 'remove it, or set the same value in the props');
    }
  }));
}
