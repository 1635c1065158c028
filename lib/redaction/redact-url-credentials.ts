/** Hides the credentials before "@" in URLs and addresses: they are not needed to see what is scraped. */
import { HIDDEN } from './hide-target-secrets';
import { Finding } from '../findings/finding';
import { ServerRefusal, ServerTargets, Target } from '../prometheus/targets/target';

/** The text with `<hidden>` in place of all URL credentials, as in `http://<hidden>@proxy:3128`, including URLs in the query of a URL. */
export function withoutUserinfo(text: string): string {
  if (!AT.test(text) && !text.includes('…')) return text;
  const hidden = text.replace(WORDS, hideInWord);

  return hidden === text ? text : hidden.replace(PIECES, `$1 ${HIDDEN}`);
}

/** The targets, or the reason why there are no targets, without URL credentials. */
export function targetsWithoutUserinfo({ jobs, refused }: ServerTargets): ServerTargets {
  return {
    jobs: jobs.map((job) => ({
      ...job,
      targets: job.targets.map(targetWithoutUserinfo),
      undiscovered: job.undiscovered.map(targetWithoutUserinfo),
      dropped: job.dropped.map((dropped) => (
        { ...dropped, address: withoutUserinfo(dropped.address), reason: withoutUserinfo(dropped.reason) })),
    })),
    ...refused !== undefined && { refused: refused.map(refusalWithoutUserinfo) },
  };
}

function targetWithoutUserinfo(target: Target): Target {
  return { ...target, url: withoutUserinfo(target.url), labels: labelsWithoutUserinfo(target.labels) };
}

function refusalWithoutUserinfo({ value, detail, ...rest }: ServerRefusal): ServerRefusal {
  return {
    ...rest,
    ...value !== undefined && { value: withoutUserinfo(value) },
    ...detail !== undefined && { detail: withoutUserinfo(detail) },
  };
}

/** Labels without URL credentials. Most labels have no credentials, and are not copied. */
function labelsWithoutUserinfo(labels: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const hidden = [...labels].map(([name, value]) => [name, withoutUserinfo(value)] as const);

  return hidden.every(([name, value]) => labels.get(name) === value) ? labels : new Map(hidden);
}

/** A finding without URL credentials in its message, its fix and the reason why it is accepted. */
export function findingWithoutUserinfo(finding: Finding): Finding {
  const [message, fix] = [finding.message, finding.fix].map(withoutUserinfo);
  const acknowledged = finding.acknowledged === undefined ? undefined : withoutUserinfo(finding.acknowledged);
  const isSame = message === finding.message && fix === finding.fix && acknowledged === finding.acknowledged;

  return isSame ? finding : { ...finding, message, fix, ...acknowledged !== undefined && { acknowledged } };
}

/** "@" as it is, or escaped, as it is written within the query of another URL. */
const AT = /@|%40/;

/** A value that was shortened for a message: an "@" may have followed in the part that was cut off. */
const CUT = /^[^\s]*…"?$/;

/** Words of a text. Quoted text is one word, since credentials may contain blanks; its length is limited to keep matching fast. */
const WORDS = /"(?:[^"\\\n]|\\[^\n]){0,1000}"|[^\s"]+/g;

/** The part of an invalid URL that Go quotes in its error. In `http://user:pass/word@host`, it quotes the password as a port. */
const PIECES = /(invalid (?:port|URL escape|character)) "[^"\n]*"/g;

function hideInWord(word: string): string {
  if (CUT.test(word)) return hideInCut(word);
  if (!AT.test(word)) return word;
  const [place, ...queries] = word.split('?');
  const query = queries.join('?');

  return queries.length === 0 || !isWhole(place) ? hideAtPlaces(word) : `${hideAtPlaces(place)}?${query.split('&').map(hideInParameter).join('&')}`;
}

/** Hides everything after `://`, or after the user name. */
function hideInCut(word: string): string {
  return word.replace(/(:\/\/)[^/]*…|^(["'([{<]*)[^/@:?#"]*:(?!\/\/)[^/]*…/, (_, scheme = '', opening = '') => `${scheme}${opening}${HIDDEN}…`);
}

/** Whether the text before a "?" can be a complete URL. In `http://u:p?w@host` it is not: the "?" is part of the password. */
function isWhole(place: string): boolean {
  const [, authority] = /^(?:[^]*?:\/\/)?([^/]*)/.exec(place)!;

  return AT.test(authority) || HOST.test(authority);
}

/** A host with or without a port: no credentials can follow it. */
const HOST = /^(?:[^:[\]@]*|\[[^\]]*\])(?::\d*)?$/;

function hideAtPlaces(word: string): string {
  const [first, ...urls] = word.split('://');

  return [urls.length > 0 ? first : hideInAddress(first), ...urls.map(hideInAuthority)].join('://');
}

/** Hides the credentials after `://`: up to the last "@" before the path, or up to the last "@" at all if a password contains a slash. */
function hideInAuthority(rest: string): string {
  const end = rest.search(/[/?#]/);
  const authority = end < 0 ? rest : rest.slice(0, end);
  const within = AT.test(authority) || HOST.test(authority) ? authority : rest;
  const [, before = '', host = ''] = /^([^]*)((?:@|%40)[^]*)$/.exec(within) ?? [];

  return before === '' ? rest : HIDDEN + host + rest.slice(within.length);
}

/** Hides the credentials of `user:password@host:80`, but not the digest of an image or anything in a path. */
function hideInAddress(word: string): string {
  const [, slashes, authority] = /^(["'([{<]*\/\/)([^]*)$/.exec(word) ?? [];
  if (slashes !== undefined) return slashes + hideInAuthority(authority);
  if (HOST.test(word.split('/')[0])) return word;

  return word.replace(/^(["'([{<]*)([^/@:?#"]*):[^]*(?=@(?!sha\d+:)|%40)/, (_, opening: string) => opening + HIDDEN);
}

/** Hides credentials in the escaped value of a query parameter. */
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
