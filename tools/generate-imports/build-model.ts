// Walks the CRD schemas and the Go types side by side and collects every struct and enum once.

import { GoTypesJson, parseGoType } from './go-names';
import { Crd } from './load-crds';
import { Enum, Kind, Model, Property, Struct, TypeRef } from './model';
import { kindName, propertyName } from './naming';
import { Schema, withoutDescriptions } from './schema';

const UNIONS = ['util/intstr.IntOrString', 'api/resource.Quantity'];

/** What each kind has and a user does not set as a typed property. */
const ROOT_FIELDS = ['apiVersion', 'kind', 'metadata', 'status'];

/** Builds the model of the given CRDs. */
export function buildModel(crds: readonly Crd[], goTypes: GoTypesJson): Model {
  const walk = new Walk(goTypes);
  const kinds = crds.map((crd) => walk.kind(crd));
  return { kubernetesVersion: goTypes.kubernetesVersion, kinds, structs: walk.structs, enums: walk.enums, usedBy: walk.usedBy };
}

class Walk {
  public readonly structs = new Map<string, Struct>();
  public readonly enums = new Map<string, Enum>();
  public readonly usedBy = new Map<string, Set<string>>();
  private readonly fingerprints = new Map<string, string>();
  private className = '';

  public constructor(private readonly goTypes: GoTypesJson) {}

  public kind(crd: Crd): Kind {
    const root = this.goTypes.roots[`${crd.kind}/${crd.version}`];
    if (!root) {
      throw new Error(
        `"${crd.kind}" ${crd.version} is no root of go-types.json; add it to roots in tools/generate-imports/go-types/main.go`,
      );
    }
    this.className = kindName(crd.kind, crd.version, crd.versionIndex);
    return {
      apiVersion: `${crd.group}/${crd.version}`,
      kind: crd.kind,
      version: crd.version,
      isFirstVersion: crd.versionIndex === 0,
      className: this.className,
      schema: crd.schema,
      replicasPath: crd.replicasPath,
      properties: this.properties(crd.schema, root).filter(({ field }) => !ROOT_FIELDS.includes(field)),
    };
  }

  private properties(schema: Schema, goType: string): Property[] {
    const { simpleName } = parseGoType(goType);
    const isRoot = Object.values(this.goTypes.roots).includes(goType);
    const fields = Object.entries(schema.properties ?? {}).filter(([field]) => !isRoot || !ROOT_FIELDS.includes(field));
    const properties = fields.map(([field, child]) => {
      const childGoType = this.goTypes.types[goType]?.[field];
      return {
        field,
        name: propertyName(simpleName, field),
        type: this.type(child, childGoType, `${goType}.${field}`),
        required: schema.required?.includes(field) ?? false,
        schema: child,
        goType: childGoType,
      };
    });
    checkDistinctNames(goType, properties);
    return properties;
  }

  private type(schema: Schema, goType: string | undefined, where: string): TypeRef {
    if (schema['x-kubernetes-int-or-string']) {
      if (!goType || !UNIONS.includes(goType)) {
        throw new Error(`${where} is int-or-string but of Go type "${goType}"; teach UNIONS in build-model.ts`);
      }
      this.use(goType);
      return { is: 'union', goType };
    }
    if (schema.enum) {
      return this.enum(schema.enum, goType ?? where);
    }
    if (schema.properties) {
      return this.struct(schema, goType, where);
    }
    if (schema.items) {
      return { is: 'list', of: this.type(schema.items, goType, where) };
    }
    if (schema.additionalProperties) {
      return { is: 'map', of: this.type(schema.additionalProperties, goType, where) };
    }
    return { is: scalar(schema, where) };
  }

  private struct(schema: Schema, goType: string | undefined, where: string): TypeRef {
    if (!goType) {
      throw new Error(`${where} has fields but no Go type; run "go run . > ../go-types.json" in tools/generate-imports/go-types`);
    }
    this.checkOneMeaning(goType, JSON.stringify(withoutDescriptions(schema)), where);
    this.use(goType);
    // Walked again for each kind, so that usedBy knows what the kind reaches.
    const properties = this.properties(schema, goType);
    if (!this.structs.has(goType)) {
      this.structs.set(goType, { goType, properties, schema });
    }
    return { is: 'struct', goType };
  }

  private enum(values: readonly string[], goType: string): TypeRef {
    this.checkOneMeaning(goType, JSON.stringify(values), goType);
    this.use(goType);
    this.enums.set(goType, { goType, values });
    return { is: 'enum', goType };
  }

  private checkOneMeaning(goType: string, fingerprint: string, where: string): void {
    const first = this.fingerprints.get(goType) ?? fingerprint;
    if (first !== fingerprint) {
      throw new Error(`Go type ${goType} has another schema at ${where} than elsewhere; name the two uses apart in build-model.ts`);
    }
    this.fingerprints.set(goType, first);
  }

  private use(goType: string): void {
    const users = this.usedBy.get(goType) ?? new Set();
    this.usedBy.set(goType, users.add(this.className));
  }
}

function scalar(schema: Schema, where: string): 'string' | 'number' | 'boolean' | 'any' {
  switch (schema.type) {
    case 'string':
    case 'boolean':
      return schema.type;
    case 'integer':
    case 'number':
      return 'number';
    case 'object':
    case undefined:
      return 'any';
    default:
      throw new Error(`${where} is of schema type "${schema.type}", which no rule reads; teach scalar() in build-model.ts`);
  }
}

function checkDistinctNames(goType: string, properties: readonly Property[]): void {
  for (const property of properties) {
    const other = properties.find(({ name, field }) => name === property.name && field !== property.field);
    if (other) {
      throw new Error(
        `Fields "${property.field}" and "${other.field}" of ${goType} would both be property "${property.name}"; `
        + 'give one another name in RENAMED_PROPERTIES of tools/generate-imports/naming.ts',
      );
    }
  }
}
