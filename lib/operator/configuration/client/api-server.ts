/** Discovery through the Kubernetes API, and how the server connects to it. */
import { authorization } from './authorization';
import { basicAuth } from './basic-auth';
import { operatorSince } from '../../operator-since';
import { block, Entries, fieldEntries, Writer } from '../entries';
import { Part, partAt } from '../part';
import { proxyConfig } from './proxy-config';
import { Scope } from './secrets';
import { tlsConfig } from './tls-config';
import { BEARER_TOKENS } from '../../fields';

/**
 * The section `kubernetes_sd_configs` with its one entry; without names, it covers all namespaces.
 *
 * What `apiserverConfig` refers to is looked up in the namespace of the object, though it was loaded from that of the server: elsewhere,
 * user name and password are empty, credentials are missing, and certificates are files that are not mounted. Up to operator 0.74 the names
 * of these files have no namespace, and credentials are those that were loaded, up to 0.73 also user name and password.
 * @see generateK8SSDConfig in pkg/prometheus/promcfg.go, v0.94.1
 */
export function throughApiServer(role: string, names: readonly string[], scope: Scope, writer: Writer, others: Entries = []): Entries {
  return [['kubernetes_sd_configs', [block(
    [['role', role]],
    names.length === 0 ? [] : [['namespaces', block([['names', names]])]],
    apiServer(partAt(writer.spec, 'apiserverConfig'), scope, writer),
    others,
  )]]];
}

function apiServer(config: Part | undefined, scope: Scope, writer: Writer): Entries {
  if (!config) return [];
  const { server } = writer;
  const own: Scope = { ...scope, namespace: server.namespace };
  const isByNamespace = operatorSince(server, 75);

  return [
    ['api_server', config.fields.host ?? ''],
    ...basicAuth(partAt(config, 'basicAuth'), operatorSince(server, 74) ? scope : own),
    ...fieldEntries(BEARER_TOKENS, config, writer),
    ...authorization(partAt(config, 'authorization'), isByNamespace ? scope : own, writer),
    ...tlsConfig(partAt(config, 'tlsConfig'), isByNamespace ? scope : { ...scope, namespace: '' }, writer),
    ...proxyConfig(config, scope, writer),
  ];
}
