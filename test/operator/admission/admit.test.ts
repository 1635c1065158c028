import { Manifest } from '../../../lib/manifests/manifest';
import { admit } from '../../../lib/operator/admission/admit';
import { refusals } from '../../support/refusals';

function serviceMonitor(spec: object, more: object = {}): Manifest {
  return { apiVersion: 'monitoring.coreos.com/v1', kind: 'ServiceMonitor', metadata: { name: 'cart' }, spec, ...more } as Manifest;
}

const SPEC = { selector: {}, endpoints: [{ port: 'http' }] };

describe('admit()', () => {
  test('gives back what is stored, with its defaults', () => {
    const probe = { apiVersion: 'monitoring.coreos.com/v1', kind: 'Probe', metadata: { name: 'cart' }, spec: { prober: { url: 'a:1' } } };

    expect(admit(probe)).toEqual({
      manifest: { ...probe, metadata: { name: 'cart', namespace: 'default' }, spec: { prober: { url: 'a:1', path: '/probe' } } },
      faults: [],
      unknownFields: [],
    });
  });

  test('drops unknown fields and names them, sorted', () => {
    const { manifest, faults, unknownFields } = admit(serviceMonitor({ ...SPEC, zone: 1, endpoints: [{ prot: 'http' }] }, { data: {} }));

    expect(unknownFields).toEqual(['data', 'spec.endpoints[0].prot', 'spec.zone']);
    expect(manifest).toEqual(serviceMonitor({ selector: {}, endpoints: [{}] }, { metadata: { name: 'cart', namespace: 'default' } }));
    expect(faults).toEqual([]);
  });

  test('drops the status, after it was asked for unknown fields', () => {
    const { manifest, unknownFields } = admit(serviceMonitor(SPEC, { status: { bindings: 'wrong', color: 1 } }));

    expect(unknownFields).toEqual(['status.color']);
    expect(manifest.status).toBeUndefined();
  });

  test('collects every fault and gives the manifest back as it was', () => {
    const given = serviceMonitor({ endpoints: [{ port: 5, interval: '5 minutes' }], sampleLimit: -1 });

    const admitted = admit(given);

    expect(admitted.manifest).toBe(given);
    expect(refusals(admitted)).toEqual([
      'spec.endpoints[0].port: Invalid value: 5: must be of type string: "number"',
      expect.stringMatching(/^spec\.endpoints\[0\]\.interval: Invalid value: "5 minutes": should match "/),
      'spec.sampleLimit: Invalid value: -1: should be greater than or equal to 0',
      'spec.selector: Required value',
    ]);
  });

  test.each([
    { it: 'a number as port of a ServiceMonitor', given: serviceMonitor({ ...SPEC, endpoints: [{ port: 8080 }] }), fix: 'set it to the name of the port of the Service, or write targetPort: 8080 in its place' },
    {
      it: 'a number as port of a PodMonitor',
      given: { ...serviceMonitor({ selector: {}, podMetricsEndpoints: [{ port: 8080 }] }), kind: 'PodMonitor' },
      fix: 'set it to the name of the port of the container, or write portNumber: 8080 in its place',
    },
    { it: 'a number as path', given: serviceMonitor({ ...SPEC, endpoints: [{ path: 1 }] }), fix: 'quote it: "1"' },
    { it: 'one endpoint that is no list', given: serviceMonitor({ ...SPEC, endpoints: { port: 'http' } }), fix: 'write a list: begin each item with "-"' },
    { it: 'a list of namespaces', given: serviceMonitor({ ...SPEC, namespaceSelector: ['shop'] }), fix: 'write fields, without a list around them' },
    { it: 'text for a boolean', given: serviceMonitor({ ...SPEC, endpoints: [{ honorLabels: 'true' }] }), fix: 'write true or false, without quotes' },
    { it: 'text for a number', given: serviceMonitor({ ...SPEC, sampleLimit: '10' }), fix: 'write a number, without quotes' },
    { it: 'a duration in words', given: serviceMonitor({ ...SPEC, endpoints: [{ interval: '5 minutes' }] }), fix: 'write a duration, for example 30s or 1m30s' },
    { it: 'an empty list of endpoints', given: { ...serviceMonitor({ staticConfigs: [{ targets: [] }] }), apiVersion: 'monitoring.coreos.com/v1alpha1', kind: 'ScrapeConfig' }, fix: 'add an item' },
    { it: 'a proxy without a scheme', given: serviceMonitor({ ...SPEC, endpoints: [{ proxyUrl: 'proxy:3128' }] }), fix: 'begin it with http://, https:// or socks5://' },
  ])('knows how to fix $it', ({ given, fix }) => {
    expect(admit(given as Manifest).faults).toMatchObject([{ fix }]);
  });

  test('refuses fewer than no replicas, where kubectl scale writes', () => {
    const server = { apiVersion: 'monitoring.coreos.com/v1', kind: 'Prometheus', metadata: { name: 'k8s' }, spec: { shards: -1 } };

    expect(refusals(admit(server))).toContain('spec.shards: Invalid value: -1: should be a non-negative integer');
  });

  test.each([
    { it: 'a kind of Kubernetes', manifest: { apiVersion: 'v1', kind: 'Service', spec: { a: null } } },
    { it: 'a kind of ours in another group', manifest: { apiVersion: 'example.io/v1', kind: 'ServiceMonitor' } },
    { it: 'a group that only begins like ours', manifest: { apiVersion: 'monitoring.coreos.com.example/v1', kind: 'ServiceMonitor' } },
    { it: 'no kind', manifest: { apiVersion: 'monitoring.coreos.com/v1' } },
    { it: 'an apiVersion of the wrong type', manifest: { apiVersion: 1, kind: 'ServiceMonitor' } as unknown as Manifest },
  ])('passes $it as it is', ({ manifest }) => {
    expect(admit(manifest)).toEqual({ manifest, faults: [], unknownFields: [] });
    expect(admit(manifest).manifest).toBe(manifest);
  });

  test.each([
    {
      it: 'a version that is not served',
      apiVersion: 'monitoring.coreos.com/v2',
      kind: 'ServiceMonitor',
      expected: 'no matches for kind "ServiceMonitor" in version "monitoring.coreos.com/v2"',
    },
    {
      it: 'a kind that is not there',
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'constructor',
      expected: 'no matches for kind "constructor" in version "monitoring.coreos.com/v1"',
    },
  ])('refuses $it', ({ apiVersion, kind, expected }) => {
    expect(refusals(admit({ apiVersion, kind, metadata: { name: 'a' } }))).toEqual([expected]);
  });

  test('tells the versions of AlertmanagerConfig apart', () => {
    const spec = { receivers: [{ name: 'a' }, { name: 'a' }] };
    const config = (version: string) => ({ apiVersion: `monitoring.coreos.com/${version}`, kind: 'AlertmanagerConfig', metadata: { name: 'a' }, spec });

    expect(refusals(admit(config('v1alpha1')))).toEqual(['spec.receivers[1]: Duplicate value: {"name":"a"}']);
    expect(refusals(admit(config('v1beta1')))).toEqual([]);
  });

  test('changes nothing of what it is given', () => {
    const given = serviceMonitor({ ...SPEC, zone: 1, jobLabel: null }, { status: {} });
    const before = JSON.stringify(given);

    admit(given);

    expect(JSON.stringify(given)).toBe(before);
  });
});
