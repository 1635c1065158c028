/** Kinds of objects for which a controller creates other objects: a table of what it creates, and in which namespaces. */
import { listAt, stringAt, StringMap, stringMapAt, valueAt } from '../manifests/manifest';
import { groupOf, StoredObject } from '../manifests/objects';
import { textsAt } from '../manifests/texts-at';

/** What a controller creates or changes because of an object. */
export interface Made {
  /**
   * `all` for objects of every kind, as an installer does; `pods` for Services and pods; `services` for Services alone; `changes` for
   * objects of others that it changes.
   */
  readonly what: 'all' | 'pods' | 'services' | 'changes';
  /** Who does it, for messages. */
  readonly by: 'itself' | 'controller' | 'operator' | 'Dapr';
  /** Absent where it may be any. */
  readonly namespaces?: readonly string[];
  /** Labels by which its objects are known, in whatever namespace: keys alone, or `key=value`. */
  readonly labels?: RegExp;
  /** Whether its objects have no other labels. */
  readonly hasOnlyLabels?: true;
  /** Labels that its objects certainly have. */
  readonly sets?: StringMap;
}

/** A kind, and what its controller creates. */
interface Row {
  readonly group: RegExp;
  readonly kind?: RegExp;
  /** Undefined where it creates neither Services nor pods nor what they need. */
  readonly makes: (object: StoredObject) => Made | undefined;
}

const nothing = () => undefined;

/**
 * @see https://gateway-api.sigs.k8s.io/geps/gep-1762/, the keys of Envoy Gateway and Istio, and EnvoyAppLabel in
 * internal/infrastructure/kubernetes/proxy of Envoy Gateway, whose proxies are in its own namespace
 */
const OF_GATEWAYS = /(?:^|\/)(?:owning-)?gateway-(?:name|namespace|class|class-name)$|^gateway\.(?:networking\.k8s|envoyproxy|istio)\.io\/|^app\.kubernetes\.io\/(?:name=envoy|managed-by=envoy-gateway)$/;

/** Kinds of resources that a change to pods or Services is about. */
const CHANGED: ReadonlySet<string> = new Set(['*', '*/*', 'pods', 'pods/*', 'services', 'deployments', 'statefulsets', 'daemonsets', 'secrets', 'configmaps']);

/** Objects that make the API server change other objects. */
const MUTATORS: readonly Row[] = [
  /** @see https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/ */
  {
    group: /^admissionregistration\.k8s\.io$/,
    kind: /^MutatingWebhookConfiguration$/,
    makes: ({ manifest }) => changesIf(listAt(manifest, ['webhooks']).flatMap((webhook) => listAt(webhook, ['rules']))),
  },
  {
    group: /^admissionregistration\.k8s\.io$/,
    kind: /^MutatingAdmissionPolicy$/,
    makes: ({ manifest }) => changesIf(listAt(manifest, ['spec', 'matchConstraints', 'resourceRules'])),
  },
  /** @see https://open-policy-agent.github.io/gatekeeper/website/docs/mutation/ */
  { group: /^mutations\.gatekeeper\.sh$/, makes: () => ({ what: 'changes', by: 'itself' }) },
  { group: /^policies\.kyverno\.io$/, kind: /MutatingPolicy$/, makes: () => ({ what: 'changes', by: 'itself' }) },
];

function changesIf(rules: readonly unknown[]): Made | undefined {
  return rules.some((rule) => textsAt(rule, ['resources']).some((resource) => CHANGED.has(resource))) ? { what: 'changes', by: 'itself' } : undefined;
}

