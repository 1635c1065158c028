/** The jobs that the operator writes for one object alone. */
import { StoredObject } from '../manifests/objects';
import { GeneratedJob } from '../operator-port/configuration';
import { Operator } from '../operator-port/operator';
import { OperatorSettings } from '../operator-port/operator-settings';
import { Selection } from '../operator-port/selection';
import { Server } from '../operator-port/server';
import { placeholder } from '../redaction/hide-secrets';

/** A server, and the values that it has loaded. */
export interface Loading {
  readonly server: Server;
  readonly selection: Pick<Selection, 'loaded'>;
}

/** A server, and what it selects. */
export interface Taker extends Loading {
  readonly selection: Selection;
}

/** In the order of its endpoints. Values of Secrets are represented by the names of the Secrets, unless they are empty. */
export function jobsOf(
  operator: Operator, { server, selection }: Loading, object: StoredObject, settings?: OperatorSettings,
): GeneratedJob[] {
  const { loaded } = selection;
  const of = (kind: string) => (object.kind === kind ? [object] : []);

  return [...operator.generateScrapeSections({
    server,
    settings,
    serviceMonitors: of('ServiceMonitor'),
    podMonitors: of('PodMonitor'),
    probes: of('Probe'),
    scrapeConfigs: of('ScrapeConfig'),
    loaded: {
      trySecretKey: (namespace, { name, key }) => loaded.trySecretKey(namespace, { name, key }) && placeholder(namespace, name, key),
      tryConfigMapKey: (namespace, reference) => loaded.tryConfigMapKey(namespace, reference),
    },
  }).jobs];
}
