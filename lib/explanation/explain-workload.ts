/** The way of a workload or a Service: its pods, then every server. */
import { declaredPorts, sourcesBehind, whyNoEndpoints } from './explain-endpoints';
import { foundSteps, Sought } from './explain-found';
import { nearestStep } from './explain-nearest';
import { ExplainScene, selectable } from './explain-scene';
import { areScraped, fails, named, passes, some } from './explain-step';
import { ExplanationStep } from './explanation';
import { quoteList } from '../findings/problem';
import { UNMANAGED_SERVER } from '../forecast/server-targets';
import { PLACEHOLDER } from '../kubernetes/placeholder';
import { Pod } from '../kubernetes/pods/pod';
import { templatePathOf } from '../kubernetes/workload';
import { StringMap, valueAt } from '../manifests/manifest';
import { StoredObject } from '../manifests/objects';
import { META } from '../prometheus/discovery/meta-labels';

/** Of anything that runs pods. */
export function workloadSteps(scene: ExplainScene, workload: StoredObject): ExplanationStep[] {
  const { cluster } = scene.inspected;
  const sources = scene.sourcesOf(workload.key);
  const pods = cluster.pods().filter(({ source }) => sources.has(source));
  if (pods.length === 0) return [noPods(workload)];
  const services = cluster.services().filter((service) => cluster.podsOf(service).some(({ source }) => sources.has(source)));
  const selects = services.length === 0 ? 'no Service selects its pods' : `${named(services.map(({ source }) => ({ key: source })))} selects its pods`;

  return [
    podsStep(pods),
    passes('services', selects),
    ...serverSteps(scene, {
      key: workload.key,
      namespace: workload.namespace,
      name: workload.name,
      pods: pods.map(selectable),
      services: services.map(selectable),
      isWanted: (_, { source }) => sources.has(source),
      sources,
      remarkOn: (urls) => undeclared(urls, pods),
    }),
  ];
}

function noPods({ kind, key, manifest }: StoredObject): ExplanationStep {
  const spec = valueAt(manifest, templatePathOf(kind).slice(0, -1));
  const field = ['replicas', 'parallelism'].find((each) => valueAt(spec, [each]) === 0);
  if (field !== undefined) return fails('pods', `it runs no pods: "${field}" is 0`, `set "${field}" of ${key} to 1 or more`);

  return fails('pods', 'it runs no pods: it is suspended', `set "suspend" of ${key} to false`);
}

function podsStep(pods: readonly Pod[]): ExplanationStep {
  const known = pods.every(({ replicas }) => replicas !== undefined);
  const number = pods.reduce((sum, { replicas = 0 }) => sum + replicas, 0);

  return passes('pods', `it runs ${known ? `${number} ${number === 1 ? 'pod' : 'pods'}` : 'pods'} with labels ${labelWords(pods[0].labels)}; declared ports: ${declaredPorts(pods)}`);
}

function labelWords(labels: StringMap): string {
  return Object.entries(labels).filter(([, value]) => !value.includes(PLACEHOLDER)).map(([label, value]) => `${label}: ${value}`).join(', ') || 'none';
}

/** Ports of URLs that no container declares: they may be served all the same. */
function undeclared(urls: readonly string[], pods: readonly Pod[]): string {
  const containers = pods.flatMap((pod) => pod.containers);
  const declared = new Set(containers.flatMap(({ ports }) => ports.map(({ containerPort }) => String(containerPort))));
  const ports = urls.flatMap((url) => /^[^/]*\/\/[^/?]*:(\d+)(?:[/?]|$)/.exec(url)?.[1] ?? []).filter((port) => !declared.has(port));

  return ports.length === 0 ? '' : `; no container declares port ${some([...new Set(ports)])}`;
}

/** Of a Service. */
export function serviceSteps(scene: ExplainScene, { key, namespace, name }: StoredObject): ExplanationStep[] {
  const service = scene.inspected.cluster.tryService(namespace, name)!;
  const behind = [...new Set(sourcesBehind(scene, service))];
  const steps = serverSteps(scene, {
    key,
    namespace,
    name,
    pods: [],
    services: [selectable(service)],
    isWanted: ({ labels }) => labels.get(`${META}namespace`) === namespace && labels.get(`${META}service_name`) === name,
    remarkOn: () => '',
  });
  if (behind.length > 0) return [passes('endpoints', `it leads to ${some(behind)}; ports: ${portsOf(service.ports)}`), ...steps];

  // Who looks at Services themselves needs no pods.
  if (areScraped(steps)) return [passes('endpoints', 'it leads to no pods'), ...steps];

  // Monitors that select it end at the same step.
  return [whyNoEndpoints(scene, service), ...steps.filter(({ stage }) => stage !== 'endpoints')];
}

function portsOf(ports: readonly { readonly name: string; readonly port: number }[]): string {
  return quoteList(ports.map(({ name, port }) => (name === '' ? port : name)));
}

/** Server by server, `prometheus.yml` last. */
function serverSteps(scene: ExplainScene, sought: Sought): ExplanationStep[] {
  const keys = scene.serverKeys();
  if (keys.length === 0) {
    return [fails('server', 'there is no Prometheus or PrometheusAgent among the manifests', 'add the manifest of the server')];
  }
  const stepsOf = (which: (key: string) => boolean) => keys.filter(which).flatMap((key) => foundSteps(scene, key, sought));
  const managed = stepsOf((key) => key !== UNMANAGED_SERVER);
  const byText = stepsOf((key) => key === UNMANAGED_SERVER);
  const isAsked = keys.some((key) => key !== UNMANAGED_SERVER);
  const isMissed = isAsked && !areScraped([...managed, ...byText]) && managed.every(({ isOk }) => isOk);

  return [...managed, ...isMissed ? [nearestStep(scene, sought)] : [], ...byText];
}
