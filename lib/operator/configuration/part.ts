/** A piece of a custom resource that knows its path. */
import { Spec } from '../../operator-port/server';
import { isObject } from '../../units/is-object';

/** An object within a custom resource. Its path is computed only on request, because most fields are never reported. */
export interface Part {
  readonly fields: Spec;
  /** Key of the custom resource. */
  readonly object: string;
  /** Field of the outer part, with an index for a list; the path of the outermost part. */
  readonly at: string;
  readonly within?: Part;
}

/** The part for a whole spec. */
export function wholeSpec(object: string, spec: Spec): Part {
  return { fields: spec, object, at: 'spec' };
}

/** The object in a field; undefined if it does not hold one. */
export function partAt(whole: Part, field: string): Part | undefined {
  const fields = whole.fields[field];

  return isObject(fields) ? { fields, object: whole.object, at: field, within: whole } : undefined;
}

/** The objects of the list in a field. */
export function partsAt(whole: Part, field: string): Part[] {
  const items: unknown = whole.fields[field];
  if (!Array.isArray(items)) return [];

  return items.map((fields: Spec, index) => ({ fields: fields ?? {}, object: whole.object, at: `${field}[${index}]`, within: whole }));
}

/** The same place with other fields in it. */
export function withFields(part: Part, fields: Spec): Part {
  return { ...part, fields };
}

/** The path of a part or of one of its fields, e.g. `spec.endpoints[0].scheme`. */
export function pathOf(part: Part, field?: string): string {
  const own = part.within ? `${pathOf(part.within)}.${part.at}` : part.at;

  return field === undefined ? own : `${own}.${field}`;
}
