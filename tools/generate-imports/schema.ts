// The part of an OpenAPI v3 structural schema that CRDs use.

/** One node of a CRD's schema. */
export interface Schema {
  readonly 'type'?: string;
  readonly 'description'?: string;
  readonly 'properties'?: { readonly [name: string]: Schema };
  readonly 'required'?: readonly string[];
  readonly 'items'?: Schema;
  readonly 'additionalProperties'?: Schema;
  readonly 'enum'?: readonly string[];
  readonly 'format'?: string;
  readonly 'pattern'?: string;
  readonly 'minimum'?: number;
  readonly 'maximum'?: number;
  readonly 'minLength'?: number;
  readonly 'maxLength'?: number;
  readonly 'minItems'?: number;
  readonly 'maxItems'?: number;
  readonly 'default'?: unknown;
  readonly 'anyOf'?: readonly Schema[];
  readonly 'x-kubernetes-int-or-string'?: boolean;
  readonly 'x-kubernetes-list-type'?: 'atomic' | 'map' | 'set';
  readonly 'x-kubernetes-list-map-keys'?: readonly string[];
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
  readonly 'x-kubernetes-validations'?: readonly Rule[];
  /** First version of the operator that has the field, if it is not this one. */
  readonly 'operatorSince'?: string;
}

/** A rule in CEL. */
export interface Rule {
  readonly rule: string;
  readonly message?: string;
}

/** The schema without prose and without what brought it, children included; its JSON text tells whether two schemas are the same. */
export function withoutDescriptions(schema: Schema): Schema {
  return mapChildren(omitDescription(schema), withoutDescriptions);
}

/** A copy in which each direct child was replaced by what `change` makes of it. */
export function mapChildren(schema: Schema, change: (child: Schema, property?: string) => Schema): Schema {
  const copy: { [key: string]: unknown } = { ...schema };
  if (schema.properties) {
    copy.properties = Object.fromEntries(Object.entries(schema.properties).map(([name, child]) => [name, change(child, name)]));
  }
  if (schema.items) {
    copy.items = change(schema.items);
  }
  if (schema.additionalProperties) {
    copy.additionalProperties = change(schema.additionalProperties);
  }
  return copy;
}

function omitDescription(schema: Schema): Schema {
  const { description, operatorSince, ...rest } = schema;
  return rest;
}
