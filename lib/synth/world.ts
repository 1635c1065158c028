/** What meets in one cluster: the objects of one profile, and those of no profile. */
import { Places } from './places';
import type { AppWorld, WrittenObject } from '../inspection/inspect-app';
import { storedAs } from '../manifests/objects';
import { MONITOR_KIND_NAMES } from '../operator-port/monitor-kinds';
import { Profile } from '../profiles/profile';

/** One for each profile, in which the objects of other profiles do not exist; a single one without profiles. */
export function worldsOf(objects: readonly WrittenObject[], places: Places): AppWorld[] {
  const { profiles } = places;

  return profiles.length === 0 ? [wholeWorld(objects, places)] : profiles.map((profile) => worldOf(profile, objects, places));
}

/** The world of one profile. */
export function worldOf(profile: Profile, objects: readonly WrittenObject[], places: Places): AppWorld {
  const met = objects.filter(({ path }) => (places.tryOf(path) ?? profile) === profile);

  return { objects: met, profiles: [inPlace(profile, objects, places)] };
}

/** All objects and all profiles of an app together. */
export function wholeWorld(objects: readonly WrittenObject[], places: Places): AppWorld {
  return { objects, profiles: places.profiles.map((profile) => inPlace(profile, objects, places)) };
}

function inPlace(profile: Profile, objects: readonly WrittenObject[], places: Places): AppWorld['profiles'][number] {
  const own = objects.filter(({ manifest, path }) => MONITOR_KIND_NAMES.includes(`${manifest.kind}`) && places.tryOf(path) === profile);

  return { profile, monitors: new Set(own.map(({ manifest }) => storedAs(manifest).key)) };
}
