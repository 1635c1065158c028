// Decides which file of imports/ holds which type.

import { parseGoType } from './go-names';
import { Kind, Model, TypeRef } from './model';
import { TypeNames } from './name-types';

/** Where every named type lives. */
export interface Layout {
  /** File of each kind, without extension, in the order of `model.kinds`. */
  readonly kindFiles: readonly string[];
  /** TypeScript name -> file, without extension. */
  readonly fileOf: ReadonlyMap<string, string>;
  /** TypeScript name -> the Go type that describes it. */
  readonly goTypeOf: ReadonlyMap<string, string>;
  readonly names: TypeNames;
}

/** Types of Kubernetes, of several kinds, or of one kind: `k8s`, `shared`, the kind's own file. */
export function layOut(model: Model, names: TypeNames): Layout {
  const fileOf = new Map<string, string>();
  const goTypeOf = new Map<string, string>();
  const users = new Map<string, Set<string>>();
  for (const [goType, name] of names) {
    goTypeOf.set(name, goTypeOf.get(name) ?? goType);
    users.set(name, new Set([...users.get(name) ?? [], ...model.usedBy.get(goType) ?? []]));
  }
  const kindFileOf = new Map(model.kinds.map((kind) => [kind.className, kindFile(kind)]));
  for (const [name, goType] of goTypeOf) {
    const classNames = [...users.get(name)!];
    fileOf.set(name, !parseGoType(goType).isMonitoring ? 'k8s' : classNames.length > 1 ? 'shared' : kindFileOf.get(classNames[0])!);
  }
  for (const kind of model.kinds) {
    fileOf.set(kind.className, kindFile(kind)).set(`${kind.className}Props`, kindFile(kind));
  }
  return { kindFiles: model.kinds.map(kindFile), fileOf, goTypeOf, names };
}

/** The TypeScript text of a type. */
export function typeText(type: TypeRef, names: TypeNames): string {
  switch (type.is) {
    case 'struct':
    case 'enum':
    case 'union':
      return names.get(type.goType)!;
    case 'list':
      return `${typeText(type.of, names)}[]`;
    case 'map':
      return `{ [key: string]: ${typeText(type.of, names)} }`;
    default:
      return type.is;
  }
}

/** The named type at the bottom of lists and maps, if there is one. */
export function namedType(type: TypeRef): Extract<TypeRef, { goType: string }> | undefined {
  if (type.is === 'list' || type.is === 'map') {
    return namedType(type.of);
  }
  return 'goType' in type ? type : undefined;
}

function kindFile({ kind, version, isFirstVersion }: Kind): string {
  const base = kind.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
  return isFirstVersion ? base : `${base}-${version}`;
}
