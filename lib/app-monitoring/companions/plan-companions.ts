/** Fills the objects beside a monitor. */
import { Companion } from './companion';
import { CompanionFacts, CompanionObject } from './companion-object';
import { Severity } from '../../findings/finding';
import { Problem } from '../../findings/problem';
import { allOrRefusal, refuse } from '../../findings/refusal';
import { MERGED_PATH } from '../../istio/metrics-merging';
import { MERGED_PORT } from '../../istio/ports';
import { Workload } from '../../kubernetes/workload';
import { describe, valueAt } from '../../manifests/manifest';
import { LabelSelector } from '../../manifests/selectors/selector';
import { Declared } from '../../tree/from-app';
import { findService } from '../find/find-service';
import { tryUnion } from '../merge-plans';
import { MonitorType } from '../monitor-type';
import { CompanionPlan, Plan, SeveralContext } from '../plan';
import { resolvePodPort } from '../ports/pod-port';
import { resolveServicePort } from '../ports/service-port';
import { resolveMonitorType, Scrape } from '../resolve';

/** The objects, and warnings about what else they do. */
export function planCompanions(context: SeveralContext, plan: Plan): Pick<Plan, 'companions' | 'notes'> {
  const wanted = (context.props.companions ?? []).flatMap((companion) => companion._objects().map((object) => ({ companion, object })));
  const made = allOrRefusal(wanted.map(({ companion, object }) => () => {
    const facts = factsFor(companion, object, { context, plan });
    const { name, namespace } = facts;

    return { companion: { kind: object.kind, name, namespace, fields: object.make(facts) }, notes: notesOn(object, facts, context) };
  }));

  return { companions: made.map(({ companion }): CompanionPlan => companion), notes: made.flatMap(({ notes }) => notes) };
}

function notesOn(object: CompanionObject, facts: CompanionFacts, { view }: SeveralContext): Problem[] {
  return object.isolates?.(facts, view) ? [{
    code: 'AM229',
    severity: Severity.WARNING,
    message: `${object.kind} "${facts.name}" is the only one in this app that selects the pods, and it allows nothing but scrapes, so all other traffic to them is refused`,
    fix: 'add a policy for the traffic of the app, or leave the companion out; acknowledge this if the cluster has such a policy',
  }] : [];
}

interface Planned {
  readonly context: SeveralContext;
  readonly plan: Plan;
}

function factsFor(companion: Companion, { isClusterWide }: CompanionObject, planned: Planned): CompanionFacts {
  const { context: { props, profile, scrapes, monitoring, workloads }, plan } = planned;
  const who = `Companion.${companion.name}()`;
  const base = plan.monitor?.name ?? `${workloads[0].value.name}-metrics`;
  const namespace = workloads[0].value.namespace;
  const { podLabels, serviceAccountName } = profile?.props ?? {};
  const needs = (fact: 'namespace' | 'serviceAccountName') => profile?.props[fact] ?? refuse('AM228',
    `${who} needs ${FACTS[fact]} Prometheus, and ${profile ? `profile ${profile.name} does not set ${fact}` : 'there is no profile'}`, profile ? `set ${fact} in the profile` : `name the Prometheus, e.g. Profile.custom({ ${fact}: '...' }).applyTo(app)`);
  const isMerged = props.mesh?._toMode().kind === 'metrics-merging';

  return {
    name: isClusterWide ? `${namespace ?? monitoring.node.addr}-${base}` : base,
    ...(!isClusterWide && { namespace }),
    hasIdentity: props.mesh?._toMode().kind === 'strict',
    pods: () => podsOf(who, planned),
    podLabels: workloads.map(({ value }) => value.podLabels),
    ports: () => (isMerged ? [MERGED_PORT] : portsOf(who, planned)),
    paths: isMerged ? [MERGED_PATH] : [...new Set(scrapes.map(({ path }) => path))],
    discovered: () => discoveredBy(who, planned),
    reader: { namespace: () => needs('namespace'), podLabels, account: () => needs('serviceAccountName'), hasAccount: serviceAccountName !== undefined },
  };
}

const FACTS = { namespace: 'the namespace of', serviceAccountName: 'the ServiceAccount of' };

/** The pods that the monitor selects; those behind a Service by the selectors of their workloads. */
function podsOf(who: string, { context: { props, workloads }, plan }: Planned): LabelSelector {
  refuseProbe(who, props.monitorType);
  const own = resolveMonitorType(props) === MonitorType.POD ? valueAt(plan.monitor?.spec, ['selector']) as LabelSelector | undefined : undefined;

  return own ?? tryUnion(workloads.map(({ value: { selector, podLabels } }) => selector ?? { matchLabels: podLabels }))
    ?? refuse('AM228', `${who} cannot select the pods of several workloads whose labels differ`, 'use one AppMonitoring for each workload');
}

function portsOf(who: string, { context }: Planned): number[] {
  refuseProbe(who, context.props.monitorType);
  const numbers = context.workloads.flatMap(({ value, object }) => context.scrapes.map((scrape) => {
    const number = typeof scrape.port === 'number' && resolveMonitorType(context.props) === MonitorType.POD
      ? scrape.port : resolvedPort(context, { value, object }, scrape);

    return number || refuse('AM228', `${who} needs the number of ${scrape.where}port, which is not known for ${describe(value)}`, 'set port to a number, or declare the container port');
  }));

  return [...new Set(numbers)].sort((a, b) => a - b);
}

function resolvedPort(
  { view, monitoring, props, scrapes }: SeveralContext, workload: Declared<Workload>, scrape: Scrape,
): number | undefined {
  return resolveMonitorType(props) === MonitorType.SERVICE
    ? resolveServicePort(scrape, findService(view, monitoring, props.service, workload, scrapes).value, workload.value).number
    : resolvePodPort(scrape, workload.value).number;
}

function refuseProbe(who: string, type: MonitorType | undefined): void {
  if (type === MonitorType.INGRESS) refuse('AM228', `${who} is for pods, and a Probe is scraped from its prober`, 'leave it out, or use another monitorType');
}

/** What each kind of discovery reads. @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#kubernetes_sd_config */
function discoveredBy(who: string, { context: { props }, plan }: Planned): ReadonlyMap<string, readonly string[]> {
  if (!props.operatorMode) refuse('AM228', `${who} is for monitors, and annotations are found by a discovery of the whole cluster`, 'set operatorMode: true, or leave it out');
  const role = props.serviceDiscoveryRole as string | undefined;
  switch (resolveMonitorType(props)) {
    case MonitorType.POD: return new Map([['', ['pods']]]);
    case MonitorType.SERVICE: return new Map([
      ['', ['services', ...(role === 'EndpointSlice' ? [] : ['endpoints']), 'pods']],
      ...(role === 'Endpoints' ? [] : [['discovery.k8s.io', ['endpointslices']] as [string, string[]]]),
    ]);
    case MonitorType.INGRESS: return valueAt(plan.monitor?.spec, ['targets', 'ingress']) === undefined
      ? refuse('AM228', `${who} is for what Prometheus discovers, and the targets of this Probe are static`, 'leave it out')
      : new Map([['networking.k8s.io', ['ingresses']]]);
  }
}
