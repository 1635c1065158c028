/** Prometheus objects for profiles, so that a profile can be checked like a server in the app. */
import { Manifest, stringAt } from '../manifests/manifest';
import { MONITOR_KINDS } from '../operator-port/monitor-kinds';
import { Profile } from '../profiles/profile';

/**
 * Each one selects monitors with the labels of its profile, in all namespaces.
 * @param manifests of the app: a profile without a list of scrape classes gets those that the manifests name
 */
export function profileServers(profiles: readonly Profile[], manifests: readonly Manifest[]): Manifest[] {
  const named = [...new Set(manifests.map((manifest) => stringAt(manifest, ['spec', 'scrapeClass'])))].filter((name) => name !== undefined);

  return profiles.map((profile, i) => {
    const namesakes = profiles.slice(0, i).filter(({ name }) => name === profile.name).length;

    return profileServer(profile, namesakes === 0 ? profile.name : `${profile.name}-${namesakes + 1}`, named);
  });
}

function profileServer({ props }: Profile, name: string, named: readonly string[]): Manifest {
  const { labels = {}, prometheusVersion, scrapeClasses = named, allowsFiles } = props;
  const selectors = MONITOR_KINDS.flatMap(({ selector, namespaceSelector }) => (
    [[selector, { matchLabels: labels }], [namespaceSelector, {}]]));

  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'Prometheus',
    metadata: { namespace: 'profile', name },
    spec: {
      ...Object.fromEntries(selectors),
      ...prometheusVersion !== undefined && { version: prometheusVersion },
      ...scrapeClasses.length > 0 && { scrapeClasses: scrapeClasses.map((scrapeClass) => ({ name: scrapeClass })) },
      ...allowsFiles === false && { arbitraryFSAccessThroughSMs: { deny: true } },
    },
  };
}
