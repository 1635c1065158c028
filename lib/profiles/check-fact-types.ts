/** Checks that each fact of a profile has a value of its type, for callers whose language does not check it. */
import { MeshMembership } from './mesh-membership';
import { ProfileProps } from './profile-props';
import { Problem, quote } from '../findings/problem';
import { isObject } from '../units/is-object';

/** Problems with the types of the facts; the other checks need their types to be right. */
export function checkFactTypes(props: ProfileProps): Problem[] {
  return (Object.entries(props) as [keyof ProfileProps, unknown][]).flatMap(([fact, value]) => {
    const type = TYPES[fact] as Type | undefined;

    return value === undefined || type === undefined || type.fits(value) ? [] : [wrong(fact, value, type)];
  });
}

/** A type: how it is called, and how a value of it is given. */
interface Type {
  readonly name: string;
  readonly fix: string;
  readonly fits: (value: unknown) => boolean;
}

const TEXT: Type = { name: 'text', fix: 'give text, or leave it out', fits: isText };
const VERSION: Type = { name: 'text', fix: "write it like 'v3.14.0', or leave it out", fits: isText };
const SCRAPE_CONFIG_VERSION: Type = { name: 'a member of ScrapeConfigVersion', fix: 'use one such as ScrapeConfigVersion.V1ALPHA1, or leave it out', fits: isText };
const TEXTS: Type = { name: 'a list of text', fix: "write it like ['shop', 'web'], or leave it out", fits: (value) => Array.isArray(value) && value.every(isText) };
const BOOLEAN: Type = { name: 'true or false', fix: 'set true or false, or leave it out', fits: (value) => typeof value === 'boolean' };
const LABELS: Type = { name: 'a map of labels', fix: "write it like { team: 'shop' }, or leave it out", fits: isObject };
const SELECTOR: Type = { name: 'a selector', fix: "write it like { matchLabels: { team: 'shop' } }, or leave it out", fits: isObject };
const LIMITS: Type = { name: 'a map of limits', fix: 'write it like { sampleLimit: 50000 }, or leave it out', fits: isObject };
const MESH: Type = { name: 'a member of MeshMembership', fix: 'use one such as MeshMembership.SIDECAR, or leave it out', fits: (value) => Object.values<unknown>(MeshMembership).includes(value) };

const TYPES: { readonly [F in keyof ProfileProps]-?: Type } = {
  labels: LABELS,
  serviceMonitorSelector: SELECTOR,
  serviceMonitorNamespaceSelector: SELECTOR,
  podMonitorSelector: SELECTOR,
  podMonitorNamespaceSelector: SELECTOR,
  probeSelector: SELECTOR,
  probeNamespaceSelector: SELECTOR,
  scrapeConfigSelector: SELECTOR,
  scrapeConfigNamespaceSelector: SELECTOR,
  ruleSelector: SELECTOR,
  ruleNamespaceSelector: SELECTOR,
  ignoredKinds: TEXTS,
  ignoresNamespaceSelectors: BOOLEAN,
  enforcedNamespaceLabel: TEXT,
  enforcedLimits: LIMITS,
  enforcedBodySizeLimit: TEXT,
  namespace: TEXT,
  podLabels: LABELS,
  serviceAccountName: TEXT,
  readableNamespaces: TEXTS,
  readsNodes: BOOLEAN,
  mesh: MESH,
  prometheusVersion: VERSION,
  operatorVersion: VERSION,
  scrapeConfigVersion: SCRAPE_CONFIG_VERSION,
  kubernetesVersion: VERSION,
  prober: TEXT,
  scrapeClasses: TEXTS,
  readsAnnotations: BOOLEAN,
  readsEndpointSlices: BOOLEAN,
  allowsFiles: BOOLEAN,
  monitorApiGroup: TEXT,
  readerVersion: VERSION,
  external: TEXT,
};

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function wrong(fact: string, value: unknown, { name, fix }: Type): Problem {
  return { code: 'AM123', message: `${fact} is ${inWords(value)}, and ${name} is needed`, fix };
}

function inWords(value: unknown): string {
  if (Array.isArray(value)) {
    const odd = value.find((item) => !isText(item)) as unknown;

    return odd === undefined ? 'a list' : `a list with ${quote(odd)}`;
  }

  return typeof value === 'string' ? `text ${quote(value)}` : typeof value === 'object' && value !== null ? 'an object' : `${value as null}`;
}
