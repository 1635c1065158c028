/** Labels that the library gives to objects it made, and takes back. */
import { ApiObject } from 'cdk8s';
import { StringMap } from '../manifests/manifest';

/** A label given to an object, and what stood there before. */
interface Stamp {
  readonly key: string;
  readonly value: string;
  readonly before?: string;
}

/** On the object itself, as amendments are. */
const STAMPS = Symbol.for('cdk8s-app-monitoring.stamps');

/** Gives labels, and takes back those given earlier: a profile may be swapped. A label that is there already stays whose it is. */
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

/** Labels are a plain object, which inherits properties such as `toString`. */
function labelOf({ metadata }: ApiObject, key: string): string | undefined {
  const label: unknown = metadata.getLabel(key);

  return typeof label === 'string' ? label : undefined;
}
