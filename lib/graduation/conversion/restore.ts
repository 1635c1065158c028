/** Puts what was kept of an object back into it. */
import { hashOf, Kept, KeptItem } from './kept';
import { Shape, Side } from './shape';
import { isObject } from '../../units/is-object';

/** Puts fields back. What they belong to may have changed meanwhile: an item is found by its content, or by its place. */
export function restore(value: unknown, kept: unknown, shape: Shape | undefined, side: Side): unknown {
  if (!shape || !isObject(kept)) return value;
  if (Array.isArray(value)) return restoreItems(value, kept, shape.ofItems(), side);

  return isObject(value) ? restoreFields(value, kept, shape, side) : value;
}

function restoreFields(value: { readonly [field: string]: unknown }, kept: Kept, shape: Shape, side: Side): unknown {
  const within = isObject(kept.in) ? kept.in : {};
  const own = isObject(kept.only) ? Object.entries(kept.only) : [];
  const back = own.filter(([name]) => shape.lacks(name, side) && !Object.hasOwn(value, name));

  return Object.fromEntries([
    ...Object.entries(value).map(([name, child]): [string, unknown] => [
      name, Object.hasOwn(within, name) ? restore(child, within[name], shape.field(name, side).shape, side) : child,
    ]),
    ...back,
  ]);
}

function restoreItems(list: readonly unknown[], kept: Kept, shape: Shape | undefined, side: Side): unknown[] {
  const found = placesOf(list, kept);

  return list.map((item, index) => (found.has(index) ? restore(item, found.get(index), shape, side) : item));
}

/**
 * The items that something was kept of, by their index now: the same content at the same index, then the same content elsewhere. An item
 * that was changed is the one at its index, if the list still has its length.
 */
function placesOf(list: readonly unknown[], kept: Kept): ReadonlyMap<number, Kept> {
  const items = (Array.isArray(kept.items) ? kept.items as readonly unknown[] : []).filter(isKeptItem);
  const hashes = list.map(hashOf);
  const places = new Map<number, Kept>();
  const place = (pending: readonly KeptItem[], indexOf: (item: KeptItem) => number) => pending.filter((item) => {
    const index = indexOf(item);
    const isPlaced = index >= 0 && index < list.length && !places.has(index);
    if (isPlaced) places.set(index, item.kept);

    return !isPlaced;
  });
  const moved = place(items, ({ index, hash }) => (hashes[index] === hash ? index : -1));
  const changed = place(moved, ({ hash }) => hashes.findIndex((each, index) => each === hash && !places.has(index)));
  if (kept.length === list.length) place(changed, ({ index }) => index);

  return places;
}

function isKeptItem(value: unknown): value is KeptItem {
  return isObject(value) && Number.isInteger(value.index) && typeof value.hash === 'string' && isObject(value.kept);
}
