/** Consolidates manifests as they would be stored, for tests. */
import { consolidate, isWriting } from '../../lib/consolidation/consolidate';
import { ConsolidatedEndpoint, ConsolidatedMonitor } from '../../lib/consolidation/consolidation';
import { OPERATOR } from '../../lib/forecast/operator';
import { Manifest as Stored } from '../../lib/manifests/manifest';
import { Objects } from '../../lib/manifests/objects';
import { OperatorSettings } from '../../lib/operator-port/operator-settings';
import { Fields, Manifest, object } from '../support/manifests/manifest';

/** What differs from the newest operator with its defaults. */
export interface ConsolidatingOptions {
  readonly operatorVersion?: string;
  readonly settings?: OperatorSettings;
  readonly throughScrapeClasses?: boolean;
}

/** All monitors of the manifests. */
export function consolidating(manifests: readonly Manifest[], options: ConsolidatingOptions = {}): ConsolidatedMonitor[] {
  const { operatorVersion, settings, throughScrapeClasses = false } = options;
  const operator = operatorVersion === undefined ? OPERATOR : OPERATOR.ofVersion(operatorVersion, true);
  // Without fields that are undefined, as in a file.
  const admitted = (JSON.parse(JSON.stringify(manifests)) as Stored[]).map((manifest) => operator.admit(manifest));
  const refused = admitted.filter(({ faults }) => faults.length > 0).map(({ manifest, faults }) => [manifest.kind, faults]);
  if (refused.length > 0) throw new Error(JSON.stringify(refused));
  const objects = new Objects(admitted.map(({ manifest }) => manifest));
  const servers = operator.serversIn(objects).map((server) => ({ server, selection: operator.selectFor(server, objects, settings) })).filter(isWriting);

  return consolidate({ operator, settings, objects, servers, throughScrapeClasses, isWanted: () => true });
}

/** The only endpoint of the only monitor. */
export function consolidatingOne(manifests: readonly Manifest[], options: ConsolidatingOptions = {}): ConsolidatedEndpoint {
  const [{ endpoints: [endpoint, ...others] }, ...monitors] = consolidating(manifests, options);
  if (others.length + monitors.length > 0) throw new Error('there are more');

  return endpoint;
}

/** A Secret of namespace `shop`. */
export function secret(name: string, stringData: Fields, namespace = 'shop'): Manifest {
  return object('v1', 'Secret', { stringData }, { name, namespace });
}
