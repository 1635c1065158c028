/** Credentials of any type in a header. */
import { AUTHORIZATION } from '../../fields';
import { block, Entries, entry, Writer } from '../entries';
import { Part } from '../part';
import { Scope, trySecret } from './secrets';

/**
 * The section `authorization`; credentials that are not loaded are left out.
 * @see addAuthorizationToYaml in pkg/prometheus/promcfg.go, v0.94.1
 */
export function authorization(auth: Part | undefined, scope: Scope, writer: Writer): Entries {
  if (!auth) return [];
  const { type, credentials, credentialsFile } = auth.fields;
  const value = credentials ? trySecret(credentials, scope) : undefined;

  return entry(AUTHORIZATION, auth, block(
    [['type', (type || 'Bearer').trim()]],
    value === undefined ? [] : [['credentials', value]],
    credentialsFile ? [['credentials_file', credentialsFile]] : [],
  ), writer);
}
