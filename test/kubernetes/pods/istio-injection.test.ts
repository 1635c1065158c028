import { Pod } from '../../../lib/kubernetes/pods/pod';
import { podsIn } from '../../../lib/kubernetes/pods/pods';
import { Manifest } from '../../../lib/manifests/manifest';
import { namespace } from '../../support/manifests/cluster';
import { Fields, Texts } from '../../support/manifests/manifest';
import { WorkloadParts } from '../../support/manifests/workloads';
import { objectsOf, pod, workload } from '../../support/running';

const PROXY = 'istio-proxy';
const INJECT = 'sidecar.istio.io/inject';
const MERGED = { 'prometheus.io/scrape': 'true', 'prometheus.io/port': '15020', 'prometheus.io/path': '/stats/prometheus' };

type PodMetadata = Pick<WorkloadParts, 'labels' | 'annotations'>;

function podOf(labels: Texts | undefined, metadata: PodMetadata = {}, spec: Fields = {}, ...others: Manifest[]): Pod {
  const deployment = workload('Deployment', { ...metadata, pod: spec });

  return podsIn(objectsOf(deployment, ...labels ? [namespace('shop', labels)] : [], ...others)).find(({ source }) => source === 'Deployment/shop/cart')!;
}

const containersOf = ({ containers }: Pod) => containers.map(({ name }) => name);

/** Another namespace where Istio is at work. */
const ELSEWHERE = namespace('mesh', { 'istio-injection': 'enabled' });

