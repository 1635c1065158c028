/** Secrets and ConfigMaps. */
import { Fields, Manifest, object, Texts } from './manifest';

/** A Secret `shop/login`, written as people write it: with `stringData`. */
export function secret(stringData: Texts, metadata: Fields = {}): Manifest {
  return object('v1', 'Secret', { stringData }, { name: 'login', ...metadata });
}

/** A ConfigMap `shop/ca`. */
export function configMap(data: Fields, metadata: Fields = {}): Manifest {
  return object('v1', 'ConfigMap', { data }, { name: 'ca', ...metadata });
}
