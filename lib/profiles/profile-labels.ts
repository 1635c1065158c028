/** Labels that a profile's Prometheus selects monitors by. */
import { Profile } from './profile';
import { quote } from '../findings/problem';
import { refuse } from '../findings/refusal';

interface Labels {
  readonly [key: string]: string;
}

/** The labels of a monitor: those of the profile, then its own, which must not contradict them. */
export function profileLabels(profile: Profile | undefined, given: Labels): Labels {
  const wanted = profile?.props.labels ?? {};
  const own = new Map(Object.entries(given));
  for (const [key, value] of Object.entries(wanted)) {
    if ((own.get(key) ?? value) !== value) {
      refuse('AM505', `metadata.labels ${key}: ${quote(own.get(key))} does not match profile ${profile!.name}, which selects by ${quote(value)}`, 'leave the label out, or set another profile');
    }
  }

  return { ...wanted, ...given };
}
