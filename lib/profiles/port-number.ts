/** Whether a reader of monitors knows the field `portNumber` of a PodMonitor. */
import { ProfileProps } from './profile-props';
import { compareVersions } from '../units/version';

/** The first version of each reader that knows the field; `lib/readers` has the sources. */
const SINCE: ReadonlyMap<string, string> = new Map([
  ['grafana-alloy', 'v1.11.0'],
  ['victoria-metrics', 'v0.54.0'],
  // With v0.80.1 of the operator's library; before, it has v0.78.2.
  ['opentelemetry-target-allocator', 'v0.122.0'],
]);

/** @param name of the profile */
export function readsPortNumber(name: string, { readerVersion }: ProfileProps): boolean {
  const since = SINCE.get(name);

  return since === undefined || readerVersion === undefined || compareVersions(readerVersion, since) >= 0;
}
