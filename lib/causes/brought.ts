/** Who else may bring what is missing: then it is not certain that scraping fails, and the finding is a note that names them. */
import { Severity } from '../findings/finding';
import { Problem } from '../findings/problem';
import { CauseFinding } from '../forecast/diagnosis';
import { Forecast } from '../forecast/forecast';
import { DeclaredPod } from '../forecast/monitored-objects';
import { stringAt, stringMapAt } from '../manifests/manifest';
import { groupOf, StoredObject } from '../manifests/objects';
import { LabelSelector, selectorMatches } from '../manifests/selectors/selector';
import { Made } from '../surroundings/makers';
import { Maker } from '../surroundings/surroundings';

/** Objects that are missing. */
export interface Missing {
  /** What may bring them. */
  readonly from: readonly Made['what'][];
  /** What is missing, for messages: e.g. `such a Service`. */
  readonly called: string;
  /** Where they are missing; undefined for all namespaces. */
  readonly namespaces?: readonly string[];
  /** Labels that they need. */
  readonly selector?: LabelSelector;
  /** The name that they need. */
  readonly name?: string;
  /** Whether the manifests have objects of the labels, so that an operator counts only if it is about the same app. */
  readonly isPartlyThere?: boolean;
}

/** Who may bring it, each in words that continue `unless`: `Application "argocd/broker" installs such a Service`. */
export function bringersOf({ surroundings }: Forecast, missing: Missing): string[] {
  const { from, called, namespaces, selector = {} } = missing;
  const near = surroundings().makersIn(namespaces).filter(({ hasOnlyLabels }) => !hasOnlyLabels);
  const byLabel = labelsIn(selector).flatMap((label) => surroundings().makersOfLabel(label));

  const able = [...new Set([...near, ...byLabel])].filter((maker) => from.includes(maker.what) && mayBring(maker, missing));
  const likely = able.filter((maker) => isOfApp(maker, selector, missing.name));

  // Where one is about the app, the others are not worth naming.
  return (likely.length > 0 ? likely : able)
    .map(({ does, what }) => `${does} ${what === 'changes' ? 'these objects' : called}`);
}

/** Who may bring what the selector of a monitor matches, or change objects so that it matches them. */
export function bringersFor(forecast: Forecast, monitor: StoredObject, selector: LabelSelector): string[] {
  const namespaces = forecast.namespacesOf(monitor);
  const pods = monitor.kind === 'PodMonitor' ? forecast.monitored().pods().matching(namespaces, {}) : [];
  const wanted = WANTED[monitor.kind as keyof typeof WANTED] ?? WANTED.Probe;

  return [...labellersOf(forecast, pods, selector), ...bringersOf(forecast, { ...wanted, namespaces, selector })];
}

/** What may bring the objects that a kind of monitor selects. */
const WANTED = {
  ServiceMonitor: { from: ['all', 'pods', 'services', 'changes'], called: 'such a Service' },
  PodMonitor: { from: ['all', 'pods', 'changes'], called: 'such pods' },
  Probe: { from: ['all', 'changes'], called: 'such an Ingress' },
} as const;

/** Who may bring another object that a monitor selects, where the manifests already have one. */
export function selectedBringersOf(forecast: Forecast, monitor: StoredObject): string[] {
  const lookup = forecast.monitored().targetSelectorOf(monitor);
  const ofServices = { from: ['all', 'pods', 'services'], called: 'another such Service' } as const;
  const ofPods = { from: ['all', 'pods'], called: 'other such pods' } as const;
  const kind = monitor.kind === 'ServiceMonitor' ? ofServices : ofPods;

  const namespaces = forecast.namespacesOf(monitor);

  return lookup ? bringersOf(forecast, { ...kind, namespaces, selector: lookup.selector, isPartlyThere: true }) : [];
}

function mayBring(maker: Maker, { selector = {}, name, isPartlyThere }: Missing): boolean {
  const set = Object.entries(maker.sets ?? {});
  const isContradicted = set.some(([key, value]) => (stringAt(selector.matchLabels, [key]) ?? value) !== value);
  const isAnyApp = maker.what !== 'pods' || (!isPartlyThere && name === undefined);

  return !isContradicted && (isAnyApp || isOfApp(maker, selector, name));
}

