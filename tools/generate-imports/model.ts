// What the emitters write: one struct per Go type, enums, and the kinds that use them.

import { Schema } from './schema';

/** The TypeScript type of a property. */
export type TypeRef =
  | { readonly is: 'string' | 'number' | 'boolean' | 'any' }
  | { readonly is: 'struct' | 'enum' | 'union'; readonly goType: string }
  | { readonly is: 'list' | 'map'; readonly of: TypeRef };

/** One property of a struct. */
export interface Property {
  readonly field: string;
  readonly name: string;
  readonly type: TypeRef;
  readonly required: boolean;
  readonly schema: Schema;
  /** Go type of the value, its elements or its values, scalars included: `monitoring/v1.Duration`. */
  readonly goType?: string;
}

/** A Go struct. */
export interface Struct {
  readonly goType: string;
  readonly properties: readonly Property[];
  readonly schema: Schema;
}

/** A closed set of texts: a named Go type, or the field of one (`monitoring/v1.RelabelConfig.action`). */
export interface Enum {
  readonly goType: string;
  readonly values: readonly string[];
}

/** One class to write. */
export interface Kind {
  readonly apiVersion: string;
  readonly kind: string;
  readonly version: string;
  /** Whether it is the first version of its CRD, whose file is named by the kind alone. */
  readonly isFirstVersion: boolean;
  readonly className: string;
  readonly schema: Schema;
  readonly replicasPath?: string;
  /** Properties of the Props struct, `metadata` left out. */
  readonly properties: readonly Property[];
}

/** Everything there is to write, by Go type. */
export interface Model {
  /** Release whose types are embedded: "v1.37.0". */
  readonly kubernetesVersion: string;
  readonly kinds: readonly Kind[];
  readonly structs: ReadonlyMap<string, Struct>;
  readonly enums: ReadonlyMap<string, Enum>;
  /** Go type of each named type -> the `className`s of the kinds that reach it. */
  readonly usedBy: ReadonlyMap<string, ReadonlySet<string>>;
}
