/** Hides secrets that manifests hold in plain text, in fields that do not affect the targets. */
import { HIDDEN } from './hide-target-secrets';
import { isObject } from '../units/is-object';

/**
 * A copy with `<hidden>` in place of these secrets, at any depth: the token of `apiserverConfig`, `remoteWrite` and `remoteRead`, their
 * headers and those of `tracingConfig`, and the endpoint parameters of OAuth2.
 */
export function hideGivenSecrets<T>(value: T): T {
  return hasSecrets(value) ? hideIn(value) as T : value;
}

const FIELDS: ReadonlySet<string> = new Set(['bearerToken', 'headers', 'endpointParams']);

/** Whether a value has such a field; most values do not, and are not copied. */
function hasSecrets(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;

  return Object.keys(value).some((field) => FIELDS.has(field) || hasSecrets((value as { readonly [field: string]: unknown })[field]));
}

function hideIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(hideIn);
  if (!isObject(value)) return value;

  return Object.fromEntries(Object.entries(value).map(([field, each]) => [field, FIELDS.has(field) ? hideTexts(each) : hideIn(each)]));
}

function hideTexts(value: unknown): unknown {
  if (typeof value === 'string') return HIDDEN;

  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, hideTexts(each)])) : value;
}
