import { Inspection, InspectionProps } from 'cdk8s-app-monitoring';
import { object } from '../support/manifests/manifest';
import { podMonitor, serviceMonitor } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';
import { service } from '../support/manifests/services';
import { deployment } from '../support/manifests/workloads';

const TEMPLATE = { metadata: { labels: { app: 'cart' } }, spec: { containers: [{ name: 'cart', image: 'cart', ports: [{ name: 'metrics', containerPort: 9090 }] }] } };
const SELECTOR = { matchLabels: { app: 'cart' } };
const rollout = (spec: object) => object('argoproj.io/v1alpha1', 'Rollout', { spec: { replicas: 2, selector: SELECTOR, ...spec } });
const inspect = (manifests: readonly object[], props?: InspectionProps) => Inspection.ofYaml(manifests.map((each) => JSON.stringify(each)).join('\n---\n'), props);
const urlsOf = (inspection: Inspection) => inspection.targets.map(({ url, replicas }) => `${url} x${replicas}`);

describe('Inspection.targets', () => {
  test.each([
    { it: 'a Rollout', workload: rollout({ template: TEMPLATE }) },
    {
      it: 'a ReplicationController',
      workload: object('v1', 'ReplicationController', { spec: { replicas: 2, selector: { app: 'cart' }, template: TEMPLATE } }),
    },
    {
      it: 'a DeploymentConfig',
      workload: object('apps.openshift.io/v1', 'DeploymentConfig', { spec: { replicas: 2, selector: { app: 'cart' }, template: TEMPLATE } }),
    },
    { it: 'a CloneSet', workload: object('apps.kruise.io/v1alpha1', 'CloneSet', { spec: { replicas: 2, selector: SELECTOR, template: TEMPLATE } }) },
    { it: 'a StatefulSet of OpenKruise', workload: object('apps.kruise.io/v1beta1', 'StatefulSet', { spec: { replicas: 2, selector: SELECTOR, template: TEMPLATE } }) },
  ])('has the pods of $it, behind a Service and alone', ({ workload }) => {
    const inspection = inspect([prometheus(), service(), serviceMonitor(), podMonitor(), workload]);

    expect(urlsOf(inspection)).toEqual(['http://cart-0:9090/metrics x2', 'http://cart-0:9090/metrics x2']);
    expect(inspection.findings.map(({ code }) => code)).toEqual(['AM929']);
  });

  test('has the user port and the proxy of a Knative Service', () => {
    const template = { metadata: { labels: { app: 'cart' } }, spec: { containers: [{ image: 'x', ports: [{ containerPort: 8080 }] }] } };
    const knative = object('serving.knative.dev/v1', 'Service', { spec: { template } });
    const monitor = podMonitor({}, { podMetricsEndpoints: [{ port: 'user-port' }, { port: 'http-usermetric' }] });

    expect(urlsOf(inspect([prometheus(), monitor, knative])).sort()).toEqual(['http://cart-0:8080/metrics xundefined', 'http://cart-0:9091/metrics xundefined']);
  });

  test('has no port of a Knative Service by the name that it has in the manifest', () => {
    const template = { metadata: { labels: { app: 'cart' } }, spec: { containers: [{ image: 'x', ports: [{ containerPort: 8080, name: 'http1' }] }] } };
    const { targets, findings: [{ code, fix }] } = inspect([prometheus(), podMonitor({ port: 'http1' }), object('serving.knative.dev/v1', 'Service', { spec: { template } })]);

    expect(targets).toEqual([]);
    expect(`${code} ${fix}`).toMatch(/^AM910 .*set podMetricsEndpoints\[0\].port to one of these$/);
  });

  test('has the pods of a kind that is added', () => {
    const widget = object('example.com/v1', 'Widget', { spec: { size: 3, roles: [{ name: 'a', template: TEMPLATE }, { name: 'b', template: TEMPLATE }] } });
    const podsOf = [{ group: 'example.com', kind: 'Widget', template: 'spec.roles.*.template', replicas: 'spec.size' }];

    expect(urlsOf(inspect([prometheus(), podMonitor(), widget]))).toEqual([]);
    expect(urlsOf(inspect([prometheus(), podMonitor(), widget], { podsOf }))).toEqual(['http://cart-a-0:9090/metrics x3', 'http://cart-b-0:9090/metrics x3']);
  });

  test('refuses a kind that is not valid', () => {
    expect(() => inspect([], { podsOf: [{ group: '', kind: 'widget', template: 'spec' }] })).toThrow('AM220 Inspection: podsOf[0]: "widget" is not a kind such as Widget');
  });
});

