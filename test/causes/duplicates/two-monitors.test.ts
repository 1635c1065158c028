import { Profile } from 'cdk8s-app-monitoring';
import { podMonitor, serviceMonitor } from '../../support/manifests/monitors';
import { prometheus, prometheusAgent } from '../../support/manifests/servers';
import { service } from '../../support/manifests/services';
import { deployment } from '../../support/manifests/workloads';
import { reported } from '../../support/reported';
import { ANNOTATED, ANNOTATION_JOBS, READS_ANNOTATIONS } from '../annotated';

const ANNOTATIONS = { 'prometheus.io/scrape': 'true', 'prometheus.io/port': '9090' };
const keeps = (regex: string) => ({ metricRelabelings: [{ action: 'keep', sourceLabels: ['__name__'], regex }] });

const selecting = (matchLabels: object, metadata: object) => serviceMonitor({}, { selector: { matchLabels } }, { ...metadata });
/** A Service, a Deployment and a ServiceMonitor of one release of an app. */
const released = (release: string, monitor: ReturnType<typeof serviceMonitor>) => {
  const labels = { app: 'cart', release };

  return [monitor, service({ selector: labels }, { name: `${release}-cart`, labels }), deployment({ name: `${release}-cart`, labels })];
};

describe('AM929', () => {
  test.each([
    {
      it: 'names both monitors',
      given: [prometheus(), podMonitor(), serviceMonitor(), service(), deployment()],
      expected: ['warning ServiceMonitor/shop/cart: "Prometheus/monitoring/main" scrapes port 9090 of "Deployment/shop/cart" at "/metrics" through "PodMonitor/shop/cart" and "ServiceMonitor/shop/cart", so every sample is stored twice; remove one of them, or change its selector to select other pods'],
    },
    {
      it: 'names the label that tells releases apart, by the names of the monitors',
      given: [prometheus(), ...['pr-1', 'pr-2'].flatMap((release) => released(release, selecting({ app: 'cart' }, { name: `${release}-cart` })))],
      expected: ['pr-1', 'pr-2'].map((release) => expect.stringMatching(new RegExp(`port 9090 of "Deployment/shop/${release}-cart" .*; add release: pr-2 to the selector of "ServiceMonitor/shop/pr-2-cart", and release: pr-1 to that of "ServiceMonitor/shop/pr-1-cart", so that each selects its own$`))),
    },
    {
      it: 'names it by the labels of the monitors',
      given: [prometheus(), ...['a', 'b'].flatMap((release) => released(release, selecting({ app: 'cart' }, { name: `cart-${release}s`, labels: { release } })))],
      expected: [expect.stringContaining('add release: b to the selector of "ServiceMonitor/shop/cart-bs"'), expect.stringContaining('add release: b')],
    },
    ...['app.kubernetes.io/version', 'helm.sh/chart', 'version', 'git-sha', 'app.kubernetes.io/managed-by'].map((key) => ({
      it: `does not tell them apart by ${key}, which changes`,
      given: [prometheus(), ...['1', '2'].flatMap((value) => {
        const labels = { app: 'cart', [key]: value, release: value };

        return [selecting({ app: 'cart' }, { name: `cart-${value}`, labels: { [key]: value } }), service({ selector: labels }, { name: `cart-${value}`, labels }), deployment({ name: `cart-${value}`, labels })];
      })],
      expected: ['1', '2'].map(() => expect.stringMatching(/; add release: 2 to the selector of "ServiceMonitor\/shop\/cart-2", and release: 1 to that of/)),
    })),
    {
      it: 'names no label that both are for, or neither',
      given: [prometheus(), ...['a', 'b'].flatMap((release) => released(release, selecting({ app: 'cart' }, { name: `x${release}` })))],
      expected: [expect.stringMatching(/; remove one of them, or change its selector to select other pods$/), expect.anything()],
    },
    {
      it: 'reports each further one',
      given: [prometheus(), podMonitor(), podMonitor({}, {}, { name: 'b' }), podMonitor({}, {}, { name: 'c' }), deployment()],
      expected: [expect.stringContaining('PodMonitor/shop/c: '), expect.stringContaining('PodMonitor/shop/cart: ')],
    },
    {
      it: 'reports annotations that the same server reads',
      given: [prometheus(READS_ANNOTATIONS), ANNOTATION_JOBS, podMonitor(), deployment({ annotations: ANNOTATIONS })],
      expected: [expect.stringMatching(/warning PodMonitor\/shop\/cart: .* through job "kubernetes-pods" of its own configuration and "PodMonitor\/shop\/cart".*; remove the annotations/)],
    },
    {
      it: 'reports rules that do not divide what is kept',
      given: [prometheus(), podMonitor(keeps('a')), podMonitor({}, {}, { name: 'b' }), deployment()],
      expected: [expect.stringContaining('PodMonitor/shop/cart')],
    },
    {
      it: 'reports rules that the first one alone has',
      given: [prometheus(), podMonitor(), podMonitor(keeps('a'), {}, { name: 'b' }), deployment()],
      expected: [expect.stringContaining('PodMonitor/shop/cart')],
    },
    {
      it: 'is silent where both keep some of it',
      given: [prometheus(), podMonitor(keeps('a')), podMonitor(keeps('b'), {}, { name: 'b' }), deployment()],
      expected: [],
    },
    {
      it: 'is silent for two servers',
      given: [
        prometheus({ serviceMonitorSelector: null }),
        prometheus({ podMonitorSelector: null }, { name: 'b' }),
        podMonitor(),
        serviceMonitor(),
        service(),
        deployment(),
      ],
      expected: [],
    },
    { it: 'is silent for an agent beside a server', given: [prometheus({}, { name: 'p' }), prometheusAgent(), podMonitor(), deployment()], expected: [] },
    { it: 'is silent for another path', given: [prometheus(), podMonitor(), podMonitor({ path: '/other' }, {}, { name: 'b' }), deployment()], expected: [] },
    {
      it: 'is silent for other parameters',
      given: [prometheus(), podMonitor({ params: { module: ['a'] } }), podMonitor({ params: { module: ['b'] } }, {}, { name: 'b' }), deployment()],
      expected: [],
    },
    { it: 'is silent for shards of one server', given: [prometheus({ shards: 2 }), podMonitor(), deployment({ spec: { replicas: 4 } })], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM929', given)).toEqual(expected));

  test('looks at two jobs that read annotations, of a pod and of its Service', () => {
    expect(reported('AM929', [service({}, { annotations: ANNOTATIONS }), deployment({ annotations: ANNOTATIONS })], ANNOTATED))
      .toEqual([expect.stringMatching(/^warning Deployment\/shop\/cart: "prometheus.yml" scrapes port 9090 of "Deployment\/shop\/cart" at "\/metrics" through job "kubernetes-pods" .* and job "kubernetes-services" of its own configuration/)]);
  });

  test('does not show what a Secret asks for', () => {
    const jobs = JSON.stringify([{ job_name: 'a', params: { token: ['hunter2'] }, kubernetes_sd_configs: [{ role: 'pod' }] }, { job_name: 'b', params: { token: ['hunter2'] }, kubernetes_sd_configs: [{ role: 'pod' }] }]);
    const given = [prometheus(READS_ANNOTATIONS), { ...ANNOTATION_JOBS, stringData: { jobs } }, deployment()];

    expect(reported('AM929', given)).toEqual(Array.from({ length: 2 }, () => expect.stringContaining('at "/metrics" through job "a" of its own configuration and job "b"') as string));
  });

  test('takes a server that no operator manages for another one', () => {
    expect(reported('AM929', [prometheus(), podMonitor(), deployment({ annotations: ANNOTATIONS })], ANNOTATED)).toEqual([]);
  });

  const PROFILE = Profile.custom({ namespace: 'monitoring', readsAnnotations: true });
  const annotated = (annotations: object, others: readonly object[] = [podMonitor()], profile = PROFILE) => (
    reported('AM929', [...others, deployment({ annotations: annotations as never })], { profile }));

  test.each([
    { it: 'of pods', found: annotated(ANNOTATIONS) },
    { it: 'of pods, without a port', found: annotated({ 'prometheus.io/scrape': 'true' }) },
    { it: 'of pods, with the path that is scraped', found: annotated({ ...ANNOTATIONS, 'prometheus.io/path': '/x', 'prometheus.io/scheme': 'http' }, [podMonitor({ path: '/x' })]) },
    { it: 'of pods, and a ServiceMonitor', found: annotated(ANNOTATIONS, [service(), serviceMonitor()]) },
    { it: 'of the Service', found: annotated({}, [service({}, { annotations: ANNOTATIONS }), serviceMonitor()]) },
  ])('reports a profile that reads annotations: $it', ({ found }) => {
    expect(found).toEqual([expect.stringMatching(/^warning (Pod|Service)Monitor\/shop\/cart: "Profile\/custom" scrapes port 9090 of "Deployment\/shop\/cart" at "\/(metrics|x)" through "\w+\/shop\/cart" and, because the profile has readsAnnotations, by (its annotations|the annotations of "Service\/shop\/cart"), so every sample is stored twice; remove the prometheus\.io annotations of "(Deployment|Service)\/shop\/cart"/)]);
  });

  test.each([
    { it: 'another port', found: annotated({ ...ANNOTATIONS, 'prometheus.io/port': '8080' }) },
    { it: 'another path', found: annotated({ ...ANNOTATIONS, 'prometheus.io/path': '/x' }) },
    { it: 'another scheme', found: annotated({ ...ANNOTATIONS, 'prometheus.io/scheme': 'https' }) },
    { it: 'parameters', found: annotated({ ...ANNOTATIONS, 'prometheus.io/param_a': 'b' }) },
    { it: 'scrape: false', found: annotated({ ...ANNOTATIONS, 'prometheus.io/scrape': 'false' }) },
    { it: 'a profile that does not say so', found: annotated(ANNOTATIONS, [podMonitor()], Profile.custom({ namespace: 'monitoring' })) },
    { it: 'a profile that reads none', found: annotated(ANNOTATIONS, [podMonitor()], Profile.kubePrometheusStack()) },
    { it: 'no monitor', found: annotated(ANNOTATIONS, []) },
    { it: 'no annotations', found: annotated({}) },
  ])('is silent for a profile that reads annotations with $it', ({ found }) => expect(found).toEqual([]));
});
