/** How values are read: as Go's decoder does it. */
import { BASES, changed } from './bases';
import { admitBuiltIn } from '../../../lib/kubernetes/admission/admit-built-in';
import { explainUnknownBuiltInField } from '../../../lib/kubernetes/admission/explain-unknown-field';
import { tryParseCidr, tryParseIp, whyNotCidr, whyNotEndpointIp, whyNotIp } from '../../../lib/kubernetes/admission/ip';
import { tryParseQuantity } from '../../../lib/kubernetes/admission/quantity';

const admitted = (kind: string, set: { readonly [path: string]: unknown }) => admitBuiltIn(changed(kind, set))!;

describe('a value that does not fit its type', () => {
  test.each([
    { it: 'a number for text', set: { 'metadata.labels': { a: 8080 } }, field: 'metadata.labels.a', fix: 'quote it: "8080"' },
    { it: 'a boolean for text', set: { 'metadata.annotations': { 'a/b': true } }, field: 'metadata.annotations["a/b"]', fix: 'quote it: "true"' },
    { it: 'text for a number', set: { 'spec.containers[0].ports[0].containerPort': '8080' }, field: 'spec.containers[0].ports[0].containerPort', fix: 'write a whole number of 32 bits, without quotes' },
    { it: 'a fraction', set: { 'spec.containers[0].ports[0].containerPort': 80.5 }, field: 'spec.containers[0].ports[0].containerPort', fix: 'write a whole number of 32 bits, without quotes' },
    { it: 'more than 32 bits', set: { 'spec.containers[0].ports[0].containerPort': 2 ** 31 }, field: 'spec.containers[0].ports[0].containerPort', fix: 'write a whole number of 32 bits, without quotes' },
    { it: 'text for a boolean', set: { 'spec.hostNetwork': 'true' }, field: 'spec.hostNetwork', fix: 'write true or false, without quotes' },
    { it: 'a number for an argument', set: { 'spec.containers[0].args': ['a', 1] }, field: 'spec.containers[0].args[1]', fix: 'quote it: "1"' },
    { it: 'a map for a list', set: { 'spec.containers': { name: 'a' } }, field: 'spec.containers', fix: 'write a list' },
    { it: 'text for an object', set: { spec: 'a' }, field: 'spec', fix: 'write an object' },
    { it: 'a quantity with a wrong unit', set: { 'spec.containers[0].resources': { limits: { memory: '1GB' } } }, field: 'spec.containers[0].resources.limits.memory', fix: 'write a quantity, for example "500m" or "128Mi"' },
    { it: 'a time without a zone', set: { 'metadata.creationTimestamp': '2024-01-01' }, field: 'metadata.creationTimestamp', fix: 'write a time like 2006-01-02T15:04:05Z' },
  ])('$it is refused, with the field and the fix', ({ set, field, fix }) => {
    const { faults, manifest } = admitted('Pod', set as never);

    expect(faults).toEqual([expect.objectContaining({ type: 'undecodable', field, fix })]);
    expect(manifest).toEqual(changed('Pod', set as never));
  });

  test.each([
    { kind: 'Secret', set: { 'data.token': 'c4n4ry!' }, text: 'Invalid value: <hidden>: must be text in base64, but is text', fix: 'write text in base64' },
    { kind: 'Pod', set: { 'spec.containers[0].env': [{ name: 'PASSWORD', value: 12345 }] }, text: 'Invalid value: <hidden>: must be text, but is a number', fix: 'quote it' },
  ])('is not shown if it may be secret, in a $kind', ({ kind, set, text, fix }) => {
    expect(admitted(kind, set as never).faults).toEqual([expect.objectContaining({ text, fix })]);
  });

  test('a number is taken where text or number may be', () => {
    expect(admitted('Pod', { 'spec.containers[0].resources': { limits: { cpu: 0.5 } } }).faults).toEqual([]);
  });
});

