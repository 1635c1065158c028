/** How samples of OpenTelemetry are translated. */
import { OTLP } from '../../server-fields';
import { block, Entries, fieldEntries } from '../entries';
import { ServerContext } from '../job-context';
import { partAt } from '../part';

/** The section `otlp`; left out if it would be empty. */
export function otlpBlock(context: ServerContext): Entries {
  const otlp = partAt(context.spec, 'otlp');
  const fields = otlp ? fieldEntries(OTLP, otlp, context) : [];

  return fields.length === 0 ? [] : [['otlp', block(fields)]];
}
