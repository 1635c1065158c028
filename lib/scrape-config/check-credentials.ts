/** Refuses credentials in plain text, since manifests are kept in repositories. */
import { Problem } from '../findings/problem';
import { hasCredentials } from '../units/url';

/** Fields that are checked as URLs elsewhere. */
const CHECKED_ELSEWHERE = new Set(['proxyUrl', 'tokenUrl']);

/** Finds URLs with a user or password, at any depth. */
export function checkCredentials(value: unknown, where: string): Problem[] {
  if (typeof value === 'string') {
    return hasCredentials(value)
      ? [{ code: 'AM707', message: `${where} holds credentials, which would be readable in the manifest`, fix: 'move them to basicAuth, authorization or oauth2' }]
      : [];
  }
  if (Array.isArray(value)) return value.flatMap((item, i) => checkCredentials(item, `${where}[${i}]`));
  if (typeof value !== 'object' || value === null) return [];

  return Object.entries(value).filter(([key]) => !CHECKED_ELSEWHERE.has(key))
    .flatMap(([key, item]) => checkCredentials(item, where === '' || where.endsWith('.') ? `${where}${key}` : `${where}.${key}`));
}
