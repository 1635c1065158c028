/** One plan for several workloads: one monitor that selects what the monitors of each would select. */
import { ApiObject } from 'cdk8s';
import { additionNotes } from './operator-mode/additions';
import { MonitorPlan, ObjectAmendments, PeerAuthenticationPlan, Plan } from './plan';
import { quote, quoteList } from '../findings/problem';
import { refuse } from '../findings/refusal';
import { Workload } from '../kubernetes/workload';
import { describe, StringMap, valueAt } from '../manifests/manifest';
import { LabelSelector } from '../manifests/selectors/selector';
import { Amendment } from '../tree/amendments';
import { Declared } from '../tree/from-app';
import { canonicalJson } from '../units/canonical-json';

/** The plan for one of the workloads. */
export interface WorkloadPlan {
  readonly workload: Declared<Workload>;
  readonly plan: Plan;
}

/** A monitor of one workload, with what it would select. */
export interface PlannedMonitor {
  readonly workload: Declared<Workload>;
  readonly monitor: MonitorPlan;
}

/** @param mark labels that all of what is selected gets, if no selector fits */
export function mergePlans(all: readonly WorkloadPlan[], mark: (planned: readonly PlannedMonitor[]) => Marked): Plan {
  const planned = all.flatMap(({ workload, plan: { monitor } }) => (monitor ? [{ workload, monitor }] : []));
  const monitor = planned.length === 0 ? undefined : mergeMonitors(planned, mark);
  const peerAuthentication = mergePeerAuthentications(all);
  refuseDifferentAnnotations(all);
  const marked = monitor?.amendments ?? [];

  return {
    ...(monitor && { monitor: monitor.plan }),
    ...(peerAuthentication && { peerAuthentication }),
    amendments: mergeAmendments([...all.flatMap(({ plan }) => plan.amendments), ...marked]),
    notes: unique([...all.flatMap(({ plan }) => plan.notes), ...marked.flatMap((each, i) => additionNotes([each], planned[i].workload))]),
  };
}

/** A selector for labels that are added. */
export interface Marked {
  readonly selector: LabelSelector;
  readonly amendments: readonly ObjectAmendments[];
}

function mergeMonitors(planned: readonly PlannedMonitor[], mark: (planned: readonly PlannedMonitor[]) => Marked) {
  const [first] = planned;
  refuseDifferentNamespaces(planned);
  refuseDifferentEndpoints(planned);
  const selectors = planned.map(({ monitor }) => selectorOf(monitor));
  const union = tryUnion(selectors.flatMap((selector) => selector ?? []));
  if (union === undefined && selectors.every((selector) => selector === undefined)) return { plan: first.monitor, amendments: [] };
  const { selector, amendments } = union ? { selector: union, amendments: [] } : mark(planned);

  return { plan: { ...first.monitor, spec: withSelector(first.monitor.spec, selector) }, amendments };
}

/** A selector of everything that one of the selectors matches, and nothing else; undefined if labels cannot express it. */
export function tryUnion(selectors: readonly LabelSelector[]): LabelSelector | undefined {
  const distinct = unique(selectors).filter((each, _, all) => all.every((other) => other === each || !covers(other, each)));
  if (distinct.length < 2) return distinct[0];
  if (distinct.some(({ matchExpressions = [] }) => matchExpressions.length > 0)) return undefined;
  const all = distinct.map(({ matchLabels = {} }) => matchLabels);
  const keys = Object.keys(all[0]).sort();
  if (all.some((labels) => Object.keys(labels).sort().join() !== keys.join())) return undefined;
  const [key, ...others] = keys.filter((each) => all.some((labels) => labels[each] !== all[0][each]));
  if (others.length > 0) return undefined;
  const { [key]: _, ...shared } = all[0];

  return {
    ...(Object.keys(shared).length > 0 && { matchLabels: shared }),
    matchExpressions: [{ key, operator: 'In', values: all.map((labels) => labels[key]).sort() }],
  };
}

/** Whether a selector matches all that another one matches. */
function covers({ matchLabels = {}, matchExpressions = [] }: LabelSelector, other: LabelSelector): boolean {
  return matchExpressions.length === 0 && Object.entries(matchLabels).every(([key, value]) => other.matchLabels?.[key] === value);
}

/** Where the selector of a monitor is: that of a Probe is in its targets. Static targets are without a selector. */
const PATHS = [['selector'], ['targets', 'ingress', 'selector']];

