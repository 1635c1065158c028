// Writes the class and the Props of one kind, with the shape that `cdk8s import` gives them.

import { docLines } from './doc';
import { emitProperties } from './emit-types';
import { exampleOf } from './examples';
import { operatorReference } from './go-names';
import { Layout } from './layout';
import { Kind } from './model';

/** Imports that every kind's file needs. */
export const KIND_IMPORTS = [
  "import { ApiObject, ApiObjectMetadata, GroupVersionKind } from 'cdk8s';",
  "import { Construct } from 'constructs';",
];

/** The class and its Props. */
export function emitKind(kind: Kind, layout: Layout): string[] {
  const { className } = kind;
  const aKind = `${/^[AEIOU]/.test(kind.kind) ? 'an' : 'a'} ${kind.kind}`;
  const props = `${className}Props`;
  const optional = kind.properties.some(({ required }) => required) ? '' : ' = {}';
  const see = operatorReference(`monitoring/${kind.version}.${kind.kind}`);
  return [
    ...docLines('', `Makes ${aKind} object, ${kind.apiVersion}.`, [`@see ${see}`, ...exampleOf(className)]),
    `export class ${className} extends ApiObject {`,
    ...docLines('  ', `apiVersion and kind of every ${kind.kind} of this version.`),
    `  public static readonly GVK: GroupVersionKind = { apiVersion: '${kind.apiVersion}', kind: '${kind.kind}' };`,
    '',
    ...docLines('  ', `The manifest of ${aKind}, for use inside another object.`, ['@param props its fields']),
    `  public static manifest(props: ${props}${optional}): any {`,
    `    return toJson('${props}', { ...${className}.GVK, ...props });`,
    '  }',
    '',
    ...docLines('  ', `Adds ${aKind} to the tree.`, [
      '@param scope where to add it',
      '@param id its name within the scope',
      '@param props its fields',
    ]),
    `  public constructor(scope: Construct, id: string, props: ${props}${optional}) {`,
    `    super(scope, id, { ...${className}.GVK, ...props });`,
    '  }',
    '',
    ...docLines('  ', 'The manifest as it will be synthesized, JSON patches applied.'),
    '  public override toJson(): any {',
    `    return toJson('${props}', super.toJson());`,
    '  }',
    '}',
    '',
    ...docLines('', `Fields of ${aKind}.`, [`@see ${see}`]),
    `export interface ${props} {`,
    ...docLines('  ', 'Metadata: name, namespace, labels and annotations.', ['@default - name and namespace that cdk8s gives']),
    '  readonly metadata?: ApiObjectMetadata;',
    ...emitProperties(kind.properties, layout),
    '}',
  ];
}
