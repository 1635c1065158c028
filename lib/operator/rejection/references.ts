/** Loads what objects refer to, and keeps it for the configuration. */
import { at, Reason, reject } from './reason';
import { goQuote } from '../../go/quote';
import { StoredValues, tryStoredValues, valueOfKey } from '../../kubernetes/stored-values';
import { Objects } from '../../manifests/objects';
import { KeyReference, Loaded } from '../../operator-port/loaded';
import { Rejection } from '../../operator-port/rejection';
import { Server } from '../../operator-port/server';

/** A value, or why it cannot be loaded. */
export type Fetched = { readonly value: string; readonly reason?: undefined } | { readonly value?: undefined; readonly reason: Rejection };

/** Exactly one of both should be set; with both, the Secret is read. */
export interface SecretOrConfigMap {
  readonly secret?: KeyReference;
  readonly configMap?: KeyReference;
}

/**
 * What was asked for stays loaded as a whole object, also where the key was missing or the asking object is refused.
 * @see StoreBuilder in pkg/assets/store.go, v0.94.1
 */
export class References implements Loaded {
  private readonly loaded = new Map<string, StoredValues>();

  /** @param operator which operator loads them */
  constructor(private readonly objects: Objects, readonly operator: Pick<Server, 'operatorVersion'> = {}) {}

  trySecretKey(namespace: string, reference: KeyReference): string | undefined {
    return valueOfKey(this.loaded.get(storeKey('secret', namespace, reference)), reference.key);
  }

  tryConfigMapKey(namespace: string, reference: KeyReference): string | undefined {
    return valueOfKey(this.loaded.get(storeKey('configmap', namespace, reference)), reference.key);
  }

  /** Loads a key of a Secret. */
  secret(namespace: string, reference: KeyReference): Fetched {
    return this.fetch('secret', namespace, reference);
  }

  /** Loads the one that is named; the value is empty where neither is. */
  either(namespace: string, { secret, configMap }: SecretOrConfigMap = {}): Fetched {
    if (secret) return within('secret', this.secret(namespace, secret));

    return configMap ? within('configMap', this.fetch('configmap', namespace, configMap)) : { value: '' };
  }

  /** Why a key of a Secret cannot be loaded. */
  whyNotSecret(namespace: string, reference: KeyReference): Reason {
    return this.secret(namespace, reference).reason;
  }

  private fetch(what: Kind, namespace: string, reference: KeyReference): Fetched {
    const { name = '', key = '' } = reference;
    const values = this.load(what, namespace, reference);
    const kind = KINDS[what];
    if (!values) return { reason: reject({ cause: 'missing-object', kind, name }, '', `unable to get ${what} ${goQuote(name)}: ${notFound(what, name)}`) };
    const value = valueOfKey(values, key);

    if (value !== undefined) return { value };

    return { reason: reject({ cause: 'missing-key', kind, name, key }, '', `key ${goQuote(key)} in ${what} ${goQuote(name)} not found`) };
  }

  private load(what: Kind, namespace: string, reference: KeyReference): StoredValues | undefined {
    const key = storeKey(what, namespace, reference);
    const known = this.loaded.get(key);
    if (known) return known;
    const values = tryStoredValues(this.objects, KINDS[what], namespace, reference.name ?? '');
    if (values) this.loaded.set(key, values);

    return values;
  }
}

function within(field: string, fetched: Fetched): Fetched {
  return fetched.reason ? { reason: at(field, fetched.reason) } : fetched;
}

/** The API server's words for an object that is not there. */
export function notFound(what: Kind, name: string): string {
  return `${what}s ${goQuote(name)} not found`;
}

type Kind = 'secret' | 'configmap';

const KINDS = { secret: 'Secret', configmap: 'ConfigMap' } as const;

function storeKey(what: Kind, namespace: string, { name = '' }: KeyReference): string {
  return [what, namespace, name].join('/');
}
