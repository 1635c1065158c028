/**
 * Manifests as they are in a cluster with Istio, whose webhook changes each pod of a namespace with the label `istio-injection: enabled`.
 * Written from Istio's own code, apart from `lib/istio`.
 * @see applyPrometheusMerge, getPrometheusScrape and clearPrometheusAnnotations in pkg/kube/inject/webhook.go of Istio
 */
import { Manifest } from './manifests/manifest';

/** Changes the pod templates of every workload; Namespaces are left out, so that no one injects once more. */
export function injected(manifests: readonly Manifest[]): Manifest[] {
  const copies = JSON.parse(JSON.stringify(manifests)) as any[];
  const isOn = (name: string) => copies.some(({ kind, metadata }) => kind === 'Namespace' && metadata.name === name && metadata.labels?.['istio-injection'] === 'enabled');
  for (const object of copies.filter(({ metadata: { namespace = 'default' } }) => isOn(namespace))) {
    const pod = object.kind === 'Pod' ? object : object.spec?.jobTemplate?.spec.template ?? object.spec?.template;
    if (pod?.spec?.containers) inject(pod);
  }

  return copies.filter(({ kind }) => kind !== 'Namespace');
}

function inject(pod: any): void {
  pod.spec.containers.push({ name: 'istio-proxy', image: 'proxyv2', ports: [{ name: 'http-envoy-prom', containerPort: 15090, protocol: 'TCP' }] });
  const annotations: { [key: string]: string } = pod.metadata.annotations ?? {};
  const spelled = (key: string) => Object.entries(annotations).find(([each]) => canonical(each) === canonical(key))?.[1];
  const isMerged = annotations['prometheus.istio.io/merge-metrics'] !== 'false' && spelled('prometheus.io/scrape') !== 'false' && spelled('prometheus.io/port') !== '15020';
  const others = Object.entries(annotations).filter(([key]) => !CLEARED.has(canonical(key)));

  pod.metadata.annotations = {
    ...isMerged ? Object.fromEntries(others) : annotations,
    ...isMerged && { 'prometheus.io/scrape': 'true', 'prometheus.io/port': '15020', 'prometheus.io/path': '/stats/prometheus' },
    'sidecar.istio.io/status': '{}',
  };
}

/** Prometheus reads all spellings as one. */
function canonical(key: string): string {
  return key.replace(/[./-]/g, '_');
}

const CLEARED = new Set(['prometheus.io/scrape', 'prometheus.io/port', 'prometheus.io/path', 'prometheus.istio.io/scrape-targets'].map(canonical));
