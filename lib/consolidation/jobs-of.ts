/** The jobs that the operator writes for one object alone. */
import { StoredObject } from '../manifests/objects';
import { GeneratedJob } from '../operator-port/configuration';
import { Operator } from '../operator-port/operator';
import { OperatorSettings } from '../operator-port/operator-settings';
import { Selection } from '../operator-port/selection';
import { Server } from '../operator-port/server';
import { placeholder } from '../redaction/hide-secrets';

/** A server, and what it selects. */
export interface Taker {
  readonly server: Server;
  readonly selection: Selection;
}

/** In the order of its endpoints. Values of Secrets are represented by the names of the Secrets. */
export function jobsOf(operator: Operator, { server, selection: { loaded } }: Taker, object: StoredObject, settings?: OperatorSettings): GeneratedJob[] {
  const of = (kind: string) => (object.kind === kind ? [object] : []);

  return [...operator.generateScrapeSections({
    server,
    settings,
    serviceMonitors: of('ServiceMonitor'),
    podMonitors: of('PodMonitor'),
    probes: of('Probe'),
    scrapeConfigs: of('ScrapeConfig'),
    loaded: {
      trySecretKey: (namespace, reference) => (
        loaded.trySecretKey(namespace, reference) === undefined ? undefined : placeholder(namespace, reference.name, reference.key)),
      tryConfigMapKey: (namespace, reference) => loaded.tryConfigMapKey(namespace, reference),
    },
  }).jobs];
}
