/** The URL that a target is scraped at. */
import { compareByBytes } from '../../go/compare-by-bytes';

/**
 * Makes a URL from `__scheme__`, `__address__`, `__metrics_path__`, and the parameters of the job. Labels `__param_*` replace first values.
 * @see Target.URL in scrape/target.go, Prometheus v0.314.0, and URL.String in net/url, Go 1.26
 */
export function targetUrl(labels: ReadonlyMap<string, string>, params: ReadonlyMap<string, readonly string[]>): string {
  const scheme = labels.get('__scheme__') ?? '';
  const host = escaped(labels.get('__address__') ?? '', HOST);
  const metricsPath = labels.get('__metrics_path__') ?? '';
  const path = metricsPath === '*' ? metricsPath : escaped(metricsPath, PATH);
  const query = queryOf(labels, params);

  return `${scheme === '' ? '' : `${scheme}:`}//${host}${path !== '' && !path.startsWith('/') ? '/' : ''}${path}${query === '' ? '' : `?${query}`}`;
}

function queryOf(labels: ReadonlyMap<string, string>, params: ReadonlyMap<string, readonly string[]>): string {
  const all = new Map(params);
  labels.forEach((value, name) => {
    if (!name.startsWith(PARAM)) return;
    const param = name.slice(PARAM.length);
    all.set(param, [value, ...(all.get(param) ?? []).slice(1)]);
  });

  return [...all.keys()].sort(compareByBytes).flatMap((param) => all.get(param)!.map((value) => `${escaped(param, QUERY)}=${escaped(value, QUERY)}`)).join('&');
}

const PARAM = '__param_';

/** Characters that are not escaped. @see shouldEscape in net/url, Go 1.26 */
const PATH = /^[A-Za-z0-9\-_.~$&+,/:;=@]*$/;
const HOST = /^[A-Za-z0-9\-_.~!$&'()*+,;=:[\]<>"]*$/;
const QUERY = /^[A-Za-z0-9\-_.~]*$/;

/** Escapes a text; a space becomes "+" in a query. */
function escaped(text: string, unescaped: RegExp): string {
  if (unescaped.test(text)) return text;

  return Array.from(text, (character) => {
    if (unescaped.test(character)) return character;
    if (character === ' ' && unescaped === QUERY) return '+';

    return [...Buffer.from(character)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
  }).join('');
}