describe('the Services of a Rollout', () => {
  const strategy = { canary: { stableService: 'cart', canaryService: 'cart-canary', steps: [{ setWeight: 50 }] } };
  const canary = (selector: object) => service({ selector }, { name: 'cart-canary' });

  test.each([
    { it: 'as they are applied', hash: {} },
    { it: 'as they are read from a cluster, without the pods', hash: { 'rollouts-pod-template-hash': '7bf84f9696' } },
  ])('lead to its pods $it', ({ hash }) => {
    const selector = { app: 'cart', ...hash };
    const found = inspect([prometheus(), serviceMonitor(), service({ selector }), canary(selector), rollout({ strategy, template: TEMPLATE })]);

    expect(found.targets.map(({ labels, url }) => `${labels.service} ${url}`).sort()).toEqual(['cart http://cart-0:9090/metrics', 'cart-canary http://cart-0:9090/metrics']);
    expect(found.findings.filter(({ code }) => code !== 'AM928')).toEqual([]);
  });

  test('lead no longer to pods of a Deployment with the same labels', () => {
    const manifests = [rollout({ strategy, template: TEMPLATE }), deployment({ name: 'old' })];

    expect(urlsOf(inspect([prometheus(), serviceMonitor(), service(), ...manifests]))).toEqual(['http://cart-0:9090/metrics x2']);
  });

  test('lead to the pods of their revision, if these are among the manifests', () => {
    const owned = (name: string, hash: string) => deployment({
      name, labels: { 'app': 'cart', 'rollouts-pod-template-hash': hash }, metadata: { ownerReferences: [{ apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name: 'cart', uid: 'u', controller: true }] },
    });
    const revision = (name: string, hash: string) => ({ ...owned(name, hash), kind: 'ReplicaSet' });
    const manifests = [service({ selector: { 'app': 'cart', 'rollouts-pod-template-hash': 'a' } }), revision('cart-a', 'a'), revision('cart-b', 'b')];

    expect(urlsOf(inspect([prometheus(), serviceMonitor(), rollout({ strategy, template: TEMPLATE }), ...manifests]))).toEqual(['http://cart-a-0:9090/metrics x1']);
  });
});

describe('Inspection.explain()', () => {
  test('takes a workload first, and an object whose pods are not seen only if nothing else has the name', () => {
    const kafka = object('kafka.strimzi.io/v1', 'Kafka', { spec: {} });

    expect(inspect([prometheus(), deployment(), kafka]).explain('shop/cart').subject).toBe('Deployment/shop/cart');
    expect(inspect([prometheus(), kafka]).explain('shop/cart').subject).toBe('Kafka/shop/cart');
  });

  test('does not take a kind of another group for one that runs pods', () => {
    expect(() => inspect([prometheus(), object('example.com/v1', 'Rollout', {})]).explain('Rollout/shop/cart')).toThrow('AM616');
  });

  const stepOf = (subject: string, ...manifests: object[]) => inspect([prometheus(), podMonitor(), ...manifests]).explain(subject).steps
    .filter(({ isOk }) => !isOk).map(({ message, fix }) => `${message} -> ${fix}`);

  test.each([
    {
      it: 'a Rollout of a Deployment that is not there',
      subject: 'Rollout/shop/cart',
      manifests: [rollout({ workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'base' } })],
      expected: 'not known: it runs no pods at the moment: it takes the pod template of Deployment "base", which is not among the manifests -> add the manifest of Deployment "base"',
    },
    {
      it: 'a Deployment that a Rollout scales down',
      subject: 'Deployment/shop/base',
      manifests: [rollout({ workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'base', scaleDown: 'onsuccess' } }), deployment({ name: 'base' })],
      expected: 'not known: it runs no pods at the moment: Rollout/shop/cart scales it down and runs pods of its template -> look at Rollout/shop/cart',
    },
    {
      it: 'a DeploymentConfig without replicas',
      subject: 'DeploymentConfig/shop/cart',
      manifests: [object('apps.openshift.io/v1', 'DeploymentConfig', { spec: { template: TEMPLATE } })],
      expected: 'not known: it runs no pods at the moment: "replicas" is not set -> set "replicas" of DeploymentConfig/shop/cart to 1 or more',
    },
    {
      it: 'a paused Deployment',
      subject: 'Deployment/shop/cart',
      manifests: [deployment({ spec: { paused: true } })],
      expected: 'not known: it runs no pods at the moment: it is suspended -> set "paused" of Deployment/shop/cart to false',
    },
    {
      it: 'a JobSet without jobs',
      subject: 'JobSet/shop/cart',
      manifests: [object('jobset.x-k8s.io/v1alpha2', 'JobSet', { spec: {} })],
      expected: 'not known: it runs no pods at the moment: it has no pod template -> add a pod template to JobSet/shop/cart',
    },
    {
      it: 'a Kafka',
      subject: 'Kafka/shop/cart',
      manifests: [object('kafka.strimzi.io/v1', 'Kafka', { spec: {} })],
      expected: 'not known: its pods are made by its operator, so they are not among the manifests -> add the pods of Kafka/shop/cart, as they are in the cluster',
    },
  ])('says why $it has no pods', ({ subject, manifests, expected }) => {
    expect(stepOf(subject, ...manifests)).toEqual([expected]);
  });
});