const ROWS: readonly Row[] = [
  /** @see https://argo-cd.readthedocs.io/en/stable/operator-manual/application.yaml: one that installs into its own namespace may bring Applications */
  { group: /^argoproj\.io$/, kind: /^Application$/, makes: ({ namespace, manifest: { spec } }) => installs(apart(stringAt(spec, ['destination', 'namespace']), namespace)) },
  {
    group: /^argoproj\.io$/,
    kind: /^ApplicationSet$/,
    makes: ({ namespace, manifest: { spec } }) => installs(apart(stringAt(spec, ['template', 'spec', 'destination', 'namespace']), namespace)),
  },
  { group: /^argoproj\.io$/, kind: /^(?:AppProject|Rollout|AnalysisTemplate|ClusterAnalysisTemplate|Experiment|.*WorkflowTemplate)$/, makes: nothing },
  /** @see https://fluxcd.io/flux/components/helm/helmreleases/#target-namespace */
  { group: /^helm\.toolkit\.fluxcd\.io$/, kind: /^HelmRelease$/, makes: ({ namespace, manifest: { spec } }) => installs(stringAt(spec, ['targetNamespace']) ?? namespace) },
  /** @see https://fluxcd.io/flux/components/kustomize/kustomizations/#target-namespace: without it the manifests decide */
  { group: /^kustomize\.toolkit\.fluxcd\.io$/, kind: /^Kustomization$/, makes: ({ manifest: { spec } }) => installs(stringAt(spec, ['targetNamespace'])) },
  { group: /^(?:source|notification|image)\.toolkit\.fluxcd\.io$/, makes: nothing },
  /** @see https://fluxoperator.dev/docs/crd/resourceset/ */
  { group: /^fluxcd\.controlplane\.io$/, kind: /^ResourceSet$/, makes: () => installs() },
  /** @see https://docs.k3s.io/helm */
  { group: /^helm\.cattle\.io$/, kind: /^HelmChart$/, makes: ({ namespace, manifest: { spec } }) => installs(stringAt(spec, ['targetNamespace']) ?? namespace) },
  { group: /^helm\.cattle\.io$/, makes: nothing },
  /** @see https://docs.k0sproject.io/stable/helm-charts/ */
  { group: /^helm\.k0sproject\.io$/, makes: ({ manifest: { spec } }) => installs(stringAt(spec, ['namespace'])) },
  /** @see https://fleet.rancher.io/ref-fleet-yaml */
  {
    group: /^fleet\.cattle\.io$/,
    kind: /^(?:GitRepo|Bundle|HelmOp)$/,
    makes: ({ manifest: { spec } }) => installs(stringAt(spec, ['targetNamespace']) ?? stringAt(spec, ['namespace'])),
  },
  { group: /^fleet\.cattle\.io$/, makes: nothing },
  /** @see https://carvel.dev/kapp-controller/docs/latest/app-overview/ */
  { group: /^(?:kappctrl\.k14s\.io|packaging\.carvel\.dev)$/, kind: /^(?:App|PackageInstall)$/, makes: () => installs() },
  { group: /^(?:kappctrl\.k14s\.io|packaging\.carvel\.dev|data\.packaging\.carvel\.dev)$/, makes: nothing },
  /** @see https://olm.operatorframework.io/docs/concepts/crds/: an operator may create objects in any namespace */
  { group: /^operators\.coreos\.com$/, kind: /^(?:Subscription|ClusterServiceVersion)$/, makes: ({ namespace }) => installs(namespace) },
  { group: /^olm\.operatorframework\.io$/, kind: /^ClusterExtension$/, makes: ({ manifest: { spec } }) => installs(stringAt(spec, ['namespace'])) },
  { group: /^(?:operators\.coreos\.com|olm\.operatorframework\.io)$/, makes: nothing },
  /** @see https://github.com/crossplane-contrib/provider-kubernetes and provider-helm */
  { group: /^kubernetes\.(?:m\.)?crossplane\.io$/, makes: ({ manifest: { spec } }) => installs(stringAt(spec, ['forProvider', 'manifest', 'metadata', 'namespace'])) },
  { group: /^helm\.(?:m\.)?crossplane\.io$/, makes: ({ manifest: { spec } }) => installs(stringAt(spec, ['forProvider', 'namespace'])) },
  /** A resource that a provider manages outside of the cluster, or a package. */
  { group: /(?:^|\.)(?:crossplane\.io|upbound\.io)$/, makes: nothing },
  /** @see https://kyverno.io/docs/policy-types/cluster-policy/generate/ */
  { group: /^kyverno\.io$/, kind: /^(?:ClusterPolicy|Policy)$/, makes: ({ kind, namespace, manifest }) => ofRules(manifest.spec, kind === 'Policy' ? namespace : undefined) },
  { group: /^policies\.kyverno\.io$/, kind: /GeneratingPolicy$/, makes: () => installs() },
  { group: /(?:^|\.)kyverno\.io$/, makes: nothing },
  /** @see https://gateway-api.sigs.k8s.io/geps/gep-1762/: in the namespace of the Gateway, or with its labels in that of the controller */
  {
    group: /^gateway\.networking\.k8s\.io$/,
    kind: /^Gateway$/,
    makes: ({ namespace, name }) => ({ what: 'pods', by: 'controller', namespaces: [namespace], labels: OF_GATEWAYS, sets: { 'gateway.networking.k8s.io/gateway-name': name } }),
  },
  /** @see pkg/operator/handlers/dapr_handler.go of dapr: the Service `<app-id>-dapr` with the label `dapr.io/enabled` */
  { group: /^apps$/, kind: /^(?:Deployment|StatefulSet)$/, makes: (object) => ofDaprApp(object) ?? ofKubelets(object) },
  ...MUTATORS,
  /** Workloads whose pods are those of their template, and what scales them. */
  { group: /^(?:apps\.kruise\.io|apps\.openshift\.io|keda\.sh)$/, makes: nothing },
  /** @see https://www.kubeflow.org/docs/components/spark-operator/: a project outside of Kubernetes, despite its group */
  { group: /^sparkoperator\.k8s\.io$/, makes: ofOperator },
  /** Groups whose objects create neither Services nor pods. Those of Kubernetes have no dot, or end with `.k8s.io`. */
  { group: /^[^.]*$|\.k8s\.io$/, makes: nothing },
  {
    group: new RegExp(`^(?:${[
      'cert-manager.io', 'acme.cert-manager.io', 'trust.cert-manager.io', 'external-secrets.io', 'generators.external-secrets.io', 'kubernetes-client.io', 'bitnami.com',
      'isindir.github.com', 'secrets.hashicorp.com', 'ricoberger.de', 'onepassword.com', 'secrets.doppler.com', 'secrets.infisical.com', 'spv.no', 'clustersecret.io',
      'secretgenerator.mittwald.de', 'secretgen.k14s.io', 'secretgen.carvel.dev', 'networking.istio.io', 'security.istio.io', 'telemetry.istio.io', 'extensions.istio.io',
      'policy.linkerd.io', 'linkerd.io', 'traefik.io', 'traefik.containo.us', 'cilium.io', 'crd.projectcalico.org', 'projectcalico.org', 'metallb.io',
      'externaldns.k8s.io', 'velero.io', 'reloader.stakater.com', 'dapr.io', 'split.smi-spec.io', 'configuration.konghq.com', 'k8s.nginx.org',
      'monitoring.googleapis.com', 'cloud.google.com', 'networking.gke.io', 'elbv2.k8s.aws', 'vpcresources.k8s.aws', 'karpenter.sh', 'karpenter.k8s.aws', 'route.openshift.io',
      'security.openshift.io', 'config.openshift.io', 'templates.gatekeeper.sh', 'constraints.gatekeeper.sh', 'aquasecurity.github.io', 'jsonnet.io',
    ].map((group) => group.replace(/\./g, '\\.')).join('|')})$`),
    makes: nothing,
  },
  { group: /^grafana\.integreatly\.org$/, kind: /^Grafana.+/, makes: nothing },
  { group: /^projectcontour\.io$/, kind: /^(?:HTTPProxy|TLSCertificateDelegation|ExtensionService)$/, makes: nothing },
  /** What the operator creates for them is known. */
  { group: /^monitoring\.coreos\.com$/, makes: nothing },
  /** Operators in general: an object of a group that is not known may have Services and pods of its own. */
  { group: /\./, makes: ofOperator },
];

