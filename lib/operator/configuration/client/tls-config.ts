/** Certificates and settings of TLS. */
import { TLS_FILES, TLS_VERSIONS } from '../../fields';
import { operatorSince } from '../../operator-since';
import { block, Entries, fieldEntries, Writer } from '../entries';
import { Part } from '../part';
import { Reference, Scope, SecretReference } from './secrets';

/**
 * The section `tls_config`. References become files that the operator mounts, whether or not they are loaded.
 * @see addTLStoYaml in pkg/prometheus/promcfg.go, v0.94.1
 */
export function tlsConfig(tls: Part | undefined, scope: Scope, writer: Writer): Entries {
  if (!tls) return [];
  const { insecureSkipVerify, ca, cert, keySecret, serverName } = tls.fields;

  return [['tls_config', block(
    // Up to operator 0.73 it is written even if it is not set.
    typeof insecureSkipVerify === 'boolean' || !operatorSince(writer.server, 74) ? [['insecure_skip_verify', insecureSkipVerify ?? false]] : [],
    mountedFile('ca_file', ca, scope, writer),
    mountedFile('cert_file', cert, scope, writer),
    mountedFile('key_file', { secret: keySecret }, scope, writer),
    serverName ? [['server_name', serverName]] : [],
    fieldEntries(TLS_VERSIONS, tls, writer),
    fieldEntries(TLS_FILES, tls, writer),
  )]];
}

/**
 * The file that the operator mounts for a reference: 0 in its name means a Secret, 1 a ConfigMap. Up to operator 0.74 the name has words.
 * @see TLSAsset in pkg/assets/store.go, v0.94.1
 */
function mountedFile(key: string, reference: Reference | null | undefined, { namespace }: Scope, { server }: Writer): Entries {
  const kinds = operatorSince(server, 75) ? ['0', '1'] : ['secret', 'configmap'];
  const file = (kind: 0 | 1, { name = '', key: item = '' }: SecretReference): Entries => [
    [key, `/etc/prometheus/certs/${kinds[kind]}_${namespace}_${name}_${item}`],
  ];
  if (reference?.secret) return file(0, reference.secret);

  return reference?.configMap ? file(1, reference.configMap) : [];
}