/** Whether a name or the labels are those of the object, or of its operator. */
function isOfApp({ object, labels }: Maker, selector: LabelSelector, name: string | undefined): boolean {
  const group = groupOf(object.manifest.apiVersion ?? '');
  const keys = positiveKeys(selector);
  const values = [...Object.values(selector.matchLabels ?? {}), ...(selector.matchExpressions ?? []).flatMap((each) => each.values ?? [])];
  const isNamed = [...values, ...name === undefined ? [] : [name]].some((each) => each === object.name || each.startsWith(`${object.name}-`));
  const isOfOperator = keys.some((key) => key.includes('/') && isWithin(key.slice(0, key.indexOf('/')), group));

  const isLabelled = keys.length > 0 && selectorMatches(selector, stringMapAt(object.manifest, ['metadata', 'labels']));

  return isNamed || isOfOperator || isLabelled || labelsIn(selector).some((label) => labels?.test(label));
}

/** `strimzi.io` and `kafka.strimzi.io`. */
function isWithin(one: string, other: string): boolean {
  return one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`);
}

/** Webhooks that may set the labels that pods lack for a selector. */
export function labellersOf({ surroundings }: Forecast, pods: readonly DeclaredPod[], selector: LabelSelector): string[] {
  const keys = positiveKeys(selector);
  const found = pods.slice(0, MOST).flatMap((pod) => {
    const missing = keys.filter((key) => stringAt(pod.labels, [key]) === undefined);
    const added = missing.map((key) => ({ key, by: surroundings().injection.mayAddLabel(pod, key) })).filter(({ by }) => by.length > 0);
    const isEnough = added.length > 0 && selectorMatches(without(selector, new Set(added.map(({ key }) => key))), pod.labels);

    return isEnough ? added.flatMap(({ by }) => by) : [];
  });

  return [...new Set(found)];
}

const MOST = 50;

/** Webhooks that may add a container with a port to one of the pods. */
export function portInjectorsOf({ surroundings }: Forecast, pods: readonly DeclaredPod[], port: string | number): string[] {
  return [...new Set(pods.slice(0, MOST).flatMap((pod) => surroundings().injection.mayAddPort(pod, port)))];
}

/**
 * A finding that is certain only if no one brings what is missing.
 * @param message from ` unless ...` after the consequence, or nothing
 */
export function unlessBrought(bringers: readonly string[], { message, ...rest }: Pick<Problem, 'code' | 'severity' | 'fix' | 'field'> & { readonly message: (unless: string) => string }): Pick<CauseFinding, 'problem' | 'isOpen'> {
  if (bringers.length === 0) return { problem: { ...rest, message: message('') } };
  const more = bringers.length - SHOWN;
  const some = `${bringers.slice(0, SHOWN).join(' or ')}${more > 0 ? ` or ${more === 1 ? '1 other does' : `${more} others do`}` : ''}`;
  const problem = { ...rest, severity: Severity.INFO, message: message(` unless ${some}, which is not known`), fix: `make sure that ${some}; otherwise ${rest.fix}` };

  return { isOpen: true, problem };
}

const SHOWN = 2;

/** Keys of labels that an object must have. */
function positiveKeys({ matchLabels = {}, matchExpressions = [] }: LabelSelector): string[] {
  const positive = matchExpressions.filter(({ operator }) => operator === 'In' || operator === 'Exists');

  return [...Object.keys(matchLabels), ...positive.map(({ key }) => key)];
}

/** These keys, and the pairs `key=value` that an object may have. */
function labelsIn(selector: LabelSelector): string[] {
  const { matchLabels = {}, matchExpressions = [] } = selector;
  const pairs = [...Object.entries(matchLabels), ...matchExpressions.filter(({ operator }) => operator === 'In').flatMap(({ key, values = [] }) => values.map((value) => [key, value]))];

  return [...positiveKeys(selector), ...pairs.map(([key, value]) => `${key}=${value}`)];
}

function without({ matchLabels = {}, matchExpressions = [] }: LabelSelector, keys: ReadonlySet<string>): LabelSelector {
  return {
    matchLabels: Object.fromEntries(Object.entries(matchLabels).filter(([key]) => !keys.has(key))),
    matchExpressions: matchExpressions.filter(({ key }) => !keys.has(key)),
  };
}
