/** Text without the login that stands before "@" in a URL or an address: nobody needs it to know what is scraped. */
import { HIDDEN } from './hide-target-secrets';
import { Finding } from '../findings/finding';
import { ServerTargets } from '../prometheus/targets/target';

/** The same text with `<hidden>` for every login, as in `http://<hidden>@proxy:3128`; those in the query of a URL included. */
export function withoutUserinfo(text: string): string {
  if (!AT.test(text) && !text.includes('…')) return text;
  const hidden = text.replace(WORDS, hideInWord);

  return hidden === text ? text : hidden.replace(PIECES, `$1 ${HIDDEN}`);
}

/** Targets, and why there are none, without logins. */
export function targetsWithoutUserinfo({ jobs, refused }: ServerTargets): ServerTargets {
  return {
    jobs: jobs.map((job) => ({
      ...job,
      targets: job.targets.map((target) => ({
        ...target,
        url: withoutUserinfo(target.url),
        labels: labelsWithoutUserinfo(target.labels),
      })),
      dropped: job.dropped.map((dropped) => (
        { ...dropped, address: withoutUserinfo(dropped.address), reason: withoutUserinfo(dropped.reason) })),
    })),
    ...refused !== undefined && { refused: withoutUserinfo(refused) },
  };
}

/** Most hold none, and are not copied. */
function labelsWithoutUserinfo(labels: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const hidden = [...labels].map(([name, value]) => [name, withoutUserinfo(value)] as const);

  return hidden.every(([name, value]) => labels.get(name) === value) ? labels : new Map(hidden);
}

/** A finding without logins. */
export function findingWithoutUserinfo(finding: Finding): Finding {
  const [message, fix] = [finding.message, finding.fix].map(withoutUserinfo);

  return message === finding.message && fix === finding.fix ? finding : { ...finding, message, fix };
}

/** As it is, or as it stands in a URL that it is no part of. */
const AT = /@|%40/;

/** Where a value is cut for a message, what would have come after it may be "@". */
const CUT = /^[^\s]*…"?$/;

/** What stands in quotes is one word, blanks included: a login may hold some. Bounded, so that no text is read over and over again. */
const WORDS = /"(?:[^"\\\n]|\\[^\n]){0,1000}"|[^\s"]+/g;

/** What Go quotes from a URL that it cannot read: of `http://user:pass/word@host` it takes the password for a port. */
const PIECES = /(invalid (?:port|URL escape|character)) "[^"\n]*"/g;

function hideInWord(word: string): string {
  if (CUT.test(word)) return hideInCut(word);
  if (!AT.test(word)) return word;
  const [place, ...queries] = word.split('?');
  const query = queries.join('?');

  return queries.length === 0 || !isWhole(place) ? hideAtPlaces(word) : `${hideAtPlaces(place)}?${query.split('&').map(hideInParameter).join('&')}`;
}

/** From `://` on, or from the name of a user on. */
function hideInCut(word: string): string {
  return word.replace(/(:\/\/)[^/]*…|^(["'([{<]*)[^/@:?#"]*:(?!\/\/)[^/]*…/, (_, scheme = '', opening = '') => `${scheme}${opening}${HIDDEN}…`);
}

/** Whether all that stands before a "?" may be a URL: in `http://u:p?w@host` it is the beginning of a password. */
function isWhole(place: string): boolean {
  const [, authority] = /^(?:[^]*?:\/\/)?([^/]*)/.exec(place)!;

  return AT.test(authority) || HOST.test(authority);
}

/** A host with or without a port: behind it nothing is a login. */
const HOST = /^(?:[^:[\]@]*|\[[^\]]*\])(?::\d*)?$/;

function hideAtPlaces(word: string): string {
  const [first, ...urls] = word.split('://');

  return [urls.length > 0 ? first : hideInAddress(first), ...urls.map(hideInAuthority)].join('://');
}

/** What stands behind `://`: up to the last "@" before the path, or of the whole where the login holds a slash. */
function hideInAuthority(rest: string): string {
  const end = rest.search(/[/?#]/);
  const authority = end < 0 ? rest : rest.slice(0, end);
  const within = AT.test(authority) || HOST.test(authority) ? authority : rest;
  const [, before = '', host = ''] = /^([^]*)((?:@|%40)[^]*)$/.exec(within) ?? [];

  return before === '' ? rest : HIDDEN + host + rest.slice(within.length);
}

/** `user:password@host:80`, but no image with its digest, and nothing of a path. */
function hideInAddress(word: string): string {
  const [, slashes, authority] = /^(["'([{<]*\/\/)([^]*)$/.exec(word) ?? [];
  if (slashes !== undefined) return slashes + hideInAuthority(authority);
  if (HOST.test(word.split('/')[0])) return word;

  return word.replace(/^(["'([{<]*)([^/@:?#"]*):[^]*(?=@(?!sha\d+:)|%40)/, (_, opening: string) => opening + HIDDEN);
}

/** Its value is escaped. */
function hideInParameter(parameter: string): string {
  const [name, ...values] = parameter.split('=');
  const value = tryDecode(values.join('='));
  const hidden = value === undefined ? undefined : hideAtPlaces(value);

  return hidden === undefined || hidden === value ? parameter : `${name}=${encodeURIComponent(hidden).replaceAll(encodeURIComponent(HIDDEN), HIDDEN)}`;
}

function tryDecode(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}
