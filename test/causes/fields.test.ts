// The field that each cause is about, and its stage, in the examples of docs/checks.
import { parseAllDocuments } from 'yaml';
import { OPERATOR } from '../../lib/forecast/operator';
import { inspect } from '../../lib/inspection/inspect';
import { loadManifests } from '../../lib/manifests/load/load-manifests';
import { Manifest } from '../../lib/manifests/manifest';
import { CHECK_PAGES, readCheckPage, yamlBlocksOf } from '../support/check-pages';

/** Manifests of the blocks of a page with a mark, by key. */
function manifestsIn(page: string, marked: RegExp): [string, Manifest][] {
  const blocks = yamlBlocksOf(readCheckPage(page)).filter(({ mark }) => marked.test(mark));

  return blocks.flatMap(({ yaml }) => parseAllDocuments(yaml).map((document): [string, Manifest] => {
    const manifest = document.toJS() as Manifest;

    return [`${manifest.kind}/${manifest.metadata?.namespace}/${manifest.metadata?.name}`, manifest];
  }));
}

/** `<code> <stage> <object> <field>` of what is found in the example of a page, in the cluster of the index. */
function fieldsOf(page: string): string[] {
  const manifests = new Map([...manifestsIn('README.md', /^cluster$/), ...manifestsIn(page, /^finds: /)]);
  const { diagnosis } = inspect([...manifests.values()].flatMap((manifest) => loadManifests(JSON.stringify(manifest), '')), { operator: OPERATOR });

  return diagnosis().all.map(({ key, stage, problem: { code, field } }) => `${code} ${stage} ${key} ${field ?? ''}`.trim());
}

test.each([
  'AM901 selected ServiceMonitor/shop/cart metadata.labels',
  'AM902 selected PodMonitor/shop/cart',
  'AM903 selected ServiceMonitor/shop/cart metadata.namespace',
  'AM904 lookup ServiceMonitor/monitoring/cart selector',
  'AM905 lookup ServiceMonitor/monitoring/cart namespaceSelector',
  'AM906 lookup ServiceMonitor/shop/cart selector',
  'AM907 lookup Service/shop/cart spec.selector',
  'AM908 ports ServiceMonitor/shop/cart endpoints[0].port',
  'AM909 ports ServiceMonitor/shop/cart endpoints[0].targetPort',
  'AM910 ports PodMonitor/shop/cart podMetricsEndpoints[0].port',
  'AM911 ports ServiceMonitor/shop/cart',
  'AM912 ports PodMonitor/shop/cart podMetricsEndpoints[0]',
  'AM913 access ServiceMonitor/shop/cart',
  'AM914 access ServiceMonitor/shop/cart',
  'AM915 lookup ServiceMonitor/shop/cart',
  'AM916 lookup Service/shop/database spec.type',
  'AM917 rejected ServiceMonitor/shop/cart endpoints[0].scrapeTimeout',
  'AM918 rejected ServiceMonitor/shop/cart endpoints[0].authorization.credentials',
  'AM919 rejected ServiceMonitor/shop/cart endpoints[0].authorization',
  'AM920 scrape PodMonitor/shop/cart podMetricsEndpoints[0].tlsConfig',
  'AM921 scrape PodMonitor/shop/cart podMetricsEndpoints[0].scheme',
  'AM922 rejected ServiceMonitor/shop/cart endpoints[0].tlsConfig.caFile',
  'AM923 rejected PodMonitor/shop/cart scrapeClass',
  'AM924 rejected PodMonitor/shop/cart podMetricsEndpoints[0].relabelings[0]',
  'AM925 relabeled PodMonitor/shop/cart podMetricsEndpoints[0].relabelings[0]',
  'AM926 lookup PodMonitor/shop/cart spec.selector',
  'AM927 scrape PodMonitor/shop/cart podMetricsEndpoints[0].path',
  'AM928 duplicates ServiceMonitor/shop/cart',
  'AM929 duplicates ServiceMonitor/shop/cart',
  'AM930 duplicates PodMonitor/shop/cart podMetricsEndpoints[1]',
  'AM931 ports ServiceMonitor/shop/cart endpoints[0].port',
  'AM932 scrape Job/shop/report',
  'AM933 access PodMonitor/shop/cart',
  'AM934 access PodMonitor/shop/cart',
  'AM935 scrape PodMonitor/shop/pushgateway podMetricsEndpoints[0].honorLabels',
  'AM936 scrape PodMonitor/shop/cart fallbackScrapeProtocol',
  'AM937 rejected Probe/shop/cart prober.url',
  'AM938 annotations Deployment/shop/cart spec.template.metadata.annotations',
  'AM940 annotations Deployment/shop/cart metadata.annotations',
  'AM942 rejected ScrapeConfig/shop/database',
  'AM943 scrape PodMonitor/shop/cart sampleLimit',
  'AM944 lookup ServiceMonitor/shop/cart spec.selector',
  'AM945 relabeled ServiceMonitor/shop/cart targetLabels',
  'AM949 access ServiceMonitor/shop/cart',
  'AM950 access ServiceMonitor/monitoring/kubelet endpoints[0]',
  'AM951 access Prometheus/monitoring/main serviceAccountName',
  'AM952 server Prometheus/monitoring/main spec.image',
  'AM953 server Prometheus/monitoring/main spec.paused',
  'AM954 server Prometheus/monitoring/main spec.replicas',
  'AM955 server Prometheus/monitoring/main',
  'AM956 server Prometheus/monitoring/main',
  'AM957 selected ServiceMonitor/shop/cart',
  'AM958 access PodMonitor/shop/node',
  'AM959 access Probe/shop/cart prober.url',
  'AM960 access Probe/shop/cart module',
  'AM961 access PodMonitor/shop/cart',
  'AM962 access PodMonitor/shop/cart',
  'AM963 access PodMonitor/shop/cart',
  'AM964 duplicates ServiceMonitor/shop/cart',
  'AM966 relabeled ServiceMonitor/shop/cart endpoints[0].metricRelabelings[0]',
  'AM967 relabeled ServiceMonitor/shop/cart endpoints[0].metricRelabelings[0]',
  'AM968 duplicates ScrapeConfig/shop/sites',
  'AM969 relabeled ScrapeConfig/shop/printer',
  'AM970 selected PrometheusRule/shop/cart metadata.labels',
  'AM971 access PodMonitor/shop/cart',
  'AM985 selected ScrapeConfig/shop/partner',
  'AM986 server Prometheus/monitoring/main spec.additionalScrapeConfigs',
])('%s', (expected) => {
  const page = CHECK_PAGES.find((name) => name.startsWith(expected.split(' ')[0]))!;

  expect(fieldsOf(page)).toEqual([expected]);
});
