import { Profile } from 'cdk8s-app-monitoring';
import { AnnotationConvention } from '../../../lib/app-monitoring/annotations/convention';
import { ScrapeConfigsForm } from '../../../lib/app-monitoring/annotations/scrape-config-props';
import { namespace } from '../../support/manifests/cluster';
import { object } from '../../support/manifests/manifest';
import { podMonitor, probe, serviceMonitor } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { ingress, service } from '../../support/manifests/services';
import { deployment } from '../../support/manifests/workloads';
import { reported } from '../../support/reported';
import { ANNOTATED, ANNOTATION_JOBS, READS_ANNOTATIONS } from '../annotated';

const ANNOTATIONS = { 'prometheus.io/scrape': 'true' };
const ASKING = deployment({ annotations: ANNOTATIONS });
const SERVICE = service({}, { annotations: ANNOTATIONS });
const INGRESS = ingress({}, { annotations: ANNOTATIONS });
const SEALED = object('bitnami.com/v1alpha1', 'SealedSecret', { spec: { encryptedData: { jobs: 'x' } } }, { namespace: 'monitoring', name: 'jobs' });

describe('AM938', () => {
  test.each([
    {
      it: 'reports pods',
      given: [prometheus(), ASKING],
      expected: ['warning Deployment/shop/cart: it is annotated with prometheus.io/scrape, but "Prometheus/monitoring/main" does not read annotations and no monitor selects it, so it is not scraped; create a PodMonitor or ServiceMonitor for it, or add a job that reads annotations to additionalScrapeConfigs of the server'],
    },
    { it: 'reports a Service', given: [prometheus(), SERVICE, deployment()], expected: [expect.stringContaining('Service/shop/cart')] },
    { it: 'reports the pods alone where both ask', given: [prometheus(), SERVICE, ASKING], expected: [expect.stringContaining('Deployment/shop/cart')] },
    {
      it: 'knows other spellings',
      given: [prometheus(), deployment({ annotations: { 'prometheus.io.scrape': 'true' } })],
      expected: [expect.stringContaining('Deployment/shop/cart')],
    },
    { it: 'is silent where a monitor scrapes the pods', given: [prometheus(), podMonitor(), ASKING], expected: [] },
    { it: 'is silent where a monitor finds them and fails for another cause', given: [prometheus(), podMonitor({ port: 'web' }), ASKING], expected: [] },
    { it: 'is silent where a monitor finds the Service', given: [prometheus(), serviceMonitor(), SERVICE, ASKING], expected: [] },
    { it: 'is silent where a monitor that is rejected finds the Service of the pods', given: [prometheus(), serviceMonitor({ interval: '10s', scrapeTimeout: '20s' }), service(), ASKING], expected: [] },
    { it: 'is silent where the server reads annotations', given: [prometheus(READS_ANNOTATIONS), ANNOTATION_JOBS, ASKING], expected: [] },
    { it: 'is silent without a server', given: [ASKING], expected: [] },
    { it: 'is silent where they say false', given: [prometheus(), deployment({ annotations: { 'prometheus.io/scrape': 'false' } })], expected: [] },
    {
      it: 'is silent where only the sidecar of Istio has the annotations',
      given: [prometheus(), namespace('shop', { 'istio-injection': 'enabled' }), deployment()],
      expected: [],
    },
    {
      it: 'reports annotations that the sidecar of Istio takes over',
      given: [prometheus(), namespace('shop', { 'istio-injection': 'enabled' }), ASKING],
      expected: [expect.stringContaining('Deployment/shop/cart')],
    },
    {
      it: 'is silent where the jobs of the server are not known',
      given: [
        prometheus({ additionalScrapeConfigs: { name: 'jobs', key: 'jobs' } }), ASKING,
        SEALED,
      ],
      expected: [],
    },
    { it: 'is silent for a Service without pods', given: [prometheus(), SERVICE], expected: [] },
    {
      it: 'reports an Ingress',
      given: [prometheus(), INGRESS],
      expected: ['warning Ingress/shop/cart: it is annotated with prometheus.io/scrape, but "Prometheus/monitoring/main" has no job that probes it: most configurations read annotations of pods and Services only; create a Probe for it, or add a job that discovers Ingresses and sends their URLs to a prober'],
    },
    { it: 'reports an Ingress where the server reads annotations of pods and Services', given: [prometheus(READS_ANNOTATIONS), ANNOTATION_JOBS, INGRESS], expected: [expect.stringContaining('Ingress/shop/cart')] },
    { it: 'is silent where a Probe selects the Ingress', given: [prometheus(), INGRESS, probe({ targets: { ingress: { selector: {} } } })], expected: [] },
    { it: 'is silent for an Ingress without a server', given: [INGRESS], expected: [] },
    { it: 'is silent for an Ingress that says false', given: [prometheus(), ingress({}, { annotations: { 'prometheus.io/scrape': 'false' } })], expected: [] },
    { it: 'is silent for an Ingress where the jobs of the server are not known', given: [prometheus({ additionalScrapeConfigs: { name: 'jobs', key: 'jobs' } }), INGRESS, SEALED], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM938', given)).toEqual(expected));

  test.each([
    { it: 'reports an Ingress that a prometheus.yml does not probe', prober: undefined, expected: [expect.stringContaining('Ingress/shop/cart: it is annotated with prometheus.io/scrape, but "prometheus.yml" has no job')] },
    { it: 'is silent where it probes the Ingress', prober: 'blackbox:9115', expected: [] },
  ])('$it', ({ prober, expected }) => {
    expect(reported('AM938', [INGRESS], { prometheusConfig: AnnotationConvention.community().toScrapeConfigs({ form: ScrapeConfigsForm.PROMETHEUS_YML, prober }) })).toEqual(expected);
  });

  test.each([
    { facts: 'custom,readsAnnotations=false', given: [INGRESS], expected: [expect.stringContaining('Ingress/shop/cart')] },
    { facts: 'custom,readsAnnotations=false', given: [ASKING], expected: [expect.stringContaining('Deployment/shop/cart')] },
    { facts: 'grafana-alloy', given: [INGRESS], expected: [expect.stringContaining('Ingress/shop/cart')] },
    { facts: 'custom,readsAnnotations=true', given: [INGRESS, ASKING], expected: [] },
    { facts: 'custom,namespace=monitoring', given: [INGRESS, ASKING], expected: [] },
  ])('asks profile $facts', ({ facts, given, expected }) => {
    expect(reported('AM938', given, { profile: Profile.named(facts) })).toEqual(expected);
  });

  test('is silent beside a server that no operator manages', () => {
    expect(reported('AM938', [prometheus(), ASKING], ANNOTATED)).toEqual([]);
  });
});
