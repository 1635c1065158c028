/** Changes of a value at one place, as data: the same change is made to plain values and to text. */

/** A place in an object: fields and indexes. */
export type FieldPath = readonly (string | number)[];

/** What is done at a place. */
export type Edit =
  | Rewriting
  /** Adds a field, and the maps around it that are missing. */
  | { readonly do: 'add'; readonly value: AddedValue }
  /** A number or boolean becomes the text that it is written as. */
  | { readonly do: 'quote' }
  /** A map becomes the only field of a new map. */
  | { readonly do: 'nest'; readonly under: string };

/** What is done to a value that is there. */
export type Rewriting =
  | { readonly do: 'set'; readonly value: string | number }
  /** Removes a field, or an entry of a list. */
  | { readonly do: 'remove' }
  | { readonly do: 'rename'; readonly to: string }
  /** Makes a list with the value as its only entry, or the other way around. */
  | { readonly do: 'wrap' }
  | { readonly do: 'unwrap' };

/** A value that is added. */
export type AddedValue = string | readonly string[] | { readonly [field: string]: AddedValue };

/** An edit, and where it is made. */
export interface PlacedEdit<E extends Edit = Edit> {
  readonly path: FieldPath;
  readonly edit: E;
}

/** A copy of a value with the edits made. All paths are those of the value as it is given. */
export function withEdits<T>(value: T, edits: readonly PlacedEdit[]): T {
  const copy = JSON.parse(JSON.stringify(value)) as T;
  for (const { path, edit } of innermostFirst(edits)) make(copy, path, edit);

  return copy;
}

/** Inner places before outer ones, and the last entries of a list before the first, so that no edit moves the place of another. */
function innermostFirst(edits: readonly PlacedEdit[]): PlacedEdit[] {
  const lastStep = ({ path }: PlacedEdit) => Number(path[path.length - 1]) || 0;

  return [...edits].sort((a, b) => b.path.length - a.path.length || lastStep(b) - lastStep(a));
}

function make(root: unknown, path: FieldPath, edit: Edit): void {
  const isAdded = edit.do === 'add';
  const holder = path.slice(0, -1).reduce<Holder>((at, step) => (isAdded ? at[step] ??= {} : at[step]) as Holder, root as Holder);
  const last = path[path.length - 1];
  switch (edit.do) {
    case 'set': case 'add': holder[last] = edit.value; break;
    case 'quote': holder[last] = String(holder[last]); break;
    case 'nest': holder[last] = { [edit.under]: holder[last] }; break;
    case 'wrap': holder[last] = [holder[last]]; break;
    case 'unwrap': [holder[last]] = holder[last] as unknown[]; break;
    case 'rename': rename(holder, String(last), edit.to); break;
    case 'remove':
      if (Array.isArray(holder)) holder.splice(last as number, 1);
      else delete holder[last];
  }
}

type Holder = { [step: string | number]: unknown };

/** The field keeps its position. */
function rename(holder: Holder, from: string, to: string): void {
  const entries = Object.entries(holder);
  for (const [field] of entries) delete holder[field];
  for (const [field, value] of entries) holder[field === from ? to : field] = value;
}

/** `spec.staticConfigs[0].targets`. */
export function pathText(path: FieldPath): string {
  return path.reduce<string>((text, step) => (typeof step === 'number' ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`), '');
}