function selectorOf({ spec }: MonitorPlan): LabelSelector | undefined {
  return PATHS.map((path) => valueAt(spec, path) as LabelSelector | undefined).find((selector) => selector !== undefined);
}

function withSelector(spec: object, selector: LabelSelector): object {
  const { targets } = spec as { readonly targets?: { readonly ingress?: object } };

  return targets ? { ...spec, targets: { ...targets, ingress: { ...targets.ingress, selector } } } : { ...spec, selector };
}

/** One selector in several namespaces may match pods that are not meant. */
function refuseDifferentNamespaces(planned: readonly PlannedMonitor[]): void {
  const [first, ...others] = planned.map(({ workload }) => workload.value);
  const other = others.find(({ namespace }) => namespace !== first.namespace);
  if (other) refuse('AM224', `${describe(first)} and ${describe(other)} are in different namespaces, and one monitor selects the same labels in all of them`, 'use one AppMonitoring for each');
}

function refuseDifferentEndpoints(planned: readonly PlannedMonitor[]): void {
  const [first] = planned;
  const endpoints = ({ monitor }: PlannedMonitor) => canonicalJson(withSelector(monitor.spec, {}));
  const other = planned.find((each) => endpoints(each) !== endpoints(first));
  if (!other) return;
  const [one, two] = [first, other].map((each) => portsOf(each.monitor.spec));

  refuse('AM224', one === two
    ? `${describe(first.workload.value)} and ${describe(other.workload.value)} need different endpoints, and one monitor has the same for all`
    : `${describe(first.workload.value)} would be scraped on port ${one} and ${describe(other.workload.value)} on port ${two}, and one monitor has the same ports for all`,
  'give the port the same name or number in each workload, or use one AppMonitoring for each');
}

/** A Service or Ingress of several workloads has one value of each annotation. */
function refuseDifferentAnnotations(all: readonly WorkloadPlan[]): void {
  const wanted = all.flatMap(({ workload, plan }) => plan.amendments.flatMap(({ object, amendments }) => (
    amendments.filter(isOfAnnotations).flatMap((each) => Object.entries(each.value as StringMap))
      .map(([name, value]) => ({ workload: workload.value, object, name, value })))));
  const firstOf = ({ object, name }: typeof wanted[number]) => wanted.find((each) => each.object === object && each.name === name)!;
  const other = wanted.find((each) => each.value !== firstOf(each).value);
  if (!other) return;
  const { workload, object: { kind, node }, name, value } = firstOf(other);

  refuse('AM224', `${describe(workload)} needs ${quote(value)} as annotation ${quote(name)} of ${kind} ${quote(node.path)}, and ${describe(other.workload)} needs ${quote(other.value)}`,
    'set port to a number that both serve, or use MonitorType.POD');
}

function isOfAnnotations({ path }: Amendment): boolean {
  return path.join('.') === 'metadata.annotations';
}

function portsOf(spec: object): string {
  type Endpoints = { readonly [field: string]: unknown }[] | undefined;
  const { endpoints, podMetricsEndpoints = endpoints } = spec as { readonly [field: string]: Endpoints };

  return (podMetricsEndpoints ?? []).map(({ port, portNumber, targetPort }) => port ?? portNumber ?? targetPort)
    .map((port) => quote(typeof port === 'object' ? (port as { readonly value: unknown }).value : port)).join(', ');
}

function mergePeerAuthentications(all: readonly WorkloadPlan[]): PeerAuthenticationPlan | undefined {
  const plans = unique(all.flatMap(({ plan: { peerAuthentication } }) => (peerAuthentication ? [peerAuthentication] : [])));
  if (plans.length > 1) {
    refuse('AM224', `one PeerAuthentication cannot select the pods of several workloads: ${quoteList(all.map(({ workload }) => workload.value.name))}`,
      'use IstioExemption.EXCLUDE_INBOUND_PORTS, or one AppMonitoring for each workload');
  }

  return plans[0];
}

function mergeAmendments(all: readonly ObjectAmendments[]): ObjectAmendments[] {
  const byObject = new Map<ApiObject, Amendment[]>();
  for (const { object, amendments } of all) byObject.set(object, unique([...byObject.get(object) ?? [], ...amendments]));

  return [...byObject].map(([object, amendments]) => ({ object, amendments }));
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Map(values.map((value) => [canonicalJson(value), value])).values()];
}
