import { podsOfServer } from '../../lib/operator/server-pods';
import { Server, Spec } from '../../lib/operator-port/server';
import { serverOf } from '../support/configuration/context';

const podsOf = (kind: Server['kind'], spec: Spec = {}) => podsOfServer(serverOf(kind, spec, '3.14.0'));

describe('podsOfServer()', () => {
  test.each<{ it: string; kind: Server['kind']; spec?: Spec; name: string; own: object }>([
    { it: 'of a Prometheus', kind: 'Prometheus', name: 'prometheus', own: { 'prometheus': 'main', 'operator.prometheus.io/shard': '0' } },
    { it: 'of an agent', kind: 'PrometheusAgent', name: 'prometheus-agent', own: { 'operator.prometheus.io/shard': '0' } },
    {
      it: 'of an agent in a StatefulSet',
      kind: 'PrometheusAgent',
      spec: { mode: 'StatefulSet' },
      name: 'prometheus-agent',
      own: { 'operator.prometheus.io/shard': '0' },
    },
    { it: 'of an agent on every node, which has no shards', kind: 'PrometheusAgent', spec: { mode: 'DaemonSet' }, name: 'prometheus-agent', own: {} },
    {
      it: 'of a server with several shards: those of the first',
      kind: 'Prometheus',
      spec: { shards: 3 },
      name: 'prometheus',
      own: { 'prometheus': 'main', 'operator.prometheus.io/shard': '0' },
    },
  ])('has the labels $it', ({ kind, spec, name, own }) => {
    expect(podsOf(kind, spec)).toEqual({
      namespace: 'monitoring',
      labels: {
        'app.kubernetes.io/version': '3.14.0',
        'app.kubernetes.io/managed-by': 'prometheus-operator',
        'app.kubernetes.io/name': name,
        'app.kubernetes.io/instance': 'main',
        'operator.prometheus.io/name': 'main',
        ...own,
      },
    });
  });

  test.each([
    { it: 'adds further labels', label: 'team', value: 'x', expected: 'x' },
    { it: 'takes a version instead of its own', label: 'app.kubernetes.io/version', value: 'x', expected: 'x' },
    { it: 'keeps its own name', label: 'app.kubernetes.io/name', value: 'x', expected: 'prometheus' },
    { it: 'keeps its own instance', label: 'operator.prometheus.io/name', value: 'x', expected: 'main' },
    { it: 'keeps its own shard', label: 'operator.prometheus.io/shard', value: '7', expected: '0' },
  ])('$it from podMetadata', ({ label, value, expected }) => {
    expect(podsOf('Prometheus', { podMetadata: { labels: { [label]: value } } }).labels?.[label]).toBe(expected);
  });

  test('has a shard that podMetadata sets where the operator sets none', () => {
    const spec = { mode: 'DaemonSet', podMetadata: { labels: { 'operator.prometheus.io/shard': '7', 'prometheus': 'x' } } };

    expect(podsOf('PrometheusAgent', spec).labels).toMatchObject({ 'operator.prometheus.io/shard': '7', 'prometheus': 'x' });
  });

  test.each([
    { hostNetwork: true, expected: true },
    { hostNetwork: false, expected: undefined },
    { hostNetwork: undefined, expected: undefined },
  ])('is in the network of its node for hostNetwork $hostNetwork: $expected', ({ hostNetwork, expected }) => {
    expect(podsOf('Prometheus', { hostNetwork }).hostNetwork).toBe(expected);
  });
});
