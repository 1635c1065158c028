/** The types of a cluster's kinds as its server publishes them (`/openapi/v2`), and random values of them. */
import { Choice } from './choice';
import { Json } from './json-path';

/** One type. */
export interface Schema {
  readonly '$ref'?: string;
  readonly 'type'?: string;
  readonly 'format'?: string;
  readonly 'enum'?: readonly string[];
  readonly 'properties'?: { readonly [field: string]: Schema };
  readonly 'required'?: readonly string[];
  readonly 'items'?: Schema;
  readonly 'additionalProperties'?: Schema;
  readonly 'x-kubernetes-group-version-kind'?: readonly GroupVersionKind[];
}

interface GroupVersionKind { readonly group: string; readonly version: string; readonly kind: string }

/** The part of the document that is used. */
export interface OpenApi { readonly definitions: { readonly [name: string]: Schema } }

/** A step down a schema: a field, `[]` to the items of a list, `{}` to the values of a map. */
export type SchemaPath = readonly string[];

const SOME_TEXTS = ['a', 'cart', 'http', 'example.com/a', '/a', '10.1.2.3', 'a b', '', 'A', '1', 'True', 'Delete', 'x'.repeat(70)];
const SOME_NUMBERS = [1, 0, 80, -1, 5, 300, 65536, 2 ** 31 - 1];
const SOME_QUANTITIES = ['1', '100m', '1Gi', '0', '-1'];
const TOP_FIELDS = ['apiVersion', 'kind', 'metadata'];
const SOME_TIMES = ['2024-02-29T23:59:59Z', '2024-02-29T23:59:59.123456Z'];

/** The types of one document. */
export class Types {
  private readonly paths = new Map<string, SchemaPath[]>();

  constructor(private readonly document: OpenApi) {}

  /** All paths of a kind, without apiVersion and kind. */
  pathsOf(apiVersion: string, kind: string): readonly SchemaPath[] {
    const key = `${apiVersion} ${kind}`;
    const known = this.paths.get(key);
    if (known) return known;
    const found = this.below(this.schemaOf(apiVersion, kind), []).filter((path) => path.length > 1 || !TOP_FIELDS.includes(path[0]));
    this.paths.set(key, found);

    return found;
  }

  /** The type at a path of a kind. */
  typeAt(apiVersion: string, kind: string, path: SchemaPath): Schema {
    return path.reduce<Schema>((schema, step) => {
      const { properties, items, additionalProperties } = this.follow(schema);
      return (step === '[]' ? items : step === '{}' ? additionalProperties : properties?.[step])!;
    }, this.schemaOf(apiVersion, kind));
  }

  /** A random value that the decoder accepts. It has all required fields and few others, and validation may refuse it. */
  value(given: Schema, choice: Choice): unknown {
    const schema = this.follow(given);
    if (/\.Quantity$/.test(given.$ref ?? '')) return choice.pick(SOME_QUANTITIES);
    if (schema.format === 'int-or-string') return choice.pick<unknown>([0, 1, 80, 'http', '25%']);
    if (schema.format === 'date-time') return choice.pick(SOME_TIMES);
    if (schema.format === 'byte') return 'YQ==';
    if (schema.enum) return choice.pick(schema.enum);
    if (schema.properties) return this.object(schema, choice);
    if (schema.items) return [this.value(schema.items, choice)];
    if (schema.additionalProperties) return { [choice.pick(['a', 'app', 'cpu'])]: this.value(schema.additionalProperties, choice) };

    return scalar(schema.type, choice);
  }

  private object({ properties = {}, required = [] }: Schema, choice: Choice): Json {
    const chance = 1 / (2 + Object.keys(properties).length);
    const kept = Object.entries(properties).filter(([field]) => required.includes(field) || choice.maybe(chance));

    return Object.fromEntries(kept.map(([field, child]) => [field, this.value(child, choice)]));
  }

  private schemaOf(apiVersion: string, kind: string): Schema {
    const [version, group = ''] = apiVersion.split('/').reverse();
    const isAsked = (served: GroupVersionKind) => served.group === group && served.version === version && served.kind === kind;
    const found = Object.values(this.document.definitions).find((each) => each['x-kubernetes-group-version-kind']?.some(isAsked));
    if (!found) throw new Error(`the server has no ${kind} of ${apiVersion}`);

    return found;
  }

  private follow(schema: Schema): Schema {
    return schema.$ref === undefined ? schema : this.document.definitions[schema.$ref.replace('#/definitions/', '')];
  }

  private below(given: Schema, path: SchemaPath): SchemaPath[] {
    const { properties = {}, items, additionalProperties } = this.follow(given);
    const inner = { ...items && { '[]': items }, ...additionalProperties && { '{}': additionalProperties } };
    const children = Object.entries<Schema>({ ...properties, ...inner });

    return children.flatMap(([step, child]) => [[...path, step], ...this.below(child, [...path, step])]);
  }
}

function scalar(type: string | undefined, choice: Choice): unknown {
  switch (type) {
    case 'string':
      return choice.pick(SOME_TEXTS);
    case 'integer':
    case 'number':
      return choice.pick(SOME_NUMBERS);
    case 'boolean':
      return choice.maybe(0.5);
    default:
      return {};
  }
}
