/** Objects with annotations that the API server refuses: they run no pods, so nothing of them is migrated. */
import { isAsking } from './annotated-objects';
import { AnnotationKeys } from '../../app-monitoring/annotations/convention-keys';
import { Manifest, StringMap, stringMapAt } from '../../manifests/manifest';
import { storedAs } from '../../manifests/objects';
import { isObject } from '../../units/is-object';
import { JobEquivalence } from '../equivalence/equivalence';

/** @param reasons why the API server refuses an object, by key */
export function refusedObjects(
  manifests: readonly Manifest[], reasons: ReadonlyMap<string, string>, keys: AnnotationKeys,
): JobEquivalence[] {
  return manifests.flatMap((manifest) => {
    const { key } = storedAs(manifest);
    const reason = reasons.get(key);
    if (reason === undefined || !annotationsIn(manifest).some((annotations) => isAsking(annotations, keys))) return [];

    return [{ name: key, becomes: [], differences: [{ field: '', text: `the API server refuses it: ${reason}` }], notes: [] }];
  });
}

/** All annotations in a manifest: its own, and those of pod templates in it. */
export function annotationsIn(value: unknown): StringMap[] {
  if (Array.isArray(value)) return value.flatMap(annotationsIn);
  if (!isObject(value)) return [];
  const own = isObject(value.metadata) ? [stringMapAt(value, ['metadata', 'annotations'])] : [];

  return [...own, ...Object.entries(value).filter(([field]) => field !== 'metadata').flatMap(([, each]) => annotationsIn(each))];
}
