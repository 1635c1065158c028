/** Kinds of rules: what several structs of a configuration have to have, or must not have. */
import { parseGoUrl } from '../../../go/url';
import { Decoded, isSet, listIn, structIn, textIn } from '../decoded';
import { isOpenValue } from '../open-value';
import { Fault } from '../refused';
import { oneOf } from '../scalars';

/** Why a struct is refused; undefined if it is not. */
export type Rule = (value: Decoded) => Fault | undefined;

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
  const none: Rule = (value) => (fields.some((field) => isSet(value, field)) ? undefined : missing(fields[0]));

  return [none, atMostOne(...fields)];
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
export function url(field: string, needs: 'any' | 'scheme and host' | 'http', byDefault = ''): Rule {
  return (value) => {
    const text = textIn(value, field, byDefault);
    if (isOpenValue(text)) return undefined;
    const parsed = tryUrl(text);
    const isValid = parsed !== undefined && (needs === 'any' || (parsed.host !== '' && (needs === 'http' ? /^https?$/ : /./).test(parsed.scheme)));

    return isValid ? undefined : { path: field, problem: `is not a valid URL${needs === 'any' ? '' : ' with a scheme and a host'}`, fix: () => 'write it like http://host:1234' };
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
  return (value) => {
    if (value[field] === undefined) return undefined;
    const fault = firstFault(rules, structIn(value, field));

    return fault && { ...fault, path: `${field}.${fault.path}` };
  };
}

/** The first fault that is found. */
export function firstFault(rules: readonly Rule[], value: Decoded): Fault | undefined {
  for (const rule of rules) {
    const fault = rule(value);
    if (fault) return fault;
  }

  return undefined;
}