test('the selector of a Service is told apart from that of a Deployment', () => {
  const { faults } = admitted('Service', { 'spec.selector': { matchLabels: { app: 'cart' } } });

  expect(faults).toEqual([expect.objectContaining({ field: 'spec.selector.matchLabels', fix: 'write the labels directly under "spec.selector", without matchLabels' })]);
});

describe('null', () => {
  test.each([
    { it: 'in maps is an empty text', set: { 'metadata.labels': { a: null } }, expected: { metadata: { labels: { a: '' } } } },
    { it: 'for a map is left out', set: { 'metadata.annotations': null }, expected: { metadata: { name: 'cart', namespace: 'shop' } } },
    { it: 'in a list of texts is an empty text', set: { 'spec.containers[0].args': [null] }, expected: { spec: { containers: [{ args: [''] }] } } },
    { it: 'for a list is left out', set: { 'spec.initContainers': null, 'spec.volumes': null }, expected: {} },
    { it: 'for a quantity is zero', set: { 'spec.containers[0].resources': { limits: { cpu: null } } }, expected: { spec: { containers: [{ resources: { limits: { cpu: '0' } } }] } } },
  ])('$it', ({ set, expected }) => {
    const { faults, manifest } = admitted('Pod', set as never);

    expect(faults).toEqual([]);
    expect(manifest).toMatchObject(expected);
    expect(JSON.stringify(manifest)).not.toContain('null');
  });

  test('in a list of objects is an empty object', () => {
    expect(admitted('Pod', { 'spec.containers[1]': null }).faults.map(({ field }) => field)).toEqual(['spec.containers[1].name', 'spec.containers[1].image']);
  });

  test('for the spec is no spec', () => {
    expect(admitted('Service', { spec: null }).faults.map(({ field }) => field)).toEqual(['spec.ports']);
  });
});

describe('unknown fields', () => {
  test('are dropped and named, sorted', () => {
    const { faults, manifest, unknownFields } = admitted('Service', { 'spec.ports[0].prot': 'TCP', 'namespace': 'shop', 'Spec': {} });

    expect(faults).toEqual([]);
    expect(manifest).toEqual(BASES.get('Service'));
    expect(unknownFields).toEqual(['Spec', 'namespace', 'spec.ports[0].prot']);
  });

  test.each([
    { path: 'spec.ports[0].targetport', why: /did you mean "targetPort"/, fix: 'rename it to "targetPort", or remove it' },
    { path: 'namespace', why: /it belongs to "metadata\.namespace"/, fix: 'move it to "metadata.namespace"' },
    { path: 'spec.anything', why: /so it is dropped, and kubectl refuses the object$/, fix: undefined },
  ])('$path is explained', ({ path, why, fix }) => {
    const explained = explainUnknownBuiltInField(BASES.get('Service')!, path);

    expect(explained.why).toMatch(why);
    expect(explained.fix).toBe(fix);
  });

  test('of a selector without matchLabels are explained', () => {
    expect(explainUnknownBuiltInField(BASES.get('Deployment')!, 'spec.selector.app')).toMatchObject({ fix: 'write it under "matchLabels"' });
  });
});

describe('an object that was read from a cluster', () => {
  test('is taken with its status and what the server sets', () => {
    const metadata = {
      name: 'cart',
      namespace: 'shop',
      uid: 'a',
      resourceVersion: '5',
      generation: 2,
      creationTimestamp: '2024-01-01T00:00:00Z',
      selfLink: '/a',
      managedFields: [{ manager: 'kubectl', operation: 'Update', apiVersion: 'apps/v1', fieldsType: 'FieldsV1', fieldsV1: { 'f:spec': {} }, time: '2024-01-01T00:00:00Z' }],
    };

    expect(admitted('Deployment', { metadata, 'status.replicas': -1 })).toMatchObject({ faults: [], unknownFields: [] });
  });
});

