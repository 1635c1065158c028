/** Where samples are read that the server does not have. */
import { BEARER_TOKENS } from '../../fields';
import { REMOTE_READ, REMOTE_READ_CLIENT } from '../../server-fields';
import { authorization } from '../client/authorization';
import { basicAuth } from '../client/basic-auth';
import { oauth2 } from '../client/oauth2';
import { proxyConfig } from '../client/proxy-config';
import { serverScope } from '../client/secrets';
import { tlsConfig } from '../client/tls-config';
import { block, Entries, fieldEntries } from '../entries';
import { ServerContext } from '../job-context';
import { Part, partAt, partsAt } from '../part';
import { YamlMap } from '../yaml/yaml';

/** `remote_read`; left out when there is none. */
export function remoteReadBlock(context: ServerContext): Entries {
  const remotes = partsAt(context.spec, 'remoteRead');

  return remotes.length === 0 ? [] : [['remote_read', remotes.map((remote) => remoteRead(remote, context))]];
}

/** @see generateRemoteReadConfig in pkg/prometheus/promcfg.go, v0.94.1 */
function remoteRead(remote: Part, context: ServerContext): YamlMap {
  const scope = serverScope(context);

  return block(
    [['url', remote.fields.url ?? '']],
    fieldEntries(REMOTE_READ, remote, context),
    basicAuth(partAt(remote, 'basicAuth'), scope),
    fieldEntries(BEARER_TOKENS, remote, context),
    oauth2(partAt(remote, 'oauth2'), scope, context),
    tlsConfig(partAt(remote, 'tlsConfig'), scope, context),
    authorization(partAt(remote, 'authorization'), scope, context),
    proxyConfig(remote, scope, context),
    fieldEntries(REMOTE_READ_CLIENT, remote, context),
  );
}
