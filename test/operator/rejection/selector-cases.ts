/** Selectors of monitors. */
import { RejectionCase } from './case';
import { podMonitor, serviceMonitor } from '../../support/manifests/monitors';

const ALPHABET = "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";
const NAME = `${ALPHABET} (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')`;
const VALUE = "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";
const SUBDOMAIN = "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

const labels = (key: string, value = 'x') => serviceMonitor({}, { selector: { matchLabels: { [key]: value } } });
const expression = (fields: object) => serviceMonitor({}, { selector: { matchExpressions: [{ key: 'app', ...fields }] } });

export const SELECTOR_CASES: readonly RejectionCase[] = [
  { it: 'takes an empty selector', monitor: serviceMonitor({}, { selector: {} }) },
  { it: 'takes a prefixed key', monitor: labels('example.com/app') },
  { it: 'takes the longest key', monitor: labels('a'.repeat(63)) },
  { it: 'takes an empty value', monitor: labels('app', '') },
  { it: 'takes the longest value', monitor: labels('app', 'a'.repeat(63)) },
  { it: 'takes keys that objects have by themselves', monitor: labels('constructor') },
  { it: 'refuses a longer key', monitor: labels('a'.repeat(64)), expected: `key: Invalid value: "${'a'.repeat(64)}": name part must be no more than 63 bytes` },
  { it: 'refuses an empty key', monitor: labels(''), expected: `key: Invalid value: "": name part must be non-empty; name part ${NAME}` },
  { it: 'refuses a key that begins with a dash', monitor: labels('-a'), expected: `key: Invalid value: "-a": name part ${NAME}` },
  { it: 'refuses a prefix in capitals', monitor: labels('A/b'), expected: `key: Invalid value: "A/b": prefix part ${SUBDOMAIN}` },
  { it: 'refuses an empty prefix', monitor: labels('/b'), expected: 'key: Invalid value: "/b": prefix part must be non-empty' },
  {
    it: 'refuses two slashes',
    monitor: labels('a/b/c'),
    expected: `key: Invalid value: "a/b/c": a valid label key ${NAME} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`,
  },
  {
    it: 'refuses a longer value',
    monitor: labels('app', 'a'.repeat(64)),
    expected: `values[0][app]: Invalid value: "${'a'.repeat(64)}": must be no more than 63 bytes`,
  },
  { it: 'refuses a blank in a value', monitor: labels('app', 'a b'), expected: `values[0][app]: Invalid value: "a b": ${VALUE}` },
  { it: 'shows a line break in a value', monitor: labels('app', 'a\n'), expected: `values[0][app]: Invalid value: "a\\n": ${VALUE}` },
  {
    it: 'takes every operator',
    monitor: serviceMonitor({}, { selector: { matchExpressions: [{ key: 'a', operator: 'In', values: ['b'] }, { key: 'a', operator: 'NotIn', values: ['b', 'c'] }, { key: 'a', operator: 'Exists' }, { key: 'a', operator: 'DoesNotExist', values: [] }] } }),
  },
  { it: 'refuses an unknown operator', monitor: expression({ operator: 'Near' }), expected: '"Near" is not a valid label selector operator' },
  {
    it: 'refuses an operator in small letters',
    monitor: expression({ operator: 'in', values: ['a'] }),
    expected: '"in" is not a valid label selector operator',
  },
  {
    it: 'refuses an operator that objects have by themselves',
    monitor: expression({ operator: 'constructor' }),
    expected: '"constructor" is not a valid label selector operator',
  },
  {
    it: 'refuses In without values',
    monitor: expression({ operator: 'In' }),
    expected: "values: Invalid value: null: for 'in', 'notin' operators, values set can't be empty",
  },
  {
    it: 'refuses NotIn with no value',
    monitor: expression({ operator: 'NotIn', values: [] }),
    expected: "values: Invalid value: null: for 'in', 'notin' operators, values set can't be empty",
  },
  {
    it: 'refuses Exists with values',
    monitor: expression({ operator: 'Exists', values: ['a'] }),
    expected: 'values: Invalid value: ["a"]: values set must be empty for exists and does not exist',
  },
  {
    it: 'says two faults as a list',
    monitor: expression({ operator: 'Exists', values: ['<'] }),
    expected: `[values: Invalid value: ["\\u003c"]: values set must be empty for exists and does not exist, values[0][app]: Invalid value: "<": ${VALUE}]`,
  },
  {
    it: 'says so of a PodMonitor',
    monitor: podMonitor({}, { selector: { matchLabels: { '-a': 'x' } } }),
    expected: `failed to parse label selector: key: Invalid value: "-a": name part ${NAME}`,
  },
  { it: 'takes a selector by role', monitor: serviceMonitor({}, { selectorMechanism: 'RoleSelector' }), server: { version: 'v2.17.0' } },
  {
    it: 'refuses a selector by role before 2.17',
    monitor: serviceMonitor({}, { selectorMechanism: 'RoleSelector' }),
    server: { version: 'v2.16.0' },
    expected: 'RoleSelector selectorMechanism is only supported in Prometheus 2.17.0 and newer',
  },
  {
    it: 'refuses it for pods as well',
    monitor: podMonitor({}, { selectorMechanism: 'RoleSelector' }),
    server: { version: 'v2.16.9' },
    expected: 'RoleSelector selectorMechanism is only supported in Prometheus 2.17.0 and newer',
  },
  { it: 'takes rules before 2.17', monitor: podMonitor({}, { selectorMechanism: 'RelabelConfig' }), server: { version: 'v2.16.0' } },
];
