/** Tokens from an OAuth2 server. */
import { LATER_PROXY, OAUTH2, OAUTH2_PARAMETERS, OAUTH2_TLS } from '../../fields';
import { admits, block, Entries, entry, fieldEntries, Writer } from '../entries';
import { Part, partAt } from '../part';
import { proxyConfig } from './proxy-config';
import { Scope, trySecret, trySecretOrConfigMap } from './secrets';
import { tlsConfig } from './tls-config';

/**
 * The section `oauth2`; left out as a whole if the client's name or secret is not loaded.
 * @see addOAuth2ToYaml in pkg/prometheus/promcfg.go, v0.94.1
 */
export function oauth2(auth: Part | undefined, scope: Scope, writer: Writer): Entries {
  if (!auth) return [];
  const clientId = trySecretOrConfigMap(auth.fields.clientId, scope);
  const clientSecret = trySecret(auth.fields.clientSecret, scope);
  const tls = partAt(auth, OAUTH2_TLS.field);
  if (clientId === undefined || clientSecret === undefined) return [];

  return entry(OAUTH2, auth, block(
    [['client_id', clientId], ['client_secret', clientSecret], ['token_url', auth.fields.tokenUrl ?? '']],
    fieldEntries(OAUTH2_PARAMETERS, auth, writer),
    proxyConfig(auth, scope, writer, LATER_PROXY),
    tls && admits(OAUTH2_TLS, auth, writer) ? tlsConfig(tls, scope, writer) : [],
  ), writer);
}
