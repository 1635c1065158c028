import { StoredObject } from '../../../lib/manifests/objects';
import { generateConfiguration, ignoredFields, requireConfiguration } from '../../../lib/operator/configuration/generate';
import { externalLabels } from '../../../lib/operator/configuration/server/external-labels';
import { globalBlock } from '../../../lib/operator/configuration/server/global-block';
import { Server } from '../../../lib/operator-port/server';
import { Given, jobContext, NOTHING_LOADED, plain, serverOf } from '../../support/configuration/context';
import { deepFrozen } from '../../support/configuration/deep-frozen';
import { inputOf, randomQuestions } from '../../support/configuration/questions';

const object = (kind: string, spec: object): StoredObject => jobContext({ kind, spec: spec as Given['spec'] }).object;
const serviceMonitor = object('ServiceMonitor', { selector: {}, endpoints: [{ port: 'http' }] });
const podMonitor = object(
  'PodMonitor',
  { selector: {}, podMetricsEndpoints: [{ port: 'http', trackTimestampsStaleness: true }, { trackTimestampsStaleness: true }] },
);
const probe = object('Probe', { prober: { url: 'p' }, targets: { staticConfig: { static: ['a'] } } });

const generate = (kind: Server['kind'], spec: object, version = '3.14.0') => generateConfiguration({
  server: serverOf(kind, spec as Given['spec'] & object, version),
  serviceMonitors: [serviceMonitor],
  podMonitors: [podMonitor],
  probes: [probe],
  scrapeConfigs: [],
  loaded: NOTHING_LOADED,
});

describe('generateConfiguration()', () => {
  test.each([
    {
      it: 'a server',
      kind: 'Prometheus' as const,
      spec: {},
      expected: ['serviceMonitor/shop/cart/0', 'podMonitor/shop/cart/0', 'podMonitor/shop/cart/1', 'probe/shop/cart'],
    },
    {
      it: 'an agent',
      kind: 'PrometheusAgent' as const,
      spec: {},
      expected: ['podMonitor/shop/cart/0', 'podMonitor/shop/cart/1', 'serviceMonitor/shop/cart/0', 'probe/shop/cart'],
    },
    {
      it: 'an agent on every node',
      kind: 'PrometheusAgent' as const,
      spec: { mode: 'DaemonSet' },
      expected: ['podMonitor/shop/cart/0', 'podMonitor/shop/cart/1'],
    },
  ])('orders the jobs of $it', ({ kind, spec, expected }) => {
    const { config } = generate(kind, spec);

    expect([...config.matchAll(/^- job_name: (.*)$/mg)].map(([, name]) => name)).toEqual(expected);
  });

  test('writes an empty list where there are no jobs', () => {
    const none = { serviceMonitors: [], podMonitors: [], probes: [], scrapeConfigs: [], loaded: NOTHING_LOADED };

    expect(generateConfiguration({ server: serverOf('PrometheusAgent', { scrapeInterval: '30s' }, '3.14.0'), ...none }).config).toBe([
      'global:', '  scrape_interval: 30s', '  external_labels:', '    prometheus: monitoring/main', '    prometheus_replica: $(POD_NAME)', 'scrape_configs: []', '',
    ].join('\n'));
  });

  test('names each field that the version does not know, once', () => {
    expect(generate('Prometheus', { keepDroppedTargets: 5 }, '2.46.0').ignored).toEqual([
      { object: 'Prometheus/monitoring/main', field: 'spec.keepDroppedTargets', since: '2.47.0' },
      { object: 'PodMonitor/shop/cart', field: 'spec.podMetricsEndpoints[0].trackTimestampsStaleness', since: '2.48.0' },
      { object: 'PodMonitor/shop/cart', field: 'spec.podMetricsEndpoints[1].trackTimestampsStaleness', since: '2.48.0' },
    ]);
  });

  test('changes no input, and writes the same bytes again', () => {
    for (const question of randomQuestions(11, 60)) {
      const all = question.manifests.map(({ kind, metadata }) => `${kind}/${metadata!.namespace}/${metadata!.name}`);
      const input = inputOf(deepFrozen(question), all);

      expect(generateConfiguration(deepFrozen(input))).toEqual(generateConfiguration(inputOf(question, all)));
    }
  });
});

describe('ignoredFields()', () => {
  test('are those of the configuration', () => {
    const found = randomQuestions(12, 200).map((question) => {
      const input = inputOf(question, question.manifests.map(({ kind, metadata }) => `${kind}/${metadata!.namespace}/${metadata!.name}`));
      const { ignored } = generateConfiguration(input);
      expect(ignoredFields(input)).toEqual(ignored);

      return ignored.length;
    });

    expect(found.filter((count) => count > 0).length).toBeGreaterThan(20);
  });
});

