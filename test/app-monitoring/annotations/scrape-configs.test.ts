import { ApiObject, Testing } from 'cdk8s';
import { parse } from 'yaml';
import { Prometheus } from '../../../imports/prometheus';
import { AnnotationConvention } from '../../../lib/app-monitoring/annotations/convention';
import { AnnotationScrapeConfigProps, ScrapeConfigsForm } from '../../../lib/app-monitoring/annotations/scrape-config-props';
import { Inspection } from '../../../lib/inspection/inspection';
import { AdditionalScrapeConfigs } from '../../../lib/scrape-config/additional-scrape-configs';
import { ScrapeConfig } from '../../../lib/scrape-config/scrape-config';
import { addWorkload, monitor, newChart, synthOnly, thrownMessage } from '../../support/app';

const { community, custom, grafana, kusion } = AnnotationConvention;
function jobsOf(convention: AnnotationConvention, props?: AnnotationScrapeConfigProps): any[] {
  return parse(convention.toScrapeConfigs(props));
}

describe('renderScrapeConfigs()', () => {
  test('reads the community\'s keys on pods', () => {
    expect(jobsOf(community())[0]).toEqual({
      job_name: 'annotated-pods',
      kubernetes_sd_configs: [{ role: 'pod' }],
      relabel_configs: [
        { action: 'keep', source_labels: ['__meta_kubernetes_pod_annotation_prometheus_io_scrape'], regex: 'true' },
        { action: 'drop', source_labels: ['__meta_kubernetes_pod_phase'], regex: 'Pending|Succeeded|Failed' },
        { source_labels: ['__meta_kubernetes_pod_annotation_prometheus_io_scheme'], regex: '(https?)', target_label: '__scheme__' },
        { source_labels: ['__meta_kubernetes_pod_annotation_prometheus_io_path'], regex: '(.+)', target_label: '__metrics_path__' },
        { action: 'labelmap', regex: '__meta_kubernetes_pod_annotation_prometheus_io_param_(.+)', replacement: '__param_$1' },
        {
          source_labels: ['__meta_kubernetes_pod_annotation_prometheus_io_port', '__meta_kubernetes_pod_ip'],
          regex: '(\\d+);([^:]+)',
          target_label: '__address__',
          replacement: '$2:$1',
        },
        {
          source_labels: ['__meta_kubernetes_pod_annotation_prometheus_io_port', '__meta_kubernetes_pod_ip'],
          regex: '(\\d+);(.*:.*)',
          target_label: '__address__',
          replacement: '[$2]:$1',
        },
        { source_labels: ['__meta_kubernetes_namespace'], target_label: 'namespace' },
        { source_labels: ['__meta_kubernetes_pod_name'], target_label: 'pod' },
        { source_labels: ['__meta_kubernetes_pod_node_name'], target_label: 'node' },
      ],
    });
  });

  test('reads them on Services through their endpoints', () => {
    const job = jobsOf(community())[1];

    expect(job).toMatchObject({ job_name: 'annotated-services', kubernetes_sd_configs: [{ role: 'endpointslice' }] });
    expect(job.relabel_configs).toContainEqual({
      source_labels: ['__address__', '__meta_kubernetes_service_annotation_prometheus_io_port'], regex: '(.+?)(?::\\d+)?;(\\d+)', target_label: '__address__', replacement: '$1:$2',
    });
    expect(job.relabel_configs).toContainEqual({ source_labels: ['__meta_kubernetes_service_name'], target_label: 'service' });
  });

  test('probes Ingresses where a prober is given', () => {
    expect(jobsOf(community())).toHaveLength(2);
    expect(jobsOf(community(), { prober: 'blackbox:9115', module: 'http_post' })[2]).toEqual({
      job_name: 'annotated-ingresses',
      metrics_path: '/probe',
      params: { module: ['http_post'] },
      kubernetes_sd_configs: [{ role: 'ingress' }],
      relabel_configs: expect.arrayContaining([
        { source_labels: ['__tmp_scheme', '__address__', '__tmp_path'], regex: '(.+);(.+);(.+)', target_label: '__param_target', replacement: '$1://$2$3' },
        { target_label: '__address__', replacement: 'blackbox:9115' },
      ]),
    });
    expect(jobsOf(community(), { prober: 'blackbox' })[2].params).toEqual({ module: ['http_2xx'] });
  });

  test('discovers in the namespaces that are given', () => {
    for (const job of jobsOf(community(), { namespaces: ['a', 'b'], prober: 'x' })) {
      expect(job.kubernetes_sd_configs[0].namespaces).toEqual({ names: ['a', 'b'] });
    }
  });

  test.each([
    { it: 'kusion() reads what community() reads: to Prometheus both spellings are one', given: kusion(), expected: community() },
    { it: 'prefix() of the community is community()', given: AnnotationConvention.prefix('prometheus.io'), expected: community() },
  ])('$it', ({ given, expected }) => {
    expect(given.toScrapeConfigs({ prober: 'x' })).toBe(expected.toScrapeConfigs({ prober: 'x' }));
  });

  test('reads interval and timeout where the convention has keys for them', () => {
    expect(jobsOf(grafana())[0].relabel_configs).toEqual(expect.arrayContaining([
      { source_labels: ['__meta_kubernetes_pod_annotation_k8s_grafana_com_metrics_scrapeInterval'], regex: '(.+)', target_label: '__scrape_interval__' },
      { source_labels: ['__meta_kubernetes_pod_annotation_k8s_grafana_com_metrics_scrapeTimeout'], regex: '(.+)', target_label: '__scrape_timeout__' },
    ]));
  });

  test('leaves out what the convention has no key for', () => {
    const [pods, services, ingresses] = jobsOf(custom({ scrape: 'a/b' }), { prober: 'x' });

    expect(pods.relabel_configs.map(({ target_label }: any) => target_label)).toEqual([undefined, undefined, 'namespace', 'pod', 'node']);
    expect(services.relabel_configs.map(({ target_label }: any) => target_label)).toEqual([undefined, 'namespace', 'service', 'pod', 'node']);
    expect(ingresses.relabel_configs.filter(({ target_label }: any) => target_label?.startsWith('__tmp'))).toHaveLength(2);
  });

  test('names its jobs after a prefix, since names must be unique in a Prometheus', () => {
    expect(jobsOf(community(), { jobPrefix: 'shop', prober: 'x' }).map(({ job_name }) => job_name)).toEqual(['shop-pods', 'shop-services', 'shop-ingresses']);
  });

  test.each<{ it: string; props: AnnotationScrapeConfigProps; expected: string }>([
    {
      it: 'a prober with a scheme',
      props: { prober: 'http://blackbox' },
      expected: 'AM112 AnnotationConvention: prober "http://blackbox" has a scheme; write it as "host:port", e.g. "blackbox-exporter:9115"',
    },
    { it: 'an empty prober', props: { prober: '' }, expected: 'AM112 AnnotationConvention: prober "" is empty; write it as "host:port", e.g. "blackbox-exporter:9115"' },
    {
      it: 'a form that does not exist',
      props: { form: 'yaml' as ScrapeConfigsForm },
      expected: 'AM120 AnnotationConvention: form is "yaml"; use one of "list", "prometheus-yml", "prometheus-chart", "kube-prometheus-stack"',
    },
    {
      it: 'namespaces that are not a list',
      props: { namespaces: 'shop' as any },
      expected: 'AM705 AnnotationConvention: discoveries[0].namespaces.names is not a list; write it as a list',
    },
  ])('refuses $it', ({ props, expected }) => expect(thrownMessage(() => community().toScrapeConfigs(props))).toBe(expected));
});

