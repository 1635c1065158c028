/** Objects that make others or change them, put into a world at random: what they bring is not known, and no error may deny it. */
import { RandomWorld } from './random-worlds';
import { random } from '../imports/random-object';
import { Manifest, object } from './manifests/manifest';

/** A world with up to four makers, from the seed; some of its monitors refer to Secrets that these create. */
export function withMakers(world: RandomWorld, seed: number): RandomWorld {
  const next = random(seed);
  const count = Math.floor(next() * 5);
  const makers = Array.from({ length: count }, (_, i) => MAKERS[Math.floor(next() * MAKERS.length)](NAMESPACES[Math.floor(next() * NAMESPACES.length)], `x${i}`));
  const manifests = next() < 0.5 ? world.manifests : world.manifests.map((manifest) => changed(manifest, next));

  return { ...world, manifests: [...manifests, ...makers] };
}

const NAMESPACES = ['shop', 'stock', 'monitoring'];

type Maker = (namespace: string, name: string) => Manifest;

const login = { name: 'login' };

const MAKERS: readonly Maker[] = [
  (namespace, name) => object('argoproj.io/v1alpha1', 'Application', { spec: { destination: { namespace } } }, { namespace: 'argocd', name }),
  (namespace, name) => object('helm.toolkit.fluxcd.io/v2', 'HelmRelease', { spec: {} }, { namespace, name }),
  (namespace, name) => object('kustomize.toolkit.fluxcd.io/v1', 'Kustomization', { spec: {} }, { namespace, name }),
  (namespace) => object('kafka.strimzi.io/v1beta2', 'Kafka', { spec: {} }, { namespace }),
  (namespace, name) => object('gateway.networking.k8s.io/v1', 'Gateway', {
    spec: { gatewayClassName: 'istio', listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }] },
  }, { namespace, name }),
  (_, name) => object('kyverno.io/v1', 'ClusterPolicy', { spec: { rules: [{ mutate: {} }] } }, { namespace: undefined, name }),
  (namespace) => object('external-secrets.io/v1', 'ExternalSecret', { spec: { data: [{ secretKey: 'token' }] } }, { namespace, ...login }),
  (namespace) => object('bitnami.com/v1alpha1', 'SealedSecret', { spec: { encryptedData: { token: 'x', other: 'y' } } }, { namespace, ...login }),
  (namespace) => object('external-secrets.io/v1', 'ExternalSecret', { spec: { dataFrom: [{ extract: { key: 'x' } }] } }, { namespace, ...login }),
  (namespace) => object('v1', 'Secret', { stringData: { token: 'ENC[AES256_GCM,data:x,iv:x,tag:x,type:str]' }, sops: { mac: 'x' } }, { namespace, ...login }),
];

/** Asks for a sidecar, runs as a hook, or reads a token that a maker may bring. */
function changed(manifest: Manifest, next: () => number): Manifest {
  const { kind, metadata } = manifest;
  const dice = next();
  if (kind === 'Namespace' && dice < 0.5) return { ...manifest, metadata: { ...metadata, annotations: { 'linkerd.io/inject': 'enabled' } } };
  if (['Deployment', 'Pod', 'Job'].includes(kind) && dice < 0.2) {
    return { ...manifest, metadata: { ...metadata, annotations: { 'helm.sh/hook': dice < 0.1 ? 'test' : 'post-install' } } };
  }
  const field = { ServiceMonitor: 'endpoints', PodMonitor: 'podMetricsEndpoints' }[kind];
  if (field === undefined || dice > 0.6) return manifest;
  const spec = manifest.spec as { readonly [field: string]: readonly object[] };
  const parts = spec[field].map((part) => (dice < 0.3 ? { ...part, authorization: { credentials: { ...login, key: 'token' } } } : { ...part, port: 'linkerd-admin' }));
  const selector = dice > 0.5 ? { selector: { matchExpressions: [{ key: 'linkerd.io/control-plane-ns', operator: 'Exists' }] } } : {};

  return { ...manifest, spec: { ...spec, ...selector, [field]: parts } };
}
