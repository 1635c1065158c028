/** A profile as text: `kube-prometheus-stack,release=prom,namespace=monitoring`. */
import { NAMES, OTHER_NAMES, ReadyName, unknownProfile } from './check-profile';
import { MeshMembership } from './mesh-membership';
import { ProfileProps } from './profile-props';
import { ScrapeConfigVersion } from './scrape-config-version';
import { LabelSelector, LabelSelectorRequirement } from '../../imports/k8s';
import { MonitoringError } from '../findings/monitoring-error';
import { findingAt, Problem, quote } from '../findings/problem';
import { tryFindNearest } from '../units/nearest-name';

/** Name and facts of a profile. */
export interface ProfileText {
  readonly base: ReadyName;
  readonly release?: string;
  readonly fullname?: string;
  readonly version?: string;
  readonly facts: ProfileProps;
}

/** @throws MonitoringError for a name that is not known, and with all facts that are not valid */
export function readProfileText(text: string): ProfileText {
  const [name, ...pairs] = String(text).split(',').map((part) => part.trim());
  const base = NAMES.find((known) => known === name);
  if (base === undefined || base === 'custom' && pairs.length === 0) throw unknownProfile(name);
  const more = base === 'kube-prometheus-stack' ? OF_STACK : OTHER_NAMES.some((other) => other === base) ? OF_OTHERS : {};
  const { release, fullname, version, ...facts } = readPairs(pairs, base, { ...FACTS, ...more }) as MoreFacts;

  return { base, release, fullname, version, facts };
}

/**
 * Facts beside the file of a Prometheus: `prometheus=monitoring/main,prober=blackbox:9115`.
 * @throws MonitoringError with all facts that are not valid
 */
export function readFacts(text: string): ProfileProps & { readonly prometheus?: string } {
  return readPairs(text.split(',').map((part) => part.trim()), 'of a file', { ...FACTS, prometheus: asText });
}

type MoreFacts = { readonly release?: string; readonly fullname?: string; readonly version?: string } & ProfileProps;

/** Reads `key=value` pairs. @param name of the profile, for messages */
function readPairs(pairs: readonly string[], name: string, reads: { readonly [key: string]: Read }): object {
  const readers = new Map(Object.entries(reads));
  const facts = new Map<string, unknown>();
  const problems = pairs.flatMap((pair): Problem[] => {
    const [, key = pair, value = ''] = /^([^=]*)=(.*)$/s.exec(pair) ?? [];
    const read = readers.get(key);
    const given = pair.includes('=') ? read?.(value) : undefined;
    if (facts.has(key)) return [repeated(key)];
    if (given !== undefined) facts.set(key, given);

    return given !== undefined ? [] : [read ? invalid(key, value, read) : unknownFact(key, [...readers.keys()])];
  });
  if (problems.length > 0) throw new MonitoringError(problems.map((problem) => findingAt(`Profile ${name}`, problem)));

  return Object.fromEntries(facts);
}

/** Reads the value of a fact; undefined if it is not valid. */
type Read = (value: string) => unknown;

const asText: Read = (value) => (value === '' ? undefined : value);
const asList: Read = (value) => (value === '' ? [] : value.split('+'));
const asBoolean: Read = (value) => (value === 'true' ? true : value === 'false' ? false : undefined);
const asMesh: Read = (value) => Object.values(MeshMembership).find((each) => each === value);
const asScrapeConfigVersion: Read = (value) => Object.values(ScrapeConfigVersion).find((each) => each === value);
const asLabels: Read = (value) => readAll(value, (entry) => /^([^=]+)=([^=]*)$/.exec(entry)?.slice(1), (entries) => Object.fromEntries(entries) as object);
const asNumbers: Read = (value) => readAll(value, (entry) => /^([^=]+)=(\d+)$/.exec(entry)?.slice(1), (entries) => (
  Object.fromEntries(entries.map(([name, number]) => [name, Number(number)])) as object));
const asSelector: Read = (value) => readAll(value, requirementOf, (entries): LabelSelector => {
  const equal = entries.filter(({ operator }) => operator === '=');
  const others = entries.filter(({ operator }) => operator !== '=');

  return {
    ...equal.length > 0 && { matchLabels: Object.fromEntries(equal.map(({ key, values: [only] = [] }) => [key, only])) },
    ...others.length > 0 && { matchExpressions: others },
  };
});

