/** Ports that containers declare, and those that injected ones may bring. */
import { Forecast } from '../../forecast/forecast';
import { DeclaredPod } from '../../forecast/monitored-objects';
import { ContainerPort } from '../../kubernetes/pods/container-port';
import { StringMap } from '../../manifests/manifest';

/** Whether a container of a pod declares a port of that name or number. */
export function declares({ containers }: DeclaredPod, wanted: string | number): boolean {
  return containers.some(({ ports }) => ports.some(({ name, containerPort }) => name === wanted || containerPort === wanted));
}

/** All of a pod. */
export function portsOf({ containers }: DeclaredPod): ContainerPort[] {
  return containers.flatMap(({ ports }) => ports);
}

/** `"http" 8080, 9090`, or `no port`. */
export function inWords(ports: readonly ContainerPort[]): string {
  return ports.map(({ name, containerPort }) => (name === '' ? String(containerPort) : `"${name}" ${containerPort}`)).join(', ') || 'no port';
}

/** Whether a port may be one of a container that a webhook puts into one of the pods: a sidecar of a mesh, of Dapr, or a collector. */
export function mayBeInjected({ cluster }: Forecast, pods: readonly DeclaredPod[], wanted: string | number): boolean {
  return OF_SIDECARS.test(String(wanted)) || pods.some((pod) => {
    const namespace = cluster.namespaces().get(pod.namespace);

    return [pod.labels, pod.annotations, namespace?.labels ?? {}, namespace?.annotations ?? {}].some(asksForInjection);
  });
}

/** Names and numbers of ports that Istio, Linkerd, Dapr, Consul and Kuma bring: they are used where nobody tells of the injection, too. */
const OF_SIDECARS = /envoy|istio|linkerd|dapr|consul|kuma|^(?:150\d\d|4143|4191|3500|20200|5670)$/;

function asksForInjection(words: StringMap): boolean {
  return Object.entries(words).some(([key, value]) => /inject|istio\.io\/rev|dapr\.io\/enabled|kuma\.io/.test(key) && !/^(?:false|disabled|no)$/.test(value));
}
