import { Manifest, stringMapAt, valueAt } from '../../../lib/manifests/manifest';
import { storedAs } from '../../../lib/manifests/objects';
import { createdFor } from '../../../lib/operator/created/created-for';
import { OperatorSettings } from '../../../lib/operator-port/operator-settings';

/** An object `monitoring/main` of the operator. */
const own = (kind: string, spec: object = {}, metadata: object = {}): Manifest => ({
  apiVersion: kind === 'PrometheusAgent' ? 'monitoring.coreos.com/v1alpha1' : 'monitoring.coreos.com/v1', kind, metadata: { namespace: 'monitoring', name: 'main', ...metadata }, spec,
});
const created = (manifest: Manifest, settings?: OperatorSettings) => createdFor(storedAs(manifest), settings);
const keysOf = (manifests: readonly Manifest[]) => manifests.map((manifest) => storedAs(manifest).key);
const podsOf = (manifest: Manifest, settings?: OperatorSettings) => valueAt(created(manifest, settings)[0], ['spec', 'template']);
/** `container: name/number, ...` of all containers. */
const portsOf = (manifest: Manifest) => ['containers', 'initContainers'].flatMap((field) => valueAt(podsOf(manifest), ['spec', field]) as Container[] ?? [])
  .map(({ name, ports = [] }) => `${name}: ${ports.map((port) => `${port.name ?? ''}/${port.containerPort}`).join(', ')}`);

interface Container { readonly name: string; readonly ports?: readonly { readonly name?: string; readonly containerPort: number }[] }

const QUERIES = { queryEndpoints: ['http://query'] };
const RELOADER = 'config-reloader: reloader-web/8080';
const INIT = 'init-config-reloader: reloader-init/8081';
const SERVER = ['prometheus: web/9090', RELOADER, INIT];

