/** Definitions of fields by the type of their value, with the limits of the ScrapeConfig CRD. */
import { Duration } from 'cdk8s';
import { Field } from './field';
import { SecretKeySelector } from '../../imports/k8s';
import { Filter } from '../../imports/scrape-config';
import { checkDuration } from '../endpoint/check-duration';
import { checkSecretKey } from '../endpoint/check-secret-key';
import { prometheusDuration } from '../endpoint/duration';
import { Scheme } from '../endpoint/scheme';
import { Problem, quote, quoteList } from '../findings/problem';
import { isUrlOf } from '../units/url';

/** Text of at least one character. */
export function text(): Field<string> {
  return { check: (value, where) => whenText(value, where, value === '' ? 'is empty' : undefined, 'set a value, or leave it out') };
}

/** Text of any length. */
export function anyText(): Field<string> {
  return { check: (value, where) => whenText(value, where, undefined, '') };
}

/** Text that matches a pattern. */
export function textLike(pattern: RegExp, why: string, example: string): Field<string> {
  return { check: (value, where) => whenText(value, where, pattern.test(value) ? undefined : why, `write it like ${quote(example)}`) };
}

/** An http or https URL. */
export function url(): Field<string> {
  return { check: (value, where) => whenText(value, where, isUrlOf(['http', 'https'], value) ? undefined : 'is not an http or https URL', 'write it like "https://host:1234"') };
}

/** URL of a Docker daemon, with any scheme. */
export function daemon(): Field<string> {
  const isUrl = (value: string) => /^[a-z][a-z0-9+.-]*:\/\/.+$/i.test(value) && !/%(?![0-9A-Fa-f]{2})|\s/.test(value) && URL.canParse(value);

  return { check: (value, where) => whenText(value, where, isUrl(value) ? undefined : 'is not a URL of a daemon', 'write it like "unix:///var/run/docker.sock"') };
}

/** A duration above zero, in whole milliseconds. */
export function duration(): Field<Duration> {
  return { check: checkDuration, toYaml: prometheusDuration, toSpec: prometheusDuration, native: { form: 'duration' } };
}

/** An absolute path in the Prometheus container. */
export function path(): Field<string> {
  return textLike(/^\//, 'is not an absolute path in the Prometheus container', '/etc/prometheus/secrets/name/key');
}

/** true or false. */
export function flag(): Field<boolean> {
  return { check: (value, where) => (typeof value === 'boolean' ? [] : wrong(where, value, 'is not true or false', 'use true or false')) };
}

/** A whole number. */
export function whole(min: number, max: number): Field<number> {
  return {
    check: (value, where) => (Number.isInteger(value) && value >= min && value <= max
      ? [] : wrong(where, value, `is not a whole number from ${min} to ${max}`, 'use a number in that range')),
  };
}

/** A port of the targets. */
export function port(): Field<number> {
  return whole(0, 65535);
}

/** One value of a closed set, and its form in native configuration. */
export function choice<T extends string>(
  choices: { readonly [member: string]: T }, toYaml: (value: T) => string = (value) => value,
): Field<T> {
  const values = Object.values(choices);

  return {
    check: (value, where) => (values.includes(value)
      ? [] : [{ code: 'AM120', message: `${where} is ${quote(value)}`, fix: `use one of ${quoteList(values)}` }]),
    toYaml,
    native: { form: 'choice', choices, toYaml },
  };
}

/** The protocol of a request. The CRDs of operator 0.70 to 0.86 take upper case only, and later ones both. */
export function scheme(): Field<Scheme> {
  return { ...choice(Scheme), toSpec: (value) => value.toUpperCase() };
}

/** Lower case, as most roles are in native configuration. */
export const lower = (value: string): string => value.toLowerCase();

/** A list of texts without empty and duplicate ones. */
export function texts(min = 0, item: Field<string> = text()): Field<string[]> {
  return {
    shape: 'list',
    check: (value, where) => {
      if (value.length < min) return [{ code: 'AM705', message: `${where} is empty`, fix: 'list at least one' }];
      const seen = new Set<string>();
      const twice = value.find((one) => seen.size === seen.add(one).size);

      return [
        ...value.flatMap((one, i) => item.check(one, `${where}[${i}]`)),
        ...(twice === undefined ? [] : [{ code: 'AM705', message: `${where} lists ${quote(twice)} twice`, fix: 'list it once' }]),
      ];
    },
  };
}

/** A map from names to text. */
export function textMap(): Field<{ readonly [name: string]: string }> {
  return { shape: 'object', check: (value, where) => Object.entries(value).flatMap(([name, one]) => whenText(one, `${where}.${name}`, undefined, '')) };
}

/** Filters of an API: unique names with their values. */
export function filters(): Field<Filter[]> {
  return {
    shape: 'list of objects',
    check: (value, where) => {
      const names = value.map(({ name }) => name);
      const twice = names.find((name, i) => names.indexOf(name) !== i);

      return [
        ...value.flatMap((filter, i) => [
          ...text().check(filter.name, `${where}[${i}].name`), ...filterValues(filter.values, `${where}[${i}].values`),
        ]),
        ...(twice === undefined ? [] : [{ code: 'AM705', message: `${where} has two filters ${quote(twice)}`, fix: 'merge their values into one filter' }]),
      ];
    },
    toYaml: (value) => value.map(({ name, values }) => ({ name, values })),
  };
}

/** A key of a Secret that Prometheus reads from a file. */
export function secretFile(key: string): Field<SecretKeySelector> {
  return { key, native: { form: 'secret' }, check: checkSecretKey, toYaml: (value, references) => references.secretFile(value) };
}

/** A key of a Secret that Prometheus cannot read from a file. */
export function secretVariable(key?: string): Field<SecretKeySelector> {
  return { ...(key !== undefined && { key }), native: { form: 'secret' }, check: checkSecretKey, toYaml: (secret, references) => references.variable({ secret }) };
}

function filterValues(list: unknown, where: string): Problem[] {
  return Array.isArray(list) ? texts(1).check(list, where) : wrong(where, list, 'is not a list', 'write it as a list');
}

function whenText(value: unknown, where: string, why: string | undefined, fix: string): Problem[] {
  if (typeof value !== 'string') return wrong(where, value, 'is not text', 'write it as text');

  return why === undefined ? [] : wrong(where, value, why, fix);
}

function wrong(where: string, value: unknown, why: string, fix: string): Problem[] {
  return [{ code: 'AM705', message: value === '' ? `${where} ${why}` : `${where} ${quote(value)} ${why}`, fix }];
}
