/** Objects that are already in the cluster, from a text. */
import { Subject } from './subject';
import { loadManifests } from '../manifests/load/load-manifests';

/** @throws LoadError for a text that cannot be read */
export function externalSubjectsIn(text: string): Subject[] {
  return loadManifests(text, 'external').map((subject) => ({ ...subject, isExternal: true }));
}
