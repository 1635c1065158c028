/** Objects without a namespace: namespaces themselves and nodes. */
import { Fields, Manifest, Texts } from './manifest';

/** A Namespace. */
export function namespace(name: string, labels: Texts = {}, annotations?: Texts): Manifest {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels, ...annotations && { annotations } } };
}

/** A Node that was read from a cluster. */
export function node(name: string, metadata: Fields = {}, status: Fields = {}): Manifest {
  const addresses = [{ type: 'InternalIP', address: '10.0.0.7' }, { type: 'Hostname', address: name }];

  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, ...metadata },
    status: { addresses, daemonEndpoints: { kubeletEndpoint: { Port: 10250 } }, ...status },
  };
}
