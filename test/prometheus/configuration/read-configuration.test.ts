import { readConfiguration, ScrapeConfigsReader } from '../../../lib/prometheus/configuration/read-configuration';
import { refusalText, RefusedConfiguration } from '../../../lib/prometheus/configuration/refused';

const READER = { fill: (text: string) => text };

describe('ScrapeConfigsReader', () => {
  const timesOf = (global: unknown, job: object = {}) => {
    const { defaults } = new ScrapeConfigsReader(global, READER).read({ job_name: 'a', ...job });

    return [defaults.get('__scrape_interval__'), defaults.get('__scrape_timeout__')];
  };

  // GlobalConfig.UnmarshalYAML and ScrapeConfig.Validate in config/config.go, Prometheus v0.314.0
  test.each([
    { it: 'as Prometheus ships', global: undefined, expected: ['1m', '10s'] },
    { it: 'of an empty section', global: null, expected: ['1m', '10s'] },
    { it: 'of zeros', global: { scrape_interval: '0s', scrape_timeout: 0 }, expected: ['1m', '10s'] },
    { it: 'that are written', global: { scrape_interval: '90s', scrape_timeout: '45s' }, expected: ['1m30s', '45s'] },
    { it: 'with a timeout that is no longer than the interval', global: { scrape_interval: '5s' }, expected: ['5s', '5s'] },
    { it: 'of the job', global: { scrape_interval: '5s' }, job: { scrape_interval: '1h', scrape_timeout: '20s' }, expected: ['1h', '20s'] },
    { it: 'of a job below the timeout that holds for all', global: { scrape_timeout: '20s' }, job: { scrape_interval: '15s' }, expected: ['15s', '15s'] },
    { it: 'of a job above it', global: { scrape_interval: '5s', scrape_timeout: '3s' }, job: { scrape_interval: '2m' }, expected: ['2m', '3s'] },
    { it: 'of a job, as long as the interval', global: undefined, job: { scrape_interval: '5s', scrape_timeout: '5s' }, expected: ['5s', '5s'] },
    { it: 'of a job that inherits the interval', global: { scrape_interval: '2m' }, job: { scrape_timeout: '2m' }, expected: ['2m', '2m'] },
  ])('takes interval and timeout $it', ({ global, job, expected }) => {
    expect(timesOf(global, job)).toEqual(expected);
  });

  test.each([
    {
      it: 'a timeout above the interval',
      global: { scrape_interval: '1s', scrape_timeout: '1001ms' },
      reason: 'global.scrape_timeout is above scrape_interval',
    },
    { it: 'a timeout above the default interval', global: { scrape_timeout: '61s' }, reason: 'global.scrape_timeout is above scrape_interval' },
    { it: 'an interval that is none', global: { scrape_interval: '1' }, reason: 'global.scrape_interval "1" is not a valid duration' },
    { it: 'a section that is no map', global: [], reason: 'global is not a map' },
    { it: 'a flag that is none', global: { scrape_native_histograms: 'x' }, reason: 'global.scrape_native_histograms is neither true nor false' },
  ])('refuses $it', ({ global, reason }) => {
    expect(() => timesOf(global)).toThrow(expect.objectContaining({ message: reason }));
  });

  test.each([
    { it: 'of a job above its interval', job: { scrape_interval: '1s', scrape_timeout: '2s' } },
    { it: 'of a job above the interval that it inherits', job: { scrape_timeout: '61s' } },
    { it: 'of a job with an interval of zero', job: { scrape_interval: '0s', scrape_timeout: '2m' } },
  ])('refuses a timeout $it', ({ job }) => {
    expect(() => timesOf(undefined, job)).toThrow('job "a": scrape_timeout is above scrape_interval');
  });

  test('passes on flags for histograms, unless the job has its own', () => {
    const global = { scrape_native_histograms: true, always_scrape_classic_histograms: true };
    const reader = new ScrapeConfigsReader(global, READER);
    const first = reader.read({ job_name: 'a' });
    const second = reader.read({ job_name: 'b', scrape_native_histograms: false, convert_classic_histograms_to_nhcb: true });
    const flags = ['__scrape_native_histograms__', '__always_scrape_classic_histograms__', '__convert_classic_histograms_to_nhcb__'];

    expect(flags.map((flag) => first.defaults.get(flag))).toEqual(['true', 'true', 'false']);
    expect(flags.map((flag) => second.defaults.get(flag))).toEqual(['false', 'true', 'true']);
  });

  test('refuses a second job of a name, after the first one', () => {
    const reader = new ScrapeConfigsReader(undefined, READER);

    expect([reader.read({ job_name: 'a' }).name, reader.read({ job_name: 'b' }).name]).toEqual(['a', 'b']);
    expect(() => reader.read({ job_name: 'a' })).toThrow('job "a": job_name is that of another job');
  });

  test('takes a number as a name, and both spellings of it as one', () => {
    const reader = new ScrapeConfigsReader(undefined, READER);

    expect(reader.read({ job_name: 5 }).name).toBe('5');
    expect(() => reader.read({ job_name: '5' })).toThrow('job "5": job_name is that of another job');
  });

  // global of the same job
  test.each([
    { it: 'an unknown scheme for names', global: { metric_name_validation_scheme: 'foo' } },
    { it: 'an empty duration', global: { scrape_interval: '' } },
    { it: 'an unknown field', global: { scrape_intervall: '5s' } },
  ])('refuses $it', ({ global }) => {
    expect(() => timesOf(global)).toThrow(RefusedConfiguration);
  });
});

