/** Nodes of the schemas of custom resources. */

/** One node of a schema as the files of `imports` have it. */
export interface SlimSchema {
  readonly '$ref'?: string;
  readonly 'type'?: string;
  readonly 'format'?: string;
  readonly 'default'?: unknown;
  readonly 'enum'?: readonly string[];
  readonly 'pattern'?: string;
  readonly 'minimum'?: number;
  readonly 'maximum'?: number;
  readonly 'minLength'?: number;
  readonly 'maxLength'?: number;
  readonly 'minItems'?: number;
  readonly 'maxItems'?: number;
  readonly 'maxProperties'?: number;
  readonly 'properties'?: { readonly [field: string]: SlimSchema };
  readonly 'required'?: readonly string[];
  readonly 'additionalProperties'?: SlimSchema;
  readonly 'items'?: SlimSchema;
  readonly 'x-kubernetes-int-or-string'?: boolean;
  readonly 'x-kubernetes-list-type'?: string;
  readonly 'x-kubernetes-list-map-keys'?: readonly string[];
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
  readonly 'x-kubernetes-validations'?: readonly { readonly rule: string; readonly message?: string }[];
}

/** A schema with its references followed, ready to walk. */
export interface Node extends Omit<SlimSchema, '$ref' | 'properties' | 'items' | 'additionalProperties' | 'required'> {
  readonly properties: ReadonlyMap<string, Node>;
  readonly required: readonly string[];
  /** Fields that get a value where they are left out. */
  readonly defaults: readonly (readonly [field: string, value: unknown])[];
  readonly additionalProperties?: Node;
  readonly items?: Node;
}

/** One kind of one API version. */
export interface KindSchema {
  readonly root: Node;
  /** Where `kubectl scale` writes, as `['spec', 'shards']`. */
  readonly replicasPath?: readonly string[];
  /** Whether objects of the kind have no namespace. */
  readonly isOfCluster?: boolean;
}
