/** Manifests of a text that a synth returned. */
import { parseAllDocuments } from 'yaml';
import { Manifest } from './manifests/manifest';

/** All objects of the text. */
export function manifestsIn(text: string): Manifest[] {
  return parseAllDocuments(text).flatMap((document) => (document.toJS() as Manifest | null) ?? []);
}
