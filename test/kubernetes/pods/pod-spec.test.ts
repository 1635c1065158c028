import { PLACEHOLDER } from '../../../lib/kubernetes/placeholder';
import { podSpecOf } from '../../../lib/kubernetes/pods/pod-spec';

const container = (given: object, isInit = false, isSidecar = false) => ({ id: PLACEHOLDER, name: '', image: '', isInit, isSidecar, ports: [], ...given });

describe('podSpecOf()', () => {
  test.each<{ it: string; spec: unknown; expected: object }>([
    {
      it: 'an empty spec',
      spec: {},
      expected: { containers: [], hostNetwork: false, nodeName: '', hostname: undefined, subdomain: undefined, serviceAccount: 'default' },
    },
    {
      it: 'no spec',
      spec: undefined,
      expected: { containers: [], hostNetwork: false, nodeName: '', hostname: undefined, subdomain: undefined, serviceAccount: 'default' },
    },
    {
      it: 'what is written',
      spec: { hostNetwork: true, nodeName: 'n', hostname: 'h', subdomain: 's', serviceAccountName: 'a' },
      expected: { containers: [], hostNetwork: true, nodeName: 'n', hostname: 'h', subdomain: 's', serviceAccount: 'a' },
    },
  ])('reads $it', ({ spec, expected }) => {
    expect(podSpecOf(spec)).toMatchObject(expected);
  });

  test.each([
    { it: 'their defaults', spec: {}, expected: { 'spec.hostNetwork': 'false', 'spec.restartPolicy': 'Always', 'spec.schedulerName': 'default-scheduler' } },
    {
      it: 'what is written',
      spec: { hostNetwork: true, restartPolicy: 'Never', schedulerName: 'own' },
      expected: { 'spec.hostNetwork': 'true', 'spec.restartPolicy': 'Never', 'spec.schedulerName': 'own' },
    },
  ])('has fields to select by: $it', ({ spec, expected }) => expect(podSpecOf(spec).fields).toEqual(expected));

  test.each([
    { it: 'the old name of the account', spec: { serviceAccount: 'old' }, expected: 'old' },
    { it: 'the new name before the old one', spec: { serviceAccount: 'old', serviceAccountName: 'new' }, expected: 'new' },
    { it: 'an empty name as the default', spec: { serviceAccountName: '' }, expected: 'default' },
  ])('takes $it', ({ spec, expected }) => {
    expect(podSpecOf(spec).serviceAccount).toBe(expected);
  });

  test('has init containers last, and tells sidecars', () => {
    const spec = { initContainers: [{ name: 'setup' }, { name: 'proxy', restartPolicy: 'Always' }], containers: [{ name: 'app', restartPolicy: 'Always' }] };

    expect(podSpecOf(spec).containers).toEqual([container({ name: 'app' }), container({ name: 'setup' }, true), container({ name: 'proxy' }, true, true)]);
  });

  test.each([
    { it: 'gives a port its protocol', port: { containerPort: 80 }, expected: [{ name: '', containerPort: 80, protocol: 'TCP' }] },
    { it: 'gives an empty protocol the default', port: { containerPort: 80, protocol: '' }, expected: [{ name: '', containerPort: 80, protocol: 'TCP' }] },
    {
      it: 'keeps name and protocol',
      port: { name: 'dns', containerPort: 53, protocol: 'UDP' },
      expected: [{ name: 'dns', containerPort: 53, protocol: 'UDP' }],
    },
    { it: 'leaves out a port without a number', port: { name: 'x' }, expected: [] },
    { it: 'leaves out a number that is text', port: { containerPort: '80' }, expected: [] },
    { it: 'leaves out a fraction', port: { containerPort: 80.5 }, expected: [] },
    { it: 'leaves out nothing at all', port: null, expected: [] },
  ])('$it', ({ port, expected }) => {
    expect(podSpecOf({ containers: [{ ports: [port] }] }).containers).toEqual([container({ ports: expected })]);
  });
});