describe('ScrapeConfigsForm', () => {
  const all = { prober: 'blackbox' };
  const jobs = jobsOf(community(), all);
  const parsed = (props: AnnotationScrapeConfigProps, convention = community()) => parse(convention.toScrapeConfigs({ ...all, ...props }));

  test('LIST is the bare list, and the default', () => {
    expect(parsed({ form: ScrapeConfigsForm.LIST })).toEqual(jobs);
    expect(community().toScrapeConfigs({ ...all, form: ScrapeConfigsForm.LIST })).toBe(community().toScrapeConfigs(all));
  });

  test('PROMETHEUS_YML is a map', () => expect(parsed({ form: ScrapeConfigsForm.PROMETHEUS_YML })).toEqual({ scrape_configs: jobs }));

  test('the default works in the Secret of additionalScrapeConfigs', () => {
    const chart = newChart();
    const stringData = { 'jobs.yaml': community().toScrapeConfigs() };
    new ApiObject(chart, 'jobs', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'jobs' }, stringData });
    new Prometheus(chart, 'prometheus', { spec: { podMonitorSelector: {}, additionalScrapeConfigs: { name: 'jobs', key: 'jobs.yaml' } } });
    addWorkload(chart);
    monitor(chart);

    expect(Inspection.ofApp(chart.node.root).targets.map(({ job }) => job)).toEqual(['annotated-pods']);
  });

  test('KUBE_PROMETHEUS_STACK is a values block of that chart', () => {
    expect(parsed({ form: ScrapeConfigsForm.KUBE_PROMETHEUS_STACK })).toEqual({ prometheus: { prometheusSpec: { additionalScrapeConfigs: jobs } } });
  });

  test('PROMETHEUS_CHART is a values block of that chart, with text', () => {
    const { extraScrapeConfigs, ...others } = parsed({ form: ScrapeConfigsForm.PROMETHEUS_CHART }, AnnotationConvention.prefix('shop.example'));

    expect(others).toEqual({});
    expect(parse(extraScrapeConfigs)).toEqual(jobsOf(AnnotationConvention.prefix('shop.example'), all));
  });

  test.each([community(), kusion()])('PROMETHEUS_CHART leaves out what the chart reads by default', (convention) => {
    const text = convention.toScrapeConfigs({ ...all, form: ScrapeConfigsForm.PROMETHEUS_CHART });

    expect(text.startsWith('# The chart reads these annotations of pods and Services by default; only Ingresses need a job, and a prober.\n')).toBe(true);
    expect(parse(parse(text).extraScrapeConfigs)).toEqual(jobs.slice(2));
  });

  test('PROMETHEUS_CHART is empty text where nothing is left', () => {
    expect(parse(community().toScrapeConfigs({ form: ScrapeConfigsForm.PROMETHEUS_CHART }))).toEqual({ extraScrapeConfigs: '' });
  });
});

