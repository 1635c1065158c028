/** Whether what a monitor selects leads to pods. */
import { JobContext } from './explain-context';
import { named, notKnown, passes, some } from './explain-step';
import { ExplanationStage, ExplanationStep } from './explanation';
import { whyIdle } from './idle-workload';
import { selectorWords } from './selector-words';
import { quote } from '../findings/problem';
import { roleFor } from '../forecast/discovery-role';
import { Inspected } from '../forecast/inspected';
import { Labelled } from '../forecast/match-index';
import { DeclaredPod } from '../forecast/monitored-objects';
import { RunningService } from '../kubernetes/endpoints/running-service';
import { Pod } from '../kubernetes/pods/pod';

/**
 * The pods behind Services, or whether pods run; of several, one is enough.
 * @param sources keys of the workloads whose pods are looked at; left out for all
 */
export function endpointsStep(
  { inspected: { forecast }, server, monitor }: JobContext, selected: readonly Labelled[], sources?: ReadonlySet<string>,
): ExplanationStep | undefined {
  const { key } = server;
  if (monitor.kind === 'PodMonitor') {
    const running = distinctSources((selected as readonly DeclaredPod[]).filter(({ replicas }) => replicas !== 0));

    return running.length > 0 ? passes(ExplanationStage.PODS, `${named(running)} ${running.length > 1 ? 'run' : 'runs'} pods`, key) : undefined;
  }
  if (monitor.kind !== 'ServiceMonitor') return undefined;
  const roles = [roleFor(forecast, monitor, server)];
  const behind = (selected as readonly RunningService[]).flatMap((service) => forecast.paths.behind(service, roles))
    .filter((source) => !sources || sources.has(source));

  const services = distinctSources(selected);

  return behind.length > 0 ? passes(ExplanationStage.ENDPOINTS, `${named(services)} ${services.length > 1 ? 'lead' : 'leads'} to ${named(behind)}`, key) : undefined;
}

function distinctSources(selected: readonly Labelled[]): string[] {
  return [...new Set(selected.map(({ source }) => source))];
}

/** Explains why a job finds no endpoints if no check has a finding about it. */
export function whyNoEndpoints(
  { inspected, server: { key }, monitor }: JobContext, selected: readonly Labelled[], sources?: ReadonlySet<string>,
): ExplanationStep {
  if (monitor.kind === 'ServiceMonitor') return whyNoneBehind(inspected, selected[0] as RunningService, key, sources);
  const owners = named(selected.map(({ source }) => source));
  const { why, fix } = whyIdle(inspected.objects.tryFindByKey(selected[0].source)!, inspected.cluster.workloads);

  return notKnown(ExplanationStage.PODS, `${owners} runs no pods at the moment: ${why}`, fix, key);
}

/** Explains why a Service has no addresses, or no addresses of some workloads, if no check has a finding about it. */
export function whyNoneBehind(
  { cluster, forecast, objects }: Inspected, service: RunningService, server?: string, sources?: ReadonlySet<string>,
): ExplanationStep {
  const { source, selector } = service;
  const unknown = (why: string, fix: string) => notKnown(ExplanationStage.ENDPOINTS, why, fix, server);
  if (selector === undefined) return unknown(`${source} has no selector, and its addresses are not among the manifests`, `add the Endpoints or EndpointSlice of ${source}`);
  const pods = cluster.podsOf(service).filter((pod) => !sources || sources.has(pod.source));
  const [idle] = forecast.monitored().podsOf(service).filter(({ replicas }) => replicas === 0);
  if (pods.length === 0 && idle) {
    const { why, fix } = whyIdle(objects.tryFindByKey(idle.source)!, cluster.workloads);

    return unknown(`${source} selects the pods of ${idle.source}, which runs no pods at the moment: ${why}`, fix);
  }
  if (pods.length === 0) return unknown(`${source} selects pods by ${selectorWords({ matchLabels: selector })}, and no workload in the manifests has these labels`, 'add the manifest of the workload');
  const owners = named(pods.map((pod) => pod.source));

  return unknown(
    `${source} has no address of ${owners}: its pods have ended, or do not declare the port that it leads to (declared: ${declaredPorts(pods)})`,
    `make sure that ${owners} runs and declares the targetPort of ${source}`,
  );
}

/** `"http" (8080), 9090`; `none` where nothing is declared. */
export function declaredPorts(pods: readonly Pick<Pod, 'containers'>[]): string {
  const ports = pods.flatMap(({ containers }) => containers.flatMap((container) => container.ports));
  const texts = ports.map(({ name, containerPort }) => (name === '' ? String(containerPort) : `${quote(name)} (${containerPort})`));

  return texts.length === 0 ? 'none' : some([...new Set(texts)]);
}