describe('injectSidecars()', () => {
  test.each<{ it: string; labels?: Texts; pods?: Fields; spec?: Fields; expected: boolean }>([
    { it: 'its namespace is labelled', labels: { 'istio-injection': 'enabled' }, expected: true },
    { it: 'its namespace names a revision', labels: { 'istio.io/rev': 'canary' }, expected: true },
    { it: 'its namespace is labelled and names a revision', labels: { 'istio-injection': 'enabled', 'istio.io/rev': 'canary' }, expected: true },
    { it: 'its label asks for it', labels: {}, pods: { labels: { [INJECT]: 'true' } }, expected: true },
    { it: 'its label asks for it, in a namespace that nobody declares', pods: { labels: { [INJECT]: 'true' } }, expected: true },
    {
      it: 'its annotation asks for it in a labelled namespace',
      labels: { 'istio-injection': 'enabled' },
      pods: { annotations: { [INJECT]: 'true' } },
      expected: true,
    },
    {
      it: 'its label goes before its annotation',
      labels: { 'istio-injection': 'enabled' },
      pods: { labels: { [INJECT]: 'true' }, annotations: { [INJECT]: 'false' } },
      expected: true,
    },
    { it: 'its label is empty', labels: { 'istio-injection': 'enabled' }, pods: { labels: { [INJECT]: '' } }, expected: true },
    { it: 'its annotation is neither true nor false', labels: { 'istio-injection': 'enabled' }, pods: { annotations: { [INJECT]: 'no' } }, expected: true },
    { it: 'nobody asks', labels: {}, expected: false },
    { it: 'only another namespace is labelled', expected: false },
    { it: 'its namespace is switched off', labels: { 'istio-injection': 'disabled' }, expected: false },
    { it: 'its namespace is switched off, and names a revision', labels: { 'istio-injection': 'disabled', 'istio.io/rev': 'canary' }, expected: false },
    {
      it: 'its namespace is switched off, whatever its label',
      labels: { 'istio-injection': 'disabled' },
      pods: { labels: { [INJECT]: 'true' } },
      expected: false,
    },
    { it: 'its label refuses', labels: { 'istio-injection': 'enabled' }, pods: { labels: { [INJECT]: 'false' } }, expected: false },
    { it: 'its annotation refuses', labels: { 'istio-injection': 'enabled' }, pods: { annotations: { [INJECT]: 'false' } }, expected: false },
    { it: 'it is on the network of its host', labels: { 'istio-injection': 'enabled' }, spec: { hostNetwork: true }, expected: false },
    { it: 'it is on the network of its host and asks', labels: {}, pods: { labels: { [INJECT]: 'true' } }, spec: { hostNetwork: true }, expected: false },
  ])('is $expected where $it', ({ labels, pods, spec, expected }) => {
    expect(containersOf(podOf(labels, pods, spec, ELSEWHERE))).toEqual(expected ? ['app', PROXY] : ['app']);
  });

  test('leaves a pod alone that has its sidecar already', () => {
    const spec = { containers: [{ name: PROXY, image: 'proxy:1' }, { name: 'app' }] };

    expect(podOf({ 'istio-injection': 'enabled' }, { annotations: { a: 'b' } }, spec)).toMatchObject({ annotations: { a: 'b' }, containers: [{ name: PROXY, image: 'proxy:1' }, { name: 'app' }] });
  });

  test('leaves a pod alone that has it among its init containers', () => {
    expect(containersOf(podOf({ 'istio-injection': 'enabled' }, {}, { initContainers: [{ name: PROXY, restartPolicy: 'Always' }] }))).toEqual(['app', PROXY]);
  });

  test.each([
    { it: 'completes the proxy of a gateway', ports: [], expected: [15090] },
    { it: 'keeps the ports of a gateway', ports: [{ name: 'https', containerPort: 8443 }], expected: [8443, 15090] },
    { it: 'declares no port twice', ports: [{ name: 'http-envoy-prom', containerPort: 15090 }], expected: [15090] },
  ])('$it', ({ ports, expected }) => {
    const gateway = podOf(undefined, { labels: { [INJECT]: 'true' }, annotations: { 'inject.istio.io/templates': 'gateway' } }, { containers: [{ name: PROXY, image: 'auto', ports }] });

    expect(gateway.containers.map(({ name }) => name)).toEqual([PROXY]);
    expect(gateway.containers[0].ports.map(({ containerPort }) => containerPort)).toEqual(expected);
  });

  test('does not complete the proxy of a gateway that is not injected', () => {
    expect(podOf({ 'istio-injection': 'disabled' }, { labels: { [INJECT]: 'true' } }, { containers: [{ name: PROXY, image: 'auto' }] }).containers[0].ports).toEqual([]);
  });

  test('puts the sidecar before init containers', () => {
    const found = podOf({ 'istio-injection': 'enabled' }, {}, { initContainers: [{ name: 'setup' }] });

    expect(found.containers.map(({ name, isInit }) => [name, isInit])).toEqual([['app', false], [PROXY, false], ['setup', true]]);
    expect(found.containers[1].ports).toEqual([{ name: 'http-envoy-prom', containerPort: 15090, protocol: 'TCP' }]);
  });

  test('does it to bare Pods, too', () => {
    expect(podsIn(objectsOf(pod(), namespace('shop', { 'istio-injection': 'enabled' }))).map(containersOf)).toEqual([['app', PROXY]]);
  });

  // Prometheus' name for an annotation counts: any spelling of it is the annotation (clearPrometheusAnnotations in Istio's inject.go).
  test.each<{ it: string; annotations: Texts; expected: Texts }>([
    { it: 'adds what leads to merged metrics', annotations: {}, expected: MERGED },
    { it: 'keeps other annotations', annotations: { a: 'b' }, expected: { a: 'b', ...MERGED } },
    { it: 'replaces port and path', annotations: { 'prometheus.io/port': '8080', 'prometheus.io/path': '/x' }, expected: MERGED },
    {
      it: 'replaces other spellings',
      annotations: { 'prometheus.io.port': '8080', 'prometheus_io_path': '/x', 'prometheus-io/scrape': 'true' },
      expected: MERGED,
    },
    {
      it: 'leaves a pod that is not to be scraped',
      annotations: { 'prometheus.io/scrape': 'false', 'prometheus.io/port': '8080' },
      expected: { 'prometheus.io/scrape': 'false', 'prometheus.io/port': '8080' },
    },
    {
      it: 'leaves a pod that is not to be scraped, in another spelling',
      annotations: { 'prometheus.io.scrape': 'false' },
      expected: { 'prometheus.io.scrape': 'false' },
    },
    {
      it: 'leaves a pod without merging',
      annotations: { 'prometheus.istio.io/merge-metrics': 'false', 'prometheus.io/port': '8080' },
      expected: { 'prometheus.istio.io/merge-metrics': 'false', 'prometheus.io/port': '8080' },
    },
    {
      it: 'merges where asked to',
      annotations: { 'prometheus.istio.io/merge-metrics': 'true' },
      expected: { 'prometheus.istio.io/merge-metrics': 'true', ...MERGED },
    },
    {
      it: 'takes a text that is no boolean as true',
      annotations: { 'prometheus.io/scrape': 'nope', 'prometheus.istio.io/merge-metrics': '' },
      expected: { 'prometheus.istio.io/merge-metrics': '', ...MERGED },
    },
  ])('$it', ({ annotations, expected }) => {
    expect(podOf({ 'istio-injection': 'enabled' }, { annotations }).annotations).toEqual(expected);
  });

  // Both annotations are read with strconv.ParseBool (getPrometheusScrape and enablePrometheusMerge in Istio's inject.go).
  test.each<Texts>([{ 'prometheus.io/scrape': 'False' }, { 'prometheus.io/scrape': '0' }, { 'prometheus.istio.io/merge-metrics': 'f' }])('merges nothing for %j', (annotations) => {
    expect(podOf({ 'istio-injection': 'enabled' }, { annotations }).annotations).toEqual(annotations);
  });

  // No webhook's selectors look at annotations: such a pod never gets to one (templates of Istio's revision webhooks).
  test('is false where only an annotation asks for it', () => {
    expect(containersOf(podOf({}, { annotations: { [INJECT]: 'true' } }, {}, ELSEWHERE))).toEqual(['app']);
  });

  // objectSelector of rev.object.sidecar-injector.istio.io
  test('is true where the pod names a revision', () => {
    expect(containersOf(podOf({}, { labels: { 'istio.io/rev': 'canary' } }))).toEqual(['app', PROXY]);
  });
});
