import { ApiObject, App, Chart, Lazy, Testing } from 'cdk8s';
import { AdditionalScrapeConfigs, AppMonitoring, ConversionWebhook, Discovery, imports, Profile, ScrapeConfig, ScrapeConfigCrd } from 'cdk8s-app-monitoring';
import { newChart, thrownMessage } from '../support/app';

const discoveries = [Discovery.staticTargets({ targets: ['a:9100'] })];
const marathon = [Discovery.marathon({ servers: ['https://marathon.example.com'] })];

function addPrometheus(chart: Chart): ApiObject {
  return new imports.Prometheus(chart, 'prometheus', { metadata: { name: 'main' }, spec: { version: 'v3.14.0', scrapeConfigSelector: {} } });
}

describe('a constructor that throws', () => {
  test.each<{ it: string; make: (chart: Chart, prometheus: ApiObject) => unknown; code: string }>([
    { it: 'a ScrapeConfig without discoveries', make: (chart) => new ScrapeConfig(chart, 'a/b', { discoveries: [] }), code: 'AM704' },
    { it: 'a ScrapeConfig that needs additional', make: (chart) => new ScrapeConfig(chart, 'a/b', { discoveries: marathon }), code: 'AM701' },
    { it: 'a second job', make: (chart, prometheus) => new AdditionalScrapeConfigs(chart, 'a/b', { prometheus, jobs: [{ jobName: 'a', discoveries }, { jobName: 'b', discoveries: [] }] }), code: 'AM704' },
    { it: 'a key', make: (chart, prometheus) => new AdditionalScrapeConfigs(chart, 'a/b', { prometheus, key: 'a b' }), code: 'AM111' },
    { it: 'a CRD', make: (chart) => new ScrapeConfigCrd(chart, 'a/b', {} as never), code: 'AM741' },
    { it: 'a webhook', make: (chart) => new ConversionWebhook(chart, 'a/b', {} as never), code: 'AM123' },
    { it: 'an AppMonitoring', make: (chart) => new AppMonitoring(chart, 'a/b', { port: -1 }), code: 'AM102' },
  ])('leaves nothing in the app: $it', ({ make, code }) => {
    const chart = newChart();
    const prometheus = addPrometheus(chart);
    const before = JSON.stringify(prometheus.toJson());

    expect(thrownMessage(() => make(chart, prometheus))).toContain(code);
    expect(chart.node.children).toEqual([prometheus]);
    expect(JSON.stringify(prometheus.toJson())).toBe(before);
  });

  test('can be called again with the same id', () => {
    const chart = newChart();
    expect(() => new ScrapeConfig(chart, 'nodes', { discoveries: [] })).toThrow('AM704');
    new ScrapeConfig(chart, 'nodes', { discoveries });

    expect(Testing.synth(chart).map(({ kind }) => kind as string)).toEqual(['ScrapeConfig']);
  });
});

test('a job is not written any more when its ScrapeConfig was removed', () => {
  const chart = newChart();
  const additional = new AdditionalScrapeConfigs(chart, 'additional', { prometheus: addPrometheus(chart), jobs: [{ jobName: 'kept', discoveries }] });
  new ScrapeConfig(chart, 'batch', { additional, jobName: 'batch', discoveries: marathon });
  chart.node.tryRemoveChild('batch');
  const { stringData } = Testing.synth(chart).find(({ kind }) => kind === 'Secret');

  expect(stringData['scrape-configs.yaml']).toContain('job_name: kept');
  expect(stringData['scrape-configs.yaml']).not.toContain('batch');
});

describe('a prop of a wrong type', () => {
  test.each<{ props: object; expected: string }>([
    { props: { profile: 'kube-prometheus-stack' }, expected: 'AM123 shop/a: profile is "kube-prometheus-stack", and a Profile is needed; use a factory such as Profile.kubePrometheusStack()' },
    { props: { profile: { labels: {} } }, expected: 'AM123 shop/a: profile is another object, and a Profile is needed' },
    { props: { metadata: 'nodes' }, expected: 'AM123 shop/a: metadata is "nodes", and an object is needed' },
    { props: { metadata: Lazy.any({ produce: () => ({}) }) }, expected: 'AM123 shop/a: metadata is another object, and an object is needed' },
    { props: { scrapeClass: 5 }, expected: 'AM123 shop/a: scrapeClass is 5, and text is needed' },
    { props: { additional: 'jobs' }, expected: 'AM123 shop/a: additional is "jobs", and an AdditionalScrapeConfigs is needed' },
  ])('of a ScrapeConfig: $expected', ({ props, expected }) => {
    expect(thrownMessage(() => new ScrapeConfig(newChart(), 'a', { discoveries, ...props }))).toContain(expected);
  });

  test.each<{ props: object; expected: string }>([
    { props: { prometheus: 'main' }, expected: 'AM123 shop/a: prometheus is "main", and a construct is needed; give the Prometheus object itself' },
    { props: { jobs: {} }, expected: 'AM123 shop/a: jobs is another object, and a list of jobs is needed; write it like [{ jobName, discoveries }]' },
    { props: { jobs: [null] }, expected: 'AM123 shop/a: jobs is [null], and a list of jobs is needed' },
    { props: { key: 5 }, expected: 'AM123 shop/a: key is 5, and text is needed' },
  ])('of AdditionalScrapeConfigs: $expected', ({ props, expected }) => {
    expect(thrownMessage(() => new AdditionalScrapeConfigs(newChart(), 'a', props))).toContain(expected);
  });

  test.each(['profile', 'metadata', 'relabelings', 'scrapeProtocols', 'proxyConnectHeader', 'scrapeClass'])('null is as good as nothing: %s', (prop) => {
    const app = new App();
    const chart = newChart({}, app);
    Profile.custom({}).applyTo(app);
    new ScrapeConfig(chart, 'a', { discoveries, [prop]: null });

    expect(Testing.synth(chart)[0].spec).toEqual({ staticConfigs: [{ targets: ['a:9100'] }] });
  });
});
