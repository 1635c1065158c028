/** The schema of a spoke version, made from that of the hub version. */
import { copyPlain } from '../../units/copy-plain';
import { isObject } from '../../units/is-object';
import { Shape } from '../conversion/shape';

type Schema = { readonly [keyword: string]: unknown };

/** Renames, removes and adds properties as the changes say. */
export function changedSchema(schema: unknown, shape: Shape | undefined): Schema {
  if (!isObject(schema) || !shape) return schema as Schema;
  const { properties, required, items, additionalProperties } = schema;

  return {
    ...schema,
    ...isObject(properties) && { properties: changedProperties(properties, shape) },
    ...Array.isArray(required) && { required: required.filter((name: string) => !shape.lacks(name, 'hub')).map((name: string) => shape.field(name, 'hub').name) },
    ...isObject(items) && { items: changedSchema(items, shape.ofItems()) },
    ...isObject(additionalProperties) && { additionalProperties: changedSchema(additionalProperties, shape.ofValues()) },
  };
}

function changedProperties(properties: Schema, shape: Shape): Schema {
  const kept = Object.entries(properties).filter(([name]) => !shape.lacks(name, 'hub')).map(([name, child]): [string, unknown] => {
    const field = shape.field(name, 'hub');

    return [field.name, changedSchema(child, field.shape)];
  });

  return Object.fromEntries([...kept, ...copyPlain(shape.added()).map(({ name, schema }): [string, unknown] => [name, schema])]);
}
