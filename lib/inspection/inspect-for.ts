/** Inspects manifests for those who read them, as profiles know them. */
import { inspect, InspectSettings } from './inspect';
import { knownReaders, ProfileInPlace } from './known-readers';
import { Subject } from './subject';
import { Inspected } from '../forecast/inspected';
import { Manifest } from '../manifests/manifest';
import { operatorVersionIn } from '../profiles/operator-version-in';
import { definedOnly } from '../units/defined-only';

/** Options of an inspection in which profiles tell the servers that are not among the subjects. */
export interface InspectForSettings extends Omit<InspectSettings, 'readers' | 'meantFor' | 'annotationReaders' | 'operatorOfProfiles'> {
  /** Changes objects that profiles bring: servers, and what is in the cluster already. */
  readonly asGiven?: <T extends { readonly manifest: Manifest }>(objects: readonly T[]) => readonly T[];
}

/** Inspects subjects for the readers of profiles. @throws LoadError for external objects of a profile that cannot be read */
export function inspectFor(profiles: readonly ProfileInPlace[], subjects: readonly Subject[], settings: InspectForSettings): Inspected {
  const complete = withReaders(profiles, subjects, settings);

  return inspect(complete.subjects, complete.settings);
}

/**
 * The subjects and settings of an inspection, with what profiles know. Versions of the settings replace those of the profiles.
 * @throws LoadError for external objects of a profile that cannot be read
 */
export function withReaders(
  profiles: readonly ProfileInPlace[], subjects: readonly Subject[], settings: InspectForSettings,
): { readonly subjects: readonly Subject[]; readonly settings: InspectSettings } {
  const { asGiven = (objects) => objects, ...options } = settings;
  const manifests = subjects.filter(({ isExternal }) => !isExternal).map(({ manifest }) => manifest);
  const operatorVersion = options.operatorVersion ?? operatorVersionIn(subjects.map(({ manifest }) => manifest));
  const operatorOfAll = { operatorVersion, isForAll: options.operatorVersion !== undefined };
  const { external, readers, ...known } = knownReaders(profiles, manifests, operatorOfAll);

  return {
    subjects: [...asGiven(external), ...subjects],
    settings: { ...known, ...definedOnly(options), operator: options.operator, readers: asGiven(readers) },
  };
}
