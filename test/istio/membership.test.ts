import { isInjected, membershipOf, MeshPod, NamespaceLabels, NoInjection, whyNotInjected } from '../../lib/istio/membership';

const INJECT = 'sidecar.istio.io/inject';
const [ASKING, REFUSING, CANARY] = [{ [INJECT]: 'true' }, { [INJECT]: 'false' }, { 'istio.io/rev': 'canary' }];
const [ENABLED, DISABLED] = [{ 'istio-injection': 'enabled' }, { 'istio-injection': 'disabled' }];
const [AMBIENT, NOT_AMBIENT] = [{ 'istio.io/dataplane-mode': 'ambient' }, { 'istio.io/dataplane-mode': 'none' }];

const podOf = (facts: Partial<MeshPod>): MeshPod => ({ namespace: 'shop', labels: {}, annotations: {}, hostNetwork: false, ...facts });

interface Row<T> { it: string; pod?: Partial<MeshPod>; namespace?: NamespaceLabels; expected: T | undefined }

describe('isInjected()', () => {
  test.each<Row<boolean>>([
    { it: 'a labelled namespace', namespace: ENABLED, expected: true },
    { it: 'a namespace that names a revision', namespace: CANARY, expected: true },
    { it: 'a namespace that is labelled and names a revision', namespace: { ...ENABLED, ...CANARY }, expected: true },
    { it: 'a namespace that is switched off and names a revision', namespace: { ...DISABLED, ...CANARY }, expected: false },
    { it: 'a namespace without labels', namespace: {}, expected: false },
    { it: 'a namespace that is switched off, and a pod that asks', namespace: DISABLED, pod: { labels: ASKING }, expected: false },
    { it: 'a namespace that is switched off, and a pod that names a revision', namespace: DISABLED, pod: { labels: CANARY }, expected: false },
    { it: 'a namespace whose label is neither, and a pod that asks', namespace: { 'istio-injection': '' }, pod: { labels: ASKING }, expected: false },
    { it: 'a pod that asks by label', namespace: {}, pod: { labels: ASKING }, expected: true },
    { it: 'a pod that names a revision', namespace: {}, pod: { labels: CANARY }, expected: true },
    { it: 'a pod that asks by annotation', namespace: {}, pod: { annotations: ASKING }, expected: false },
    { it: 'a pod whose label is neither', namespace: {}, pod: { labels: { [INJECT]: 'yes' } }, expected: false },
    { it: 'a labelled namespace, and a pod that refuses by label', namespace: ENABLED, pod: { labels: REFUSING }, expected: false },
    { it: 'a labelled namespace, and a pod that refuses by annotation', namespace: ENABLED, pod: { annotations: REFUSING }, expected: false },
    {
      it: 'a labelled namespace, and a pod whose label goes before its annotation',
      namespace: ENABLED,
      pod: { labels: ASKING, annotations: REFUSING },
      expected: true,
    },
    {
      it: 'a labelled namespace, and a pod whose label refuses before its annotation',
      namespace: ENABLED,
      pod: { labels: REFUSING, annotations: ASKING },
      expected: false,
    },
    { it: 'a pod that refuses and names a revision', namespace: {}, pod: { labels: { ...REFUSING, ...CANARY } }, expected: false },
    { it: 'a labelled namespace, and a pod on the network of its host', namespace: ENABLED, pod: { hostNetwork: true }, expected: false },
    { it: 'a namespace of the cluster itself', namespace: ENABLED, pod: { namespace: 'kube-system', labels: ASKING }, expected: false },
    { it: 'an undeclared namespace', expected: undefined },
    { it: 'an undeclared namespace, and a pod that asks by label', pod: { labels: ASKING }, expected: true },
    { it: 'an undeclared namespace, and a pod that asks by annotation', pod: { annotations: ASKING }, expected: undefined },
    { it: 'an undeclared namespace, and a pod that refuses', pod: { annotations: REFUSING }, expected: false },
    { it: 'an undeclared namespace, and a pod on the network of its host', pod: { hostNetwork: true }, expected: false },
  ])('is $expected for $it', ({ pod = {}, namespace, expected }) => expect(isInjected(podOf(pod), namespace)).toBe(expected));
});

