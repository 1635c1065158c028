/** A bearer token, the older form of an authorization. */
import { Entries } from '../entries';
import { Part } from '../part';
import { Scope, trySecret } from './secrets';

/** The field `bearer_token` from a Secret; left out if it is not loaded. */
export function bearerTokenOfSecret(endpoint: Part, scope: Scope): Entries {
  const reference = endpoint.fields.bearerTokenSecret;
  const token = reference ? trySecret(reference, scope) : undefined;

  return token === undefined ? [] : [['bearer_token', token]];
}