describe('requireConfiguration()', () => {
  test('fails as the configuration does', () => {
    const failureOf = (step: () => unknown) => {
      try {
        step();
      } catch (error) {
        return String(error);
      }

      return undefined;
    };
    const failures = randomQuestions(13, 200).map((question, i) => {
      const keys = question.manifests.map(({ kind, metadata }) => `${kind}/${metadata!.namespace}/${metadata!.name}`);
      const input = { ...inputOf(question, keys), ...i % 4 === 0 && { additionalScrapeConfigs: 'not: a list' } };
      const failure = failureOf(() => generateConfiguration(input));
      expect(failureOf(() => requireConfiguration(input))).toBe(failure);

      return failure;
    });

    expect(new Set(failures).size).toBeGreaterThan(1);
  });
});

describe('globalBlock()', () => {
  const written = (server: object, version = '3.14.0'): unknown => {
    const [[, block]] = globalBlock(jobContext({ server: server as Given['server'], version }));

    return plain(block);
  };
  const always = {
    scrape_interval: '30s',
    external_labels: { prometheus: 'monitoring/main', prometheus_replica: '$(POD_NAME)' },
    evaluation_interval: '1m',
  };

  test.each([
    { it: 'intervals and labels', spec: {}, version: '3.14.0', expected: {} },
    { it: 'the lower limit', spec: { sampleLimit: 9, enforcedSampleLimit: 5 }, version: '3.14.0', expected: { sample_limit: 5 } },
    { it: 'an enforced limit', spec: { enforcedLabelLimit: 5 }, version: '3.14.0', expected: { label_limit: 5 } },
    { it: 'no limit of 0', spec: { sampleLimit: 0, targetLimit: 0 }, version: '3.14.0', expected: {} },
    {
      it: 'its own size even over the enforced one',
      spec: { bodySizeLimit: '9MB', enforcedBodySizeLimit: '1MB' },
      version: '3.14.0',
      expected: { body_size_limit: '9MB' },
    },
    {
      it: 'schemes',
      spec: { nameValidationScheme: 'UTF8', nameEscapingScheme: 'AllowUTF8' },
      version: '3.4.0',
      expected: { metric_name_validation_scheme: 'utf8', metric_name_escaping_scheme: 'allow-utf-8' },
    },
    {
      it: 'no scheme that it does not know',
      spec: { nameValidationScheme: 'UTF8', nameEscapingScheme: 'Dots' },
      version: '3.3.0',
      expected: { metric_name_validation_scheme: 'utf8' },
    },
    {
      it: 'log files in their folder',
      spec: { queryLogFile: 'q.log', scrapeFailureLogFile: '/logs/f.log' },
      version: '3.14.0',
      expected: { query_log_file: '/var/log/prometheus/q.log', scrape_failure_log_file: '/logs/f.log' },
    },
    {
      it: 'protocols without the one of 3.0',
      spec: { scrapeProtocols: ['PrometheusText1.0.0', 'PrometheusProto'] },
      version: '2.55.0',
      expected: { scrape_protocols: ['PrometheusProto'] },
    },
  ])('has $it', ({ spec, version, expected }) => {
    expect(written({ scrapeInterval: '30s', evaluationInterval: '1m', ...spec }, version)).toEqual({ ...always, ...expected });
  });
});

describe('externalLabels()', () => {
  test.each([
    {
      it: 'names can be changed',
      spec: { prometheusExternalLabelName: 'a', replicaExternalLabelName: 'b' },
      expected: { a: 'monitoring/main', b: '$(POD_NAME)' },
    },
    { it: 'names can be turned off', spec: { prometheusExternalLabelName: '', replicaExternalLabelName: '' }, expected: {} },
    {
      it: 'labels of users do not win',
      spec: { externalLabels: { prometheus: 'mine', x: 'y' }, replicaExternalLabelName: '' },
      expected: { prometheus: 'monitoring/main', x: 'y' },
    },
    {
      it: 'zones have one',
      spec: { replicaExternalLabelName: '', shardingStrategy: { mode: 'Topology', topology: {} } },
      expected: { prometheus: 'monitoring/main', zone: '$(TOPOLOGY_ZONE)' },
    },
    {
      it: 'a hostile name is a name',
      spec: { replicaExternalLabelName: '', externalLabels: JSON.parse('{"__proto__":"x"}') },
      expected: JSON.parse('{"prometheus":"monitoring/main","__proto__":"x"}'),
    },
  ])('$it', ({ spec, expected }) => {
    const [[, labels]] = externalLabels(jobContext({ server: spec }));

    expect([...labels as ReadonlyMap<string, string>]).toEqual(Object.entries(expected).sort());
  });
});
