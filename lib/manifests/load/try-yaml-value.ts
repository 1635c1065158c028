/** The value of a YAML text whose errors are reported elsewhere. */
import type * as reader from './yaml-value-of';

/**
 * The value of the first document, null for an empty text, undefined for a text that is not YAML.
 * @param asWritten leaves plain scalars as they are written
 */
export function tryYamlValue(text: string, asWritten = false): unknown {
  // Loaded when it is needed: most manifests hold no YAML within YAML, and the library takes longer to load than to read them.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { yamlValueOf } = require('./yaml-value-of') as typeof reader;

  return yamlValueOf(text, asWritten);
}
