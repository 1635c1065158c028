import { Inspection } from '../../lib/inspection/inspection';
import { secret } from '../support/manifests/configuration';
import { Fields, Manifest } from '../support/manifests/manifest';
import { scrapeConfig, serviceMonitor } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';
import { deployment } from '../support/manifests/workloads';

const SERVER = prometheus({}, { name: 'main' });
const SERVER_KEY = 'Prometheus/monitoring/main';
const inspect = (...manifests: Manifest[]) => Inspection.ofYaml(manifests.map((manifest) => JSON.stringify(manifest)).join('\n---\n'));
const refusals = (inspection: Inspection) => inspection.findings.filter(({ code }) => code === 'AM641');
const kubernetes = (fields: Fields) => scrapeConfig({ staticConfigs: undefined, kubernetesSDConfigs: [{ role: 'Pod', ...fields }] });

describe('a ScrapeConfig that the operator accepts and Prometheus refuses', () => {
  test.each([
    { it: 'tlsConfig', given: { tlsConfig: { insecureSkipVerify: true } }, fix: 'remove tlsConfig' },
    { it: 'proxyUrl', given: { proxyUrl: 'http://proxy:3128' }, fix: 'remove proxyUrl' },
    { it: 'followRedirects', given: { followRedirects: false }, fix: 'remove followRedirects' },
    { it: 'enableHTTP2', given: { enableHTTP2: false }, fix: 'remove enableHTTP2' },
  ])('has the finding for $it without apiServer', ({ given, fix }) => {
    const inspection = inspect(SERVER, kubernetes(given));

    expect(refusals(inspection)).toEqual([expect.objectContaining({
      path: 'ScrapeConfig/shop/cart', severity: 'error', message: expect.stringContaining(SERVER_KEY), fix: expect.stringContaining(fix),
    })]);
    expect(refusals(inspection)[0].message).toContain('This stops the whole server');
  });

  test.each([
    { it: 'defaults that are written', given: { followRedirects: true, enableHTTP2: true, tlsConfig: {} } },
    { it: 'an API server', given: { apiServer: 'https://api.example', tlsConfig: { insecureSkipVerify: true } } },
  ])('is loaded with $it', ({ given }) => {
    expect(refusals(inspect(SERVER, kubernetes(given)))).toEqual([]);
  });

  test('takes all targets of the server', () => {
    const good = scrapeConfig({}, { name: 'good' });
    const targets = (inspection: Inspection) => Object.keys(inspection.toJson().servers[SERVER_KEY].targets);

    expect(targets(inspect(SERVER, good))).toEqual(['scrapeConfig/shop/good']);
    expect(targets(inspect(SERVER, good, kubernetes({ tlsConfig: { insecureSkipVerify: true } })))).toEqual([]);
  });

  test('is the failing step of every monitor of the server', () => {
    const inspection = inspect(SERVER, serviceMonitor(), kubernetes({ enableHTTP2: false }));
    const failing = (subject: string) => inspection.explain(subject).steps.filter(({ isOk }) => !isOk).map(({ finding }) => `${finding?.code} ${finding?.path}`);

    expect(failing('ScrapeConfig/shop/cart')).toEqual(['AM641 ScrapeConfig/shop/cart']);
    expect(failing('ServiceMonitor/shop/cart')).toEqual(['AM641 ScrapeConfig/shop/cart']);
  });

  test('has one finding for each job', () => {
    const inspection = inspect(SERVER, kubernetes({ enableHTTP2: false }), { ...kubernetes({ proxyUrl: 'http://p' }), metadata: { namespace: 'shop', name: 'other' } });

    expect(refusals(inspection).map(({ path }) => path)).toEqual(['ScrapeConfig/shop/cart', 'ScrapeConfig/shop/other']);
  });
});

describe('sections of the server that Prometheus refuses', () => {
  const writing = (...names: (string | undefined)[]) => prometheus({ remoteWrite: names.map((name, i) => ({ url: `http://store-${i}`, name })) });

  test('are two remote writes of one name', () => {
    const inspection = inspect(writing('store', 'store'), serviceMonitor());

    expect(refusals(inspection)).toEqual([expect.objectContaining({
      path: SERVER_KEY, message: expect.stringContaining('remote_write[1].name'), fix: 'rename one of them',
    })]);
    expect(inspection.targets).toEqual([]);
  });

  test.each([{ names: ['a', 'b'] }, { names: [undefined, undefined] }, { names: [] }])('are not $names', ({ names }) => {
    expect(refusals(inspect(writing(...names)))).toEqual([]);
  });
});

