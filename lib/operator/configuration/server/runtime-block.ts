/** Settings of the Go runtime. */
import { RUNTIME, RUNTIME_FIELDS } from '../../server-fields';
import { block, Entries, entry, fieldEntries } from '../entries';
import { ServerContext } from '../job-context';
import { partAt } from '../part';

/** The section `runtime`. */
export function runtimeBlock(context: ServerContext): Entries {
  const runtime = partAt(context.spec, RUNTIME.field);

  return runtime ? entry(RUNTIME, context.spec, block(fieldEntries(RUNTIME_FIELDS, runtime, context)), context) : [];
}
