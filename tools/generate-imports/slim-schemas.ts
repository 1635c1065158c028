// Writes schemas.json: the CRDs' schemas without prose, each Go type once.

import { Layout } from './layout';
import { CrdSet } from './load-crds';
import { Model, Property, TypeRef } from './model';
import { mapChildren, Schema, withoutDescriptions } from './schema';

type Json = { readonly [key: string]: unknown };

/** The file's text: one definition per line, so that a diff shows the type that changed. */
export function slimSchemas(crdSet: CrdSet, model: Model, layout: Layout): string {
  const definitions = Object.fromEntries(
    [...layout.goTypeOf].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([name, goType]) => {
      const struct = model.structs.get(goType);
      return struct ? [[name, withReferences(struct.schema, struct.properties, layout)]] : [];
    }),
  );
  const unions = unionDefinitions(model, layout);
  const kinds = Object.fromEntries(model.kinds.map((kind) => [
    kind.className,
    {
      apiVersion: kind.apiVersion,
      kind: kind.kind,
      replicasPath: kind.replicasPath?.slice(1),
      schema: rootSchema(kind.schema, kind.properties, layout),
      status: fieldsOnly(kind.schema.properties!.status ?? {}),
    },
  ]));
  return [
    '{',
    `"operatorVersion": ${JSON.stringify(crdSet.operatorVersion)},`,
    `"sources": ${lines(crdSet.sources)},`,
    `"kinds": ${lines(kinds)},`,
    `"definitions": ${lines({ ...unions, ...definitions })}`,
    '}',
    '',
  ].join('\n');
}

function rootSchema(schema: Schema, properties: readonly Property[], layout: Layout): Json {
  const { status, ...kept } = schema.properties as { [name: string]: Schema };
  return withReferences({ ...schema, properties: kept }, properties, layout);
}

/** What tells known fields from unknown: a status is not validated, the API server drops it when an object is created. */
function fieldsOnly(schema: Schema): Schema {
  const { properties, items, additionalProperties, 'x-kubernetes-preserve-unknown-fields': preserves } = schema;
  return mapChildren({
    ...properties && { properties },
    ...items && { items },
    ...additionalProperties && { additionalProperties },
    ...preserves && { 'x-kubernetes-preserve-unknown-fields': preserves },
  }, fieldsOnly);
}

function withReferences(schema: Schema, properties: readonly Property[], layout: Layout): Json {
  const slim = withoutDescriptions(schema);
  const types = new Map(properties.map(({ field, type }) => [field, type]));
  return {
    ...slim,
    properties: Object.fromEntries(Object.entries(slim.properties!).map(([field, child]) => {
      const type = types.get(field);
      return [field, type ? reference(child, type, layout) : child];
    })),
  };
}

function reference(schema: Schema, type: TypeRef, layout: Layout): Json {
  switch (type.is) {
    case 'struct':
    case 'union':
      return { $ref: `#/definitions/${layout.names.get(type.goType)}` };
    case 'list':
      return { ...schema, items: reference(schema.items!, type.of, layout) };
    case 'map':
      return { ...schema, additionalProperties: reference(schema.additionalProperties!, type.of, layout) };
    default:
      return { ...schema };
  }
}

function unionDefinitions(model: Model, layout: Layout): Json {
  const found = new Map<string, Schema>();
  const visit = (schema: Schema, type: TypeRef): void => {
    if (type.is === 'union') {
      found.set(layout.names.get(type.goType)!, withoutDescriptions(schema));
    } else if (type.is === 'list' || type.is === 'map') {
      visit((schema.items ?? schema.additionalProperties)!, type.of);
    }
  };
  for (const { properties } of model.structs.values()) {
    properties.forEach(({ schema, type }) => visit(schema, type));
  }
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function lines(object: Json): string {
  return `{\n${Object.entries(object).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`).join(',\n')}\n}`;
}
