import { tryUnseenKind } from '../../../lib/kubernetes/workloads/unseen-kinds';
import { WorkloadKinds } from '../../../lib/kubernetes/workloads/workload-kinds';
import { Workloads } from '../../../lib/kubernetes/workloads/workloads';
import { object } from '../../support/manifests/manifest';
import { objectsOf, workload } from '../../support/running';

describe('tryUnseenKind()', () => {
  test.each([
    { apiVersion: 'kafka.strimzi.io/v1beta2', kind: 'Kafka', labels: { 'strimzi.io/cluster': 'cart', 'strimzi.io/kind': 'Kafka' }, port: 'tcp-prometheus' },
    { apiVersion: 'postgresql.cnpg.io/v1', kind: 'Cluster', labels: { 'cnpg.io/cluster': 'cart' }, port: 'metrics' },
    { apiVersion: 'rabbitmq.com/v1beta1', kind: 'RabbitmqCluster', labels: { 'app.kubernetes.io/name': 'cart' }, port: 'prometheus' },
    { apiVersion: 'operator.victoriametrics.com/v1beta1', kind: 'VMSingle', labels: { 'app.kubernetes.io/instance': 'cart', 'app.kubernetes.io/name': 'vmsingle' }, port: 'http' },
    { apiVersion: 'elasticsearch.k8s.elastic.co/v1', kind: 'Elasticsearch', labels: undefined, port: undefined },
  ])('knows $kind', ({ apiVersion, kind, labels, port }) => {
    const row = tryUnseenKind({ apiVersion, kind })!;

    expect(row.podLabels?.('cart')).toEqual(labels);
    expect(row.metricsPort?.name).toBe(port);
  });

  test.each([
    { apiVersion: 'example.com/v1', kind: 'Kafka' },
    { apiVersion: 'v1', kind: 'Cluster' },
    { apiVersion: 'apps/v1', kind: 'Deployment' },
  ])('does not know $apiVersion $kind', (manifest) => {
    expect(tryUnseenKind(manifest)).toBeUndefined();
  });
});

describe('Workloads.unseen()', () => {
  const kafka = object('kafka.strimzi.io/v1', 'Kafka');

  test('has objects whose pods are not in the manifests', () => {
    expect(new Workloads(objectsOf(kafka, workload('Deployment'))).unseen().map(({ key }) => key)).toEqual(['Kafka/shop/cart']);
  });

  test('leaves out a kind that is added with a template', () => {
    const kinds = new WorkloadKinds([{ group: 'kafka.strimzi.io', kind: 'Kafka', template: 'spec.template' }]);

    expect(new Workloads(objectsOf(kafka), kinds).unseen()).toEqual([]);
  });
});
