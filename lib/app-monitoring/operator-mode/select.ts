/** Selects exactly one object, or the pods of one workload, for a monitor. */
import { ApiObject } from 'cdk8s';
import { distinguish, jobNameLabel, runsJobs } from './distinguish';
import { quote } from '../../findings/problem';
import { refuse } from '../../findings/refusal';
import { Ingress } from '../../kubernetes/ingress';
import { Service } from '../../kubernetes/service';
import { Workload } from '../../kubernetes/workload';
import { CONTROLLER_LABELS } from '../../kubernetes/workloads/controller-labels';
import { describe, Named, StringMap, valueAt } from '../../manifests/manifest';
import { differencesFrom } from '../../manifests/selectors/label-differences';
import { isEmptySelector, LabelSelector, LabelSelectorRequirement, selectorMatches } from '../../manifests/selectors/selector';
import { Amendment, readPlain } from '../../tree/amendments';
import { AppView, Declared } from '../../tree/from-app';
import { canonicalJson } from '../../units/canonical-json';
import { whyNotLabelValue } from '../../units/kubernetes-names';
import { PlanContext } from '../plan';

/** Label that is added to an object to select it by: no other object of its kind in the namespace has the same value. */
export const MARKER_LABEL = 'app-monitoring';

/** Label that cdk8s-plus gives to pods, with a value for each construct. */
const ADDRESS_LABEL = 'cdk8s.io/metadata.addr';

/** A selector, and the labels that must be added for it. */
export interface Selection {
  readonly selector: LabelSelector;
  readonly amendments: readonly Amendment[];
}

/** Conditions on labels of pods, and the labels that must be added for them. */
export interface PodConditions {
  readonly conditions: readonly LabelSelectorRequirement[];
  readonly amendments: readonly Amendment[];
}

/**
 * Selects a Service by a label with its name, or by the selector that is given. Its other labels are not unique for certain: labels of the
 * chart, the team or the app are also on Services of other repositories in the namespace.
 */
export function selectService(context: PlanContext, service: Declared<Service>): Selection {
  return selectObject(context, service);
}

/** Selects an Ingress as {@link selectService} selects a Service. */
export function selectIngress(context: PlanContext, ingress: Declared<Ingress>): Selection {
  return selectObject(context, ingress);
}

function selectObject({ props, view }: PlanContext, { object, value }: Declared<Service | Ingress>): Selection {
  if (props.selector) return asGiven(props.selector, describe(value), value.labels);
  const own = value.labels[MARKER_LABEL];
  if (own !== undefined && !isTaken(view, object, own)) return { selector: { matchLabels: { [MARKER_LABEL]: own } }, amendments: [] };

  return mark(object, value.name, [['metadata', 'labels']]);
}

/** Whether another object of the kind in the namespace has the label, too. The operator takes a value as a pattern. */
function isTaken(view: AppView, object: ApiObject, label: string): boolean {
  return label === '' || label.includes('.') || view.ofKind(object.kind).some((other) => other !== object
    && other.metadata.namespace === object.metadata.namespace && valueAt(readPlain(other), ['metadata', 'labels', MARKER_LABEL]) === label);
}

/**
 * Selects pods by the selector of the workload, or by labels of the pods for kinds without a selector. Pods of other workloads that this
 * would find are left out by a label in which they differ. A label is added only if there is no such label.
 */
export function selectPods(context: PlanContext): Selection {
  const { props, view, workload, workloads } = context;
  const jobLabel = jobNameLabel(context);
  const { value } = workload;
  if (props.selector) return asGiven(props.selector, `the pods of ${describe(value)}`, { ...value.podLabels, ...value.addedLabels });
  if (value.isUnseen) return { selector: value.selector ?? { matchLabels: value.podLabels }, amendments: [] };
  if (value.selector && !selectorMatches(value.selector, value.podLabels)) {
    refuse('AM214', `${describe(value)} does not select its own pods, so the API server refuses it and no pod would be found`,
      'make spec.selector match the labels of the pod template', workload.object.node.path);
  }
  const own = ownSelector(workload, jobLabel);
  if (own === undefined) return markPods({}, workload, view);
  const others = othersThan(workloads, view.workloadsSelected(value.namespace, own));
  if (others.length === 0) return { selector: own, amendments: [] };
  if (value.selector === undefined && Object.values(value.addedLabels).includes(value.name)) {
    return { selector: { matchLabels: { ...value.podLabels, ...value.addedLabels } }, amendments: [] };
  }
  const conditions = distinguish(value, others, jobLabel);

  return conditions
    ? { selector: { ...own, matchExpressions: [...own.matchExpressions ?? [], ...conditions] }, amendments: [] }
    : markPods(own, workload, view);
}

/** Conditions that leave out pods of other workloads that a Service selects as well: the same for all workloads of a monitor. */
export function conditionsOnPods(context: PlanContext, others: readonly Declared<Workload>[]): PodConditions {
  const { view, workload, workloads } = context;
  const jobLabel = jobNameLabel(context);
  const each = workloads.map((one) => conditionsOf(jobSelector(one, jobLabel)) ?? distinguish(one.value, others, jobLabel));
  const shared = tryShared(each);
  if (shared) return { conditions: shared, amendments: [] };
  const marked = workloads.map((one) => ({ object: one.object, ...markPods({}, one, view) }));
  const conditions = tryShared(marked.map(({ selector }) => conditionsOf(selector)))!;

  return { conditions, amendments: marked.find(({ object }) => object === workload.object)?.amendments ?? [] };
}

