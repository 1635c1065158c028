// The schemas of imports/, as they are stored: each Go type once.

import { readFileSync } from 'fs';
import { join } from 'path';

export interface SlimSchema {
  readonly '$ref'?: string;
  readonly 'type'?: string;
  readonly 'format'?: string;
  readonly 'properties'?: { readonly [field: string]: SlimSchema };
  readonly 'items'?: SlimSchema;
  readonly 'additionalProperties'?: SlimSchema;
  readonly 'enum'?: readonly string[];
  readonly 'required'?: readonly string[];
  readonly 'description'?: string;
  readonly 'x-kubernetes-int-or-string'?: boolean;
}

export interface SchemasJson {
  readonly operatorVersion: string;
  readonly sources: { readonly [file: string]: string };
  readonly kinds: { readonly [className: string]: { readonly apiVersion: string; readonly kind: string; readonly schema: SlimSchema } };
  readonly definitions: { readonly [name: string]: SlimSchema };
}

export const SCHEMAS: SchemasJson = JSON.parse(readFileSync(join(__dirname, '..', '..', 'imports', 'schemas.json'), 'utf8'));

/** A schema with its reference followed, and the name of the definition it came from. */
export function follow(schema: SlimSchema): { readonly schema: SlimSchema; readonly definition: string } {
  const definition = schema.$ref?.replace('#/definitions/', '') ?? '';
  return { schema: definition === '' ? schema : SCHEMAS.definitions[definition], definition };
}
