/** Findings of an app that did not change since they were found. */
import { createHash } from 'node:crypto';
import { IConstruct } from 'constructs';
import { Finding } from '../findings/finding';

/** By app, then by what was inspected. */
const found = new WeakMap<IConstruct, Map<string, readonly Finding[]>>();

/** Each profile of an app is inspected by itself. */
const MAX_KEPT = 16;

/**
 * The findings of an earlier call about the same texts, or else those of `find`. A test that renders the charts of an app one by one
 * inspects the whole app for each of them.
 * @param texts everything that the findings depend on
 */
export function unlessChanged(app: IConstruct, texts: readonly string[], find: () => readonly Finding[]): readonly Finding[] {
  const digest = digestOf(texts);
  const known = found.get(app) ?? new Map<string, readonly Finding[]>();
  const findings = known.get(digest) ?? find();
  if (known.size >= MAX_KEPT) known.clear();
  found.set(app, known.set(digest, findings));

  return findings;
}

/** Each text is hashed with its length, so that no two lists of texts have the same digest. */
function digestOf(texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(`${text.length} `).update(text);

  return hash.digest('base64');
}
