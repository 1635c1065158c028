/** Names of objects that leave their name to the API server. */
import { Subject } from './subject';
import { stringAt } from '../manifests/manifest';

/**
 * Gives a name to objects with `generateName` alone, as the API server does when they are created: each is an object of its own. The names
 * end with numbers, since the real ends are random.
 */
export function withGeneratedNames(subjects: readonly Subject[]): Subject[] {
  const counts = new Map<string, number>();

  return subjects.map((subject) => {
    const { manifest } = subject;
    const prefix = stringAt(manifest, ['metadata', 'generateName']);
    if (prefix === undefined || prefix === '' || stringAt(manifest, ['metadata', 'name'])) return subject;
    const id = [manifest.kind, manifest.metadata?.namespace, prefix].join(' ');
    const number = counts.get(id) ?? 0;
    counts.set(id, number + 1);

    return { ...subject, manifest: { ...manifest, metadata: { ...manifest.metadata, name: `${prefix}${number}` } } };
  });
}
