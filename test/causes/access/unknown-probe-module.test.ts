import { configMap } from '../../support/manifests/configuration';
import { Fields } from '../../support/manifests/manifest';
import { probe, serviceMonitor } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { service } from '../../support/manifests/services';
import { deployment } from '../../support/manifests/workloads';
import { reported } from '../../support/reported';

const PLACE = { namespace: 'monitoring', name: 'blackbox' };
const LABELS = { app: 'blackbox' };
const FILE = '/etc/blackbox/blackbox.yml';
const modules = (...names: string[]) => JSON.stringify({ modules: Object.fromEntries(names.map((name) => [name, { prober: 'http' }])) });
const data = (held: Fields = { 'blackbox.yml': modules('http_2xx', 'icmp') }) => configMap(held, PLACE);
const SERVICE = service({ selector: LABELS, ports: [{ port: 9115 }] }, PLACE);
const exporter = (container: Fields = {}, volume: Fields = {}) => deployment({
  ...PLACE,
  labels: LABELS,
  container: {
    image: 'quay.io/prometheus/blackbox-exporter:v0.27.0',
    args: [`--config.file=${FILE}`],
    volumeMounts: [{ name: 'config', mountPath: '/etc/blackbox' }],
    ...container,
  },
  pod: { volumes: [{ name: 'config', configMap: { name: 'blackbox', ...volume } }] },
});
const asking = (module: string | undefined, spec: Fields = {}) => probe({ prober: { url: 'blackbox.monitoring:9115' }, ...module !== undefined && { module }, ...spec });
const GIVEN = [prometheus(), SERVICE, data(), exporter()];
const FOUND = [expect.stringMatching(/^error .*module is "tcp", which the blackbox exporter does not have \(ConfigMap "monitoring\/blackbox" has "http_2xx", "icmp"\)/)];

