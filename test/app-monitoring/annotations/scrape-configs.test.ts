import { parse } from 'yaml';
import { AnnotationConvention } from '../../../lib/app-monitoring/annotations/convention';
import { AnnotationScrapeConfigProps } from '../../../lib/app-monitoring/annotations/scrape-configs';
import { thrownMessage } from '../../support/app';

const { community, custom, grafana, kusion } = AnnotationConvention;
function jobsOf(convention: AnnotationConvention, props?: AnnotationScrapeConfigProps): any[] {
  return parse(convention.toScrapeConfigs(props)).scrape_configs;
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

  test('refuses a prober with a scheme', () => {
    expect(thrownMessage(() => community().toScrapeConfigs({ prober: 'http://blackbox' })))
      .toBe('AM112 AnnotationConvention: prober "http://blackbox" has a scheme; write it as "host:port", e.g. "blackbox-exporter:9115"');
  });
});
