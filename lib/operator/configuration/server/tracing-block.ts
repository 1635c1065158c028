/** Where the server sends its own traces. */
import { TRACING } from '../../server-fields';
import { serverScope } from '../client/secrets';
import { tlsConfig } from '../client/tls-config';
import { block, Entries, fieldEntries } from '../entries';
import { ServerContext } from '../job-context';
import { partAt } from '../part';

/** The section `tracing`. */
export function tracingBlock(context: ServerContext): Entries {
  const tracing = partAt(context.spec, 'tracingConfig');
  if (!tracing) return [];

  return [['tracing', block(
    [['endpoint', tracing.fields.endpoint ?? '']],
    fieldEntries(TRACING, tracing, context),
    tlsConfig(partAt(tracing, 'tlsConfig'), serverScope(context), context),
  )]];
}
