/** Consolidates a monitor for the Prometheus of a profile. */
import { BlockerWords, blockerWords } from './blocker-problem';
import { consolidateEndpoint } from './consolidate-endpoint';
import { endpointsOf } from './endpoints-of';
import { jobsOf } from './jobs-of';
import { OPERATOR } from '../forecast/operator';
import { knownReaders } from '../inspection/known-readers';
import { operatorFor } from '../inspection/operator-for';
import { serverKnownBy } from '../inspection/outcome';
import { Manifest } from '../manifests/manifest';
import { Objects, storedAs } from '../manifests/objects';
import { Loaded } from '../operator-port/loaded';
import { Profile } from '../profiles/profile';
import { definedOnly } from '../units/defined-only';

/** What becomes of the monitor. */
export interface ForProfile {
  /** One for each endpoint that can be replaced. */
  readonly scrapeConfigs: readonly Manifest[];
  /** Why others cannot. */
  readonly blocked: readonly BlockerWords[];
}

/**
 * What becomes of each endpoint; nothing if the profile has no server. Secrets and ConfigMaps that the monitor refers to count as there.
 * @throws LoadError for external objects of the profile that cannot be read
 */
export function consolidateForProfile(monitor: Manifest, profile: Profile): ForProfile {
  const { readers, external, operatorOfProfiles, kubernetesVersion } = knownReaders([{ profile }], [monitor]);
  const { operator } = operatorFor(external, { operator: OPERATOR, operatorOfProfiles });
  const settings = definedOnly({ kubernetesVersion });
  const objects = new Objects(external.map(({ manifest }) => operator.admit(manifest).manifest));
  const [reader] = readers;
  const server = reader ? serverKnownBy(reader, operator) : operator.serversIn(objects).find(({ key }) => key === profile._server);
  if (server === undefined) return { scrapeConfigs: [], blocked: [] };
  const stored = storedAs(operator.admit(monitor).manifest);
  const taker = { server, selection: { loaded: EVERYTHING } };
  const jobs = jobsOf(operator, taker, stored, settings);

  const endpoints = endpointsOf(stored).map((of) => (
    consolidateEndpoint(of, [{ ...taker, job: jobs[of.index] }], { operator, settings, throughScrapeClasses: false })));

  return {
    scrapeConfigs: endpoints.flatMap(({ scrapeConfig, blocked }) => (scrapeConfig && blocked.length === 0 ? [scrapeConfig] : [])),
    blocked: endpoints.flatMap(({ blocked }) => blocked.map(blockerWords)),
  };
}

/** The values do not matter: jobs are compared with the names of Secrets in their place. */
const EVERYTHING: Loaded = { trySecretKey: () => 'value', tryConfigMapKey: () => 'value' };
