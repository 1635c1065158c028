/** Public symbols without a doc comment. */
import { ApiType, Assembly, Documented } from './assembly';

/** Names of the types, members and constructor parameters of lib/ that have no description. */
export function undocumented({ types }: Assembly): string[] {
  return Object.values(types).filter(({ namespace }) => !namespace).flatMap(undocumentedIn);
}

function undocumentedIn(type: ApiType): string[] {
  const { name, initializer, methods = [], properties = [], members = [] } = type;
  const parts = [...methods, ...properties, ...members].map((part) => ({ part, path: `${name}.${part.name}` }));
  const parameters = (initializer?.parameters ?? []).map((part) => ({ part, path: `new ${name}(${part.name})` }));
  const all: { readonly part: Documented; readonly path: string }[] = [{ part: type, path: name }, ...parts, ...parameters];

  return all.filter(({ part }) => !part.docs?.summary).map(({ path }) => path);
}
