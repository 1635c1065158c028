/** Why a server scrapes nothing at all. */
import { ExplainScene, ManagedServer } from './explain-scene';
import { fails } from './explain-step';
import { ExplanationStep } from './explanation';
import { unmanaged } from '../forecast/problems';
import { UNMANAGED_SERVER } from '../forecast/server-targets';

/** A server that the operator can do something with, or why it is none. */
export function tryManaged(scene: ExplainScene, key: string): ManagedServer | ExplanationStep {
  const { inspected: { servers, admission } } = scene;
  const result = servers.get(key)!;
  const { managed } = result;
  if (key === UNMANAGED_SERVER) {
    return fails('server', 'no operator reads monitors for it', 'give the job to its configuration, or add the manifest of a Prometheus', key);
  }
  if (!managed) return fails('server', `the API server refuses the server: ${admission.get(key)}`, 'mend the server', key);
  if (managed.selection.unmanaged) {
    const { message, fix } = unmanaged();

    return fails('server', message, `${fix}, on ${key}`, key);
  }

  return { ...result, key, managed };
}

/** Whether the server was found, and no reason against it. */
export function isManaged(found: ManagedServer | ExplanationStep): found is ManagedServer {
  return 'managed' in found;
}

/** Why it has no configuration that Prometheus loads. */
export function whyNoConfiguration({ key, judged, ...server }: Pick<ManagedServer, 'key' | 'error' | 'judged'>): ExplanationStep | undefined {
  const error = server.error();
  if (error !== undefined && key !== UNMANAGED_SERVER) {
    return fails('configuration', `the operator writes no configuration: ${error}`, `mend what the operator says of ${key}`, key);
  }
  const { refused } = judged();

  return refused === undefined
    ? undefined : fails('configuration', `Prometheus does not load the configuration: ${refused}`, 'mend what Prometheus says', key);
}
