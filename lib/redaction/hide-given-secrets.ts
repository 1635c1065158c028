/** Manifests without the secrets that stand in them openly, in fields that no target hangs on. */
import { HIDDEN } from './hide-target-secrets';
import { isObject } from '../units/is-object';

/**
 * The same with `<hidden>` in place of texts in such fields, at any depth: the token of `apiserverConfig`, `remoteWrite` and `remoteRead`,
 * headers of these and of `tracingConfig`, and what OAuth2 sends beside the client's secret.
 */
export function withoutStatedSecrets<T>(value: T): T {
  return holdsSome(value) ? hideIn(value) as T : value;
}

const FIELDS: ReadonlySet<string> = new Set(['bearerToken', 'headers', 'endpointParams']);

/** Most hold none, and are not copied. */
function holdsSome(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;

  return Object.keys(value).some((field) => FIELDS.has(field) || holdsSome((value as { readonly [field: string]: unknown })[field]));
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
