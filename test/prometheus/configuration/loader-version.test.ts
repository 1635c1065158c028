import { isBeyond, loaderVersion, reaches } from '../../../lib/prometheus/configuration/loader-version';
import { readConfiguration } from '../../../lib/prometheus/configuration/read-configuration';
import { refusalText } from '../../../lib/prometheus/configuration/refused';
import { Fields } from '../../support/manifests/manifest';

/** Why a Prometheus does not load a job, beside other parts of the configuration. */
function whyNot(job: Fields, prometheusVersion?: string, others: Fields = {}): string {
  const { refusals } = readConfiguration({ ...others, scrape_configs: [{ job_name: 'a', ...job }] }, { fill: (text) => text, prometheusVersion });

  return refusals.map(refusalText).join('; ');
}

describe('loaderVersion()', () => {
  test.each([
    { version: '2.45.0', minor: 2045 },
    { version: 'v3.0.0-rc.1', minor: 3000 },
    { version: '3.14', minor: 3014 },
    { version: '', minor: undefined },
    { version: 'latest', minor: undefined },
    { version: undefined, minor: undefined },
  ])('reads $version', ({ version, minor }) => {
    expect(loaderVersion(version)?.minor).toBe(minor);
  });

  test.each([
    { version: '3.9.0', minor: '3.10', expected: false },
    { version: '3.10.0', minor: '3.9', expected: true },
    { version: '2.55.1', minor: '3.0', expected: false },
    { version: undefined, minor: '3.16', expected: true },
  ])('says whether $version reaches $minor', ({ version, minor, expected }) => {
    expect(reaches(loaderVersion(version), minor)).toBe(expected);
  });

  test('is beyond what is known from 3.17 on', () => {
    expect(['3.16.4', '3.17.0', '4.0.0'].map((version) => isBeyond(loaderVersion(version)))).toEqual([false, true, true]);
  });
});

