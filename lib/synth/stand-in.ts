/** Prometheus objects that represent the servers of profiles, so that these are checked like a server in the app. */
import { Places } from './places';
import type { StandIn, WrittenObject } from '../inspection/inspect-app';
import { stringAt } from '../manifests/manifest';
import { storedAs } from '../manifests/objects';
import { MONITOR_KIND_NAMES } from '../operator-port/monitor-kinds';
import { Reader, representing } from '../operator-port/reader';
import { Profile } from '../profiles/profile';
import { ProfileProps } from '../profiles/profile-props';
import { definedOnly } from '../units/defined-only';

/**
 * Each one selects the monitors in its place that have its labels.
 * @param objects of the app: a profile without a list of scrape classes gets those that its monitors name
 */
export function standInsFor(profiles: readonly Profile[], objects: readonly WrittenObject[], places: Places): StandIn[] {
  return profiles.map((profile, i) => {
    const namesakes = profiles.slice(0, i).filter(({ name }) => name === profile.name).length;
    const monitors = objects.filter(({ manifest, path }) => MONITOR_KIND_NAMES.includes(`${manifest.kind}`) && places.tryOf(path) === profile);

    return standInFor(profile, namesakes === 0 ? profile.name : `${profile.name}-${namesakes + 1}`, monitors);
  });
}

function standInFor({ props }: Profile, name: string, monitors: readonly WrittenObject[]): StandIn {
  const named = [...new Set(monitors.map(({ manifest }) => stringAt(manifest, ['spec', 'scrapeClass'])))].filter((each) => each !== undefined);
  const { labels = {}, prometheusVersion, scrapeClasses = named, allowsFiles, ...known } = props;

  return {
    manifest: representing(name, labels, {
      ...prometheusVersion !== undefined && { version: prometheusVersion },
      ...scrapeClasses.length > 0 && { scrapeClasses: scrapeClasses.map((scrapeClass) => ({ name: scrapeClass })) },
      ...allowsFiles === false && { arbitraryFSAccessThroughSMs: { deny: true } },
    }),
    reader: { monitors: new Set(monitors.map(({ manifest }) => storedAs(manifest).key)), readsAnnotations: true, ...factsOf(known) },
  };
}

function factsOf({ namespace, podLabels, serviceAccountName, readableNamespaces, readsAnnotations }: ProfileProps): Reader {
  return definedOnly({ namespace, podLabels, serviceAccountName, readableNamespaces, readsAnnotations });
}
