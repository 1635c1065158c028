import { Testing } from 'cdk8s';
import { addPrometheus, additional, scrape } from './support';
import { AwsRole, Discovery, imports, Profile, ScrapeJobProps } from '../../lib';
import { addWorkload, errorsOf, newChart, synthOnly, thrownFindings } from '../support/app';

const STATIC = Discovery.staticTargets({ targets: ['host:9100'] });
const KEY = { name: 'uyuni', key: 'password' };
const UYUNI = Discovery.uyuni({ server: 'https://uyuni', username: 'me', password: KEY });
const VARIABLE = { name: 'SCRAPE_UYUNI_PASSWORD', valueFrom: { secretKeyRef: KEY } };

describe('AdditionalScrapeConfigs', () => {
  test('wires its Secret into the Prometheus object, beside what is there', () => {
    const chart = newChart();
    const prometheus = addPrometheus(chart, {
      secrets: ['etcd'], containers: [{ name: 'side' }, { name: 'config-reloader', env: [{ name: 'A', value: 'b' }] }],
    });

    additional(chart, {
      prometheus,
      jobs: [{
        jobName: 'uyuni',
        discoveries: [UYUNI],
        basicAuth: { username: KEY, password: KEY },
        tlsConfig: { ca: { configMap: { name: 'trust', key: 'ca' } } },
      }],
    });

    expect(synthOnly(chart, 'Secret').metadata).toEqual({ name: 'jobs', namespace: 'monitoring' });
    expect(synthOnly(chart, 'Prometheus').spec).toEqual({
      additionalScrapeConfigs: { name: 'jobs', key: 'scrape-configs.yaml' },
      secrets: ['etcd', 'uyuni'],
      configMaps: ['trust'],
      containers: [{ name: 'side' }, { name: 'config-reloader', env: [{ name: 'A', value: 'b' }, VARIABLE] }],
      initContainers: [{ name: 'init-config-reloader', env: [VARIABLE] }],
    });
  });

  test('is the same in a second synth, and takes jobs in between', () => {
    const chart = newChart();
    const jobs = additional(chart, { prometheus: addPrometheus(chart), jobs: [{ jobName: 'a', discoveries: [UYUNI] }] });
    const first = Testing.synth(chart);

    expect(Testing.synth(chart)).toEqual(first);
    jobs.addJob({ jobName: 'b', discoveries: [STATIC], authorization: { credentials: { name: 'other', key: 'token' } } });
    expect(synthOnly(chart, 'Prometheus').spec.secrets).toEqual(['other']);
  });

  test('says what a Prometheus elsewhere needs', () => {
    const chart = newChart();

    const jobs = additional(chart, { jobs: [{ jobName: 'uyuni', discoveries: [UYUNI] }] });

    expect(jobs.findings.map(({ code, severity }) => `${code} ${severity}`)).toEqual(['AM714 info']);
    expect(jobs.prometheusSettings()).toEqual({
      additionalScrapeConfigs: { name: 'jobs', key: 'scrape-configs.yaml' },
      containers: [{ name: 'config-reloader', env: [VARIABLE] }],
      initContainers: [{ name: 'init-config-reloader', env: [VARIABLE] }],
    });
  });

  test('gives two keys two variables, however alike their names are', () => {
    const chart = newChart();
    const secret = (name: string) => ({ server: 'https://uyuni', username: 'me', password: { name, key: 'k' } });

    const jobs = additional(chart, { jobs: [{ jobName: 'uyuni', discoveries: [Discovery.uyuni(secret('a-b')), Discovery.uyuni(secret('a.b'))] }] });

    expect(jobs.prometheusSettings().containers![0].env!.map(({ name }) => name)).toEqual(['SCRAPE_A_B_K', 'SCRAPE_A_B_K_']);
  });

  test.each<{ it: string; job: ScrapeJobProps; expected: string }>([
    { it: 'a job without a name', job: { discoveries: [STATIC] }, expected: 'AM711 jobName is missing' },
    {
      it: 'a job of a name that is taken',
      job: { jobName: 'a', discoveries: [STATIC] },
      expected: 'AM711 jobName "a" is used already, and job names must be unique',
    },
    {
      it: 'a job that is wrong',
      job: { jobName: 'b', discoveries: [Discovery.vultr({ port: -1 })] },
      expected: 'AM705 discoveries[0].port -1 is not a whole number from 0 to 65535',
    },
  ])('refuses $it', ({ job, expected }) => {
    const jobs = additional(newChart(), { jobs: [{ jobName: 'a', discoveries: [STATIC] }] });

    expect(thrownFindings(() => jobs.addJob(job)).map(({ code, message }) => `${code} ${message}`)).toEqual([expected]);
  });

  test('refuses a construct without a Prometheus, with two, and an agent on every node', () => {
    const [none, two, agents] = [newChart(), newChart(), newChart()];
    addWorkload(none);
    addPrometheus(two);
    new imports.Prometheus(two, 'other', { spec: {} });
    const agent = new imports.PrometheusAgent(agents, 'agent', { spec: { mode: imports.PrometheusAgentMode.DAEMON_SET } });

    expect(() => additional(none, { prometheus: none })).toThrow('AM712 shop/additional: prometheus holds no Prometheus or PrometheusAgent: "shop"; set prometheus to one object');
    expect(() => additional(two, { prometheus: two })).toThrow('AM712 shop/additional: prometheus holds several of them: "shop"; set prometheus to one object');
    expect(() => additional(agents, { prometheus: agent })).toThrow(/^AM712 shop\/additional: prometheus is an agent in mode DaemonSet/);
  });

  test('stops the synth where the object has others', () => {
    const [own, twice, elsewhere] = [newChart(), newChart(), newChart()];
    additional(own, { prometheus: addPrometheus(own, { additionalScrapeConfigs: { name: 'a', key: 'b' } }) });
    const prometheus = addPrometheus(twice);
    additional(twice, { prometheus });
    additional(twice, { prometheus, metadata: { name: 'more' } }, 'more');
    additional(elsewhere, { prometheus: addPrometheus(elsewhere), metadata: { name: 'jobs', namespace: 'shop' } });
    const message = 'AM713: Prometheus "main" has other additionalScrapeConfigs, and supports one key of one Secret only; move all jobs to one of them';

    expect(errorsOf(own)).toEqual([`[shop/additional] ${message}`]);
    expect(errorsOf(twice)).toContain(`[shop/more] ${message}`);
    expect(errorsOf(elsewhere)).toEqual(['[shop/additional] AM713: the Secret is in namespace "shop", and Prometheus "main" reads Secrets in "monitoring" only; leave metadata.namespace out']);
  });

  test('stops the synth for what its Prometheus does not know, and says which job', () => {
    const chart = newChart();
    Profile.custom({ prometheusVersion: 'v3.14.0' }).applyTo(chart);
    const jobs = additional(chart, { prometheus: addPrometheus(chart, { version: 'v2.55.0' }) });
    scrape(chart, { additional: jobs, jobName: 'aws', discoveries: [Discovery.aws({ role: AwsRole.MSK })], scrapeClassicHistograms: true });

    expect(errorsOf(chart)).toEqual([
      '[shop/additional] AM709: job "aws": discoveries[0] (aws) needs Prometheus 3.8.0, so Prometheus v2.55.0 refuses its whole configuration; use Prometheus 3.8.0 or newer, or leave it out',
      '[shop/additional] AM709: job "aws": scrapeClassicHistograms needs Prometheus 3.0.0, so Prometheus v2.55.0 refuses its whole configuration; use Prometheus 3.0.0 or newer, or leave it out',
    ]);
  });
});
