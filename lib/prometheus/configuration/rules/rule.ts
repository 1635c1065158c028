/** Kinds of rules: what several structs of a configuration have to have, or must not have. */
import { parseGoUrl } from '../../../go/url';
import { Decoded, isSet, listIn, structIn, textIn } from '../decoded';
import { LoaderVersion, needs, reaches } from '../loader-version';
import { isOpenValue } from '../open-value';
import { Fault } from '../refused';
import { oneOf } from '../scalars';

/** Why a struct is refused; undefined if it is not. The version is that of the Prometheus, if it is known. */
export type Rule = (value: Decoded, version?: LoaderVersion) => Fault | undefined;

/** A rule from a minor version on. */
export function since(minor: string, rule: Rule): Rule {
  return (value, version) => (reaches(version, minor) ? rule(value, version) : undefined);
}

/** A rule up to a minor version, which does not have it any more. */
export function before(minor: string, rule: Rule): Rule {
  return (value, version) => {
    const fault = version === undefined || reaches(version, minor) ? undefined : rule(value, version);

    return fault && { ...fault, problem: `${fault.problem}, which Prometheus ${minor} no longer refuses; the server runs ${version!.text}` };
  };
}

/** Text that some words are only from a minor version on. */
export function knownSince(minor: string, field: string, ...words: readonly string[]): Rule {
  return (value, version) => {
    const found = textIn(value, field);

    return !words.includes(found) || reaches(version, minor) ? undefined : {
      path: field, value: found, problem: needs(minor, version!), fix: () => `run Prometheus ${minor} or later, or use another value`,
    };
  };
}

/** Text that must not be empty. */
export function required(field: string, byDefault = ''): Rule {
  return (value) => (textIn(value, field, byDefault) === '' ? missing(field) : undefined);
}

/** Text that must not be blank. */
export function requiredWord(field: string, byDefault = ''): Rule {
  return (value) => (textIn(value, field, byDefault).trim() === '' ? missing(field) : undefined);
}

/** The fault of a field that has to be set. */
export function missing(field: string): Fault {
  return { path: field, problem: 'is missing or empty', fix: (named) => `set ${named(field)}` };
}

/** A list with one item at least. */
export function atLeastOne(field: string): Rule {
  return (value) => (listIn(value, field).length === 0 ? missing(field) : undefined);
}

/** Fields that exclude each other. */
export function atMostOne(...fields: readonly string[]): Rule {
  return (value) => {
    const given = fields.filter((field) => isSet(value, field));

    return given.length < 2 ? undefined : excluding(given[0], given[1]);
  };
}

/** The fault of two fields that exclude each other. */
export function excluding(field: string, other: string): Fault {
  return { path: field, problem: `is set together with ${other}`, fix: (named) => `keep ${named(field)} or ${named(other)}` };
}

/** Fields of which one has to be set. */
export function exactlyOne(...fields: readonly string[]): readonly Rule[] {
  return [atLeastOneSet(...fields), atMostOne(...fields)];
}

/** Fields of which one has to be set, or more. */
export function atLeastOneSet(...fields: readonly string[]): Rule {
  return (value) => (fields.some((field) => isSet(value, field)) ? undefined : missing(fields[0]));
}

/** Text that is one of some words. */
export function choice(field: string, words: readonly string[], byDefault = ''): Rule {
  return (value) => {
    const found = textIn(value, field, byDefault);
    if (words.includes(found) || isOpenValue(found)) return undefined;

    return found === '' ? { ...missing(field), fix: oneOf(words) } : { path: field, value: found, problem: 'is not a known value', fix: oneOf(words) };
  };
}

/** Text of a form. Its value is not shown: it may be a key. */
export function matching(field: string, form: RegExp, is: string, byDefault = ''): Rule {
  return (value) => {
    const text = textIn(value, field, byDefault);
    if (form.test(text) || isOpenValue(text)) return undefined;

    return text === '' ? missing(field) : { path: field, problem: `is not ${is}`, fix: (named) => `set ${named(field)} to ${is}` };
  };
}

/** Text that is a URL, with a scheme and a host if it needs them. */
export function url(field: string, parts: 'any' | 'scheme and host' | 'http', byDefault = ''): Rule {
  return (value) => {
    const text = textIn(value, field, byDefault);
    if (isOpenValue(text)) return undefined;
    const parsed = tryUrl(text);
    const isValid = parsed !== undefined && (parts === 'any' || (parsed.host !== '' && (parts === 'http' ? /^https?$/ : /./).test(parsed.scheme)));

    return isValid ? undefined : { path: field, problem: `is not a valid URL${parts === 'any' ? '' : ' with a scheme and a host'}`, fix: () => 'write it like http://host:1234' };
  };
}

function tryUrl(text: string): ReturnType<typeof parseGoUrl> | undefined {
  try {
    return parseGoUrl(text);
  } catch {
    return undefined;
  }
}

/** Rules for a struct within, if it is there. */
export function inside(field: string, ...rules: readonly Rule[]): Rule {
  return (value, version) => {
    if (value[field] === undefined) return undefined;
    const fault = firstFault(rules, structIn(value, field), version);

    return fault && { ...fault, path: `${field}.${fault.path}` };
  };
}

/** The first fault that is found. */
export function firstFault(rules: readonly Rule[], value: Decoded, version?: LoaderVersion): Fault | undefined {
  for (const rule of rules) {
    const fault = rule(value, version);
    if (fault) return fault;
  }

  return undefined;
}
