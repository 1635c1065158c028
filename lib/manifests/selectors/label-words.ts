/** The words of the API machinery for label keys and values that are not valid. */
import { goQuote } from '../../go/quote';

/**
 * A fault of a key at a place, e.g. `key: Invalid value: "-": name part must consist of …`.
 * @see IsLabelKey in k8s.io/apimachinery v0.37.0, pkg/api/validate/content/kube.go
 */
export function whyNotLabelKey(place: string, key: string): string | undefined {
  if (key.length <= MAX_NAME && NAME.test(key)) return undefined;

  return invalid(place, faultsOfKey(key).join('; '), () => goQuote(key));
}

/** @see IsLabelValue in k8s.io/apimachinery v0.37.0, pkg/api/validate/content/kube.go */
export function whyNotLabelValue(place: string, value: string): string | undefined {
  if (value.length <= MAX_NAME && VALUE.test(value)) return undefined;

  return invalid(place, [...tooLong(value, MAX_NAME), ...VALUE.test(value) ? [] : [VALUE_RULE]].join('; '), () => goQuote(value));
}

/** One error of a list of errors; undefined without a fault. The value is put into words only for an error, since most values are valid. */
export function invalid(place: string, fault: string, shown: () => string): string | undefined {
  return fault === '' ? undefined : `${place}: Invalid value: ${shown()}: ${fault}`;
}

/** Several errors as one text; each of them once. */
export function aggregate(errors: readonly (string | undefined)[]): string | undefined {
  if (errors.every((error) => error === undefined)) return undefined;
  const said = [...new Set(errors.filter((error) => error !== undefined))];

  return said.length > 1 ? `[${said.join(', ')}]` : said[0];
}

/** Bytes; what is valid has one for each character. */
const MAX_NAME = 63;
const NAME = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const VALUE = /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

const ALPHABET = "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";
const NAME_RULE = `${ALPHABET} (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')`;
const VALUE_RULE = 'a valid label must be an empty string or consist of alphanumeric characters, \'-\', \'_\' or \'.\', and must start and end with an alphanumeric character'
  + " (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";
const SUBDOMAIN_RULE = "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character"
  + " (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

function faultsOfKey(key: string): string[] {
  const parts = key.split('/');
  if (parts.length > 2) return [`a valid label key ${NAME_RULE} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`];
  const name = parts[parts.length - 1];
  const faults = [...name === '' ? ['must be non-empty'] : tooLong(name, MAX_NAME), ...NAME.test(name) ? [] : [NAME_RULE]];

  return [...parts.length === 2 ? faultsOfPrefix(parts[0]) : [], ...faults.map((fault) => `name part ${fault}`)];
}

function faultsOfPrefix(prefix: string): string[] {
  const faults = prefix === '' ? ['must be non-empty'] : [...tooLong(prefix, 253), ...SUBDOMAIN.test(prefix) ? [] : [SUBDOMAIN_RULE]];

  return faults.map((fault) => `prefix part ${fault}`);
}

function tooLong(text: string, maxBytes: number): string[] {
  return Buffer.byteLength(text) > maxBytes ? [`must be no more than ${maxBytes} bytes`] : [];
}
