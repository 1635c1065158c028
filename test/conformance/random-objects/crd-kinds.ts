/** The kinds of the CRDs in a folder, in the form in which a server publishes types. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { Schema } from './open-api';

interface Crd {
  readonly kind: string;
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly { readonly name: string; readonly served: boolean; readonly schema: { readonly openAPIV3Schema: Schema } }[];
  };
}

/** By API version and kind. */
export function kindsOf(folder: string): { readonly [key: string]: Schema } {
  const texts = readdirSync(folder).filter((file) => file.endsWith('.yaml')).map((file) => readFileSync(join(folder, file), 'utf8'));
  const crds = texts.flatMap((text) => parseAllDocuments(text).map((document) => document.toJS() as Crd)).filter(({ kind }) => kind === 'CustomResourceDefinition');

  return Object.fromEntries(crds.flatMap(({ spec }) => spec.versions.filter(({ served }) => served).map(({ name, schema }) => [
    `${spec.group}/${name} ${spec.names.kind}`,
    { ...schema.openAPIV3Schema, 'x-kubernetes-group-version-kind': [{ group: spec.group, version: name, kind: spec.names.kind }] },
  ])));
}
