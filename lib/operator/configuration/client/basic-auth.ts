/** User name and password. */
import { block, Entries } from '../entries';
import { Part } from '../part';
import { Scope, trySecret } from './secrets';

/**
 * The section `basic_auth`; values that are not loaded are empty.
 * @see addBasicAuthToYaml in pkg/prometheus/promcfg.go, v0.94.1
 */
export function basicAuth(auth: Part | undefined, scope: Scope): Entries {
  if (!auth) return [];
  const { username, password } = auth.fields;

  return [['basic_auth', block([['username', trySecret(username, scope) ?? ''], ['password', trySecret(password, scope) ?? '']])]];
}