describe('whyNotInjected()', () => {
  test.each<Row<NoInjection>>([
    { it: 'a labelled namespace', namespace: ENABLED, expected: undefined },
    { it: 'an undeclared namespace', expected: undefined },
    { it: 'a pod on the network of its host', pod: { hostNetwork: true }, namespace: ENABLED, expected: 'host-network' },
    { it: 'a namespace of the cluster itself', pod: { namespace: 'kube-public' }, expected: 'system-namespace' },
    { it: 'a pod that refuses by label', pod: { labels: REFUSING, annotations: ASKING }, expected: 'refused-by-label' },
    { it: 'a pod that refuses by annotation', pod: { annotations: REFUSING }, expected: 'refused-by-annotation' },
    { it: 'a pod whose empty label goes before its annotation', pod: { labels: { [INJECT]: '' }, annotations: REFUSING }, expected: undefined },
    { it: 'a namespace that is switched off', pod: { labels: ASKING }, namespace: DISABLED, expected: 'namespace-off' },
    { it: 'a namespace without labels', namespace: {}, expected: 'not-asked' },
    { it: 'a namespace without labels, and a pod that asks by annotation', pod: { annotations: ASKING }, namespace: {}, expected: 'not-asked' },
    { it: 'a namespace without labels, and a pod that asks by label', pod: { labels: ASKING }, namespace: {}, expected: undefined },
    { it: 'a namespace that names a revision', namespace: CANARY, expected: undefined },
    { it: 'an ambient namespace', namespace: AMBIENT, expected: 'not-asked' },
  ])('is $expected for $it', ({ pod = {}, namespace, expected }) => expect(whyNotInjected(podOf(pod), namespace)).toBe(expected));
});

describe('membershipOf()', () => {
  test.each<Row<string>>([
    { it: 'a pod that has its sidecar', namespace: DISABLED, pod: { containers: [{ name: 'app' }, { name: 'istio-proxy' }] }, expected: 'sidecar' },
    { it: 'a pod that has its sidecar, in an undeclared namespace', pod: { containers: [{ name: 'istio-proxy' }] }, expected: 'sidecar' },
    { it: 'a pod that gets one', namespace: ENABLED, pod: { containers: [{ name: 'app' }] }, expected: 'sidecar' },
    { it: 'a pod that gets one in an ambient namespace', namespace: { ...ENABLED, ...AMBIENT }, expected: 'sidecar' },
    { it: 'an ambient namespace', namespace: AMBIENT, expected: 'ambient' },
    { it: 'an ambient pod', namespace: {}, pod: { labels: AMBIENT }, expected: 'ambient' },
    { it: 'an ambient pod in an undeclared namespace', pod: { labels: AMBIENT }, expected: 'ambient' },
    { it: 'an ambient pod in a namespace that is not', namespace: NOT_AMBIENT, pod: { labels: AMBIENT }, expected: 'ambient' },
    { it: 'a pod that leaves an ambient namespace', namespace: AMBIENT, pod: { labels: NOT_AMBIENT }, expected: 'none' },
    { it: 'a pod on the network of its host, in an ambient namespace', namespace: AMBIENT, pod: { hostNetwork: true }, expected: 'none' },
    { it: 'a pod on the network of its host, in an undeclared namespace', pod: { hostNetwork: true }, expected: 'none' },
    { it: 'a namespace without labels', namespace: {}, expected: 'none' },
    { it: 'an undeclared namespace', expected: undefined },
    { it: 'an undeclared namespace, and a pod that refuses a sidecar', pod: { labels: REFUSING }, expected: undefined },
    { it: 'an undeclared namespace, and a pod that leaves ambient mode', pod: { labels: NOT_AMBIENT }, expected: undefined },
    { it: 'an undeclared namespace, and a pod that refuses both', pod: { labels: { ...REFUSING, ...NOT_AMBIENT } }, expected: 'none' },
  ])('is $expected for $it', ({ pod = {}, namespace, expected }) => expect(membershipOf(podOf(pod), namespace)).toBe(expected));
});