/** What a controller creates for an object; undefined for nothing that monitors could need. */
export function madeFor(object: StoredObject): Made | undefined {
  const group = groupOf(object.manifest.apiVersion ?? '');

  return ROWS.find((row) => row.group.test(group) && (row.kind?.test(object.manifest.kind ?? '') ?? true))?.makes(object);
}

/**
 * In its own namespace, and in those that its spec names. One that sets no namespace may be of a kind without namespaces, such as a
 * composite resource of Crossplane: then its objects may be anywhere.
 */
function ofOperator({ namespace, manifest: { metadata, spec } }: StoredObject): Made {
  const named = NAMESPACE_FIELDS.flatMap((field) => stringAt(spec, [field]) || []);

  return { what: 'pods', by: 'operator', ...metadata?.namespace && { namespaces: [...new Set([namespace, ...named])] } };
}

const NAMESPACE_FIELDS = ['namespace', 'targetNamespace', 'releaseNamespace', 'installNamespace'];

/** Objects of all kinds; without a namespace, or with one that a template fills in, they may be anywhere. */
function installs(namespace?: string): Made {
  return { what: 'all', by: 'itself', ...namespace !== undefined && namespace !== '' && !/[{$]/.test(namespace) && { namespaces: [namespace] } };
}

function apart(destination: string | undefined, own: string): string | undefined {
  return destination === own ? undefined : destination;
}

/** Kinds that a generating rule brings and that monitors need. */
const NEEDED: ReadonlySet<string> = new Set([
  'Service', 'Endpoints', 'EndpointSlice', 'Pod', 'Deployment', 'StatefulSet', 'DaemonSet', 'Secret', 'ConfigMap', 'Role', 'RoleBinding', 'ClusterRole',
  'ClusterRoleBinding', 'NetworkPolicy', 'Ingress',
]);

function ofRules(spec: unknown, own?: string): Made | undefined {
  const rules = listAt(spec, ['rules']);
  const generating = rules.map((rule) => valueAt(rule, ['generate'])).filter((rule) => rule !== undefined);
  const kinds = generating.flatMap((rule) => [
    stringAt(rule, ['kind']) ?? '', ...textsAt(rule, ['cloneList', 'kinds']).map((kind) => kind.slice(kind.lastIndexOf('/') + 1)),
  ]);
  const places = generating.map((rule) => stringAt(rule, ['namespace']));
  if (kinds.some((kind) => NEEDED.has(kind))) return installs(own ?? (places.length === 1 ? places[0] : undefined));
  const isChanging = rules.some((rule) => valueAt(rule, ['mutate']) !== undefined);

  return isChanging ? { what: 'changes', by: 'itself', ...own !== undefined && { namespaces: [own] } } : undefined;
}

function ofDaprApp({ namespace, manifest }: StoredObject): Made | undefined {
  const annotations = stringMapAt(manifest, ['spec', 'template', 'metadata', 'annotations']);
  if (!/^(?:true|yes|y|on|1)$/i.test(annotations['dapr.io/enabled'] ?? '') || !annotations['dapr.io/app-id']) return undefined;

  return { what: 'services', by: 'Dapr', namespaces: [namespace], labels: /^dapr\.io\//, hasOnlyLabels: true };
}

/**
 * The Prometheus operator creates a Service for the kubelets of all nodes.
 * @see sync in pkg/kubelet/controller.go of prometheus-operator, v0.94.1
 */
function ofKubelets({ manifest }: StoredObject): Made | undefined {
  const args = listAt(manifest, ['spec', 'template', 'spec', 'containers']).flatMap((container) => textsAt(container, ['args']));
  const [, namespace] = args.map((arg) => /^--?kubelet-service=([^/$]+)\/[^/$]+$/.exec(arg)).find((match) => match !== null) ?? [];
  if (namespace === undefined) return undefined;

  return { what: 'services', by: 'itself', namespaces: [namespace], labels: KUBELET_LABELS, hasOnlyLabels: true, sets: KUBELETS };
}

const KUBELETS = { 'k8s-app': 'kubelet', 'app.kubernetes.io/name': 'kubelet', 'app.kubernetes.io/managed-by': 'prometheus-operator' };
const KUBELET_LABELS = /^(?:k8s-app|app\.kubernetes\.io\/(?:name|managed-by))$/;
