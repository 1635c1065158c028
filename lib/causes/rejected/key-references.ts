/** References of a monitor to keys of Secrets and ConfigMaps. */

/** A reference to a key, and the field that holds it. */
export interface KeyReferenceAt {
  readonly kind: 'Secret' | 'ConfigMap';
  readonly name: string;
  readonly key: string;
  /** E.g. `endpoints[0].basicAuth.password`. */
  readonly place: string;
}

/** All references in a spec: every object with just a name and a key is one. */
export function* keyReferencesIn(value: unknown, place = '', kind: KeyReferenceAt['kind'] = 'Secret'): Generator<KeyReferenceAt> {
  if (typeof value !== 'object' || value === null) return;
  const { name, key } = value as { readonly name?: unknown; readonly key?: unknown };
  if (typeof name === 'string' && typeof key === 'string' && Object.keys(value).every((field) => FIELDS.has(field))) {
    yield { kind, name, key, place };
    return;
  }
  for (const [field, held] of Object.entries(value)) {
    const inner = Array.isArray(value) ? `${place}[${field}]` : [...place === '' ? [] : [place], field].join('.');
    yield* keyReferencesIn(held, inner, field === 'configMap' ? 'ConfigMap' : field === 'secret' ? 'Secret' : kind);
  }
}

const FIELDS: ReadonlySet<string> = new Set(['name', 'key', 'optional']);
