/** Links the nodes of a schema as a file has them. */
import { Node, SlimSchema } from './schema-node';
import { once } from '../../../units/once';

/** Follows references by name and reads maps once. The fields of a node are linked when they are first asked for: most are never set. */
export function linkSchema(schema: SlimSchema, definition: (name: string) => Node): Node {
  if (schema.$ref !== undefined) return definition(schema.$ref.replace('#/definitions/', ''));
  const link = (child: SlimSchema): Node => linkSchema(child, definition);
  const properties = once(() => new Map(Object.entries(schema.properties ?? {}).map(([field, child]) => [field, link(child)])));
  const defaults = once(() => {
    const given = [...properties()].filter(([, child]) => child.default !== undefined);

    return given.map(([field, child]) => [field, child.default] as const);
  });

  return {
    ...schema,
    required: schema.required ?? [],
    additionalProperties: schema.additionalProperties && link(schema.additionalProperties),
    items: schema.items && link(schema.items),
    get properties() { return properties(); },
    get defaults() { return defaults(); },
  };
}