// Each row is decided by the source of the two minor versions; test/conformance/prometheus-minors asks some of them.
describe('a job that only some versions of Prometheus load', () => {
  test.each<{ it: string; job: Fields; since: string; before: string; says: string; others?: Fields }>([
    { it: 'a field', job: { scrape_protocols: ['PrometheusProto'] }, since: '2.49', before: '2.48', says: 'scrape_protocols needs Prometheus 2.49 or later, but the server runs 2.48' },
    { it: 'a field of a discovery', job: { consul_sd_configs: [{ filter: 'x' }] }, since: '3.0', before: '2.55', says: 'consul_sd_configs[0].filter needs Prometheus 3.0' },
    { it: 'a discovery', job: { stackit_sd_configs: [{ project: 'p' }] }, since: '3.5', before: '3.4', says: 'stackit_sd_configs needs Prometheus 3.5' },
    { it: 'a field of the client', job: { http_headers: { 'X-A': { values: ['b'] } } }, since: '2.53', before: '2.52', says: 'http_headers needs Prometheus 2.53' },
    { it: 'metadata of workloads', job: { kubernetes_sd_configs: [{ role: 'pod', attach_metadata: { deployment: true } }] }, since: '3.11', before: '3.10', says: 'attach_metadata.deployment needs Prometheus 3.11' },
    { it: 'a protocol', job: { scrape_protocols: ['PrometheusText1.0.0'] }, since: '3.0', before: '2.55', says: 'scrape_protocols[0] "PrometheusText1.0.0" needs Prometheus 3.0' },
    { it: 'a fallback protocol', job: { fallback_scrape_protocol: 'OpenMetricsText2.0.0' }, since: '3.15', before: '3.14', says: 'fallback_scrape_protocol "OpenMetricsText2.0.0" needs Prometheus 3.15' },
    { it: 'a type of DNS records', job: { dns_sd_configs: [{ names: ['a'], type: 'ns', port: 80 }] }, since: '2.49', before: '2.48', says: 'type "NS" needs Prometheus 2.49' },
    { it: 'a role', job: { openstack_sd_configs: [{ role: 'loadbalancer', region: 'r' }] }, since: '3.2', before: '3.1', says: 'role "loadbalancer" needs Prometheus 3.2' },
    { it: 'selectors of nodes', job: { kubernetes_sd_configs: [{ role: 'pod', selectors: [{ role: 'node', label: 'a=b' }] }] }, since: '3.11', before: '3.10', says: 'selectors[0].role node for role pod needs Prometheus 3.11' },
    {
      it: 'a client without a secret',
      job: { oauth2: { client_id: 'a', token_url: 'http://b' } },
      since: '2.51',
      before: '2.50',
      says: 'oauth2.client_secret is missing or empty, which Prometheus 2.51 no longer refuses; the server runs 2.50',
    },
    { it: 'a label in UTF-8', job: { static_configs: [{ targets: [], labels: { größe: 'b' } }] }, since: '3.0', before: '2.55', says: '"größe" is not a valid label name in Prometheus 2.55' },
    { it: 'a target label in UTF-8', job: { relabel_configs: [{ target_label: 'größe' }] }, since: '3.0', before: '2.55', says: 'target_label "größe" is not a valid label name' },
    { it: 'a source label in UTF-8', job: { relabel_configs: [{ source_labels: ['größe'], target_label: 'a' }] }, since: '3.0', before: '2.55', says: 'source_labels "größe" is not a valid' },
    { it: 'a reference in a label in UTF-8', job: { relabel_configs: [{ target_label: 'größe_$1' }] }, since: '3.2', before: '3.1', says: 'target_label "größe_$1" is not a valid' },
    { it: 'a global field', job: {}, others: { global: { query_max_series: 5 } }, since: '3.16', before: '3.15', says: 'global.query_max_series needs Prometheus 3.16' },
  ])('needs a later one for $it', ({ job, since, before, says, others }) => {
    expect(whyNot(job, before, others)).toContain(says);
    expect(whyNot(job, since, others)).toBe('');
    expect(whyNot(job, undefined, others)).toBe('');
  });

  test.each<{ it: string; job: Fields; last: string; until: string; says: string; unknown?: string; others?: Fields }>([
    { it: 'a field', job: { scrape_classic_histograms: true }, last: '2.55', until: '3.0', says: 'scrape_classic_histograms is not known from Prometheus 3.0 on, and the server runs 3.0' },
    { it: 'an API of Alertmanager', job: {}, others: { alerting: { alertmanagers: [{ api_version: 'v1' }] } }, last: '2.55', until: '3.0', says: 'api_version "v1" is not a known value' },
    {
      it: 'two logins of a discovery that did not look at them',
      job: { http_sd_configs: [{ url: 'http://a', basic_auth: {}, authorization: {} }] },
      last: '2.47',
      until: '2.48',
      says: 'basic_auth is set together with authorization',
      unknown: 'basic_auth is set together with authorization',
    },
    {
      it: 'no requests at once',
      job: { ecs_sd_configs: [{ request_concurrency: 0 }] },
      last: '3.14',
      until: '3.15',
      says: 'request_concurrency is not above 0',
      unknown: 'request_concurrency is not above 0',
    },
    {
      it: 'legacy names of metrics, for labels of alerts',
      job: {},
      others: { global: { metric_name_validation_scheme: 'legacy' }, alerting: { alert_relabel_configs: [{ target_label: 'größe' }] } },
      last: '3.6',
      until: '3.7',
      says: 'alerting.alert_relabel_configs[0].target_label "größe" is not a valid',
      unknown: 'target_label "größe" is not a valid',
    },
    {
      it: 'legacy names of metrics of a job alone, since it takes the escaping of the global section',
      job: { metric_name_validation_scheme: 'legacy' },
      last: '3.3',
      until: '3.4',
      says: 'metric_name_escaping_scheme is allow-utf-8, but metric_name_validation_scheme is legacy',
    },
    {
      it: 'legacy names of metrics',
      job: { metric_name_validation_scheme: 'legacy', metric_name_escaping_scheme: 'underscores', relabel_configs: [{ target_label: 'größe' }] },
      last: '3.6',
      until: '3.7',
      says: 'target_label "größe" is not a valid',
      unknown: 'target_label "größe" is not a valid',
    },
  ])('needs an earlier one for $it', ({ job, last, until, says, unknown = '', others }) => {
    expect(whyNot(job, last, others)).toBe('');
    expect(whyNot(job, until, others)).toContain(says);
    expect(whyNot(job, undefined, others)).toContain(unknown);
  });

  test.each(['3.4', '3.5', '3.6'])('needs another one than %s for legacy names of metrics of a job alone', (version) => {
    expect(whyNot({ metric_name_validation_scheme: 'legacy' }, version)).toContain('metric_name_escaping_scheme is allow-utf-8');
    expect(whyNot({ metric_name_validation_scheme: 'legacy' }, '3.7')).toBe('');
  });

  test('is not judged by fields that a version beyond the known ones may have', () => {
    expect(whyNot({ from_the_future: 1 }, '3.99.0')).toBe('');
    expect(whyNot({ from_the_future: 1 }, '3.16.0')).toContain('from_the_future is not a field that Prometheus knows here');
  });
});
