// Gives every Go type of the model its TypeScript name; equal types of two API versions become one.

import { parseGoType } from './go-names';
import { Model } from './model';
import { fieldTypeName, typeName, versionSuffix } from './naming';
import { withoutDescriptions } from './schema';

/** Go type -> name. Two Go types share a name only if they mean the same. */
export type TypeNames = ReadonlyMap<string, string>;

/** API versions in the order in which they own a name; a type that differs in a later one gets its version as suffix. */
const VERSION_ORDER = ['v1', 'v1alpha1', 'v1beta1'];

/** What a Go type means; two types of equal meaning are one. */
export type Meaning = (model: Model, goType: string) => string;

/** Names all types, or throws on a clash that no rule resolves. */
export function nameTypes(model: Model, meaning: Meaning): TypeNames {
  const names = new Map<string, string>();
  const owners = new Map<string, string>();
  for (const { className } of model.kinds) {
    owners.set(className, className).set(`${className}Props`, className);
  }
  const repeated = repeatedFieldEnums(model);
  for (const goType of [...model.usedBy.keys()].sort(byVersion)) {
    const name = repeated.get(goType) ?? freeName(model, goType, owners, meaning);
    names.set(goType, name);
    if (!owners.has(name)) {
      owners.set(name, goType);
    }
  }
  return names;
}

// An enum without a Go name that several structs repeat under one field (`logLevel`) is one type, named as the field.
function repeatedFieldEnums(model: Model): Map<string, string> {
  const groups = new Map<string, string[]>();
  for (const { goType, values } of model.enums.values()) {
    const [, field] = parseGoType(goType).simpleName.split('.');
    if (field) {
      const key = `${field} ${values}`;
      groups.set(key, [...groups.get(key) ?? [], goType]);
    }
  }
  const parent = (goType: string) => parseGoType(goType).simpleName.split('.')[0];
  const repeated = [...groups.values()].filter((goTypes) => new Set(goTypes.map(parent)).size > 1);
  return new Map(repeated.flat().map((goType) => [goType, fieldTypeName('', parseGoType(goType).simpleName.split('.')[1])]));
}

function freeName(model: Model, goType: string, owners: ReadonlyMap<string, string>, meaning: Meaning): string {
  const { simpleName, packageVersion, isMonitoring } = parseGoType(goType);
  const [parent, field] = simpleName.split('.');
  const base = field ? fieldTypeName(parent, field) : typeName(goType);
  const suffixed = `${base}${versionSuffix(packageVersion)}`;
  const candidates = isMonitoring && packageVersion === 'v1beta1' ? [base, suffixed] : [base];
  for (const name of candidates) {
    const owner = owners.get(name);
    if (owner === undefined || meaning(model, owner) === meaning(model, goType)) {
      return name;
    }
  }
  throw new Error(
    `Go types ${goType} and ${owners.get(base)} would both be "${base}"; name one in RENAMED_GO_TYPES of tools/generate-imports/naming.ts`,
  );
}

/** Types that accept the same objects: descriptions do not count. For schemas, which have to be exact. */
export function sameSchema(model: Model, goType: string): string {
  const struct = model.structs.get(goType);
  return JSON.stringify(struct ? withoutDescriptions(struct.schema) : model.enums.get(goType)?.values ?? goType);
}

/**
 * Types that have the same fields in TypeScript: limits and list types do not count. AlertmanagerConfig v1beta1 has a selector of Secrets
 * of its own, stricter than the core one (name required, no `optional`); taken as one, most receiver types need not be written twice.
 */
export function sameFields(model: Model, goType: string): string {
  const own = sameSchema(model, 'monitoring/v1beta1.SecretKeySelector');
  return sameSchema(model, goType)
    .replaceAll(own, sameSchema(model, 'core/v1.SecretKeySelector'))
    .replace(/"x-kubernetes-list-type":"atomic",?|"minLength":\d+,?/g, '')
    .replaceAll(',}', '}');
}

function byVersion(a: string, b: string): number {
  const rank = (goType: string) => VERSION_ORDER.indexOf(parseGoType(goType).packageVersion.split('.')[0]);
  const monitoringFirst = (goType: string) => (parseGoType(goType).isMonitoring ? 0 : 1);
  return rank(a) - rank(b) || monitoringFirst(a) - monitoringFirst(b) || (a < b ? -1 : 1);
}
