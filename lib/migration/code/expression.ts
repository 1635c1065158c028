/** Expressions of TypeScript as data: plain values are literals, everything else is made by a function of this file. */

/** A value in code; a plain value is its literal. */
export type Expression =
  | string | number | boolean | null
  | readonly Expression[]
  | { readonly [key: string]: Expression | undefined }
  | Reference | Call | Commented;

/** A name, with the module it is imported from if it is not a name of the file itself. */
export class Reference {
  /**
   * @param name the name, e.g. `Duration`
   * @param from the module that exports it; without it, the name is known in the file
   * @param members what is read of it, e.g. `['HTTPS']` of an enum
   */
  constructor(public readonly name: string, public readonly from?: string, public readonly members: readonly string[] = []) {}

  /** What the object that is referred to has under the name. */
  public member(name: string): Reference {
    return new Reference(this.name, this.from, [...this.members, name]);
  }
}

/** A call of a function, or with `new` of a constructor. */
export class Call {
  constructor(public readonly callee: Reference, public readonly args: readonly Expression[], public readonly isNew: boolean) {}
}

/** A value with a comment on the lines before it: the value of a property, or an element of a list. */
export class Commented {
  constructor(public readonly lines: readonly string[], public readonly value: Expression) {}
}

/** A name that a module exports. */
export function imported(name: string, from: string): Reference {
  return new Reference(name, from);
}

/** A name of the file itself, such as a constant or `this`. */
export function local(name: string): Reference {
  return new Reference(name);
}

/** `callee(args)` */
export function call(callee: Reference, ...args: readonly Expression[]): Call {
  return new Call(callee, args, false);
}

/** `new callee(args)` */
export function construct(callee: Reference, ...args: readonly Expression[]): Call {
  return new Call(callee, args, true);
}

/** The value with a comment before it. */
export function commented(comment: string | readonly string[], value: Expression): Commented {
  return new Commented(typeof comment === 'string' ? [comment] : comment, value);
}

/** The value without its comment. */
export function withoutComment(value: Expression): Exclude<Expression, Commented> {
  return value instanceof Commented ? withoutComment(value.value) : value;
}

/** Whether it is a literal object, in which properties that are undefined are left out. */
export function isStruct(value: Expression): value is { readonly [key: string]: Expression | undefined } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    && !(value instanceof Reference || value instanceof Call || value instanceof Commented);
}

/** Properties of a literal object that are set. */
export function propertiesOf(struct: { readonly [key: string]: Expression | undefined }): readonly (readonly [string, Expression])[] {
  return Object.entries(struct).filter((entry): entry is [string, Expression] => entry[1] !== undefined);
}

/** All references in an expression, in their order. */
export function referencesIn(value: Expression): Reference[] {
  if (value instanceof Reference) return [value];
  if (value instanceof Call) return [value.callee, ...value.args.flatMap(referencesIn)];
  if (value instanceof Commented) return referencesIn(value.value);
  if (Array.isArray(value)) return (value as readonly Expression[]).flatMap(referencesIn);

  return isStruct(value) ? propertiesOf(value).flatMap(([, property]) => referencesIn(property)) : [];
}