describe('AnnotationConvention.toJobs()', () => {
  test('goes into AdditionalScrapeConfigs, several conventions in one Prometheus too', () => {
    const chart = newChart();
    const prometheus = new Prometheus(chart, 'prometheus', { metadata: { name: 'main' }, spec: { podMonitorSelector: {} } });
    const given = [...community().toJobs({ prober: 'blackbox' }), ...grafana().toJobs({ jobPrefix: 'grafana' })];
    new AdditionalScrapeConfigs(chart, 'annotated', { prometheus, jobs: given });
    addWorkload(chart);
    monitor(chart);

    expect(parse(synthOnly(chart, 'Secret').stringData['scrape-configs.yaml'])).toEqual([...jobsOf(community(), { prober: 'blackbox' }), ...jobsOf(grafana(), { jobPrefix: 'grafana' })]);
    expect(Inspection.ofApp(chart.node.root).targets.map(({ job, source }) => [job, source])).toEqual([['annotated-pods', 'Deployment/shop/cart']]);
  });

  test('goes into a ScrapeConfig, job by job', () => {
    const chart = newChart();
    for (const job of community().toJobs()) new ScrapeConfig(chart, job.jobName!, job);

    expect(Testing.synth(chart).map(({ spec }) => spec.kubernetesSDConfigs[0].role)).toEqual(['Pod', 'EndpointSlice']);
  });

  test('refuses what toScrapeConfigs() refuses', () => {
    expect(thrownMessage(() => community().toJobs({ prober: 'http://a' }))).toContain('AM112 AnnotationConvention: ');
  });
});