describe('AM960', () => {
  test.each([
    {
      it: 'reports a module that the ConfigMap lacks',
      given: [...GIVEN, asking('tcp')],
      expected: ['error Probe/shop/cart: module is "tcp", which the blackbox exporter does not have (ConfigMap "monitoring/blackbox" has "http_2xx", "icmp"), so it answers every probe with 400; set it to a module of the exporter, or add "tcp" to key "blackbox.yml" of the ConfigMap'],
    },
    {
      it: 'reports a parameter of a ServiceMonitor for the exporter',
      given: [
        prometheus(), service({ selector: LABELS, ports: [{ name: 'http', port: 9115 }] }, { ...PLACE, labels: LABELS }), data(), exporter({ ports: [{ name: 'http', containerPort: 9115 }] }),
        serviceMonitor({ port: 'http', path: '/probe', params: { module: ['tcp'], target: ['a:1'] } }, { selector: { matchLabels: LABELS } }, PLACE),
      ],
      expected: ['error ServiceMonitor/monitoring/blackbox: parameter "module" is "tcp", which the blackbox exporter does not have (ConfigMap "monitoring/blackbox" has "http_2xx", "icmp"), so it answers every probe with 400; set it to a module of the exporter, or add "tcp" to key "blackbox.yml" of the ConfigMap'],
    },
    { it: 'suggests a similar name', given: [...GIVEN, asking('http_2x')], expected: [expect.stringMatching(/; set it to "http_2xx"$/)] },
    { it: 'knows the default', given: [prometheus(), SERVICE, data({ 'blackbox.yml': modules('icmp') }), exporter(), asking(undefined)], expected: [expect.stringContaining('module is not set, so the blackbox exporter uses "http_2xx", which it does not have')] },
    { it: 'reads a file that is mounted alone', given: [prometheus(), SERVICE, data(), exporter({ volumeMounts: [{ name: 'config', mountPath: FILE, subPath: 'blackbox.yml' }] }), asking('tcp')], expected: FOUND },
    { it: 'reads a key with another name', given: [prometheus(), SERVICE, data({ conf: modules('http_2xx', 'icmp') }), exporter({}, { items: [{ key: 'conf', path: 'blackbox.yml' }] }), asking('tcp')], expected: FOUND },
    { it: 'reads the key of the file among other keys', given: [prometheus(), SERVICE, data({ other: modules('tcp'), conf: modules('http_2xx', 'icmp') }), exporter({}, { items: [{ key: 'other', path: 'other.yml' }, { key: 'conf', path: 'blackbox.yml' }] }), asking('tcp')], expected: FOUND },
    { it: 'reads the file of the image', given: [prometheus(), SERVICE, data({ 'config.yml': modules('http_2xx', 'icmp') }), exporter({ args: undefined, volumeMounts: [{ name: 'config', mountPath: '/etc/blackbox_exporter' }] }), asking('tcp')], expected: FOUND },
    { it: 'reads an argument after its flag', given: [prometheus(), SERVICE, data(), exporter({ args: ['--config.file', FILE] }), asking('tcp')], expected: FOUND },
    { it: 'is silent for a module that is there', given: [...GIVEN, asking('icmp')], expected: [] },
    { it: 'is silent for the default that is there', given: [...GIVEN, asking(undefined)], expected: [] },
    { it: 'is silent without the ConfigMap', given: [prometheus(), SERVICE, exporter(), asking('tcp')], expected: [] },
    { it: 'is silent for another key', given: [prometheus(), SERVICE, data({ other: modules('a') }), exporter(), asking('tcp')], expected: [] },
    { it: 'is silent for a ConfigMap that is not mounted', given: [prometheus(), SERVICE, data(), exporter({ volumeMounts: [] }), asking('tcp')], expected: [] },
    { it: 'is silent for a ConfigMap of another mount', given: [prometheus(), SERVICE, data(), exporter({ volumeMounts: [{ name: 'config', mountPath: '/etc/black' }] }), asking('tcp')], expected: [] },
    { it: 'is silent for a file elsewhere', given: [prometheus(), SERVICE, data(), exporter({ args: ['--config.file=/etc/elsewhere/blackbox.yml'] }), asking('tcp')], expected: [] },
    { it: 'is silent for arguments without a file', given: [prometheus(), SERVICE, data(), exporter({ args: ['--log.level=debug'] }), asking('tcp')], expected: [] },
    { it: 'is silent for another exporter', given: [prometheus(), SERVICE, data(), exporter({ image: 'prober' }), asking('tcp')], expected: [] },
    { it: 'is silent for text that is not the configuration', given: [prometheus(), SERVICE, data({ 'blackbox.yml': '- a' }), exporter(), asking('tcp')], expected: [] },
    { it: 'is silent where two exporters read two ConfigMaps', given: [...GIVEN, deployment({ namespace: 'monitoring', name: 'second', labels: LABELS }), asking('tcp')], expected: [] },
    { it: 'is silent where the Service has no pods', given: [prometheus(), SERVICE, data(), asking('tcp')], expected: [] },
    { it: 'is silent for another path', given: [...GIVEN, asking('tcp', { prober: { url: 'blackbox.monitoring:9115', path: '/snmp' } })], expected: [] },
    { it: 'is silent for a prober elsewhere', given: [...GIVEN, asking('tcp', { prober: { url: 'blackbox.example.com:9115' } })], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM960', given)).toEqual(expected));

  test('reports a parameter of prometheus.yml', () => {
    const job = { job_name: 'web', metrics_path: '/probe', params: { module: ['tcp'] }, static_configs: [{ targets: ['blackbox.monitoring:9115'] }] };

    expect(reported('AM960', [SERVICE, data(), exporter()], { prometheusConfig: JSON.stringify({ scrape_configs: [job] }) }))
      .toEqual([expect.stringMatching(/^error prometheus.yml: parameter "module" of job "web" is "tcp"/)]);
  });
});
