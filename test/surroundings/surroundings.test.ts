import { Objects } from '../../lib/manifests/objects';
import { Surroundings } from '../../lib/surroundings/surroundings';
import { Fields, Manifest, object } from '../support/manifests/manifest';
import { operator } from '../support/manifests/operators';
import { deployment } from '../support/manifests/workloads';

const custom = (apiVersion: string, kind: string, spec: Fields = {}, namespace = 'tools') => object(apiVersion, kind, { spec }, { namespace, name: 'x' });
const into = (namespace: string) => ({ destination: { namespace } });

interface Row { readonly it: string; readonly given: Manifest; readonly expected: string }

/** `<what> in <namespaces>`; empty for nothing. */
const ROWS: readonly Row[] = [
  { it: 'Application', given: custom('argoproj.io/v1alpha1', 'Application', into('shop'), 'argocd'), expected: 'all in shop' },
  { it: 'Application of Applications', given: custom('argoproj.io/v1alpha1', 'Application', into('argocd'), 'argocd'), expected: 'all anywhere' },
  { it: 'Application without a namespace', given: custom('argoproj.io/v1alpha1', 'Application'), expected: 'all anywhere' },
  { it: 'ApplicationSet', given: custom('argoproj.io/v1alpha1', 'ApplicationSet', { template: { spec: into('shop') } }), expected: 'all in shop' },
  { it: 'ApplicationSet with a template', given: custom('argoproj.io/v1alpha1', 'ApplicationSet', { template: { spec: into('{{name}}') } }), expected: 'all anywhere' },
  { it: 'AppProject', given: custom('argoproj.io/v1alpha1', 'AppProject'), expected: '' },
  { it: 'Workflow', given: custom('argoproj.io/v1alpha1', 'Workflow'), expected: 'pods in tools' },
  { it: 'HelmRelease', given: custom('helm.toolkit.fluxcd.io/v2', 'HelmRelease'), expected: 'all in tools' },
  { it: 'HelmRelease with a target', given: custom('helm.toolkit.fluxcd.io/v2', 'HelmRelease', { targetNamespace: 'shop' }), expected: 'all in shop' },
  { it: 'Kustomization of Flux', given: custom('kustomize.toolkit.fluxcd.io/v1', 'Kustomization', { path: './' }), expected: 'all anywhere' },
  { it: 'Kustomization with a target', given: custom('kustomize.toolkit.fluxcd.io/v1', 'Kustomization', { targetNamespace: 'shop' }), expected: 'all in shop' },
  { it: 'Kustomization with a placeholder', given: custom('kustomize.toolkit.fluxcd.io/v1', 'Kustomization', { targetNamespace: '${NS}' }), expected: 'all anywhere' },
  { it: 'GitRepository', given: custom('source.toolkit.fluxcd.io/v1', 'GitRepository'), expected: '' },
  { it: 'HelmChart of k3s', given: custom('helm.cattle.io/v1', 'HelmChart', { targetNamespace: 'shop' }), expected: 'all in shop' },
  { it: 'HelmChartConfig', given: custom('helm.cattle.io/v1', 'HelmChartConfig'), expected: '' },
  { it: 'GitRepo of Fleet', given: custom('fleet.cattle.io/v1alpha1', 'GitRepo'), expected: 'all anywhere' },
  { it: 'PackageInstall', given: custom('packaging.carvel.dev/v1alpha1', 'PackageInstall'), expected: 'all anywhere' },
  { it: 'Subscription', given: custom('operators.coreos.com/v1alpha1', 'Subscription'), expected: 'all in tools' },
  { it: 'Object of Crossplane', given: custom('kubernetes.crossplane.io/v1alpha2', 'Object', { forProvider: { manifest: { metadata: { namespace: 'shop' } } } }), expected: 'all in shop' },
  { it: 'Release of Crossplane', given: custom('helm.crossplane.io/v1beta1', 'Release', { forProvider: { namespace: 'shop' } }), expected: 'all in shop' },
  { it: 'Provider of Crossplane', given: custom('pkg.crossplane.io/v1', 'Provider'), expected: '' },
  { it: 'claim of a platform', given: custom('platform.example.com/v1', 'AppClaim'), expected: 'pods in tools' },
  { it: 'composite resource, which has no namespace', given: { apiVersion: 'platform.example.com/v1', kind: 'XApp', metadata: { name: 'x' } }, expected: 'pods anywhere' },
  { it: 'HelmChartProxy, which names a namespace', given: custom('addons.cluster.x-k8s.io/v1alpha1', 'HelmChartProxy', { namespace: 'shop' }), expected: 'pods in tools shop' },
  { it: 'SparkApplication', given: custom('sparkoperator.k8s.io/v1beta2', 'SparkApplication'), expected: 'pods in tools' },
  { it: 'VerticalPodAutoscaler', given: custom('autoscaling.k8s.io/v1', 'VerticalPodAutoscaler'), expected: '' },
  { it: 'ClusterPolicy that generates', given: custom('kyverno.io/v1', 'ClusterPolicy', { rules: [{ generate: { kind: 'Secret', namespace: '{{request.object.metadata.name}}' } }] }), expected: 'all anywhere' },
  { it: 'ClusterPolicy that clones', given: custom('kyverno.io/v1', 'ClusterPolicy', { rules: [{ generate: { namespace: 'shop', cloneList: { kinds: ['v1/Secret'] } } }] }), expected: 'all in shop' },
  { it: 'ClusterPolicy that changes', given: custom('kyverno.io/v1', 'ClusterPolicy', { rules: [{ mutate: {} }] }), expected: 'changes anywhere' },
  { it: 'Policy that changes', given: custom('kyverno.io/v1', 'Policy', { rules: [{ mutate: {} }] }), expected: 'changes in tools' },
  { it: 'ClusterPolicy that validates', given: custom('kyverno.io/v1', 'ClusterPolicy', { rules: [{ validate: {} }] }), expected: '' },
  { it: 'webhook for pods', given: object('admissionregistration.k8s.io/v1', 'MutatingWebhookConfiguration', { webhooks: [{ rules: [{ resources: ['pods'] }] }] }), expected: 'changes anywhere' },
  { it: 'webhook for its own kind', given: object('admissionregistration.k8s.io/v1', 'MutatingWebhookConfiguration', { webhooks: [{ rules: [{ resources: ['certificates'] }] }] }), expected: '' },
  { it: 'Gateway', given: custom('gateway.networking.k8s.io/v1', 'Gateway'), expected: 'pods in tools' },
  { it: 'HTTPRoute', given: custom('gateway.networking.k8s.io/v1', 'HTTPRoute'), expected: '' },
  { it: 'Kafka', given: custom('kafka.strimzi.io/v1beta2', 'Kafka'), expected: 'pods in tools' },
  { it: 'ScaledObject', given: custom('keda.sh/v1alpha1', 'ScaledObject'), expected: '' },
  { it: 'Certificate', given: custom('cert-manager.io/v1', 'Certificate'), expected: '' },
  { it: 'VirtualService', given: custom('networking.istio.io/v1', 'VirtualService'), expected: '' },
  { it: 'Prometheus', given: custom('monitoring.coreos.com/v1', 'Prometheus'), expected: '' },
  { it: 'PrometheusRule', given: custom('monitoring.coreos.com/v1', 'PrometheusRule'), expected: '' },
  { it: 'Grafana', given: custom('grafana.integreatly.org/v1beta1', 'Grafana'), expected: 'pods in tools' },
  { it: 'GrafanaDashboard', given: custom('grafana.integreatly.org/v1beta1', 'GrafanaDashboard'), expected: '' },
  { it: 'Deployment', given: deployment(), expected: '' },
  { it: 'Deployment of the operator with kubelets', given: operator(['--kubelet-service=kube-system/kubelet']), expected: 'services in kube-system' },
  { it: 'Deployment of the operator without kubelets', given: operator(['--log-level=info']), expected: '' },
  { it: 'Deployment with Dapr', given: deployment({ namespace: 'tools', annotations: { 'dapr.io/enabled': 'true', 'dapr.io/app-id': 'cart' } }), expected: 'services in tools' },
];

describe('Surroundings', () => {
  test.each(ROWS)('knows: $it', ({ given, expected }) => {
    const makers = new Surroundings(new Objects([given])).makersIn(undefined);

    expect(makers.map(({ what, namespaces }) => `${what} ${namespaces ? `in ${namespaces.join(' ')}` : 'anywhere'}`).join()).toBe(expected);
  });

  test('finds makers by namespace', () => {
    const surroundings = new Surroundings(new Objects([
      custom('argoproj.io/v1alpha1', 'Application', into('shop')), custom('kafka.strimzi.io/v1beta2', 'Kafka', {}, 'events'), custom('fleet.cattle.io/v1alpha1', 'GitRepo'),
    ]));
    const found = (...namespaces: string[]) => surroundings.makersIn(namespaces).map(({ does }) => does);

    expect(found('shop')).toEqual(['Application "tools/x" installs', 'GitRepo "tools/x" installs']);
    expect(found('events')).toEqual(['the operator of Kafka "events/x" creates', 'GitRepo "tools/x" installs']);
    expect(found('web')).toEqual(['GitRepo "tools/x" installs']);
  });
});
