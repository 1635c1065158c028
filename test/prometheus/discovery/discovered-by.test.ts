import { Inspection } from 'cdk8s-app-monitoring';
import { discoveredBy } from '../../../lib/prometheus/discovery/discovered-by';
import { scrapeConfig } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { service } from '../../support/manifests/services';

const META = '__meta_kubernetes_';
const ALL = ['pod_name', 'endpointslice_name', 'endpointslice_label_app', 'endpointslice_annotationpresent_a', 'endpoints_label_app', 'endpoints_annotation_a', 'endpointslice_endpoint_zone', 'pod_deployment_name', 'node_condition_ready', 'node_name'];
const OF_2_46 = ALL.slice(0, 6);

describe('discoveredBy()', () => {
  test.each([
    { version: '2.45.0', expected: ['pod_name', 'endpointslice_name', 'endpoints_label_app', 'node_name'] },
    { version: '2.51.0', expected: [...OF_2_46, 'node_name'] },
    { version: '2.52.0', expected: [...OF_2_46, 'endpointslice_endpoint_zone', 'node_name'] },
    { version: '3.11.0', expected: [...OF_2_46, 'endpointslice_endpoint_zone', 'pod_deployment_name', 'node_name'] },
    { version: '3.12.0', expected: ALL },
    { version: '3.16.0', expected: ALL },
    { version: undefined, expected: ALL },
  ])('leaves the labels that Prometheus $version has', ({ version, expected }) => {
    const discovered = new Map(ALL.map((label) => [`${META}${label}`, 'a']));

    discoveredBy(version).adjust(discovered, { labels: new Map(), source: 'Pod/shop/cart' });

    expect([...discovered.keys()]).toEqual(expected.map((label) => `${META}${label}`));
  });

  test.each([
    { version: 'v3.14.0', spec: {}, expected: undefined },
    { version: 'v3.14.0', spec: { loadBalancerIP: '1.2.3.4' }, expected: '1.2.3.4' },
    { version: 'v3.15.1', spec: { loadBalancerIP: '1.2.3.4' }, expected: '1.2.3.4' },
    { version: 'v3.15.1', spec: {}, expected: 'only the cluster knows' },
  ])('gives the address of a load balancer as Prometheus $version does: $expected', ({ version, spec, expected }) => {
    const manifests = [
      prometheus({ version }), { ...service(), spec: { ...service().spec as object, type: 'LoadBalancer', ...spec } },
      scrapeConfig({
        staticConfigs: undefined,
        kubernetesSDConfigs: [{ role: 'Service' }],
        relabelings: [{ sourceLabels: [`${META}service_loadbalancer_ip`], targetLabel: 'ip' }],
      }),
    ];
    const [target] = Inspection.ofYaml(manifests.map((manifest) => JSON.stringify(manifest)).join('\n---\n')).targets;

    if (expected === 'only the cluster knows') return expect([target.labels.ip, JSON.stringify(target)]).toEqual([undefined, expect.stringContaining('"ip"')]);

    return expect(target.labels.ip).toBe(expected);
  });
});
