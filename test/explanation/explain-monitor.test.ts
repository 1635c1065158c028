import { BY_POD, BY_SERVICE, explain, failing, failure, PM, SERVER, SM, stages } from './explaining';
import { namespace } from '../support/manifests/cluster';
import { secret } from '../support/manifests/configuration';
import { podMonitor, probe, scrapeConfig, serviceMonitor } from '../support/manifests/monitors';
import { prometheus, prometheusAgent } from '../support/manifests/servers';
import { service } from '../support/manifests/services';
import { deployment } from '../support/manifests/workloads';

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
        ingress: {
          apiVersion: 'networking.k8s.io/v1',
          kind: 'Ingress',
          metadata: { name: 'cart', namespace: 'shop', labels: { app: 'cart' } },
          spec: { rules: [{ host: 'cart.example', http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'cart', port: { number: 80 } } } }] } }] },
        },
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
      expected: ['admission: AM601 ServiceMonitor/shop/cart'],
      words: ['spec.endpoints[0].port'],
    },
    {
      it: 'no server',
      given: { ...BY_SERVICE, server: namespace('shop', {}) },
      expected: ['server: AM615 ServiceMonitor/shop/cart'],
      words: ['Prometheus'],
    },
    {
      it: 'a server that is refused',
      given: { ...BY_SERVICE, server: prometheus({ replicas: 'x' }) },
      expected: ['server: AM601 Prometheus/monitoring/main'],
      words: ['spec.replicas'],
    },
    {
      it: 'a server that others configure',
      given: { ...BY_SERVICE, server: { ...prometheus(), spec: {} } },
      expected: ['server: AM613 Prometheus/monitoring/main'],
      words: ['serviceMonitorSelector'],
    },
    {
      it: 'a server that selects nothing of the kind',
      given: { ...BY_SERVICE, server: prometheus({ serviceMonitorSelector: null }) },
      expected: ['labels: AM902 ServiceMonitor/shop/cart'],
      words: ['serviceMonitorSelector', 'Prometheus/monitoring/main'],
    },
    {
      it: 'labels of the monitor',
      given: {
        ...BY_SERVICE,
        server: prometheus({ serviceMonitorSelector: { matchLabels: { release: 'prom' } } }),
        monitor: serviceMonitor({}, {}, { labels: { release: 'prometheus' } }),
      },
      expected: ['labels: AM901 ServiceMonitor/shop/cart'],
      words: ['release: prom', 'release: prometheus', 'Prometheus/monitoring/main'],
    },
    {
      it: 'a server that stays in its namespace',
      given: { ...BY_SERVICE, server: prometheus({ serviceMonitorNamespaceSelector: null }) },
      expected: ['namespace: AM903 ServiceMonitor/shop/cart'],
      words: ['serviceMonitorNamespaceSelector', '"monitoring"', '"shop"'],
    },
    {
      it: 'labels of the namespace',
      given: {
        ...BY_SERVICE,
        server: prometheus({ serviceMonitorNamespaceSelector: { matchLabels: { team: 'a' } } }),
        namespace: namespace('shop', { team: 'b' }),
      },
      expected: ['namespace: AM903 ServiceMonitor/shop/cart'],
      words: ['serviceMonitorNamespaceSelector', 'team: a', 'team: b'],
    },
    {
      it: 'a namespace that is not among the manifests',
      given: { ...BY_SERVICE, server: prometheus({ serviceMonitorNamespaceSelector: { matchLabels: { team: 'a' } } }) },
      expected: ['namespace: AM614 ServiceMonitor/shop/cart'],
      words: ['serviceMonitorNamespaceSelector', 'add the manifest of Namespace "shop"'],
    },
    {
      it: 'a timeout above the interval',
      given: { ...BY_SERVICE, monitor: serviceMonitor({ interval: '10s', scrapeTimeout: '20s' }) },
      expected: ['acceptance: AM917 ServiceMonitor/shop/cart'],
      words: ['scrapeTimeout', '"20s"', '"10s"'],
    },
    {
      it: 'a missing Secret',
      given: { ...BY_SERVICE, monitor: serviceMonitor({ bearerTokenSecret: { name: 'gone', key: 'token' } }) },
      expected: ['acceptance: AM918 ServiceMonitor/shop/cart'],
      words: ['"gone"'],
    },
    {
      it: 'a server without a configuration',
      given: { ...BY_SERVICE, server: prometheus({ scrapeTimeout: '1m' }) },
      expected: ['configuration: AM612 Prometheus/monitoring/main'],
      words: ['scrapeTimeout "1m"'],
    },
    {
      it: 'a version that the operator does not know',
      given: { ...BY_SERVICE, server: prometheus({ version: 'v1.0.0' }) },
      expected: ['configuration: AM612 Prometheus/monitoring/main'],
      words: ['v1.0.0'],
    },
    {
      it: 'jobs of the server that are none',
      given: {
        ...BY_SERVICE,
        server: prometheus({ additionalScrapeConfigs: { name: 'login', key: 'jobs' } }, { namespace: 'shop' }),
        secret: secret({ jobs: 'a: b' }),
      },
      expected: ['configuration: AM612 Prometheus/shop/main'],
    },
    {
      it: 'a configuration that Prometheus refuses',
      given: {
        ...BY_SERVICE,
        server: prometheus({ additionalScrapeConfigs: { name: 'login', key: 'jobs' } }, { namespace: 'shop' }),
        secret: secret({ jobs: '- {job_name: a, relabel_configs: [{action: nope}]}' }),
      },
      expected: ['configuration: AM641 Prometheus/shop/main'],
      words: ['job "a": relabel_configs[0].action is not a known action'],
    },
    {
      it: 'an agent on every node',
      given: { ...BY_SERVICE, server: { ...prometheusAgent(), spec: { mode: 'DaemonSet', podMonitorSelector: {} } } },
      expected: ['labels: AM902 ServiceMonitor/shop/cart'],
      words: ['DaemonSet', 'PodMonitor'],
    },
    {
      it: 'no endpoint',
      given: { ...BY_SERVICE, monitor: serviceMonitor({}, { endpoints: [] }) },
      expected: ['configuration: AM974 ServiceMonitor/shop/cart'],
    },
    {
      it: 'no endpoint, and then at what it selects',
      given: { server: prometheus(), monitor: serviceMonitor({}, { endpoints: [] }), other: service({}, { labels: { app: 'other' } }) },
      expected: ['configuration: AM974 ServiceMonitor/shop/cart', 'selector: AM906 ServiceMonitor/shop/cart'],
    },
    {
      it: 'no discovery',
      given: { server: prometheus(), monitor: scrapeConfig({ staticConfigs: undefined }) },
      subject: 'ScrapeConfig/shop/cart',
      expected: ['discovery: AM974 ScrapeConfig/shop/cart'],
    },
  ])('ends at $it', ({ given, expected, words = [], subject = SM }: { given: object; expected: string[]; words?: string[]; subject?: string }) => {
    const explanation = explain(subject, Object.values(given));

    expect(failing(explanation)).toEqual(expected);
    words.forEach((word) => expect(failure(explanation)).toContain(word));
    expect(explanation.isScraped).toBe(false);
    expect(explanation.steps[explanation.steps.length - 1].isOk).toBe(false);
  });

  test('goes through all servers, and is scraped where one takes it', () => {
    const { steps, isScraped } = explain(PM, [...Object.values(BY_POD), prometheus({ podMonitorSelector: { matchLabels: { a: 'b' } } }, { name: 'other' })]);

    expect(isScraped).toBe(true);
    expect(steps.filter(({ stage, isOk }) => stage === 'targets' || !isOk).map(({ server, stage }) => `${server} ${stage}`)).toEqual([`${SERVER} targets`, 'Prometheus/monitoring/other labels']);
  });

  test.each([
    {
      it: 'asks something outside',
      spec: { staticConfigs: undefined, consulSDConfigs: [{ server: 'consul:8500' }] },
      stage: 'discovery',
      message: 'job "scrapeConfig/shop/cart" asks consul_sd_configs, whose targets are not known until run time',
      isOk: true,
    },
    { it: 'lists nothing', spec: { staticConfigs: [] }, stage: 'discovery', message: expect.stringContaining('job "scrapeConfig/shop/cart"'), isOk: false },
  ])('knows no target of a ScrapeConfig that $it', ({ spec, stage, message, isOk }) => {
    const { steps, isScraped } = explain('ScrapeConfig/shop/cart', [prometheus(), scrapeConfig(spec)]);

    expect(isScraped).toBe(false);
    expect(steps[steps.length - 1]).toMatchObject({ stage, message, isOk });
  });

  test('names fields that get lost', () => {
    expect(explain(PM, [podMonitor({ prot: 'x' })]).steps[0].message).toBe('the API server accepts it, but drops the unknown fields spec.podMetricsEndpoints[0].prot');
  });

  test('has nothing to do with a Prometheus that no operator manages', () => {
    expect(failing(explain(PM, [podMonitor(), deployment()], { prometheusConfig: 'scrape_configs: []' }))).toEqual(['server: AM615 PodMonitor/shop/cart']);
  });
});

test('a monitor with a placeholder is not known, whatever else is wrong', () => {
  const { isScraped, steps } = explain('PodMonitor/shop/${APP}', [prometheus(), podMonitor({ port: 'metrcs' }, {}, { name: '${APP}' }), deployment()]);

  expect(isScraped).toBe(false);
  expect(steps.map(({ stage, isOk, finding }) => [stage, isOk, finding?.code])).toEqual([['admission', false, 'AM608']]);
});

test('servers are explained in the order of their names', () => {
  const { steps } = explain(PM, [...['b', 'a', 'c'].map((name) => prometheus({}, { name })), podMonitor(), deployment()]);

  expect([...new Set(steps.flatMap(({ server }) => server ?? []))]).toEqual(['a', 'b', 'c'].map((name) => `Prometheus/monitoring/${name}`));
});
