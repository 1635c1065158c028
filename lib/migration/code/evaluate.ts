/** Evaluates expressions, so that what is written as code and what it makes cannot differ. */
import { Call, Commented, Expression, isStruct, propertiesOf, Reference } from './expression';

/** The value of a name; throws if it is not known. */
export type Scope = (reference: Reference) => unknown;

type Constructor = new (...given: unknown[]) => unknown;

/** The value of an expression: calls are made, with `new` for constructors. */
export function evaluate(value: Expression, scope: Scope): unknown {
  const inner = (each: Expression) => evaluate(each, scope);
  if (value instanceof Commented) return inner(value.value);
  if (value instanceof Reference) return resolve(value, scope).value;
  if (value instanceof Call) {
    const { owner, value: callee } = resolve(value.callee, scope);
    const args = value.args.map(inner);

    return value.isNew ? new (callee as Constructor)(...args) : (callee as (...given: unknown[]) => unknown).apply(owner, args);
  }
  if (Array.isArray(value)) return (value as readonly Expression[]).map(inner);

  return isStruct(value) ? Object.fromEntries(propertiesOf(value).map(([key, each]) => [key, inner(each)])) : value;
}

/** The value that a reference leads to, and the object that has it. */
function resolve(reference: Reference, scope: Scope): { readonly owner?: unknown; readonly value: unknown } {
  let [owner, value]: [unknown, unknown] = [undefined, scope(reference)];
  for (const member of reference.members) [owner, value] = [value, (value as { readonly [name: string]: unknown })[member]];

  return { owner, value };
}
