/** No credentials in plain sight: what is written stands in manifests and in a repository. */
import { Problem } from '../findings/problem';
import { hasCredentials } from '../units/url';

/** Checked where they are known to be URLs. */
const CHECKED_ELSEWHERE = new Set(['proxyUrl', 'tokenUrl']);

/** URLs with a user or password in them, at any depth. */
export function checkCredentials(value: unknown, where: string): Problem[] {
  if (typeof value === 'string') {
    return hasCredentials(value)
      ? [{ code: 'AM707', message: `${where} holds credentials, which would stand in every manifest`, fix: 'name them with basicAuth, authorization or oauth2' }]
      : [];
  }
  if (Array.isArray(value)) return value.flatMap((item, i) => checkCredentials(item, `${where}[${i}]`));
  if (typeof value !== 'object' || value === null) return [];

  return Object.entries(value).filter(([key]) => !CHECKED_ELSEWHERE.has(key))
    .flatMap(([key, item]) => checkCredentials(item, where === '' || where.endsWith('.') ? `${where}${key}` : `${where}.${key}`));
}
