// The types that a generated file declares: fields of structs, members of enums, classes of kinds and of numbers or texts.

import * as ts from 'typescript';

/** A property of a struct. */
export interface Property {
  readonly name: string;
  /** The named type at the bottom of lists and maps; a scalar has none. */
  readonly type?: string;
}

/** What one or several files declare, by name. */
export interface Declarations {
  /** Properties by JSON field, for each struct. */
  readonly structs: ReadonlyMap<string, ReadonlyMap<string, Property>>;
  /** Member -> value, for each enum. */
  readonly enums: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** `<apiVersion> <kind>` of each class of a kind. */
  readonly kinds: ReadonlyMap<string, string>;
  /** Classes of values that are a number or a text. */
  readonly unions: ReadonlySet<string>;
}

/** How a generator writes the JSON field of a property. */
export type FieldNames = (struct: string, property: string) => string;

/** Reads the declarations of sources. */
export function readDeclarations(sources: readonly string[], fieldOf: FieldNames): Declarations {
  const structs = new Map<string, Map<string, Property>>();
  const enums = new Map<string, Map<string, string>>();
  const kinds = new Map<string, string>();
  const unions = new Set<string>();
  for (const statement of sources.flatMap((source) => [...ts.createSourceFile('generated.ts', source, ts.ScriptTarget.ES2022).statements])) {
    if (ts.isInterfaceDeclaration(statement)) {
      const properties = statement.members.filter(ts.isPropertySignature).map(propertyOf);
      structs.set(statement.name.text, new Map(properties.map((property) => [fieldOf(statement.name.text, property.name), property])));
    } else if (ts.isEnumDeclaration(statement)) {
      enums.set(statement.name.text, new Map(statement.members.map(({ name, initializer }) => [text(name), text(initializer!)])));
    } else if (ts.isClassDeclaration(statement)) {
      const gvk = gvkOf(statement);
      if (gvk) kinds.set(statement.name!.text, gvk);
      else unions.add(statement.name!.text);
    }
  }

  return { structs, enums, kinds, unions };
}

function propertyOf({ name, type }: ts.PropertySignature): Property {
  const named = namedType(type!);

  return { name: text(name), ...named !== undefined && { type: named } };
}

function namedType(type: ts.TypeNode): string | undefined {
  if (ts.isArrayTypeNode(type)) return namedType(type.elementType);
  if (ts.isTypeLiteralNode(type)) return namedType((type.members[0] as ts.IndexSignatureDeclaration).type);
  if (ts.isTypeReferenceNode(type)) return text(type.typeName);

  return undefined;
}

function gvkOf({ members }: ts.ClassDeclaration): string | undefined {
  const gvk = members.filter(ts.isPropertyDeclaration).find(({ name }) => text(name) === 'GVK');
  if (!gvk) return undefined;
  const fields = (gvk.initializer as ts.ObjectLiteralExpression).properties as ts.NodeArray<ts.PropertyAssignment>;

  return fields.map(({ initializer }) => text(initializer)).join(' ');
}

/** Identifiers and texts have their value in the same property. */
function text(node: ts.Node): string {
  return (node as ts.Identifier).text;
}
