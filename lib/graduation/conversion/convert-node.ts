/** Converts a value and everything within it; what the other version has no field for is handed back. */
import { hashOf, Kept, KeptItem } from './kept';
import { other, Shape, Side } from './shape';
import { isObject } from '../../units/is-object';

/** A value in the other version, and what is not in it. */
export interface Converted {
  readonly value: unknown;
  readonly kept?: Kept;
}

/** Converts from the version that the value is in. Values that do not have the expected type stay as they are. */
export function convertNode(value: unknown, shape: Shape | undefined, from: Side): Converted {
  if (!shape) return { value };
  if (Array.isArray(value)) return convertItems(value, shape.ofItems(), from);

  return isObject(value) ? convertFields(value, shape, from) : { value };
}

function convertFields(value: { readonly [field: string]: unknown }, shape: Shape, from: Side): Converted {
  const fields: [string, unknown][] = [];
  const only: [string, unknown][] = [];
  const within: [string, Kept][] = [];
  for (const [name, child] of Object.entries(value)) {
    if (shape.lacks(name, from)) {
      only.push([name, child]);
      continue;
    }
    const field = shape.field(name, from);
    const converted = convertNode(child, field.shape, from);
    fields.push([field.name, converted.value]);
    if (converted.kept) within.push([name, converted.kept]);
  }

  return {
    value: Object.fromEntries(fields),
    kept: only.length + within.length === 0 ? undefined : {
      ...only.length > 0 && { only: Object.fromEntries(only) },
      ...within.length > 0 && { in: Object.fromEntries(within) },
    },
  };
}

function convertItems(list: readonly unknown[], shape: Shape | undefined, from: Side): Converted {
  const converted = list.map((item) => convertNode(item, shape, from));
  const items = converted.flatMap(({ value, kept }, index): KeptItem[] => {
    if (!kept) return [];
    // As it will be when it comes back, before anything is put into it.
    const back = convertNode(value, shape, other(from)).value;

    return [{ index, hash: hashOf(back), kept }];
  });

  return { value: converted.map(({ value }) => value), kept: items.length === 0 ? undefined : { items, length: list.length } };
}
