/** Hides secrets that manifests hold in plain text, in fields that do not affect the targets. */
import { HIDDEN } from './hide-target-secrets';
import { isObject } from '../units/is-object';

/**
 * A copy with `<hidden>` in place of these secrets, at any depth: the token of `apiserverConfig`, `remoteWrite` and `remoteRead`, their
 * headers and those of `tracingConfig`, and the endpoint parameters of OAuth2.
 * @param isSecret which headers and parameters are hidden, by name and text
 */
export function hideGivenSecrets<T>(value: T, isSecret: IsSecret = () => true): T {
  return hasSecrets(value) ? hideIn(value, isSecret) as T : value;
}

/** Whether a header or a parameter is a secret, by its name and text. */
export type IsSecret = (name: string, text: string) => boolean;

const FIELDS: ReadonlySet<string> = new Set(['bearerToken', 'headers', 'endpointParams']);

/** Whether a value may have such a field; most values do not, and are not copied. */
function hasSecrets(value: unknown): boolean {
  return IN_TEXT.test(JSON.stringify(value));
}

const IN_TEXT = new RegExp(`"(${[...FIELDS].join('|')})":`);

function hideIn(value: unknown, isSecret: IsSecret): unknown {
  if (Array.isArray(value)) return value.map((each) => hideIn(each, isSecret));
  if (!isObject(value)) return value;
  const hidden = (each: unknown) => (typeof each === 'string' ? HIDDEN : hideEntries(each, isSecret));
  const entries = Object.entries(value);

  return Object.fromEntries(entries.map(([field, each]) => [field, FIELDS.has(field) ? hidden(each) : hideIn(each, isSecret)]));
}

function hideEntries(value: unknown, isSecret: IsSecret): unknown {
  if (!isObject(value)) return value;
  const shown = (name: string, text: string) => (isSecret(name, text) ? HIDDEN : text);
  const entries = Object.entries(value);

  return Object.fromEntries(entries.map(([name, each]) => [name, typeof each === 'string' ? shown(name, each) : hideEntries(each, isSecret)]));
}
