/** The selection of a server, reduced to one monitor. */
import { StoredObject } from '../manifests/objects';
import { Selection } from '../operator-port/selection';

/** What a server would select if there were no other monitor. */
export function selectionOf(selection: Selection, { key }: Pick<StoredObject, 'key'>): Selection {
  const only = (objects: readonly StoredObject[]) => objects.filter((object) => object.key === key);
  const { serviceMonitors, podMonitors, probes, scrapeConfigs } = selection;

  return {
    ...selection,
    serviceMonitors: only(serviceMonitors),
    podMonitors: only(podMonitors),
    probes: only(probes),
    scrapeConfigs: only(scrapeConfigs),
    additionalScrapeConfigs: undefined,
  };
}
