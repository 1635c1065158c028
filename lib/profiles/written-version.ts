/** The API version that a ScrapeConfig is written in. */
import { ProfileProps } from './profile-props';
import { ScrapeConfigVersion } from './scrape-config-version';
import { mostStable, versionsOfOperator } from '../operator-port/scrape-config-versions';
import { PROVEN_OPERATOR } from '../units/operator-version';

/**
 * The version that a prop or else the profile names, otherwise the most stable one that the operator of the profile serves, or the newest
 * known operator.
 */
export function writtenVersion(given: ScrapeConfigVersion | undefined, facts: ProfileProps | undefined): ScrapeConfigVersion {
  const { served } = versionsOfOperator(facts?.operatorVersion ?? PROVEN_OPERATOR);

  return given ?? facts?.scrapeConfigVersion ?? mostStable(served) as ScrapeConfigVersion;
}
