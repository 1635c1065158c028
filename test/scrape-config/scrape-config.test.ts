import { Duration } from 'cdk8s';
import { additional, refusalOf, scrape } from './support';
import { Discovery, imports, Profile, ScrapeConfigProps } from '../../lib';
import { errorsOf, newChart, synthOnly } from '../support/app';

const KEY = { name: 'login', key: 'token' };
const MARATHON = Discovery.marathon({ servers: ['https://marathon'] });

describe('ScrapeConfig', () => {
  test('takes URLs as targets if its rules send them to a prober', () => {
    const chart = newChart();

    scrape(chart, { discoveries: [Discovery.staticTargets({ targets: ['https://a/b'] })], relabelings: [{ targetLabel: '__address__', replacement: 'blackbox:9115' }] });

    expect(synthOnly(chart, 'ScrapeConfig').spec.staticConfigs).toEqual([{ targets: ['https://a/b'] }]);
  });

  test('becomes an object in the namespace of its chart, and says so', () => {
    const chart = newChart();

    const job = scrape(chart, { metadata: { name: 'nodes' } });

    expect(synthOnly(chart, 'ScrapeConfig')).toEqual({
      apiVersion: 'monitoring.coreos.com/v1alpha1',
      kind: 'ScrapeConfig',
      metadata: { name: 'nodes', namespace: 'shop' },
      spec: { staticConfigs: [{ targets: ['host:9100'] }] },
    });
    expect(job.findings).toEqual([expect.objectContaining({ code: 'AM702', severity: 'info', message: 'the job is ScrapeConfig "nodes"' })]);
  });

  test('goes to AdditionalScrapeConfigs with what an object lacks, and says so', () => {
    const chart = newChart();
    const jobs = additional(chart);

    const job = scrape(chart, { additional: jobs, discoveries: [MARATHON], followRedirects: false, metadata: { name: 'batch' } });

    expect(job.monitor).toBeUndefined();
    expect(synthOnly(chart, 'Secret').stringData['scrape-configs.yaml']).toBe([
      '- job_name: scrapeConfig/shop/batch', '  follow_redirects: false', '  marathon_sd_configs:', '    - servers:', '        - https://marathon', '',
    ].join('\n'));
    expect(job.findings.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'AM703 the job is in Secret "jobs", because the ScrapeConfig CRD has no field for "followRedirects", "discoveries[0] (marathon)"',
    ]);
  });

  test.each([
    { operatorVersion: undefined, expected: 'AM701' },
    { operatorVersion: 'v0.94.1', expected: 'AM701' },
    { operatorVersion: 'v0.95.0', expected: 'object' },
  ])('writes a field of 0.95 for operator $operatorVersion: $expected', ({ operatorVersion, expected }) => {
    const props = { extraScrapeMetrics: true, profile: Profile.custom({ operatorVersion }) };
    if (expected === 'AM701') return expect(refusalOf(props)).toEqual([expect.stringContaining('AM701')]);
    const chart = newChart();
    scrape(chart, props);

    return expect(synthOnly(chart, 'ScrapeConfig').spec.extraScrapeMetrics).toBe(true);
  });

  test.each([
    { operatorVersion: undefined, expected: 'Admin' },
    { operatorVersion: 'v0.94.1', expected: 'Admin' },
    { operatorVersion: 'v0.93.1', expected: 'admin' },
  ])('writes the availability of OpenStack for operator $operatorVersion as $expected', ({ operatorVersion, expected }) => {
    const chart = newChart();
    scrape(chart, {
      profile: Profile.custom({ operatorVersion }),
      discoveries: [Discovery.openstack({ role: imports.OpenStackRole.INSTANCE, region: 'r', availability: imports.OpenStackAvailability.ADMIN })],
    });

    expect(synthOnly(chart, 'ScrapeConfig').spec.openstackSDConfigs[0].availability).toBe(expected);
  });

  test('stays an object where that says it all', () => {
    const chart = newChart();

    scrape(chart, { additional: additional(chart) });

    expect(synthOnly(chart, 'ScrapeConfig').spec).toEqual({ staticConfigs: [{ targets: ['host:9100'] }] });
    expect(synthOnly(chart, 'Secret').stringData['scrape-configs.yaml']).toBe('[]\n');
  });

  test.each<{ it: string; props: Partial<ScrapeConfigProps>; expected: string[] }>([
    {
      it: 'what an object lacks',
      props: { discoveries: [MARATHON] },
      expected: ['AM701 the ScrapeConfig CRD of operator v0.94.1 has no field for "discoveries[0] (marathon)"'],
    },
    {
      it: 'files',
      props: { tlsConfig: { caFile: '/ca' }, authorization: { credentialsFile: '/token' } },
      expected: ['AM701 the ScrapeConfig CRD of operator v0.94.1 has no field for "authorization.credentialsFile", "tlsConfig.caFile"'],
    },
    { it: 'no discoveries', props: { discoveries: [] }, expected: ['AM704 discoveries is empty, so nothing would be scraped'] },
    { it: 'a plain object', props: { discoveries: [{ targets: [] } as any] }, expected: ['AM715 discoveries[0] is not a Discovery'] },
    { it: 'a list given to a factory', props: { discoveries: [Discovery.staticTargets(['a:80'] as any)] }, expected: ['AM705 discoveries[0] is not an object'] },
    { it: 'text or nothing given to a factory', props: { discoveries: [Discovery.http('http://a' as any), Discovery.dns(undefined as any)] }, expected: ['AM705 discoveries[0] is not an object', 'AM705 discoveries[1] is not an object'] },
    { it: 'a field there is not', props: { interval: '5s' } as any, expected: ['AM705 interval is not a known field'] },
    { it: 'a number for a list', props: { relabelings: 1 as any }, expected: ['AM705 relabelings is not a list of objects'] },
    {
      it: 'a URL for a target',
      props: { discoveries: [Discovery.staticTargets({ targets: ['a:80', 'https://10.0.0.7:9100/stats'] })] },
      expected: ['AM705 discoveries[0].targets[1] "https://10.0.0.7:9100/stats" is not host:port, so Prometheus drops it: a target has no scheme and no path'],
    },
    {
      it: 'a path in a target, with rules that leave it',
      props: { discoveries: [Discovery.staticTargets({ targets: ['a/b'] })], relabelings: [{ targetLabel: 'team', replacement: 'shop' }] },
      expected: ['AM705 discoveries[0].targets[0] "a/b" is not host:port, so Prometheus drops it: a target has no scheme and no path'],
    },
    {
      it: 'a long timeout',
      props: { scrapeInterval: Duration.seconds(5), scrapeTimeout: Duration.seconds(6) },
      expected: ['AM104 scrapeTimeout 6s is longer than scrapeInterval 5s, so the operator rejects it'],
    },
    {
      it: 'credentials in a parameter',
      props: { params: { target: ['https://me:secret@host'] } },
      expected: ['AM707 params.target[0] holds credentials, which would be readable in the manifest'],
    },
    {
      it: 'two ways to authenticate',
      props: { basicAuth: { username: KEY, password: KEY }, authorization: { credentials: KEY } },
      expected: ['AM708 basicAuth and authorization are both set, and only one can be sent'],
    },
    {
      it: 'new names in old rules',
      props: { nameValidationScheme: imports.NameValidationSchemeOptions.LEGACY, relabelings: [{ targetLabel: 'a-b' }] },
      expected: ['AM108 relabelings[0] has targetLabel "a-b", which may only hold letters, digits and "_", not beginning with a digit'],
    },
    {
      it: 'a header of Prometheus',
      props: { httpHeaders: { Host: { values: ['a'] } } },
      expected: ['AM706 httpHeaders.Host is a header that Prometheus sets itself'],
    },
    { it: 'an empty scrape class', props: { scrapeClass: '' }, expected: ['AM504 scrapeClass is empty'] },
  ])('refuses $it', ({ props, expected }) => expect(refusalOf(props)).toEqual(expected));

  test('reports all faults at once', () => {
    expect(refusalOf({ discoveries: [], bodySizeLimit: '10', metricsPath: 'metrics', sampleLimit: -1, metadata: { name: 'A' } }).map((line) => line.slice(0, 5)))
      .toEqual(['AM101', 'AM105', 'AM113', 'AM113', 'AM704']);
  });

  test('stops the synth for two of one name', () => {
    const chart = newChart();
    scrape(chart, { metadata: { name: 'nodes' } }, 'one');
    scrape(chart, { metadata: { name: 'nodes' } }, 'two');
    scrape(chart, { metadata: { name: 'nodes', namespace: 'other' } }, 'three');

    expect(errorsOf(chart)).toEqual([
      '[shop/one] AM121: ScrapeConfig "nodes" is already made by "shop/two/Default", and the cluster keeps only the last of two objects with one name; set another metadata.name',
      '[shop/two] AM121: ScrapeConfig "nodes" is already made by "shop/one/Default", and the cluster keeps only the last of two objects with one name; set another metadata.name',
    ]);
  });

  test('refuses a scrape class in AdditionalScrapeConfigs', () => {
    const chart = newChart();
    const jobs = additional(chart);

    expect(() => scrape(chart, { additional: jobs, scrapeClass: 'a', discoveries: [MARATHON] })).toThrow(/^AM716 shop\/job: scrapeClass is set/);
  });
});

