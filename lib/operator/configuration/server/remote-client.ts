/** How a server authenticates to remote storage. */
import { BEARER_TOKENS } from '../../fields';
import { authorization } from '../client/authorization';
import { basicAuth } from '../client/basic-auth';
import { oauth2 } from '../client/oauth2';
import { proxyConfig } from '../client/proxy-config';
import { serverScope } from '../client/secrets';
import { tlsConfig } from '../client/tls-config';
import { Entries, fieldEntries } from '../entries';
import { ServerContext } from '../job-context';
import { Part, partAt } from '../part';

/** The fields that remote write and remote read have in the same order. */
export function remoteClient(remote: Part, context: ServerContext): Entries {
  const scope = serverScope(context);

  return [
    ...basicAuth(partAt(remote, 'basicAuth'), scope),
    ...fieldEntries(BEARER_TOKENS, remote, context),
    ...oauth2(partAt(remote, 'oauth2'), scope, context),
    ...tlsConfig(partAt(remote, 'tlsConfig'), scope, context),
    ...authorization(partAt(remote, 'authorization'), scope, context),
    ...proxyConfig(remote, scope, context),
  ];
}
