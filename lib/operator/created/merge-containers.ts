/** Patches the containers of the operator with those of an object, as a strategic merge does. */
import { listAt, objectAt, valueAt } from '../../manifests/manifest';

/** A container as in a manifest. */
export type Container = { readonly [field: string]: unknown };

/**
 * The containers of the operator, patched by name, then the other ones.
 * @see MergePatchContainers in pkg/k8s/merge.go, v0.94.1
 */
export function mergeContainers(base: readonly Container[], patches: unknown): Container[] {
  const given: Container[] = listAt(patches, []).map((patch) => objectAt(patch, []));
  const byName = new Map(given.map((patch) => [patch.name, patch]));
  const merged = base.map((container): Container => {
    const patch = byName.get(container.name);
    byName.delete(container.name);

    return patch === undefined ? container : merge(container, patch);
  });

  return [...merged, ...given.filter(({ name }) => byName.has(name)).map(({ name }) => byName.get(name)!)];
}

function merge(base: Container, patch: Container): Container {
  const ports = mergePorts(listAt(base, ['ports']), listAt(patch, ['ports']));

  return { ...base, ...withoutEmpty(patch), ...ports.length > 0 && { ports } };
}

/** Ports go by their number alone, so of two with one number the first one is patched. */
function mergePorts(base: readonly unknown[], patch: readonly unknown[]): unknown[] {
  if (base.length === 0) return [...patch];
  const merged = patch.reduce<unknown[]>((ports, port) => {
    const found = ports.findIndex((each) => numberOf(each) === numberOf(port));

    const patched = { ...objectAt(ports[found], []), ...withoutEmpty(objectAt(port, [])) };

    return found < 0 ? [...ports, port] : ports.map((each, i) => (i === found ? patched : each));
  }, [...base]);
  const patchOrder = patch.map(numberOf);
  const isPatched = (port: unknown) => patchOrder.includes(numberOf(port));
  const patched = merged.filter(isPatched).sort((a, b) => patchOrder.indexOf(numberOf(a)) - patchOrder.indexOf(numberOf(b)));

  return inBaseOrder(merged.filter((port) => !isPatched(port)), patched, base.map(numberOf));
}

/**
 * Each port that is not patched comes before the next patched one that follows it in the base.
 * @see mergeSortedSlice in pkg/util/strategicpatch/patch.go, apimachinery v0.37.0
 */
function inBaseOrder(kept: readonly unknown[], patched: readonly unknown[], order: readonly unknown[]): unknown[] {
  const left = [...kept];
  const place = (port: unknown) => order.indexOf(numberOf(port));
  const ports = patched.flatMap((port) => {
    const following = left.findIndex((each) => place(port) < 0 || place(each) >= place(port));

    return [...left.splice(0, following < 0 ? left.length : following), port];
  });

  return [...ports, ...left];
}

function numberOf(port: unknown): unknown {
  return valueAt(port, ['containerPort']);
}

/** Fields that are empty are not sent. */
function withoutEmpty(fields: Container): Container {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined && value !== ''));
}
