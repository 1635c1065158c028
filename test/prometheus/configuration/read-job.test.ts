import { ScrapeConfigsReader } from '../../../lib/prometheus/configuration/read-configuration';
import { RefusedConfiguration } from '../../../lib/prometheus/configuration/refused';
import { ScrapeJob } from '../../../lib/prometheus/configuration/scrape-job';
import { Fields } from '../../support/manifests/manifest';
import { jobOf } from '../../support/running';

const read = (job: unknown, fill = (text: string) => text): ScrapeJob => new ScrapeConfigsReader(undefined, { fill }).read(job);

describe('readJob()', () => {
  test('fills in what Prometheus fills in', () => {
    const { defaults, ...job } = read({ job_name: 'cart' });

    expect(job).toEqual({ name: 'cart', discoveries: [], rules: [], params: new Map(), samples: { rules: [], honorsLabels: false } });
    expect(Object.fromEntries(defaults)).toEqual({
      job: 'cart',
      __scrape_interval__: '1m',
      __scrape_timeout__: '10s',
      __metrics_path__: '/metrics',
      __scheme__: 'http',
      __convert_classic_histograms_to_nhcb__: 'false',
      __always_scrape_classic_histograms__: 'false',
      __scrape_native_histograms__: 'false',
    });
  });

  test.each([
    { it: 'a path', job: { metrics_path: '/m' }, label: '__metrics_path__', expected: '/m' },
    { it: 'an empty path', job: { metrics_path: '' }, label: '__metrics_path__', expected: '' },
    { it: 'a path that is a number', job: { metrics_path: 5 }, label: '__metrics_path__', expected: '5' },
    { it: 'a scheme', job: { scheme: 'https' }, label: '__scheme__', expected: 'https' },
    { it: 'the first value of a parameter', job: { params: { a: ['x', 'y'] } }, label: '__param_a', expected: 'x' },
    { it: 'an empty value', job: { params: { a: [null, 'y'] } }, label: '__param_a', expected: '' },
    { it: 'no label for a parameter without values', job: { params: { a: [] } }, label: '__param_a', expected: undefined },
    { it: 'no label for a parameter that is null', job: { params: { a: null } }, label: '__param_a', expected: undefined },
  ])('takes $it', ({ job, label, expected }) => {
    expect(read({ job_name: 'a', ...job }).defaults.get(label)).toBe(expected);
  });

  test.each([
    { it: 'a whole number', limit: 5 },
    { it: 'a number of 64 bits', limit: 2n ** 64n - 1n },
    { it: 'a fraction, which is cut off', limit: 1.9 },
    { it: 'a number beyond 64 bits', limit: 2n ** 64n, problem: 'sample_limit is not a whole number from 0 on' },
    { it: 'a negative number', limit: -1, problem: 'sample_limit is not a whole number from 0 on' },
    { it: 'text', limit: '5', problem: 'sample_limit is not a whole number from 0 on' },
    { it: 'true', limit: true, problem: 'sample_limit is not a whole number from 0 on' },
  ])('takes or refuses $it of JSON', ({ limit, problem }) => {
    const reading = () => read({ job_name: 'a', sample_limit: limit });

    if (problem === undefined) expect(reading().name).toBe('a');
    else expect(reading).toThrow(problem);
  });

  test('keeps all values of parameters', () => {
    expect(read({ job_name: 'a', params: { m: ['x', 2, true], n: [] } }).params).toEqual(new Map([['m', ['x', '2', 'true']], ['n', []]]));
  });

  test.each<{ it: string; job: unknown; reason: string }>([
    { it: 'nothing', job: null, reason: 'scrape_configs[0] is empty' },
    { it: 'a job without a name', job: { job_name: '' }, reason: 'scrape_configs[0].job_name is missing or empty' },
    { it: 'a name that is a list', job: { job_name: [] }, reason: 'scrape_configs[0].job_name is not text' },
    { it: 'an interval that is none', job: { job_name: 'a', scrape_interval: '5' }, reason: 'job "a": scrape_interval "5" is not a valid duration' },
    { it: 'a timeout that is none', job: { job_name: 'a', scrape_timeout: '1s1m' }, reason: 'job "a": scrape_timeout "1s1m" is not a valid duration' },
    {
      it: 'a flag that is a number',
      job: { job_name: 'a', always_scrape_classic_histograms: 1 },
      reason: 'job "a": always_scrape_classic_histograms is neither true nor false',
    },
    { it: 'a parameter that is no list', job: { job_name: 'a', params: { x: 'y' } }, reason: 'job "a": params.x is not a list' },
    { it: 'parameters that are no map', job: { job_name: 'a', params: [] }, reason: 'job "a": params is not a map' },
    { it: 'a path that is a map', job: { job_name: 'a', metrics_path: {} }, reason: 'job "a": metrics_path is not text' },
    { it: 'rules that are no list', job: { job_name: 'a', relabel_configs: {} }, reason: 'job "a": relabel_configs is not a list' },
    { it: 'a rule that is a text', job: { job_name: 'a', relabel_configs: ['x'] }, reason: 'job "a": relabel_configs[0] is not a map' },
    {
      it: 'a rule that is wrong',
      job: { job_name: 'a', relabel_configs: [{ action: 'drop' }, { action: 'keep', nope: 1 }] },
      reason: 'job "a": relabel_configs[1].nope is not a field of a relabeling rule',
    },
  ])('refuses $it', ({ job, reason }) => {
    expect(() => read(job)).toThrow(expect.objectContaining({ message: reason }));
  });

  test('refuses a rule that is nothing', () => {
    expect(() => read({ job_name: 'a', relabel_configs: [null] })).toThrow(/^job "a": relabel_configs\[0\] is empty/);
  });

  test('fills in what stands for the shard, in patterns and replacements', () => {
    const [rule, other] = read({ job_name: 'a', relabel_configs: [{ source_labels: ['$(SHARD)'], regex: '$(SHARD);x', target_label: 'b', replacement: 'r$(SHARD)' }, { target_label: 'c', replacement: 'd' }] }, (text) => text.replace('$(SHARD)', '7')).rules;

    expect([rule.sourceLabels, rule.regex.text, rule.replacement.text]).toEqual([['$(SHARD)'], '7;x', 'r7']);
    expect([other.regex.text, other.replacement.text]).toEqual(['(.*)', 'd']);
  });

  test.each([
    { it: 'the scheme of the job', job: { metric_name_validation_scheme: 'legacy' }, expected: 'legacy' },
    { it: 'the scheme for all', job: {}, expected: 'utf8' },
    { it: 'the scheme for all where it is empty', job: { metric_name_validation_scheme: '' }, expected: 'utf8' },
  ])('reads rules by $it', ({ job, expected }) => {
    expect(read({ job_name: 'a', ...job, relabel_configs: [{ target_label: 'b' }] }).rules[0].scheme).toBe(expected);
  });

  // All asked of config.Load, Prometheus v0.314.0
  test.each<{ it: string; job: Fields }>([
    { it: 'an empty interval', job: { scrape_interval: '' } },
    { it: 'an empty timeout', job: { scrape_timeout: '' } },
    { it: 'an unknown scheme for names', job: { metric_name_validation_scheme: 'foo' } },
    { it: 'an unknown field', job: { metric_path: '/m' } },
    { it: 'a URL in place of a target, without rules', job: { static_configs: [{ targets: ['http://x/y'] }] } },
  ])('refuses $it', ({ job }) => {
    expect(() => jobOf(job)).toThrow(RefusedConfiguration);
  });

  test('takes a URL in place of a target where there are rules', () => {
    expect(() => jobOf({ static_configs: [{ targets: ['http://x/y'] }], relabel_configs: [{ target_label: 'a' }] })).not.toThrow();
  });

  test.each(['$(EVERY)', '${EVERY}', '{{ every }}'])('does not judge %s, which is filled in later', (text) => {
    const job = {
      scrape_interval: text,
      sample_limit: text,
      honor_labels: text,
      scaleway_sd_configs: [{ role: text, project_id: text, access_key: text, secret_key: text }],
      dns_sd_configs: [{ names: [text], type: text, port: text }],
      kubernetes_sd_configs: [{ role: text, api_server: text, selectors: [{ role: text }] }],
    };

    expect(jobOf(job).defaults.get('__scrape_interval__')).toBe('1m');
  });

  test.each(['scheme', 'metrics_path'])('takes null as an empty %s', (field) => {
    expect(jobOf({ [field]: null }).defaults.get(`__${field}__`)).toBe('');
  });
});
