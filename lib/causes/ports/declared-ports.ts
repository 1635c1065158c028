/** Ports that containers declare, and ports that injected containers may add. */
import { Forecast } from '../../forecast/forecast';
import { DeclaredPod } from '../../forecast/monitored-objects';
import { ContainerPort } from '../../kubernetes/pods/container-port';
import { StringMap } from '../../manifests/manifest';

/** Whether a container of a pod declares a port with that name or number. */
export function declares({ containers }: DeclaredPod, wanted: string | number): boolean {
  return containers.some(({ ports }) => ports.some(({ name, containerPort }) => name === wanted || containerPort === wanted));
}

/** The ports that all containers of a pod declare. */
export function portsOf({ containers }: DeclaredPod): ContainerPort[] {
  return containers.flatMap(({ ports }) => ports);
}

/** Lists ports for a message: `"http" 8080, 9090`, or `no port`. */
export function inWords(ports: readonly ContainerPort[]): string {
  return ports.map(({ name, containerPort }) => (name === '' ? String(containerPort) : `"${name}" ${containerPort}`)).join(', ') || 'no port';
}

/** Whether a webhook may inject a container with that port into one of the pods: a sidecar of a mesh, of Dapr, or a collector. */
export function mayBeInjected({ cluster }: Forecast, pods: readonly DeclaredPod[], wanted: string | number): boolean {
  return OF_SIDECARS.test(String(wanted)) || pods.some((pod) => {
    const namespace = cluster.namespaces().get(pod.namespace);

    return [pod.labels, pod.annotations, namespace?.labels ?? {}, namespace?.annotations ?? {}].some(asksForInjection);
  });
}

/** Ports of Istio, Linkerd, Dapr, Consul and Kuma sidecars, which are accepted even if no manifest asks for the injection. */
const OF_SIDECARS = /envoy|istio|linkerd|dapr|consul|kuma|^(?:150\d\d|4143|4191|3500|20200|5670)$/;

function asksForInjection(words: StringMap): boolean {
  return Object.entries(words).some(([key, value]) => /inject|istio\.io\/rev|dapr\.io\/enabled|kuma\.io/.test(key) && !/^(?:false|disabled|no)$/.test(value));
}
