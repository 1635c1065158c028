/** One resolved scrape in, its annotations out. */
import { AnnotationKeys } from './convention-keys';
import { Scheme } from '../../endpoint/scheme';
import { quote } from '../../findings/problem';
import { refuse } from '../../findings/refusal';
import { StringMap } from '../../manifests/manifest';
import { whyNotQualifiedName } from '../../units/kubernetes-names';
import { DEFAULT_PATH, Scrape } from '../resolve';

/** The settings to write; a setting that is left out is not written. */
export interface AnnotatedScrape extends Pick<Scrape, 'where' | 'params' | 'given'> {
  readonly scheme?: Scheme;
  readonly path?: string;
  readonly interval: string;
  readonly timeout: string;
}

/**
 * Refuses a setting that the convention has no key for, unless leaving it out means the same.
 * @param port the number of the port; undefined where it is not written
 */
export function toAnnotations(scrape: AnnotatedScrape, port: number | undefined, keys: AnnotationKeys): StringMap {
  const { where, scheme, path, interval, timeout, given, params } = scrape;
  const written: { [key: string]: string } = { [keys.scrape]: 'true' };
  put(written, keys.scheme, scheme, scheme === Scheme.HTTP, `${where}scheme`);
  put(written, keys.path, path, path === DEFAULT_PATH, `${where}path`);
  put(written, keys.port, port?.toString(), given.port === undefined, `${where}port`);
  put(written, keys.interval, given.interval && interval, true, `${where}interval`);
  put(written, keys.timeout, given.timeout && timeout, true, `${where}timeout`);

  return params ? { ...written, ...putParams(scrape, keys) } : written;
}

function put(written: { [key: string]: string }, key: string | undefined, value: string | undefined, assumed: boolean, what: string): void {
  if (value === undefined || (key === undefined && assumed)) return;
  if (key === undefined) refuse('AM304', `${what} "${value}" cannot be expressed: the convention has no annotation for it`, 'use another convention, or set operatorMode: true');

  written[key] = value;
}

function putParams({ where, params = {} }: AnnotatedScrape, { paramPrefix }: AnnotationKeys): StringMap {
  return Object.fromEntries(Object.entries(params).map(([name, values]) => {
    if (paramPrefix === undefined) refuse('AM304', `${where}params cannot be expressed: the convention has no annotation for them`, 'use another convention, or set operatorMode: true');
    if (values.length > 1) refuse('AM304', `${where}params.${name} has ${values.length} values, but an annotation holds one`, 'give one value, or set operatorMode: true');
    if (!/^[A-Za-z0-9_]+$/.test(name)) {
      refuse('AM304', `${where}params.${name} would reach Prometheus as "${name.replace(/[^A-Za-z0-9_]/g, '_')}"`, 'set operatorMode: true');
    }
    const key = `${paramPrefix}${name}`;
    const why = whyNotQualifiedName(key);
    if (why) refuse('AM304', `${where}params.${name} would be annotation ${quote(key)}, which ${why}`, 'set operatorMode: true');

    return [key, values[0]];
  }));
}
