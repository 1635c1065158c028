/** The value of a YAML text that somebody else has the last word on. */
import { LineCounter } from 'yaml';
import { yamlDocuments } from './yaml-documents';
import { Unreadable, yamlValue } from './yaml-value';

/** The value of the first document, null for an empty text, undefined for one that is no YAML. */
export function tryYamlValue(text: string): unknown {
  let broken = false;
  const [document] = yamlDocuments(text, new LineCounter(), () => { broken = true; });
  if (broken) return undefined;
  if (!document) return null;
  try {
    return yamlValue(document, { aliases: 0, nodes: 0 }, () => undefined);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;

    return undefined;
  }
}