const WRITTEN = new Map<Read, string>([
  [asText, 'text'],
  [asList, 'a list with "+" between the entries, e.g. shop+web'],
  [asBoolean, 'true or false'],
  [asMesh, `one of ${Object.values(MeshMembership).join(', ')}`],
  [asScrapeConfigVersion, `one of ${Object.values(ScrapeConfigVersion).join(', ')}`],
  [asLabels, 'labels with "+" between them, e.g. team=shop+stage=prod'],
  [asNumbers, 'numbers with "+" between them, e.g. sampleLimit=50000+targetLimit=100'],
  [asSelector, 'requirements with "+" between them, e.g. team=shop+stage!=dev+release, or team in (shop|web)'],
]);

/** How each fact is written. Objects outside of the app cannot be: they are in files. */
const FACTS: { readonly [fact in keyof Required<Omit<ProfileProps, 'external'>>]: Read } = {
  labels: asLabels,
  serviceMonitorSelector: asSelector,
  serviceMonitorNamespaceSelector: asSelector,
  podMonitorSelector: asSelector,
  podMonitorNamespaceSelector: asSelector,
  probeSelector: asSelector,
  probeNamespaceSelector: asSelector,
  scrapeConfigSelector: asSelector,
  scrapeConfigNamespaceSelector: asSelector,
  ruleSelector: asSelector,
  ruleNamespaceSelector: asSelector,
  ignoredKinds: asList,
  ignoresNamespaceSelectors: asBoolean,
  enforcedNamespaceLabel: asText,
  enforcedLimits: asNumbers,
  enforcedBodySizeLimit: asText,
  namespace: asText,
  podLabels: asLabels,
  serviceAccountName: asText,
  readableNamespaces: asList,
  readsNodes: asBoolean,
  mesh: asMesh,
  prometheusVersion: asText,
  operatorVersion: asText,
  scrapeConfigVersion: asScrapeConfigVersion,
  kubernetesVersion: asText,
  prober: asText,
  scrapeClasses: asList,
  readsAnnotations: asBoolean,
  readsEndpointSlices: asBoolean,
  allowsFiles: asBoolean,
  monitorApiGroup: asText,
  readerVersion: asText,
};

const OF_STACK: { readonly [key: string]: Read } = { release: asText, fullname: asText };

const OF_OTHERS: { readonly [key: string]: Read } = { version: asText };

function unknownFact(key: string, known: readonly string[]): Problem {
  const nearest = tryFindNearest(key, known);

  return { code: 'AM515', message: `unknown fact ${quote(key)}`, fix: nearest === undefined ? `use one of ${known.join(', ')}` : `write ${nearest}=...` };
}

function invalid(key: string, value: string, read: Read): Problem {
  return { code: 'AM515', message: `${key} ${quote(value)} is not ${WRITTEN.get(read)}`, fix: `write it as ${key}=...` };
}

function repeated(key: string): Problem {
  return { code: 'AM515', message: `${key} is given more than once`, fix: 'give it once; "+" separates the entries of a list, of labels and of a selector' };
}

/** All entries of a value; undefined if one is not valid. */
function readAll<T>(value: string, readOne: (entry: string) => T | undefined, join: (entries: T[]) => object): object | undefined {
  const entries = value === '' ? [] : value.split('+').map(readOne);

  return entries.includes(undefined) ? undefined : join(entries as T[]);
}

/** One requirement, as kubectl writes it; `|` is between the values of a set. */
function requirementOf(entry: string): LabelSelectorRequirement | undefined {
  const [, key, not, values] = /^\s*([^\s=!()]+)\s+(not)?in\s+\(([^()]*)\)\s*$/.exec(entry) ?? [];
  if (key !== undefined) return { key, operator: not ? 'NotIn' : 'In', values: values.split('|').map((each) => each.trim()) };
  const [, left, unequal, right] = /^\s*([^\s=!()]+)\s*(!)?==?\s*([^\s=!()]*)\s*$/.exec(entry) ?? [];
  if (left !== undefined) return { key: left, operator: unequal ? 'NotIn' : '=', values: [right] };
  const [, absent, present] = /^\s*(!)?\s*([^\s=!()]+)\s*$/.exec(entry) ?? [];

  return present === undefined ? undefined : { key: present, operator: absent ? 'DoesNotExist' : 'Exists' };
}
