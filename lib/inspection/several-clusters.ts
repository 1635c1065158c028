/** Objects that profiles bring into one inspection: of what two clusters have differently, nothing is known. */
import { externalSubjectsIn } from './external-subjects';
import { Subject } from './subject';
import { storedAs } from '../manifests/objects';
import { Profile } from '../profiles/profile';
import { canonicalJson } from '../units/canonical-json';

/** The external objects of profiles that may be of several clusters. */
export interface ExternalOfProfiles {
  readonly external: readonly Subject[];
  /** Keys of objects that two profiles define differently, so that they are of two clusters. They are left out. */
  readonly conflicting: ReadonlySet<string>;
}

/** @throws LoadError for external objects that cannot be read */
export function externalOf(profiles: readonly Profile[]): ExternalOfProfiles {
  const texts = [...new Set(profiles.flatMap(({ props }) => props.external ?? []))].map(externalSubjectsIn);
  const conflicting = texts.length < 2 ? new Set<string>() : conflictingKeys(texts);

  return { external: texts.flat().filter(({ manifest }) => !conflicting.has(storedAs(manifest).key)), conflicting };
}

function conflictingKeys(texts: readonly (readonly Subject[])[]): Set<string> {
  const known = new Map<string, string>();
  const conflicting = new Set<string>();
  for (const subjects of texts) {
    // If a text defines one object twice, the later one counts.
    for (const [key, { manifest }] of new Map(subjects.map((each) => [storedAs(each.manifest).key, each]))) {
      const content = canonicalJson(manifest);
      if ((known.get(key) ?? content) !== content) conflicting.add(key);
      known.set(key, content);
    }
  }

  return conflicting;
}
