/** The rule that drops targets, and how to fix it. */
import { declaredPorts } from './explain-endpoints';
import { ExplainScene, Selectable } from './explain-scene';
import { fails, named, some } from './explain-step';
import { ExplanationStep } from './explanation';
import { quote } from '../findings/problem';
import { RunningService } from '../kubernetes/endpoints/running-service';
import { isGiven, RuleOrigin } from '../manifests/rule-origin';
import { ScrapeJob } from '../prometheus/configuration/scrape-job';
import { RelabelRule } from '../prometheus/relabel/rule';
import { DroppedTarget } from '../prometheus/targets/target';
import { HIDDEN } from '../redaction/hide-target-secrets';

/** Targets of one job that are all dropped. */
export interface Dropped {
  readonly scene: ExplainScene;
  readonly job: ScrapeJob;
  readonly dropped: readonly DroppedTarget[];
  /** What the monitor selects; empty where it does not go by labels. */
  readonly selected: readonly Selectable[];
  readonly noun?: string;
  /** Keys of the workloads whose pods are looked at; absent for all. */
  readonly sources?: ReadonlySet<string>;
  /** Key of the object with the rules. */
  readonly monitor: string;
}

/** By the target that gets furthest. */
export function dropStep(lost: Dropped, server: string): ExplanationStep {
  const { job, dropped, monitor } = lost;
  const [furthest] = [...dropped].sort((a, b) => (b.rule ?? Infinity) - (a.rule ?? Infinity) || 0);
  const { rule: index, origin, reason, address } = furthest;
  if (index === undefined) {
    return fails('address', `job ${quote(job.name)} drops ${quote(address)} after relabeling: ${reason}`, `change the rules of ${monitor}, or the address that they relabel`, server);
  }
  const rule = job.rules[index];
  const isHidden = reason.endsWith(HIDDEN);
  if (!isHidden && lost.noun !== undefined && isOfPort(origin)) return portStep(lost, rule, origin.by, server);
  const annotation = isHidden ? undefined : annotationOf(rule);
  const fix = annotation === undefined ? `change ${placeOf(origin, monitor)}, or the labels that it compares` : `give it ${annotation}`;

  return fails('rules', `job ${quote(job.name)} drops ${quote(address)}: ${reason}`, fix, server);
}

/** E.g. `spec.endpoints[0].relabelings[1] of ServiceMonitor/shop/cart`. */
function placeOf(origin: RuleOrigin | undefined, monitor: string): string {
  return isGiven(origin) ? `${origin.fieldPath} of ${origin.object}` : `the rule of ${monitor}`;
}

const PORT_RULES = ['service-port-name', 'container-port-name', 'container-port-number'] as const;

type PortRule = typeof PORT_RULES[number];

function isOfPort(origin: RuleOrigin | undefined): origin is { readonly by: PortRule } {
  return origin !== undefined && 'by' in origin && PORT_RULES.some((by) => by === origin.by);
}

function portStep(lost: Dropped, { regex: { text: wanted } }: RelabelRule, by: PortRule, server: string): ExplanationStep {
  return by === 'service-port-name' ? servicePortStep(lost, wanted, server) : podPortStep(lost, by === 'container-port-name', wanted, server);
}

function servicePortStep({ scene, selected, monitor }: Dropped, wanted: string, server: string): ExplanationStep {
  const services = selected.map(({ namespace, name }) => scene.inspected.cluster.tryService(namespace, name)!);
  const ports = services.flatMap((service) => service.ports);
  const numbered = ports.find(({ port, targetPort }) => String(port) === wanted || String(targetPort) === wanted);
  const names = [...new Set(ports.map(({ name }) => name))];
  const message = `port ${quote(wanted)} is no name of a port of ${named(selected)} (has ${portsOf(services)})`;

  return fails('port', message, fixOfPort(numbered, names, monitor, selected), server);
}

function fixOfPort(
  numbered: { readonly name: string } | undefined, names: readonly string[], monitor: string, selected: readonly Selectable[],
): string {
  const meant = numbered ? [numbered.name] : names;
  if (meant.length === 1 && meant[0] === '') return `give the port of ${named(selected)} a name, and ${monitor} that name`;
  if (meant.length === 1) return `write "port": ${quote(meant[0])} in ${monitor}`;

  return `write the name of one of these ports in ${monitor}, or add a port to ${named(selected)}`;
}

function portsOf(services: readonly RunningService[]): string {
  const texts = services.flatMap(({ ports }) => ports.map(({ name, port }) => (name === '' ? `${port} without a name` : `${quote(name)} (${port})`)));

  return texts.length === 0 ? 'none' : some([...new Set(texts)]);
}

function podPortStep(lost: Dropped, isByName: boolean, wanted: string, server: string): ExplanationStep {
  const { scene, selected, noun, sources, monitor } = lost;
  const { cluster } = scene.inspected;
  const pods = selected.flatMap(({ namespace, name }) => (
    noun === 'Service' ? cluster.podsOf(cluster.tryService(namespace, name)!) : cluster.tryPod(namespace, name) ?? []))
    .filter(({ source }) => !sources || sources.has(source));
  const owners = named(pods.map(({ source }) => ({ key: source })));
  const ports = pods.flatMap(({ containers }) => containers.flatMap((container) => container.ports));
  const isDeclared = ports.some(({ containerPort }) => String(containerPort) === wanted);
  const message = `no container of ${owners} declares a port ${isByName ? `named ${quote(wanted)}` : wanted} (declared: ${declaredPorts(pods)})`;
  const fix = isByName && isDeclared && noun === 'pod'
    ? `write "portNumber": ${wanted} in ${monitor}, since "port" is a name` : `declare it in ${owners}, or write a declared port in ${monitor}`;

  return fails('port', message, fix, server);
}

/** What makes an annotation whose value the rule goes by pass; undefined for a rule that goes by something else. */
function annotationOf({ action, sourceLabels, regex }: RelabelRule): string | undefined {
  const [, kind, name] = /^__meta_kubernetes_(pod|service|ingress|node)_annotation(?:present)?_(.*)$/.exec(sourceLabels[0] ?? '') ?? [];
  if (action !== 'keep' || sourceLabels.length !== 1) return undefined;
  const key = name?.replace(/^prometheus_io_/, 'prometheus.io/');

  return key === undefined ? undefined : `the ${kind} annotation ${quote(key)} with a value that matches ${quote(regex.text)}`;
}
