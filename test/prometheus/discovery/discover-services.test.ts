import { PLACEHOLDER } from '../../../lib/kubernetes/placeholder';
import { namespace } from '../../support/manifests/cluster';
import { discover, service } from '../../support/running';

const SERVICE = { role: 'service' };
const OF_OBJECT = { __meta_kubernetes_namespace: 'shop', __meta_kubernetes_service_name: 'cart' };
const HTTP = { __address__: 'cart.shop.svc:80', __meta_kubernetes_service_port_name: 'http', __meta_kubernetes_service_port_number: '80', __meta_kubernetes_service_port_protocol: 'TCP' };

describe('discoverService()', () => {
  test('has all labels', () => {
    expect(discover(SERVICE, service({ clusterIP: '10.9.9.9' }, { labels: { 'app.kubernetes.io/name': 'cart' }, annotations: { 'a-b': 'c' } }))).toEqual([{
      ...OF_OBJECT,
      ...HTTP,
      __meta_kubernetes_service_type: 'ClusterIP',
      __meta_kubernetes_service_cluster_ip: '10.9.9.9',
      __meta_kubernetes_service_label_app_kubernetes_io_name: 'cart',
      __meta_kubernetes_service_labelpresent_app_kubernetes_io_name: 'true',
      __meta_kubernetes_service_annotation_a_b: 'c',
      __meta_kubernetes_service_annotationpresent_a_b: 'true',
    }]);
  });

  test.each([
    {
      it: 'whose IP the cluster gives',
      spec: {},
      expected: { __meta_kubernetes_service_type: 'ClusterIP', __meta_kubernetes_service_cluster_ip: PLACEHOLDER },
    },
    {
      it: 'that is headless',
      spec: { clusterIP: 'None' },
      expected: { __meta_kubernetes_service_type: 'ClusterIP', __meta_kubernetes_service_cluster_ip: 'None' },
    },
    {
      it: 'on all nodes',
      spec: { type: 'NodePort' },
      expected: { __meta_kubernetes_service_type: 'NodePort', __meta_kubernetes_service_cluster_ip: PLACEHOLDER },
    },
    {
      it: 'behind a load balancer',
      spec: { type: 'LoadBalancer', loadBalancerIP: '1.2.3.4' },
      expected: {
        __meta_kubernetes_service_type: 'LoadBalancer',
        __meta_kubernetes_service_cluster_ip: PLACEHOLDER,
        __meta_kubernetes_service_loadbalancer_ip: '1.2.3.4',
      },
    },
    {
      it: 'behind any load balancer',
      spec: { type: 'LoadBalancer' },
      expected: { __meta_kubernetes_service_type: 'LoadBalancer', __meta_kubernetes_service_cluster_ip: PLACEHOLDER },
    },
    {
      it: 'that is a name',
      spec: { type: 'ExternalName', externalName: 'db.example.com' },
      expected: { __meta_kubernetes_service_type: 'ExternalName', __meta_kubernetes_service_external_name: 'db.example.com' },
    },
  ])('has the labels of one $it', ({ spec, expected }) => {
    expect(discover(SERVICE, service(spec))).toEqual([{ ...OF_OBJECT, ...HTTP, ...expected }]);
  });

  test.each([
    { it: 'no port', ports: [], expected: [] },
    { it: 'one', ports: [{ port: 1 }], expected: ['cart.shop.svc:1'] },
    { it: 'several, of any protocol', ports: [{ port: 1 }, { port: 1, protocol: 'UDP' }], expected: ['cart.shop.svc:1', 'cart.shop.svc:1'] },
  ])('has a target for each port: $it', ({ ports, expected }) => {
    expect(discover(SERVICE, service({ ports })).map(({ __address__ }) => __address__)).toEqual(expected);
  });

  test('adds the namespace where asked to', () => {
    const [found] = discover({ ...SERVICE, attach_metadata: { namespace: true, node: true } }, service(), namespace('shop', { team: 'a' }));

    expect(found).toMatchObject({ __meta_kubernetes_namespace_label_team: 'a', __meta_kubernetes_namespace_labelpresent_team: 'true' });
  });
});
