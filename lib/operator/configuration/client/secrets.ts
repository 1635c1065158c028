/** Values that an object refers to. */
import { JobContext, ServerContext } from '../job-context';

/** Where references are looked up: a namespace, and what is loaded. */
export interface Scope {
  readonly namespace: string;
  readonly loaded: JobContext['loaded'];
}

/** The scope of an object's own references. */
export function scopeOf({ object, loaded }: JobContext): Scope {
  return { namespace: object.namespace, loaded };
}

/** The scope of a server's own references. */
export function serverScope({ server, loaded }: ServerContext): Scope {
  return { namespace: server.namespace, loaded };
}

/** The value of a reference to a Secret; undefined if it is not loaded. */
export function trySecret(reference: SecretReference | null | undefined, { namespace, loaded }: Scope): string | undefined {
  return loaded.trySecretKey(namespace, { name: reference?.name ?? '', key: reference?.key ?? '' });
}

/** The value of a reference to a Secret or a ConfigMap; empty for a reference to neither. */
export function trySecretOrConfigMap(reference: Reference | null | undefined, scope: Scope): string | undefined {
  if (reference?.secret) return trySecret(reference.secret, scope);
  if (!reference?.configMap) return '';
  const { name = '', key = '' } = reference.configMap;

  return scope.loaded.tryConfigMapKey(scope.namespace, { name, key });
}

/** A reference to a key of a Secret or ConfigMap, as custom resources have it. */
export interface SecretReference {
  readonly name?: string;
  readonly key?: string;
}

/** A reference to either. */
export interface Reference {
  readonly secret?: SecretReference | null;
  readonly configMap?: SecretReference | null;
}
