// Writes structs, enums and the two number-or-text classes.

import { docLines, memberDoc, propertyDoc, typeDoc } from './doc';
import { exampleOf } from './examples';
import { kubernetesReference, operatorReference, parseGoType } from './go-names';
import { Layout, typeText } from './layout';
import { Enum, Model, Property, Struct } from './model';
import { enumMember } from './naming';

/** The declaration of one named type. */
export function emitType(name: string, model: Model, layout: Layout): string[] {
  const goType = layout.goTypeOf.get(name)!;
  const usedBy = usersOf(name, model, layout);
  const struct = model.structs.get(goType);
  if (struct) {
    return emitStruct(name, struct, typeDoc('Fields of', goType, usedBy, structReference(goType, model)), layout);
  }
  const enumeration = model.enums.get(goType);
  return enumeration ? emitEnum(name, enumeration, usedBy) : emitUnion(name);
}

/** The properties of an interface. */
export function emitProperties(properties: readonly Property[], layout: Layout): string[] {
  return properties.flatMap((property) => [
    ...propertyDoc(property, layout.names),
    `  readonly ${property.name}${property.required ? '' : '?'}: ${typeText(property.type, layout.names)};`,
  ]);
}

function structReference(goType: string, { kubernetesVersion }: Model): string {
  return parseGoType(goType).isMonitoring ? operatorReference(goType) : kubernetesReference(goType, kubernetesVersion);
}

function emitStruct(name: string, struct: Struct, doc: readonly string[], layout: Layout): string[] {
  return [
    ...doc,
    `export interface ${name} {`,
    ...emitProperties(struct.properties, layout),
    '}',
  ];
}

function emitEnum(name: string, { goType, values }: Enum, usedBy: readonly string[]): string[] {
  // The reference of Kubernetes describes structs only.
  const reference = parseGoType(goType).isMonitoring ? operatorReference(goType) : undefined;
  return [
    ...typeDoc('Values of', goType, usedBy, reference),
    `export enum ${name} {`,
    ...distinctValues(values).flatMap((value) => [...memberDoc(value), `  ${enumMember(value)} = '${value}',`]),
    '}',
  ];
}

/** The values that get a member: `replace` and `Replace` mean the same, and the first one is kept, as in `cdk8s import`. */
export function distinctValues(values: readonly string[]): string[] {
  const lower = values.map((value) => value.toLowerCase());
  return values.filter((value, index) => value !== '' && lower.indexOf(value.toLowerCase()) === index);
}

function emitUnion(name: string): string[] {
  const what = name === 'Quantity'
    ? 'A Kubernetes quantity, such as 2 or `500m` or `1Gi`'
    : 'A number or a text, such as 8080 or `http` or `25%`';
  return [
    ...docLines('', `${what}.`, exampleOf(name)),
    `export class ${name} {`,
    ...['number', 'string'].flatMap((type) => [
      ...docLines('  ', `From a ${type}.`, ['@param value as the manifest shall have it']),
      `  public static from${type[0].toUpperCase()}${type.slice(1)}(value: ${type}): ${name} {`,
      `    return new ${name}(value);`,
      '  }',
      '',
    ]),
    ...docLines('  ', 'What the manifest will have.'),
    '  public readonly value: number | string;',
    '',
    '  private constructor(value: number | string) {',
    '    this.value = value;',
    '  }',
    '}',
  ];
}

function usersOf(name: string, model: Model, { names }: Layout): string[] {
  const users = [...names].filter(([, other]) => other === name).flatMap(([goType]) => [...model.usedBy.get(goType)!]);
  return model.kinds.map(({ className }) => className).filter((className) => users.includes(className));
}
