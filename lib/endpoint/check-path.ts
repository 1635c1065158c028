/** Checks the path of a metrics page. */
import { Problem, quote } from '../findings/problem';

/** Checks a path in the form that a URL has. */
export function checkPath(path: string, where: string): Problem[] {
  const bad = (message: string, fix: string): Problem[] => [{ code: 'AM105', message: `${where} ${quote(path)} ${message}`, fix }];

  if (!path.startsWith('/')) return bad('does not begin with "/"', `use ${quote(`/${path.replace(/^[a-z]+:\/\/[^/]*\/?/, '')}`)}`);
  if (path.includes('#')) return bad('has a fragment, which is not sent', 'remove "#" and everything after it');
  if (/\s/.test(path)) return bad('has white space', 'write a space as "%20"');
  if (/%(?![0-9A-Fa-f]{2})/.test(path)) return bad('has a "%" that does not begin an escape', 'write it as "%25"');

  return [];
}
