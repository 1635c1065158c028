/** Which check tells more of a rejection than the operator's own words. */
import { CheckedServer, Forecast } from '../../forecast/forecast';
import { StoredObject } from '../../manifests/objects';
import { Server } from '../../operator/server';

/** A monitor that servers do not take for one cause. */
export interface RejectedMonitor {
  readonly monitor: StoredObject;
  readonly rejections: readonly { readonly key: CheckedServer['key']; readonly server: Server; readonly reason: string }[];
}

/** What the operator says, by the check that explains it; the first one that matches counts. */
const CAUSES: readonly (readonly [code: string, says: RegExp])[] = [
  ['AM924', /[rR]elabelConfigs: \[\d+\]: /],
  ['AM923', /scrapeClass ".*" not found in Prometheus scrapeClasses$/s],
  ['AM922', /it accesses file system via (?:bearer token file|tls config) which Prometheus specification prohibits$/],
  ['AM919', /(?:authorization|basicAuth|bearerTokenSecret|oauth2) cannot be configured at the same time$/],
  ['AM937', /url specified in proberSpec is invalid/],
  ['AM918', /unable to get (?:secret|configmap) |key ".*" in (?:secret|configmap) ".*" not found$/s],
  ['AM917', /scrapeTimeout ".*" greater than scrapeInterval ".*"$/s],
  ['AM942', /only supported (?:for|from|in) Prometheus /],
];

/** End of each message: what comes of a rejection. */
export function rejectedWhole({ kind }: StoredObject): string {
  return `so the operator rejects the whole ${kind} and nothing of it is scraped`;
}

/**
 * Monitors that are rejected for the cause of a check. One that another server rejects for a cause that no check knows is left out, since
 * its general findings have to stay.
 */
export function* rejectedBecause(forecast: Forecast, code: string): Generator<RejectedMonitor> {
  for (const { monitor } of forecast.monitors()) {
    const all = forecast.rejectionsOf(monitor)
      .map(({ server: { key, managed }, reason }) => ({ key, server: managed!.server, reason, code: codeOf(reason) }));
    const rejections = all.filter((rejection) => rejection.code === code);
    if (rejections.length > 0 && all.every((rejection) => rejection.code !== undefined)) yield { monitor, rejections };
  }
}

function codeOf(reason: string): string | undefined {
  return CAUSES.find(([, says]) => says.test(reason))?.[0];
}
