/** Path of a metrics page. */
import { Problem, quote } from '../findings/problem';

/** A path as it stands in a URL. */
export function checkPath(path: string, where: string): Problem[] {
  const bad = (message: string, fix: string): Problem[] => [{ code: 'AM105', message: `${where} ${quote(path)} ${message}`, fix }];

  if (!path.startsWith('/')) return bad('does not begin with "/"', `use ${quote(`/${path.replace(/^[a-z]+:\/\/[^/]*\/?/, '')}`)}`);
  if (path.includes('#')) return bad('has a fragment, which is never sent', 'cut it off at "#"');
  if (/\s/.test(path)) return bad('has white space', 'write a space as "%20"');
  if (/%(?![0-9A-Fa-f]{2})/.test(path)) return bad('has a "%" that begins no escape', 'write it as "%25"');

  return [];
}