describe('a version', () => {
  test.each([
    { apiVersion: 'networking.k8s.io/v1beta1', kind: 'Ingress', fix: 'use apiVersion: networking.k8s.io/v1, and the fields of that version' },
    { apiVersion: 'extensions/v1beta1', kind: 'Deployment', fix: 'use apiVersion: apps/v1, and the fields of that version' },
    { apiVersion: 'v1', kind: 'Deployment', fix: 'use apiVersion: apps/v1, and the fields of that version' },
    { apiVersion: 'autoscaling/v2beta2', kind: 'HorizontalPodAutoscaler', fix: 'use apiVersion: autoscaling/v2, and the fields of that version' },
  ])('$apiVersion of $kind is not served', ({ apiVersion, kind, fix }) => {
    expect(admitBuiltIn({ apiVersion, kind, metadata: { name: 'a' } })!.faults).toEqual([
      { type: 'undecodable', field: 'apiVersion', text: `no matches for kind "${kind}" in version "${apiVersion}"`, fix },
    ]);
  });

  test.each([
    { apiVersion: 'serving.knative.dev/v1', kind: 'Service' },
    { apiVersion: 'example.com/v1', kind: 'Ingress' },
    { apiVersion: 'v1', kind: 'Event' },
    { apiVersion: 1, kind: 'Pod' },
    {},
  ])('of another kind is not judged: %j', (manifest) => {
    expect(admitBuiltIn(manifest as never)).toBeUndefined();
  });
});

describe('tryParseQuantity()', () => {
  test.each([
    ['1', 1_000_000_000n], [0.5, 500_000_000n], ['100m', 100_000_000n], ['1Ki', 1024_000_000_000n], ['1e3', 1_000_000_000_000n], ['1E', 10n ** 27n],
    ['0.1n', 1n], ['-0.1n', -1n], ['.5', 500_000_000n], ['1.', 1_000_000_000n], ['-', 0n], ['5u', 5_000n],
  ])('%j', (text, expected) => {
    expect(tryParseQuantity(text)).toBe(expected);
  });

  test.each(['', '1GB', '1 Gi', '1K', '0x1', '1e', '--1', 'Ei', '1.1.1', true, null])('%j is not one', (text) => {
    expect(tryParseQuantity(text)).toBeUndefined();
  });
});

describe('addresses', () => {
  test.each(['10.1.2.3', '0.0.0.0', '::1', '2001:db8::ffff', '::ffff:0:1.2.3.4'])('%s is an address', (text) => expect(whyNotIp(text)).toBeUndefined());

  test.each(['10.1.2.03', '10.1.2', '10.1.2.256', '::ffff:10.1.2.3', 'fe80::1%eth0', 'db', ''])('%s is not an address', (text) => expect(whyNotIp(text)).toBeDefined());

  test.each(['0.0.0.0', '::', '127.1.2.3', '::1', '169.254.0.1', 'fe80::1', '224.0.0.1', 'ff02::1'])('%s cannot be an endpoint', (text) => expect(whyNotEndpointIp(text)).toBeDefined());

  test.each(['10.0.0.0/8', '0.0.0.0/0', '2001:db8::/32', '10.1.2.3/32'])('%s is a range', (text) => expect(whyNotCidr(text)).toBeUndefined());

  test.each(['10.0.0.1/8', '10.0.0.0/33', '10.0.0.0/08', '10.0.0.0', '2001:db8::1/32', '/8'])('%s is not a range', (text) => expect(whyNotCidr(text)).toBeDefined());

  test('are parsed to numbers', () => {
    expect(tryParseIp('1.2.3.4')).toEqual({ bits: 32, value: 0x01020304n });
    expect(tryParseIp('1::2:3')).toEqual({ bits: 128, value: 2n ** 112n + 2n * 2n ** 16n + 3n });
    expect(tryParseIp('::1.2.3.4')).toEqual({ bits: 128, value: 0x01020304n });
    expect(tryParseCidr('10.0.0.0/8')).toEqual({ bits: 32, value: 10n * 2n ** 24n, prefix: 8 });
  });
});