describe('createdFor()', () => {
  test.each([
    { it: 'a StatefulSet and a Service for a Prometheus', given: own('Prometheus'), expected: ['StatefulSet/monitoring/prometheus-main', 'Service/monitoring/prometheus-operated'] },
    {
      it: 'a StatefulSet for each shard',
      given: own('Prometheus', { shards: 2 }),
      expected: ['StatefulSet/monitoring/prometheus-main', 'StatefulSet/monitoring/prometheus-main-shard-1', 'Service/monitoring/prometheus-operated'],
    },
    { it: 'one shard for a number below 1', given: own('Prometheus', { shards: 0, serviceName: 'own' }), expected: ['StatefulSet/monitoring/prometheus-main'] },
    { it: 'no Service if another one is named', given: own('Prometheus', { serviceName: 'own' }), expected: ['StatefulSet/monitoring/prometheus-main'] },
    { it: 'objects of an agent', given: own('PrometheusAgent'), expected: ['StatefulSet/monitoring/prom-agent-main', 'Service/monitoring/prometheus-agent-operated'] },
    { it: 'a DaemonSet for an agent on every node', given: own('PrometheusAgent', { mode: 'DaemonSet' }), expected: ['DaemonSet/monitoring/prom-agent-main'] },
    { it: 'objects of an Alertmanager', given: own('Alertmanager'), expected: ['StatefulSet/monitoring/alertmanager-main', 'Service/monitoring/alertmanager-operated'] },
    { it: 'objects of a ThanosRuler', given: own('ThanosRuler', QUERIES), expected: ['StatefulSet/monitoring/thanos-ruler-main', 'Service/monitoring/thanos-ruler-operated'] },
    { it: 'only the Service of a ThanosRuler that queries nothing', given: own('ThanosRuler'), expected: ['Service/monitoring/thanos-ruler-operated'] },
    { it: 'nothing for a version that is not valid', given: own('Prometheus', { version: 'latest' }), expected: [] },
    { it: 'nothing for other kinds', given: own('ServiceMonitor'), expected: [] },
  ])('creates $it', ({ given, expected }) => expect(keysOf(created(given))).toEqual(expected));

  test.each([
    { it: 'a Prometheus', given: own('Prometheus'), expected: SERVER },
    { it: 'a Prometheus with a port name', given: own('Prometheus', { portName: 'http' }), expected: ['prometheus: http/9090', RELOADER, INIT] },
    { it: 'a Prometheus that listens locally', given: own('Prometheus', { listenLocal: true }), expected: ['prometheus: ', 'config-reloader: ', INIT] },
    {
      it: 'a Prometheus that listens locally and is reloaded by a signal',
      given: own('Prometheus', { listenLocal: true, reloadStrategy: 'ProcessSignal' }),
      expected: ['prometheus: ', RELOADER, INIT],
    },
    {
      it: 'a Prometheus with Thanos',
      given: own('Prometheus', { thanos: {} }),
      expected: ['prometheus: web/9090', RELOADER, 'thanos-sidecar: http/10902, grpc/10901', INIT],
    },
    {
      it: 'a Prometheus with a container and a patch',
      given: own('Prometheus', { containers: [{ name: 'proxy', ports: [{ name: 'https', containerPort: 9091 }] }, { name: 'prometheus', ports: [{ name: 'other', containerPort: 1 }, { name: 'http', containerPort: 9090 }] }] }),
      expected: ['prometheus: other/1, http/9090', RELOADER, 'proxy: https/9091', INIT],
    },
    { it: 'an Alertmanager', given: own('Alertmanager'), expected: ['alertmanager: web/9093, mesh-tcp/9094, mesh-udp/9094', RELOADER, INIT] },
    { it: 'an Alertmanager that listens locally', given: own('Alertmanager', { listenLocal: true }), expected: ['alertmanager: mesh-tcp/9094, mesh-udp/9094', 'config-reloader: ', INIT] },
    {
      it: 'an Alertmanager whose port is patched',
      given: own('Alertmanager', { containers: [{ name: 'alertmanager', ports: [{ name: 'mesh', containerPort: 9094 }] }] }),
      expected: ['alertmanager: web/9093, mesh/9094, mesh-udp/9094', RELOADER, INIT],
    },
    { it: 'a ThanosRuler', given: own('ThanosRuler', QUERIES), expected: ['thanos-ruler: grpc/10901, web/10902', RELOADER] },
  ])('gives ports to the containers of $it', ({ given, expected }) => expect(portsOf(given)).toEqual(expected));

  test.each([
    { kind: 'Prometheus', spec: {}, version: '3.14.0', own: { 'prometheus': 'main', 'operator.prometheus.io/name': 'main', 'operator.prometheus.io/shard': '0' }, name: 'prometheus' },
    { kind: 'PrometheusAgent', spec: { version: 'v3.5' }, version: '3.5.0', own: { 'operator.prometheus.io/name': 'main', 'operator.prometheus.io/shard': '0' }, name: 'prometheus-agent' },
    { kind: 'Alertmanager', spec: {}, version: '0.34.0', own: { alertmanager: 'main' }, name: 'alertmanager' },
    { kind: 'ThanosRuler', spec: QUERIES, version: '0.42.4', own: { 'thanos-ruler': 'main' }, name: 'thanos-ruler' },
  ])('gives labels and annotations to the pods of $kind', ({ kind, spec, version, own: labels, name }) => {
    const podMetadata = { labels: { 'team': 'infra', 'app.kubernetes.io/name': 'mine' }, annotations: { 'a/b': 'c' } };

    expect(valueAt(podsOf(own(kind, { ...spec, podMetadata }), { labels: { cluster: 'one' } }), ['metadata'])).toEqual({
      labels: {
        'app.kubernetes.io/instance': 'main',
        'app.kubernetes.io/managed-by': 'prometheus-operator',
        'app.kubernetes.io/name': name,
        'app.kubernetes.io/version': version,
        'cluster': 'one',
        'team': 'infra',
        ...labels,
      },
      annotations: { 'a/b': 'c', 'kubectl.kubernetes.io/default-container': name === 'prometheus-agent' ? 'prometheus' : name },
    });
  });

  test('gives labels of the object to the StatefulSet, not to the pods', () => {
    const [set] = created(own('Prometheus', {}, { labels: { release: 'stack' }, annotations: { 'kubectl.kubernetes.io/last-applied-configuration': '{}', 'a': 'b' } }));

    expect(set.metadata).toMatchObject({ labels: { 'release': 'stack', 'prometheus': 'main', 'operator.prometheus.io/mode': 'server' }, annotations: { a: 'b' } });
    expect(stringMapAt(set, ['spec', 'template', 'metadata', 'labels'])).not.toHaveProperty('release');
    expect(valueAt(set, ['metadata', 'ownerReferences'])).toEqual([{ apiVersion: 'monitoring.coreos.com/v1', kind: 'Prometheus', name: 'main', controller: true }]);
  });

  test.each([
    { given: {}, expected: 1 }, { given: { replicas: 0 }, expected: 0 }, { given: { replicas: 3 }, expected: 3 }, { given: { replicas: -1 }, expected: 1 },
  ])('runs $expected pods for $given', ({ given, expected }) => expect(valueAt(created(own('Prometheus', given))[0], ['spec', 'replicas'])).toBe(expected));

  test.each([
    { it: 'the default', given: {}, expected: 'quay.io/prometheus/prometheus:v3.14.0' },
    { it: 'its version', given: { version: '3.5' }, expected: 'quay.io/prometheus/prometheus:v3.5.0' },
    { it: 'its own', given: { image: 'mirror/prometheus:x', version: '3.5' }, expected: 'mirror/prometheus:x' },
    { it: 'its own base', given: { baseImage: 'host:5000/prometheus' }, expected: 'host:5000/prometheus:v3.14.0' },
    { it: 'its own base with a tag', given: { baseImage: 'host:5000/prometheus:a' }, expected: 'host:5000/prometheus:a' },
    { it: 'its tag', given: { tag: 'b' }, expected: 'quay.io/prometheus/prometheus:b' },
    { it: 'its digest', given: { tag: 'b', sha: 'c' }, expected: 'quay.io/prometheus/prometheus@sha256:c' },
  ])('takes $it as the image', ({ given, expected }) => expect(valueAt(podsOf(own('Prometheus', given)), ['spec', 'containers', 0, 'image'])).toBe(expected));

  test('makes a Service for DNS names that selects the pods of all objects of the kind', () => {
    expect(created(own('Alertmanager', { portName: 'http' }))[1]).toMatchObject({
      metadata: { labels: { 'operated-alertmanager': 'true', 'app.kubernetes.io/managed-by': 'prometheus-operator' } },
      spec: {
        clusterIP: 'None',
        publishNotReadyAddresses: true,
        selector: { 'app.kubernetes.io/name': 'alertmanager' },
        ports: [
          { name: 'http', port: 9093, targetPort: 'http' }, { name: 'tcp-mesh', port: 9094, targetPort: 'mesh-tcp' }, { name: 'udp-mesh', port: 9094, targetPort: 'mesh-udp', protocol: 'UDP' },
        ],
      },
    });
    expect(created(own('Prometheus', { thanos: {} }))[1].spec).toMatchObject({ ports: [{ name: 'web', port: 9090 }, { name: 'grpc', port: 10901 }] });
  });
});
