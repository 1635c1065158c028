/** Which version of the operator brought a field: by the CRDs of every minor version from 0.70 on. */
import { readFileSync } from 'fs';
import { join } from 'path';
import { addTo } from '../../units/group';

/** A field of a kind that older versions do not know. */
export interface KindField {
  /** As `spec.endpoints[].noProxy`; `{}` is any key of a map. */
  readonly field: string;
  /** First version of the operator whose CRDs have it. */
  readonly since: string;
}

/** Fields of a kind, the newest first; empty for a kind that the operator does not have. */
export function fieldsOf(kind: string): readonly KindField[] {
  byKind ??= readFields();

  return byKind.get(kind) ?? [];
}

let byKind: ReadonlyMap<string, readonly KindField[]> | undefined;

interface FieldsFile {
  readonly since: { readonly [version: string]: { readonly [field: string]: readonly string[] } };
}

/** Read when it is first asked for. */
function readFields(): ReadonlyMap<string, readonly KindField[]> {
  const { since } = JSON.parse(readFileSync(join(__dirname, '..', '..', '..', 'imports', 'fields-since.json'), 'utf8')) as FieldsFile;
  const found = new Map<string, KindField[]>();
  for (const [version, fields] of Object.entries(since)) {
    for (const [field, kinds] of Object.entries(fields)) kinds.forEach((kind) => addTo(found, kind, { field, since: version }));
  }

  return found;
}