describe('readConfiguration()', () => {
  test.each([{ value: null }, { value: undefined }, { value: {} }, { value: { scrape_configs: null } }, { value: { scrape_configs: [] } }, { value: { rule_files: ['x'], storage: {} } }])(
    'has no jobs for $value', ({ value }) => {
      expect(readConfiguration(value, READER)).toEqual({ jobs: [], refusals: [], unreadFiles: [] });
    });

  test('reads all jobs', () => {
    expect(readConfiguration({ scrape_configs: [{ job_name: 'b' }, { job_name: 'a' }] }, READER).jobs.map(({ name }) => name)).toEqual(['b', 'a']);
  });

  test.each([
    { it: 'a list', value: [], reason: 'it is not a map of sections' },
    { it: 'a text', value: 'x', reason: 'it is not a map of sections' },
    { it: 'an unknown section', value: { scrape_config: [] }, reason: 'scrape_config is not a field that Prometheus knows here' },
    { it: 'jobs that are no list', value: { scrape_configs: {} }, reason: 'scrape_configs is not a list' },
    { it: 'a job that is nothing', value: { scrape_configs: [null] }, reason: 'scrape_configs[0] is empty' },
    { it: 'a job that is a text', value: { scrape_configs: ['a'] }, reason: 'scrape_configs[0] is not a map' },
  ])('refuses $it', ({ value, reason }) => {
    expect(readConfiguration(value, READER).refusals.map(refusalText)).toEqual([reason]);
  });
});

describe('readConfiguration() with files', () => {
  const config = { scrape_config_files: ['extra/*.yml', 'other.yml'], scrape_configs: [{ job_name: 'main' }] };
  const beside = (files: { [path: string]: string }) => ({
    find: (pattern: string) => Object.entries(files).filter(([path]) => path.startsWith(pattern.replace(/\*.*/, ''))).map(([path, text]) => ({ path, text })),
  });
  const readWith = (files: { [path: string]: string }) => readConfiguration(config, { ...READER, beside: beside(files) });

  test('reads the jobs of those that are known, and names the others', () => {
    const { jobs, refusals, unreadFiles } = readWith({ 'extra/a.yml': 'scrape_configs: [{job_name: a}]', 'extra/b.yml': '' });

    expect([jobs.map(({ name }) => name), refusals, unreadFiles]).toEqual([['main', 'a'], [], ['other.yml']]);
  });

  test('knows none of them without a place', () => {
    expect(readConfiguration(config, READER)).toMatchObject({ refusals: [], unreadFiles: ['extra/*.yml', 'other.yml'] });
  });

  test.each([
    { it: 'a job of a name that is taken', text: 'scrape_configs: [{job_name: main}]', reason: 'extra/a.yml: job "main": job_name is that of another job' },
    { it: 'an unknown section', text: 'global: {}', reason: 'extra/a.yml: global is not a field that Prometheus knows here' },
    { it: 'a text that is not YAML', text: 'a: [', reason: 'extra/a.yml: it is not valid YAML, or sets a key twice' },
    { it: 'a timeout above the interval', text: 'scrape_configs: [{job_name: a, scrape_timeout: 2m}]', reason: 'extra/a.yml: job "a": scrape_timeout is above scrape_interval' },
  ])('refuses $it', ({ text, reason }) => {
    expect(readWith({ 'extra/a.yml': text }).refusals.map(refusalText)).toEqual([reason]);
  });

  test('reads targets of file_sd_configs', () => {
    const files = { 'targets/a.json': '[{"targets": ["10.0.0.1:80"], "labels": {"team": "shop"}}]' };
    const read = (path: string) => readConfiguration({ scrape_configs: [{ job_name: 'a', file_sd_configs: [{ files: [path] }] }] }, { ...READER, beside: beside(files) }).jobs[0].discoveries;

    expect(read('targets/*.json')).toEqual([{ kind: 'static', groups: [expect.objectContaining({ targets: ['10.0.0.1:80'] })] }]);
    expect(read('elsewhere/*.json')).toEqual([{ kind: 'unknown', name: 'file_sd_configs' }]);
  });
});
