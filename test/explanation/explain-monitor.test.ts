import { BY_POD, BY_SERVICE, explain, failing, PM, SERVER, SM, stages } from './explaining';
import { workload } from '../causes/scene';
import { namespace, podMonitor, probe, prometheus, prometheusAgent, scrapeConfig, secret, serviceMonitor } from '../conformance/sample-manifests';

describe('Inspection.explain() of a monitor', () => {
  test.each([
    {
      it: 'a ServiceMonitor',
      subject: SM,
      given: BY_SERVICE,
      expected: 'admission labels namespace acceptance configuration discovery selector endpoints targets',
      targets: 'job "serviceMonitor/shop/cart/0" scrapes http://cart-0:9090/metrics',
    },
    {
      it: 'a PodMonitor',
      subject: PM,
      given: BY_POD,
      expected: 'admission labels namespace acceptance configuration discovery selector pods targets',
      targets: 'job "podMonitor/shop/cart/0" scrapes http://cart-0:9090/metrics',
    },
    {
      it: 'a Probe',
      subject: 'Probe/shop/cart',
      given: { server: prometheus(), monitor: probe() },
      expected: 'admission labels namespace acceptance configuration discovery targets',
      targets: 'job "probe/shop/cart" scrapes http://blackbox:9115/probe?target=cart.example',
    },
    {
      it: 'a Probe of an Ingress',
      subject: 'Probe/shop/cart',
      given: {
        server: prometheus(),
        monitor: probe({ targets: { ingress: { selector: { matchLabels: { app: 'cart' } } } } }),
        ingress: { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata: { name: 'cart', namespace: 'shop', labels: { app: 'cart' } }, spec: { rules: [{ host: 'cart.example', http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'cart', port: { number: 80 } } } }] } }] } },
      },
      expected: 'admission labels namespace acceptance configuration discovery selector targets',
      targets: 'job "probe/shop/cart" scrapes http://blackbox:9115/probe?target=http%3A%2F%2Fcart.example%2F',
    },
    {
      it: 'a ScrapeConfig',
      subject: 'ScrapeConfig/shop/cart',
      given: { server: prometheus(), monitor: scrapeConfig() },
      expected: 'admission labels namespace acceptance configuration discovery targets',
      targets: 'job "scrapeConfig/shop/cart" scrapes http://cart:80/metrics',
    },
  ])('tells every step of $it', ({ subject, given, expected, targets }) => {
    const explanation = explain(subject, Object.values(given));

    expect(stages(explanation)).toBe(expected);
    expect(explanation).toMatchObject({ subject, isScraped: true });
    expect(explanation.steps[explanation.steps.length - 1]).toEqual({ server: SERVER, stage: 'targets', isOk: true, message: targets });
  });

  test.each([
    {
      it: 'the API server refuses the monitor',
      given: { ...BY_SERVICE, monitor: serviceMonitor({ port: 1 }) },
      expected: [expect.stringMatching(/^admission: the API server refuses it: .*spec.endpoints\[0\].port.* -> mend the field of ServiceMonitor\/shop\/cart, or leave it out$/)],
    },
    {
      it: 'no server',
      given: { ...BY_SERVICE, server: namespace('shop', {}) },
      expected: ['server: there is no Prometheus or PrometheusAgent among the manifests -> add the manifest of the server'],
    },
    {
      it: 'a server that is refused',
      given: { ...BY_SERVICE, server: prometheus({ replicas: 'x' }) },
      expected: [expect.stringMatching(/^server: the API server refuses the server: spec.replicas: .* -> mend the server$/)],
    },
    {
      it: 'a server that others configure',
      given: { ...BY_SERVICE, server: { ...prometheus(), spec: {} } },
      expected: [`server: no monitor selector is set, so the operator generates no configuration and expects you to provide it -> set serviceMonitorSelector or another monitor selector, for example to {}, on ${SERVER}`],
    },
    {
      it: 'a server that selects nothing of the kind',
      given: { ...BY_SERVICE, server: prometheus({ serviceMonitorSelector: null }) },
      expected: [`labels: it has no "serviceMonitorSelector", so it selects no ServiceMonitor -> set "serviceMonitorSelector" of ${SERVER}, if only to {}`],
    },
    {
      it: 'labels of the monitor',
      given: { ...BY_SERVICE, server: prometheus({ serviceMonitorSelector: { matchLabels: { release: 'prom' } } }), monitor: serviceMonitor({}, {}, { labels: { release: 'prometheus' } }) },
      expected: [`labels: serviceMonitorSelector wants release: prom, and its labels are release: prometheus -> give ${SM} release: prom, or select it in "serviceMonitorSelector" of ${SERVER}`],
    },
    {
      it: 'a server that stays in its namespace',
      given: { ...BY_SERVICE, server: prometheus({ serviceMonitorNamespaceSelector: null }) },
      expected: [`namespace: there is no serviceMonitorNamespaceSelector, so it selects in its own namespace "monitoring" alone, not in "shop" -> set "serviceMonitorNamespaceSelector" of ${SERVER}, {} for all namespaces, or move ${SM} to "monitoring"`],
    },
    {
      it: 'labels of the namespace',
      given: { ...BY_SERVICE, server: prometheus({ serviceMonitorNamespaceSelector: { matchLabels: { team: 'a' } } }), namespace: namespace('shop', { team: 'b' }) },
      expected: [`namespace: serviceMonitorNamespaceSelector wants team: a of the namespace, not "shop" -> give Namespace/shop team: a, or select it in "serviceMonitorNamespaceSelector" of ${SERVER}`],
    },
    {
      it: 'a namespace that is not among the manifests',
      given: { ...BY_SERVICE, server: prometheus({ serviceMonitorNamespaceSelector: { matchLabels: { team: 'a' } } }) },
      expected: ['namespace: serviceMonitorNamespaceSelector wants team: a of the namespace, not "shop", whose Namespace is not among the manifests, so that no label of it is known but its name -> add the manifest of Namespace/shop, with team: a'],
    },
    {
      it: 'a timeout above the interval',
      given: { ...BY_SERVICE, monitor: serviceMonitor({ interval: '10s', scrapeTimeout: '20s' }) },
      expected: ['acceptance: the operator rejects it: endpoints[0]: scrapeTimeout "20s" greater than scrapeInterval "10s" -> mend what the operator says'],
    },
    {
      it: 'a missing Secret',
      given: { ...BY_SERVICE, monitor: serviceMonitor({ bearerTokenSecret: { name: 'gone', key: 'token' } }) },
      expected: [expect.stringMatching(/^acceptance: the operator rejects it: .*"gone" not found -> mend what the operator says$/)],
    },
    {
      it: 'a server without a configuration',
      given: { ...BY_SERVICE, server: prometheus({ scrapeTimeout: '1m' }) },
      expected: [`configuration: the operator writes no configuration: scrapeTimeout "1m" greater than scrapeInterval "30s" -> mend what the operator says of ${SERVER}`],
    },
    {
      it: 'a version that the operator does not know',
      given: { ...BY_SERVICE, server: prometheus({ version: 'v1.0.0' }) },
      expected: [`configuration: the operator writes no configuration: unsupported Prometheus version "v1.0.0" -> mend what the operator says of ${SERVER}`],
    },
    {
      it: 'jobs of the server that are none',
      given: { ...BY_SERVICE, server: prometheus({ additionalScrapeConfigs: { name: 'login', key: 'jobs' } }, { namespace: 'shop' }), secret: secret({ jobs: 'a: b' }) },
      expected: [expect.stringMatching(/^configuration: the operator writes no configuration: .* -> mend what the operator says of Prometheus\/shop\/main$/)],
    },
    {
      it: 'a configuration that Prometheus refuses',
      given: { ...BY_SERVICE, server: prometheus({ additionalScrapeConfigs: { name: 'login', key: 'jobs' } }, { namespace: 'shop' }), secret: secret({ jobs: '- {job_name: a, relabel_configs: [{action: nope}]}' }) },
      expected: [expect.stringMatching(/^configuration: Prometheus does not load the configuration: it refuses a job of "additionalScrapeConfigs": <hidden> -> mend what Prometheus says$/)],
    },
    {
      it: 'an agent on every node',
      given: { ...BY_SERVICE, server: { ...prometheusAgent(), spec: { mode: 'DaemonSet', podMonitorSelector: {} } } },
      expected: ['server: it is an agent on every node, which scrapes PodMonitors alone -> use a PodMonitor, or another server'],
    },
    {
      it: 'no endpoint',
      given: { ...BY_SERVICE, monitor: serviceMonitor({}, { endpoints: [] }) },
      expected: ['configuration: it has no endpoint, so no job is written -> give it an endpoint'],
    },
  ])('ends at $it', ({ given, expected, subject = SM }: { given: object; expected: unknown[]; subject?: string }) => {
    const explanation = explain(subject, Object.values(given));

    expect(failing(explanation)).toEqual(expected);
    expect(explanation.isScraped).toBe(false);
    expect(explanation.steps[explanation.steps.length - 1].isOk).toBe(false);
  });

  test('goes through all servers, and is scraped where one takes it', () => {
    const { steps, isScraped } = explain(PM, [...Object.values(BY_POD), prometheus({ podMonitorSelector: { matchLabels: { a: 'b' } } }, { name: 'other' })]);

    expect(isScraped).toBe(true);
    expect(steps.filter(({ stage, isOk }) => stage === 'targets' || !isOk).map(({ server, stage }) => `${server} ${stage}`)).toEqual([`${SERVER} targets`, 'Prometheus/monitoring/other labels']);
  });

  test.each([
    { it: 'asks something outside', spec: { staticConfigs: undefined, consulSDConfigs: [{ server: 'consul:8500' }] }, stage: 'discovery', message: 'job "scrapeConfig/shop/cart" asks consul_sd_configs, whose targets are not known until run time', isOk: true },
    { it: 'lists nothing', spec: { staticConfigs: [] }, stage: 'discovery', message: expect.stringContaining('job "scrapeConfig/shop/cart"'), isOk: false },
  ])('knows no target of a ScrapeConfig that $it', ({ spec, stage, message, isOk }) => {
    const { steps, isScraped } = explain('ScrapeConfig/shop/cart', [prometheus(), scrapeConfig(spec)]);

    expect(isScraped).toBe(false);
    expect(steps[steps.length - 1]).toMatchObject({ stage, message, isOk });
  });

  test('names fields that get lost', () => {
    expect(explain(PM, [podMonitor({ prot: 'x' })]).steps[0].message).toBe('the API server takes it without spec.podMetricsEndpoints[0].prot, which it does not know');
  });

  test('has nothing to do with a Prometheus that no operator manages', () => {
    expect(failing(explain(PM, [podMonitor(), workload()], { prometheusConfig: 'scrape_configs: []' }))).toEqual([
      'server: no operator reads monitors for it -> give the job to its configuration, or add the manifest of a Prometheus',
    ]);
  });
});
