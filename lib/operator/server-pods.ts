/** What the pods of a server have in common, wherever they run. */
import { isOnEveryNode, Server } from '../operator-port/server';
import { ServerPods } from '../operator-port/server-pods';
import { podLabelsOf } from './created/for-prometheus';

/** Their namespace and labels; of several shards those of the first. */
export function podsOfServer(server: Server): ServerPods {
  return {
    namespace: server.namespace,
    labels: podLabelsOf(server, {}, isOnEveryNode(server) ? undefined : 0),
    ...server.spec.hostNetwork === true && { hostNetwork: true },
  };
}