describe('ScrapeConfig with a profile', () => {
  test('carries its labels, also where the profile is set later', () => {
    const chart = newChart();
    scrape(chart, { metadata: { labels: { team: 'infra' } } });

    Profile.kubePrometheusStack().applyTo(chart);

    expect(synthOnly(chart, 'ScrapeConfig').metadata.labels).toEqual({ team: 'infra', release: 'kube-prometheus-stack' });
  });

  const versioned = (prometheusVersion: string) => Profile.custom({ prometheusVersion, scrapeClasses: ['mesh'], labels: { team: 'a' } });
  test.each<{ it: string; props: Partial<ScrapeConfigProps>; expected: string[] }>([
    {
      it: 'another label',
      props: { metadata: { labels: { team: 'b' } } },
      expected: ['AM505: metadata.labels team: "b" does not match profile custom, which selects by "a"; leave the label out, or set another profile'],
    },
    {
      it: 'a class it has not',
      props: { scrapeClass: 'tls' },
      expected: ['AM504: scrapeClass "tls" is not defined by profile custom (has "mesh"); use one of those'],
    },
    {
      it: 'a field it rejects',
      props: { discoveries: [Discovery.consul({ server: 'consul:8500', filter: 'a' })] },
      expected: ['AM709: discoveries[0].filter needs Prometheus 3.0.0, so the operator rejects the ScrapeConfig; use Prometheus 3.0.0 or newer, or leave it out'],
    },
    {
      it: 'a label of new names',
      props: { discoveries: [Discovery.staticTargets({ targets: ['a:1'], labels: { 'a-b': 'c' } })] },
      expected: ['AM107: discoveries[0].labels key "a-b" may only hold letters, digits and "_", not beginning with a digit; use a Prometheus label name, or Prometheus 3'],
    },
  ])('stops the synth for $it', ({ props, expected }) => {
    const chart = newChart();
    scrape(chart, { profile: versioned('v2.55.0'), ...props });

    expect(errorsOf(chart)).toEqual(expected.map((line) => `[shop/job] ${line}`));
  });

  test('warns of what the operator leaves out', () => {
    const chart = newChart();

    const job = scrape(chart, { profile: versioned('v2.45.0'), fallbackScrapeProtocol: imports.ScrapeProtocol.PROMETHEUS_PROTO, keepDroppedTargets: 1 });

    expect(errorsOf(chart)).toEqual([]);
    expect(job.findings.map(({ code, severity, message }) => `${code} ${severity} ${message}`)).toEqual([
      expect.stringContaining('AM702'),
      'AM710 warning fallbackScrapeProtocol needs Prometheus 3.0.0, so the operator leaves it out for v2.45.0',
      'AM710 warning keepDroppedTargets needs Prometheus 2.47.0, so the operator leaves it out for v2.45.0',
    ]);
  });
});
