/** Sets labels on objects that the library creates, and removes them again. */
import { ApiObject } from 'cdk8s';
import { StringMap } from '../manifests/manifest';

/** A label that the library set, and its value before. */
interface Stamp {
  readonly key: string;
  readonly value: string;
  readonly before?: string;
}

/** Key of a property of the object itself, as for amendments. */
const STAMPS = Symbol.for('cdk8s-app-monitoring.stamps');

/** Sets labels, and removes those of an earlier call, since a profile may be replaced. A label that already has the value is kept. */
export function stampLabels(object: ApiObject & { [STAMPS]?: readonly Stamp[] }, labels: StringMap): void {
  const { metadata } = object;
  for (const { key, value, before } of object[STAMPS] ?? []) {
    // A label that is undefined is not written.
    if (labelOf(object, key) === value) metadata.addLabel(key, before!);
  }
  const wanted = Object.entries(labels).map(([key, value]): Stamp => ({ key, value, before: labelOf(object, key) }));
  const stamps = wanted.filter(({ value, before }) => before !== value);
  for (const { key, value } of stamps) metadata.addLabel(key, value);
  if (stamps.length > 0 || object[STAMPS]) Object.defineProperty(object, STAMPS, { value: stamps, configurable: true });
}

/** Labels of an object without those that the library set. */
export function unstampedLabels(object: ApiObject & { [STAMPS]?: readonly Stamp[] }): StringMap {
  const set = new Set((object[STAMPS] ?? []).filter(({ before }) => before === undefined).map(({ key }) => key));
  const { labels = {} } = (object.metadata.toJson() ?? {}) as { readonly labels?: StringMap };

  return Object.fromEntries(Object.entries(labels).filter(([key]) => !set.has(key)));
}

/** Labels are a plain object, which inherits properties such as `toString`. */
function labelOf({ metadata }: ApiObject, key: string): string | undefined {
  const label: unknown = metadata.getLabel(key);

  return typeof label === 'string' ? label : undefined;
}
