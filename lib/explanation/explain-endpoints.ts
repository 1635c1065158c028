/** Whether what a monitor selects leads to pods. */
import { lacking, nearest } from './explain-labels';
import { ExplainScene, Selectable } from './explain-scene';
import { fails, named, passes, some } from './explain-step';
import { ExplanationStep } from './explanation';
import { quote, quoteList } from '../findings/problem';
import { RunningService } from '../kubernetes/endpoints/running-service';
import { Pod } from '../kubernetes/pods/pod';

/**
 * Of Services the pods behind them, of pods whether they run; of several, one is enough.
 * @param sources keys of the workloads whose pods are looked at; left out for all
 */
export function endpointsStep(
  scene: ExplainScene, noun: 'Service' | 'pod', selected: readonly Selectable[], server?: string, sources?: ReadonlySet<string>,
): ExplanationStep {
  if (noun === 'pod') {
    const running = selected.filter(({ isIdle }) => !isIdle);

    return running.length > 0 ? passes('pods', `${named(running)} runs pods`, server) : fails('pods', `${named(selected)} runs no pods`, `scale ${selected[0].key} up`, server);
  }
  const services = selected.map(({ namespace, name }) => scene.inspected.cluster.tryService(namespace, name)!);
  const behind = services.flatMap((service) => sourcesBehind(scene, service)).filter((source) => !sources || sources.has(source));
  if (behind.length > 0) return passes('endpoints', `${named(selected)} leads to ${some([...new Set(behind)])}`, server);

  return whyNoEndpoints(scene, services[0], server, sources);
}

/** What the addresses of a Service belong to: keys of workloads, else the addresses themselves. */
export function sourcesBehind({ inspected: { cluster } }: ExplainScene, { namespace, name }: RunningService): string[] {
  return [...cluster.endpoints(), ...cluster.endpointSlices()]
    .filter((group) => group.namespace === namespace && group.serviceName === name)
    .flatMap(({ endpoints }) => endpoints.flatMap(({ addresses, targetRef }) => {
      const pod = targetRef?.kind === 'Pod' ? cluster.tryPod(targetRef.namespace, targetRef.name) : undefined;

      return pod ? [pod.source] : addresses;
    }));
}

/** Why a Service has no addresses, or none of some workloads. */
export function whyNoEndpoints(
  scene: ExplainScene, service: RunningService, server?: string, sources?: ReadonlySet<string>,
): ExplanationStep {
  const { source, type, namespace, selector, ports } = service;
  const fail = (message: string, fix: string) => fails('endpoints', message, fix, server);
  if (type === 'ExternalName') {
    return fail(`${source} is an ExternalName, so it has no endpoints`, 'scrape the name by a ScrapeConfig with static targets, or probe it');
  }
  if (selector === undefined) {
    return fail(`${source} has no selector, and no Endpoints or EndpointSlice of it is among the manifests`, `give ${source} a selector, or add its EndpointSlice`);
  }
  const pods = scene.inspected.cluster.podsOf(service).filter((pod) => !sources || sources.has(pod.source));
  if (pods.length === 0) return whyNoPods(scene, service, selector, server);
  const wanted = ports.map(({ targetPort }) => targetPort).filter((port) => typeof port === 'string');
  const isLeftOut = wanted.length > 0 && wanted.length === ports.length;
  if (!isLeftOut) return fail(`the pods of ${source} have ended, or have no address`, `see to it that ${sourcesOf(pods)} runs`);

  return fail(
    `${source} leads to port ${quoteList(wanted)} of its pods, and no container of ${sourcesOf(pods)} declares it (declared: ${declaredPorts(pods)})`,
    `name a declared port as "targetPort" of ${source} in namespace ${quote(namespace)}, or declare it`,
  );
}

function whyNoPods(scene: ExplainScene, { source, namespace }: RunningService, selector: NonNullable<RunningService['selector']>, server?: string): ExplanationStep {
  const all = scene.pods().filter((pod) => pod.namespace === namespace);
  const wanted = { matchLabels: selector };
  const idle = all.filter(({ isIdle, labels }) => isIdle && lacking(wanted, labels).length === 0);
  if (idle.length > 0) return fails('endpoints', `${source} selects the pods of ${named(idle)}, which runs none`, `scale ${idle[0].key} up`, server);
  const wants = `its selector wants ${Object.entries(selector).map(([key, value]) => `${key}: ${value}`).join(', ')}`;
  const near = nearest(wanted, all, source.split('/').slice(-1)[0]);
  if (!near) return fails('endpoints', `${source} selects no pods: ${wants}, and there is none in ${quote(namespace)}`, 'add the manifest of the workload', server);
  const lacks = near.differences.join(', ');

  return fails(
    'endpoints', `${source} selects no pods: ${wants}, and the nearest, those of ${near.value.key}, lack ${lacks}`,
    `give the pods of ${near.value.key} ${lacks}, or mend the selector of ${source}`, server,
  );
}

/** `"http" (8080), 9090`; `none` where nothing is declared. */
export function declaredPorts(pods: readonly Pick<Pod, 'containers'>[]): string {
  const ports = pods.flatMap(({ containers }) => containers.flatMap((container) => container.ports));
  const texts = ports.map(({ name, containerPort }) => (name === '' ? String(containerPort) : `${quote(name)} (${containerPort})`));

  return texts.length === 0 ? 'none' : some([...new Set(texts)]);
}

function sourcesOf(pods: readonly Pod[]): string {
  return named(pods.map(({ source }) => ({ key: source })));
}
