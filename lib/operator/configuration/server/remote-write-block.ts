/** Where samples are sent. */
import { remoteClient } from './remote-client';
import { YamlMap } from '../../../operator-port/yaml';
import { METADATA, QUEUE, REMOTE_WRITE, REMOTE_WRITE_CLIENT, ROUND_ROBIN_DNS } from '../../server-fields';
import { azureAd } from '../client/azure-ad';
import { serverScope } from '../client/secrets';
import { sigv4 } from '../client/sigv4';
import { block, Entries, fieldEntries } from '../entries';
import { ServerContext } from '../job-context';
import { Part, partAt, partsAt } from '../part';
import { relabelRules } from '../relabeling/relabel-rules';

/** The section `remote_write`; left out if it would be empty. */
export function remoteWriteBlock(context: ServerContext): Entries {
  const remotes = partsAt(context.spec, 'remoteWrite');

  return remotes.length === 0 ? [] : [['remote_write', remotes.map((remote) => remoteWrite(remote, context))]];
}

/** @see GenerateRemoteWriteConfig in pkg/prometheus/promcfg.go, v0.94.1 */
function remoteWrite(remote: Part, context: ServerContext): YamlMap {
  const scope = serverScope(context);
  const rules = relabelRules(remote.fields.writeRelabelConfigs, context.server);
  const [aws, queue] = [partAt(remote, 'sigv4'), partAt(remote, 'queueConfig')];

  return block(
    [['url', remote.fields.url ?? '']],
    fieldEntries(REMOTE_WRITE, remote, context),
    rules.length === 0 ? [] : [['write_relabel_configs', rules]],
    remoteClient(remote, context),
    aws ? [['sigv4', sigv4(aws, scope, context)]] : [],
    azureAd(partAt(remote, 'azureAd'), scope, context),
    fieldEntries(REMOTE_WRITE_CLIENT, remote, context),
    queue ? [['queue_config', block(fieldEntries(QUEUE, queue, context))]] : [],
    metadata(remote, context),
    fieldEntries([ROUND_ROBIN_DNS], remote, context),
  );
}

/** The second version of the protocol sends metadata itself. */
function metadata(remote: Part, context: ServerContext): Entries {
  const config = partAt(remote, 'metadataConfig');
  if (!config) return [];
  const send = remote.fields.messageVersion !== 'V2.0' && Boolean(config.fields.send);

  return [['metadata_config', block([['send', send]], fieldEntries(METADATA, config, context))]];
}
