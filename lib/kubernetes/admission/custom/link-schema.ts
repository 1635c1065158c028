/** Links the nodes of a schema as a file has them. */
import { Node, SlimSchema } from './schema-node';

/** Follows references by name and reads maps once, so that a walk does not have to. */
export function linkSchema(schema: SlimSchema, definition: (name: string) => Node): Node {
  if (schema.$ref !== undefined) return definition(schema.$ref.replace('#/definitions/', ''));
  const link = (child: SlimSchema): Node => linkSchema(child, definition);
  const properties = new Map(Object.entries(schema.properties ?? {}).map(([field, child]) => [field, link(child)]));

  return {
    ...schema,
    properties,
    required: schema.required ?? [],
    defaults: [...properties].filter(([, child]) => child.default !== undefined).map(([field, child]) => [field, child.default]),
    additionalProperties: schema.additionalProperties && link(schema.additionalProperties),
    items: schema.items && link(schema.items),
  };
}
