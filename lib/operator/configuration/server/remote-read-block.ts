/** Remote storage from which samples are read. */
import { remoteClient } from './remote-client';
import { YamlMap } from '../../../operator-port/yaml';
import { REMOTE_READ, REMOTE_READ_CLIENT } from '../../server-fields';
import { block, Entries, fieldEntries } from '../entries';
import { ServerContext } from '../job-context';
import { Part, partsAt } from '../part';

/** The section `remote_read`; left out if it would be empty. */
export function remoteReadBlock(context: ServerContext): Entries {
  const remotes = partsAt(context.spec, 'remoteRead');

  return remotes.length === 0 ? [] : [['remote_read', remotes.map((remote) => remoteRead(remote, context))]];
}

/** @see generateRemoteReadConfig in pkg/prometheus/promcfg.go, v0.94.1 */
function remoteRead(remote: Part, context: ServerContext): YamlMap {
  return block(
    [['url', remote.fields.url ?? '']],
    fieldEntries(REMOTE_READ, remote, context),
    remoteClient(remote, context),
    fieldEntries(REMOTE_READ_CLIENT, remote, context),
  );
}
