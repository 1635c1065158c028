/** The way of a workload or a Service: its pods, then every server. */
import { ExplainContext } from './explain-context';
import { declaredPorts, whyNoneBehind } from './explain-endpoints';
import { errorsOn, failingSteps } from './explain-failure';
import { foundSteps, Sought } from './explain-found';
import { noServerSteps } from './explain-server';
import { areScraped, named, notKnown, passes, some } from './explain-step';
import { ExplanationStage, ExplanationStep } from './explanation';
import { whyIdle } from './idle-workload';
import { quoteList } from '../findings/problem';
import { urlParts } from '../forecast/pod-targets';
import { UNMANAGED_SERVER } from '../forecast/server-targets';
import { PLACEHOLDER } from '../kubernetes/placeholder';
import { Pod } from '../kubernetes/pods/pod';
import { Workloads } from '../kubernetes/workloads/workloads';
import { StringMap } from '../manifests/manifest';
import { StoredObject } from '../manifests/objects';
import { META } from '../prometheus/discovery/meta-labels';

/** The steps of a workload: its pods, the Services that select them, and the monitors. */
export function workloadSteps(context: ExplainContext, workload: StoredObject): ExplanationStep[] {
  const { cluster, forecast } = context.inspected;
  const sources = forecast.family.of(workload.key);
  const pods = cluster.pods().filter(({ source }) => sources.has(source));
  if (pods.length === 0) return [noPods(workload, cluster.workloads)];
  const services = cluster.services().filter((service) => cluster.podsOf(service).some(({ source }) => sources.has(source)))
    .map(({ source }) => source);

  return [
    podsStep(pods),
    passes(ExplanationStage.SERVICES, services.length === 0 ? 'no Service selects its pods' : `${named(services)} ${services.length > 1 ? 'select' : 'selects'} its pods`),
    ...serverSteps(context, {
      key: workload.key,
      keys: new Set([...sources, ...services]),
      isWanted: (_, { source }) => sources.has(source),
      sources,
      remarkOn: (urls) => undeclared(urls, pods),
    }),
  ];
}

function noPods(workload: StoredObject, workloads: Workloads): ExplanationStep {
  if (!workloads.has(workload)) {
    return notKnown(ExplanationStage.PODS, 'its pods are made by its operator, so they are not among the manifests',
      `add the pods of ${workload.key}, as they are in the cluster`);
  }
  const { why, fix } = whyIdle(workload, workloads);

  return notKnown(ExplanationStage.PODS, `it runs no pods at the moment: ${why}`, fix);
}

function podsStep(pods: readonly Pod[]): ExplanationStep {
  const known = pods.every(({ replicas }) => replicas !== undefined);
  const number = pods.reduce((sum, { replicas = 0 }) => sum + replicas, 0);

  return passes(ExplanationStage.PODS, `it runs ${known ? `${number} ${number === 1 ? 'pod' : 'pods'}` : 'pods'} with labels ${labelWords(pods[0].labels)}; declared ports: ${declaredPorts(pods)}`);
}

function labelWords(labels: StringMap): string {
  return Object.entries(labels).filter(([, value]) => !value.includes(PLACEHOLDER)).map(([label, value]) => `${label}: ${value}`).join(', ') || 'none';
}

/** Ports of URLs that no container declares: they may be served all the same. */
function undeclared(urls: readonly string[], pods: readonly Pod[]): string {
  const containers = pods.flatMap((pod) => pod.containers);
  const declared = new Set(containers.flatMap(({ ports }) => ports.map(({ containerPort }) => containerPort)));
  const ports = urls.flatMap((url) => urlParts(url)?.port ?? []).filter((port) => !declared.has(port));

  return ports.length === 0 ? '' : `; no container declares port ${some([...new Set(ports)].map(String))}`;
}

/** The steps of a Service: its endpoints, and the monitors that select it. */
export function serviceSteps(context: ExplainContext, { key, namespace, name }: StoredObject): ExplanationStep[] {
  const { cluster, forecast } = context.inspected;
  const service = cluster.tryService(namespace, name)!;
  const behind = forecast.paths.behind(service);
  const steps = serverSteps(context, {
    key,
    keys: new Set([key]),
    isWanted: ({ labels }) => labels.get(`${META}namespace`) === namespace && labels.get(`${META}service_name`) === name,
    remarkOn: () => '',
  });
  if (behind.length > 0) return [passes(ExplanationStage.ENDPOINTS, `it leads to ${some(behind)}; ports: ${portsOf(service.ports)}`), ...steps];

  // Who looks at Services themselves needs no pods.
  if (areScraped(steps)) return [passes(ExplanationStage.ENDPOINTS, 'it leads to no pods'), ...steps];
  const errors = errorsOn(context, key, { stages: ['lookup'] });
  // A port that no container declares is found on the monitors.
  const isFound = steps.some(({ stage, finding }) => stage === ExplanationStage.PORT && finding !== undefined);
  const why = errors.length > 0 ? failingSteps(context, errors) : isFound ? [] : [whyNoneBehind(context.inspected, service)];

  // Monitors that select it end at the same step.
  return [...why, ...steps.filter(({ stage }) => stage !== ExplanationStage.ENDPOINTS)];
}

function portsOf(ports: readonly { readonly name: string; readonly port: number }[]): string {
  return quoteList(ports.map(({ name, port }) => (name === '' ? port : name)));
}

/** Server by server, `prometheus.yml` last. */
function serverSteps(context: ExplainContext, sought: Sought): ExplanationStep[] {
  const { servers } = context.inspected.forecast;
  if (servers.length === 0) return noServerSteps(context, sought.key);
  const sorted = [...servers].sort((a, b) => (a.key < b.key ? -1 : 1));
  const stepsOf = (isByText: boolean) => sorted.filter(({ key }) => (key === UNMANAGED_SERVER) === isByText)
    .flatMap((server) => foundSteps(context, server, sought));
  const [managed, byText] = [stepsOf(false), stepsOf(true)];
  const isAsked = servers.some(({ key }) => key !== UNMANAGED_SERVER);
  const isMissed = isAsked && !areScraped([...managed, ...byText]) && managed.every(({ isOk }) => isOk);

  return [...managed, ...isMissed ? notSelectedSteps(context, sought) : [], ...byText];
}

/** What is found on it, or on a monitor or Service that nearly leads to it. */
function notSelectedSteps(context: ExplainContext, { key, keys }: Sought): ExplanationStep[] {
  const diagnosis = context.inspected.diagnosis();
  const near = [
    ...[...keys].flatMap((each) => diagnosis.find(each, { stages: ['annotations', 'lookup'] })),
    ...[key, ...keys].flatMap((each) => diagnosis.about(each)).filter(({ stage }) => stage === 'lookup'),
  ];
  if (near.length > 0) return failingSteps(context, near);

  return [notKnown(ExplanationStage.MONITOR, 'no ServiceMonitor or PodMonitor selects it, and whether one is to is not in the manifests', 'declare an AppMonitoring for it, or a monitor that selects it')];
}