function conditionsOf(selector: LabelSelector | undefined): LabelSelectorRequirement[] | undefined {
  return selector && Object.entries(selector.matchLabels ?? {}).map(([key, value]) => ({ key, operator: 'In', values: [value] }));
}

/** Conditions that the pods of all workloads meet: the same for each, or one label with values of its own. */
function tryShared(each: readonly (readonly LabelSelectorRequirement[] | undefined)[]): readonly LabelSelectorRequirement[] | undefined {
  const [first] = each;
  if (first === undefined || each.every((one) => canonicalJson(one) === canonicalJson(first))) return first;
  const isOneLabel = each.every((one) => one?.length === 1 && one[0].operator === 'In' && one[0].key === first[0].key);

  return isOneLabel ? [{ ...first[0], values: [...new Set(each.flatMap((one) => one![0].values ?? []))].sort() }] : undefined;
}

/** Workloads that are not those of the monitor. */
export function othersThan(own: readonly Declared<Workload>[], found: readonly Declared<Workload>[]): Declared<Workload>[] {
  return found.filter(({ value }) => own.every((each) => !isSame(each.value, value)));
}

/** Charts may hold one object for several environments, and a cluster has one of them; others are looked for in the same namespace. */
function isSame(a: Named, b: Named): boolean {
  return a.kind === b.kind && a.name === b.name;
}

/** A selector with labels that are there; undefined if they are not unique for certain. */
function ownSelector(workload: Declared<Workload>, jobLabel: string): LabelSelector | undefined {
  const { object, value: { kind, selector, podLabels } } = workload;
  const own = jobSelector(workload, jobLabel) ?? selector ?? { matchLabels: podLabels };
  const isShared = (kind === 'Pod' || (kind === 'CronJob' && runsJobs(object))) && podLabels[ADDRESS_LABEL] === undefined;

  return isShared || isEmptySelector(own) ? undefined : own;
}

/** The pods of a Job have its name in a label, unless its selector is set by hand. Its template cannot change once it exists. */
function jobSelector({ object, value }: Declared<Workload>, jobLabel: string): LabelSelector | undefined {
  if (value.kind !== 'Job' || !runsJobs(object) || value.podLabels[ADDRESS_LABEL] !== undefined) return undefined;
  if (valueAt(readPlain(object), ['spec', 'manualSelector']) === true) return undefined;

  return { matchLabels: { [jobLabel]: value.name } };
}

/** Pods that are not in the manifests cannot get a label, so they are selected by those that they have. */
function markPods(own: LabelSelector, { object, value }: Declared<Workload>, view: AppView): Selection {
  if (value.isUnseen) return { selector: { matchLabels: value.podLabels }, amendments: [] };
  refuseMarkedSelector(value);
  const name = view.workloadsNamed(value).some((other) => !isSame(other.value, value)) ? object.node.addr : value.name;
  const { selector, amendments } = mark(object, name, value.templatePaths.map((path) => [...path, 'metadata', 'labels']));

  return { selector: { ...own, matchLabels: { ...own.matchLabels, ...selector.matchLabels } }, amendments };
}

/** Another value of the label would not match the selector, so the API server would refuse the workload. */
export function refuseMarkedSelector(workload: Workload): void {
  const { matchLabels = {}, matchExpressions = [] } = workload.selector ?? {};
  if (matchLabels[MARKER_LABEL] === undefined && matchExpressions.every(({ key }) => key !== MARKER_LABEL)) return;

  refuse('AM234', `pods of other workloads match the labels of ${describe(workload)}, whose selector has the label ${quote(MARKER_LABEL)}, so it cannot be used to tell them apart`,
    'give the pods a label that the others do not have, or set selector');
}

/** The operator takes a value as a pattern, in which a dot matches any character. */
function mark(object: ApiObject, name: string, paths: readonly Amendment['path'][]): Selection {
  const value = whyNotLabelValue(name) || name.includes('.') ? object.node.addr : name;
  const selector = { matchLabels: { [MARKER_LABEL]: value } };

  return { selector, amendments: paths.map((path) => ({ path: [...path, MARKER_LABEL], value })) };
}

/** A selector of the user, which must match what is monitored. Values that only the cluster knows are taken as they are. */
function asGiven(selector: LabelSelector, what: string, labels: StringMap): Selection {
  const missing = differencesFrom({
    matchLabels: Object.fromEntries(Object.entries(selector.matchLabels ?? {}).filter(([key]) => !CONTROLLER_LABELS.has(key))),
    matchExpressions: selector.matchExpressions?.filter(({ key }) => !CONTROLLER_LABELS.has(key)),
  }, labels);
  if (missing.length > 0) {
    refuse('AM231', `selector does not match ${what}: it needs ${missing.join(', ')}, so nothing would be scraped`,
      'use labels of that object, or leave selector out');
  }

  return { selector, amendments: [] };
}