describe('jobs in a Secret that Prometheus refuses', () => {
  const server = prometheus({ additionalScrapeConfigs: { name: 'login', key: 'jobs' } }, { name: 'main', namespace: 'shop' });
  const found = (jobs: string) => refusals(inspect(server, secret({ jobs })));

  test.each([
    { it: 'a URL as an address', jobs: '- {job_name: ext, static_configs: [{targets: ["http://10.0.0.5:9100"]}]}', words: 'job "ext": static_configs contains "/"' },
    { it: 'an unknown field', jobs: '- {job_name: ext, scrape_intervall: 5s}', words: 'job "ext": scrape_intervall is not a field' },
    { it: 'a pattern', jobs: '- {job_name: ext, relabel_configs: [{regex: "s3cret(", target_label: a}]}', words: 'job "ext": relabel_configs[0].regex is not a valid RE2 pattern. ' },
    { it: 'a duration', jobs: '- {job_name: ext, scrape_interval: s3cret}', words: 'job "ext": scrape_interval is not a valid duration' },
    { it: 'two jobs of a name', jobs: '- {job_name: ext}\n- {job_name: ext}', words: 'job "ext": job_name is that of another job' },
  ])('have the finding on the server, with the job and the field, for $it', ({ jobs, words }) => {
    const findings = found(jobs);

    expect(findings).toEqual([expect.objectContaining({ path: 'Prometheus/shop/main', message: expect.stringContaining(words) })]);
    expect(JSON.stringify(findings)).not.toMatch(/10\.0\.0\.5|s3cret/);
  });

  test.each([
    { it: 'a whole configuration', jobs: 'scrape_configs: [{job_name: s3cret}]', words: 'must be a list of jobs, but has a map with "scrape_configs": write the list alone' },
    { it: 'one job', jobs: 'job_name: s3cret', words: 'must be a list of jobs, but is not a list' },
    { it: 'no YAML', jobs: '- {job_name: s3cret', words: 'is not valid YAML, or has a key twice' },
  ])('have no place in what is not a list: $it', ({ jobs, words }) => {
    const findings = inspect(server, secret({ jobs })).findings.filter(({ code }) => code === 'AM612');

    expect(findings).toEqual([expect.objectContaining({ path: 'Prometheus/shop/main', message: expect.stringContaining(`key "jobs" of Secret "login" (additionalScrapeConfigs) ${words}`) })]);
    expect(JSON.stringify(findings)).not.toContain('s3cret');
  });

  test('may have variables, which the config reloader replaces', () => {
    expect(found('- {job_name: ext, scaleway_sd_configs: [{role: instance, project_id: $(ID), access_key: $(KEY), secret_key: $(SECRET)}], scrape_interval: $(EVERY)}')).toEqual([]);
  });
});

describe('scrape_config_files of a text', () => {
  const prometheusConfig = 'scrape_config_files: [extra/*.yml]\nscrape_configs: [{job_name: here}]';
  const inspection = Inspection.ofYaml(JSON.stringify(deployment()), { prometheusConfig });

  test('are not known, which is a note', () => {
    expect(inspection.findings).toEqual([expect.objectContaining({ code: 'AM642', severity: 'info', path: 'prometheus.yml', message: expect.stringContaining('"extra/*.yml"') })]);
  });

  test('may have the job that scrapes a workload', () => {
    const [last] = inspection.explain('Deployment/shop/cart').steps.slice(-1);

    expect(last).toMatchObject({ isOk: false, stage: 'discovery', message: expect.stringMatching(/^not known: .*"extra\/\*\.yml"/) });
    expect(last.finding).toBeUndefined();
  });
});

describe('sections of a configuration without jobs', () => {
  test.each([
    { config: 'remote_write: [{name: a}]', words: 'remote_write[0].url is missing or empty' },
    { config: 'tracing: {endpoint: a, insecure: 5}', words: 'tracing.insecure is neither true nor false' },
    { config: 'alerting: {alertmanagers: [{api_version: v3}]}', words: 'alerting.alertmanagers[0].api_version "v3" is not a known value' },
    { config: 'alerting: {alertmanagers: [{static_configs: [{targets: ["http://am:9093"]}]}]}', words: 'alerting.alertmanagers[0].static_configs "http://am:9093" contains "/"' },
    { config: 'storage: {tsdb: {retention: {percentage: 101}}}', words: 'storage.tsdb.retention.percentage is not a number from 0 to 100' },
    { config: 'otlp: {translation_strategy: nope}', words: 'otlp.translation_strategy "nope" is not a known value' },
    { config: 'rule_files: ["a/*/b.yml"]', words: 'rule_files[0] "a/*/b.yml" has "*" before its last part' },
    { config: 'remote_read: [{url: "http://a", headers: {Host: a}}]', words: 'remote_read[0].headers.Host is a header that Prometheus sets itself' },
    { config: 'global: {external_labels: {a-b: c}, metric_name_validation_scheme: legacy}', words: 'global.external_labels "a-b" is not a valid label name' },
  ])('are judged: $config', ({ config, words }) => {
    expect(refusals(Inspection.ofYaml('', { prometheusConfig: config })).map(({ message }) => message)).toEqual([expect.stringContaining(words)]);
  });
});

describe('a job that the version of the server refuses', () => {
  const JOBS = '- {job_name: ext, scrape_protocols: [PrometheusText1.0.0], static_configs: [{targets: [host:80]}]}';
  const found = (spec: Fields) => refusals(inspect(prometheus({ additionalScrapeConfigs: { name: 'login', key: 'jobs' }, ...spec }, { name: 'main', namespace: 'shop' }), secret({ jobs: JOBS })));

  test.each([
    { it: 'the version', spec: { version: 'v2.45.0' }, says: 'job "ext": scrape_protocols needs Prometheus 2.49 or later, but the server runs 2.45.0' },
    { it: 'a value of a field', spec: { version: 'v2.55.1' }, says: 'scrape_protocols[0] needs Prometheus 3.0 or later, but the server runs 2.55.1' },
  ])('has a finding that names $it', ({ spec, says }) => {
    expect(found(spec)).toEqual([expect.objectContaining({ path: 'Prometheus/shop/main', severity: 'error', message: expect.stringContaining(says) })]);
  });

  test.each([
    { it: 'the version', spec: { version: 'v3.0.0' } },
    { it: 'the default of the operator', spec: {} },
    { it: 'a newer image', spec: { version: 'v2.45.0', image: 'quay.io/prometheus/prometheus:v3.0.1' } },
    { it: 'an image whose version is not known', spec: { version: 'v2.45.0', image: 'registry.example/prometheus:stable' } },
  ])('is loaded by $it', ({ spec }) => {
    expect(found(spec)).toEqual([]);
  });
});
