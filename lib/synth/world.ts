/** What meets in one cluster: the objects of one profile, and those of no profile. */
import { Places } from './places';
import { standInsFor } from './stand-in';
import type { AppWorld, WrittenObject } from '../inspection/inspect-app';
import { Profile } from '../profiles/profile';

/** One for each profile, in which the objects of other profiles do not exist; a single one without profiles. */
export function worldsOf(objects: readonly WrittenObject[], places: Places): AppWorld[] {
  const { profiles } = places;

  return profiles.length === 0 ? [wholeWorld(objects, places)] : profiles.map((profile) => worldOf(profile, objects, places));
}

/** The world of one profile. */
export function worldOf(profile: Profile, objects: readonly WrittenObject[], places: Places): AppWorld {
  const met = objects.filter(({ path }) => (places.tryOf(path) ?? profile) === profile);

  return { objects: met, readers: standInsFor([profile], met, places), operatorVersion: profile.props.operatorVersion };
}

/** All objects and all profiles of an app together. */
export function wholeWorld(objects: readonly WrittenObject[], places: Places): AppWorld {
  return { objects, readers: standInsFor(places.profiles, objects, places) };
}
