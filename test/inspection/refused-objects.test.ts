/** Objects of Kubernetes' own kinds that the API server refuses, and what follows from that. */
import { Inspection } from '../../lib/inspection/inspection';
import { Manifest } from '../../lib/manifests/manifest';
import { configMap } from '../support/manifests/configuration';
import { serviceMonitor } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';
import { service } from '../support/manifests/services';
import { deployment } from '../support/manifests/workloads';

const yaml = (objects: readonly object[]) => objects.map((object) => JSON.stringify(object)).join('\n---\n');
const inspect = (...objects: object[]) => Inspection.ofYaml(yaml([prometheus(), serviceMonitor(), ...objects]));
const codes = ({ findings }: Inspection) => findings.map(({ code, path }) => `${code} ${path}`);
const withNumber = deployment({ annotations: { 'prometheus.io/port': 8080 } as never });
const badService = service({ ports: [{ name: 'http_metrics', port: 80, targetPort: 'metrics' }] });

describe('a refused object', () => {
  test.each([
    { it: 'an annotation that is a number', given: [service(), withNumber], key: 'Deployment/shop/cart', words: 'spec.template.metadata.annotations["prometheus.io/port"]: Invalid value: 8080: must be text', fix: 'quote it: "8080"' },
    {
      it: 'a port name of 16 characters',
      given: [service(), deployment({ ports: [{ name: 'metrics', containerPort: 9090 }, { name: 'a234567890123456', containerPort: 9091 }] })],
      key: 'Deployment/shop/cart',
      words: 'spec.template.spec.containers[0].ports[1].name: Invalid value: "a234567890123456": has 16 characters (at most 15)',
      fix: 'use at most 15 characters',
    },
    { it: 'a port name with "_"', given: [badService, deployment()], key: 'Service/shop/cart', words: 'spec.ports[0].name: Invalid value: "http_metrics"', fix: 'use lower-case letters, digits and "-"' },
    {
      it: 'a selector for other pods',
      given: [service(), deployment({ selector: { app: 'card' } })],
      key: 'Deployment/shop/cart',
      words: '`selector` does not match template `labels`',
      fix: 'give spec.selector.matchLabels and spec.template.metadata.labels the same labels',
    },
  ])('with $it has no targets, and is reported once', ({ given, key, words, fix }) => {
    const inspection = inspect(...given);

    expect(inspection.targets).toEqual([]);
    expect(codes(inspection)).toEqual([`AM601 ${key}`]);
    expect(inspection.findings[0]).toMatchObject({ severity: 'error', message: expect.stringContaining(words), fix });
    expect(inspection.explain(key).steps).toMatchObject([{ stage: 'admission', isOk: false, finding: { code: 'AM601' } }]);
    expect(inspection.explain('ServiceMonitor/shop/cart').steps).toMatchObject([{ stage: 'admission', isOk: false, message: expect.stringContaining(`${key}, which it needs, is not stored`), fix: `in ${key}: ${fix}` }]);
  });

  test('leaves other findings', () => {
    const other = serviceMonitor({ port: 'http' }, { selector: { matchLabels: { app: 'other' } } }, { name: 'other' });

    expect(codes(inspect(badService, deployment(), other, service({}, { name: 'other', labels: { app: 'other' } })))).toEqual(expect.arrayContaining(['AM601 Service/shop/cart', 'AM908 ServiceMonitor/shop/other']));
  });

  test('of two, each is about what needs it', () => {
    const inspection = inspect(service({ ports: [{ name: 'metrics', port: 0, targetPort: 'metrics' }] }), withNumber);

    expect(codes(inspection)).toEqual(['AM601 Deployment/shop/cart', 'AM601 Service/shop/cart']);
    expect(inspection.explain('ServiceMonitor/shop/cart').steps).toHaveLength(2);
  });

  test('that nothing needs changes nothing else', () => {
    const inspection = inspect(service(), deployment(), { ...configMap({}), metadata: { name: 'A', namespace: 'shop' } });

    expect(codes(inspection)).toEqual(['AM601 ConfigMap/shop/A']);
    expect(inspection.explain('ServiceMonitor/shop/cart').isScraped).toBe(true);
  });
});

describe('what the API server takes', () => {
  test('null in lists and maps', () => {
    const given = [service({}, { annotations: null }), deployment({ annotations: null as never, pod: { initContainers: null } })];

    expect(inspect(...given).targets).toHaveLength(1);
    expect(codes(inspect(...given))).toEqual([]);
  });

  test('unknown fields, which are a warning', () => {
    expect(inspect(service({ prots: [] }), deployment()).findings).toMatchObject([{ code: 'AM602', severity: 'warning', message: expect.stringContaining('did you mean "ports"'), fix: 'rename it to "ports", or remove it' }]);
  });

  test('objects that are in the cluster already, whatever they look like', () => {
    const external = yaml([badService, { ...deployment(), status: { replicas: 1 } }]);

    expect(Inspection.ofYaml(yaml([prometheus(), serviceMonitor({ port: 'http_metrics' })]), { external }).targets).toHaveLength(1);
  });

  test('encrypted objects, which are not applied as they are', () => {
    const secret: Manifest = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a', namespace: 'shop' }, data: { a: 'ENC[AES256_GCM,data:a]' }, sops: { mac: 'a' } };

    expect(codes(inspect(service(), deployment(), secret)).filter((code) => code.startsWith('AM601'))).toEqual([]);
  });

  test('versions that are not served are refused', () => {
    expect(inspect(service(), deployment(), { apiVersion: 'extensions/v1beta1', kind: 'Ingress', metadata: { name: 'a', namespace: 'shop' } }).findings[0]).toMatchObject({
      code: 'AM601', fix: 'use apiVersion: networking.k8s.io/v1, and the fields of that version',
    });
  });

  test('reports a server of the cluster that the CRDs refuse, because it is not known what it reads', () => {
    const external = JSON.stringify(prometheus({ replicas: 'two' }));
    const { findings } = Inspection.ofYaml(JSON.stringify(serviceMonitor()), { external });

    expect(findings.map(({ code, severity, path, message }) => `${code} ${severity} ${path}: ${message}`)).toEqual([
      expect.stringMatching(/^AM601 warning Prometheus\/monitoring\/main: the API server refuses the object, but it is given as one of the cluster, so it is not known what it reads: spec\.replicas: /),
    ]);
  });

  test.each([
    { apiVersion: 'policy/v1beta1', kind: 'PodDisruptionBudget', kubernetesVersion: undefined, expected: ['AM601'] },
    { apiVersion: 'policy/v1beta1', kind: 'PodDisruptionBudget', kubernetesVersion: '1.25', expected: ['AM601'] },
    { apiVersion: 'policy/v1beta1', kind: 'PodDisruptionBudget', kubernetesVersion: 'v1.24.17', expected: [] },
    { apiVersion: 'autoscaling/v2beta2', kind: 'HorizontalPodAutoscaler', kubernetesVersion: '1.25', expected: [] },
    { apiVersion: 'policy/v2', kind: 'PodDisruptionBudget', kubernetesVersion: '1.24', expected: ['AM601'] },
  ])('is not one that Kubernetes $kubernetesVersion serves: $apiVersion $kind', ({ apiVersion, kind, kubernetesVersion, expected }) => {
    const { findings } = Inspection.ofYaml(yaml([{ apiVersion, kind, metadata: { name: 'a', namespace: 'shop' } }]), { kubernetesVersion });

    expect(findings.map(({ code }) => code)).toEqual(expected);
  });
});
