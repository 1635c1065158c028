import { azureAd } from '../../../lib/operator/configuration/client/azure-ad';
import { sigv4 } from '../../../lib/operator/configuration/client/sigv4';
import { Entries } from '../../../lib/operator/configuration/entries';
import { ServerContext } from '../../../lib/operator/configuration/job-context';
import { wholeSpec } from '../../../lib/operator/configuration/part';
import { alertingBlock } from '../../../lib/operator/configuration/server/alerting-block';
import { otlpBlock } from '../../../lib/operator/configuration/server/otlp-block';
import { remoteReadBlock } from '../../../lib/operator/configuration/server/remote-read-block';
import { remoteWriteBlock } from '../../../lib/operator/configuration/server/remote-write-block';
import { runtimeBlock } from '../../../lib/operator/configuration/server/runtime-block';
import { agentStorageBlocks, storageBlock } from '../../../lib/operator/configuration/server/storage-block';
import { tracingBlock } from '../../../lib/operator/configuration/server/tracing-block';
import { ALL_LOADED, Given, jobContext, NOTHING_LOADED, plain } from '../../support/configuration/context';

const KEY = { name: 'creds', key: 'token' };
const VALUE = 'monitoring/creds/token';
const written = (block: (context: ServerContext) => Entries, server: object, version = '3.14.0'): unknown =>
  block(jobContext({ server: server as Given['server'], version })).map(([key, value]) => [key, plain(value)]);

describe('storageBlock()', () => {
  test.each([
    { it: 'keeps samples for a day by default', spec: {}, version: '3.11.0', expected: { tsdb: { retention: { time: '24h' } } } },
    {
      it: 'leaves time and size to arguments before 3.11.0',
      spec: { retention: '5d', retentionSize: '1GB' },
      version: '3.10.0',
      expected: undefined,
    },
    {
      it: 'has no default time beside a size',
      spec: { retentionSize: '1GB' },
      version: '3.11.0',
      expected: { tsdb: { retention: { size: '1GB' } } },
    },
    {
      it: 'takes 0 percent for none',
      spec: { retentionPercentage: '0' },
      version: '3.11.0',
      expected: { tsdb: { retention: { time: '24h', percentage: 0 } } },
    },
    {
      it: 'writes all of it',
      spec: {
        exemplars: { maxSize: 9 },
        tsdb: {
          outOfOrderTimeWindow: '1h', staleSeriesCompactionThreshold: '500m', chunkEncoding: { floats: 'Xor2' },
        },
        retention: '5d',
      },
      version: '3.13.0',
      expected: {
        exemplars: { max_exemplars: 9 },
        tsdb: {
          out_of_order_time_window: '1h',
          stale_series_compaction_threshold: 0.5,
          chunk_encoding: { floats: 'xor2' },
          retention: { time: '5d' },
        },
      },
    },
  ])('$it', ({ spec, version, expected }) => {
    expect(written(storageBlock, spec, version)).toEqual(expected ? [['storage', expected]] : []);
  });

  test('agentStorageBlocks() repeat the key, as the operator does', () => {
    const tsdb = { outOfOrderTimeWindow: '1h', staleSeriesCompactionThreshold: '1' };

    expect(written(agentStorageBlocks, { tsdb })).toEqual([
      ['storage', { tsdb: { out_of_order_time_window: '1h' } }], ['storage', { tsdb: { stale_series_compaction_threshold: 1 } }],
    ]);
    expect(written(agentStorageBlocks, { tsdb }, '2.53.0')).toEqual([]);
  });
});

describe('remoteWriteBlock()', () => {
  test.each([
    { it: 'its address', spec: {}, expected: {} },
    {
      it: 'metadata that the second protocol sends itself',
      spec: { messageVersion: 'V2.0', metadataConfig: { send: true } },
      expected: { protobuf_message: 'io.prometheus.write.v2.Request', metadata_config: { send: false } },
    },
    {
      it: 'metadata',
      spec: { metadataConfig: { send: true, sendInterval: '1m' } },
      expected: { metadata_config: { send: true, send_interval: '1m' } },
    },
    {
      it: 'a queue without zeros and without retries',
      spec: { queueConfig: { capacity: 0, maxShards: 2, maxRetries: 3, retryOnRateLimit: true } },
      expected: { queue_config: { max_shards: 2, retry_on_http_429: true } },
    },
    {
      it: 'rules and credentials',
      spec: { writeRelabelConfigs: [{ action: 'Drop' }], authorization: { credentials: KEY } },
      expected: { write_relabel_configs: [{ action: 'drop' }], authorization: { type: 'Bearer', credentials: VALUE } },
    },
  ])('has $it', ({ spec, expected }) => {
    expect(
      written(remoteWriteBlock, { remoteWrite: [{ url: 'https://r', ...spec }] }),
    ).toEqual([['remote_write', [{ url: 'https://r', ...expected }]]]);
  });

  test('is left out when there is none', () => {
    expect([{}, { remoteWrite: [] }].map((spec) => written(remoteWriteBlock, spec))).toEqual([[], []]);
  });
});

test('remoteReadBlock() sorts matchers and leaves out what is false', () => {
  const remoteRead = [{ url: 'https://r', requiredMatchers: { b: '2', a: '1' }, readRecent: false, followRedirects: false }];

  expect(written(remoteReadBlock, { remoteRead })).toEqual(
    [['remote_read', [{ url: 'https://r', required_matchers: { a: '1', b: '2' }, follow_redirects: false }]]],
  );
});

describe('alertingBlock()', () => {
  const alertmanager = (spec: object, version?: string): unknown => {
    const [[, block]] = written(
      alertingBlock, { alerting: { alertmanagers: [{ name: 'am', port: 'web', ...spec }] } }, version,
    ) as [string, { alertmanagers: object[] }][];

    return block.alertmanagers[0];
  };
  const discovery = { kubernetes_sd_configs: [{ role: 'endpoints', namespaces: { names: ['monitoring'] } }] };
  const name = { action: 'keep', source_labels: ['__meta_kubernetes_service_name'], regex: 'am' };
  const port = { action: 'keep', source_labels: ['__meta_kubernetes_endpoint_port_name'], regex: 'web' };

  test.each([
    { it: 'by name and port', spec: {}, version: '3.14.0', expected: { ...discovery, relabel_configs: [name, port] } },
    {
      it: 'by a number, which is text here',
      spec: { port: 9093 },
      version: '3.14.0',
      expected: {
        ...discovery,
        relabel_configs: [name, { ...port, source_labels: ['__meta_kubernetes_pod_container_port_number'], regex: '9093' }],
      },
    },
    {
      it: 'with its second API',
      spec: { apiVersion: 'V2' },
      version: '3.14.0',
      expected: { ...discovery, api_version: 'v2', relabel_configs: [name, port] },
    },
    {
      it: 'with its first API before 3',
      spec: { apiVersion: 'V1' },
      version: '2.55.0',
      expected: { ...discovery, api_version: 'v1', relabel_configs: [name, port] },
    },
    {
      it: 'without its first API since 3',
      spec: { apiVersion: 'v1' },
      version: '3.0.0-rc.0',
      expected: { ...discovery, relabel_configs: [name, port] },
    },
  ])('finds an Alertmanager $it', ({ spec, version, expected }) => {
    expect(alertmanager(spec, version)).toEqual(expected);
  });

  test.each([
    { replica: undefined, expected: [{ action: 'labeldrop', regex: 'prometheus_replica' }] },
    { replica: 'a.b', expected: [{ action: 'labeldrop', regex: 'a\\.b' }] },
    { replica: '', expected: [] },
  ])('drops the label of replicas: $replica', ({ replica, expected }) => {
    expect(
      written(alertingBlock, { alerting: { alertmanagers: [] }, replicaExternalLabelName: replica }),
    ).toEqual([['alerting', { alert_relabel_configs: expected, alertmanagers: [] }]]);
  });
});

describe('runtimeBlock(), otlpBlock() and tracingBlock()', () => {
  test.each([
    { it: 'runtime', block: runtimeBlock, spec: { runtime: { goGC: 50 } }, version: '2.53.0', expected: [['runtime', { gogc: 50 }]] },
    { it: 'no runtime that the version does not know', block: runtimeBlock, spec: { runtime: {} }, version: '2.52.0', expected: [] },
    {
      it: 'otlp',
      block: otlpBlock,
      spec: { otlp: { promoteResourceAttributes: ['a'], promoteScopeMetadata: true } },
      version: '3.5.0',
      expected: [['otlp', { promote_resource_attributes: ['a'] }]],
    },
    { it: 'no empty otlp', block: otlpBlock, spec: { otlp: {} }, version: '3.5.0', expected: [] },
    {
      it: 'every field of tracing',
      block: tracingBlock,
      spec: { tracingConfig: { endpoint: 'e', timeout: '5s', compression: 'Gzip', insecure: false, headers: { b: '2', a: '1' }, clientType: 'HTTP' } },
      version: '3.5.0',
      expected: [['tracing', { endpoint: 'e', client_type: 'http', insecure: false, headers: { a: '1', b: '2' }, compression: 'gzip', timeout: '5s' }]],
    },
    {
      it: 'tracing',
      block: tracingBlock,
      spec: { tracingConfig: { endpoint: 'e', clientType: 'GRPC', samplingFraction: '0.5', tlsConfig: {} } },
      version: '3.5.0',
      expected: [['tracing', { endpoint: 'e', client_type: 'grpc', sampling_fraction: 0.5, tls_config: {} }]],
    },
  ])('$it', ({ block, spec, version, expected }) => {
    expect(written(block, spec, version)).toEqual(expected);
  });
});

describe('sigv4() and azureAd()', () => {
  const part = (fields: object) => wholeSpec('Prometheus/monitoring/main', fields as Given['spec'] & object);
  const SCOPE = { namespace: 'monitoring', loaded: ALL_LOADED };

  test.each([
    {
      it: 'both keys',
      fields: { region: 'r', accessKey: KEY, secretKey: KEY, roleArn: 'a' },
      loaded: ALL_LOADED,
      expected: { region: 'r', access_key: VALUE, secret_key: VALUE, role_arn: 'a' },
    },
    { it: 'no keys unless both are stated', fields: { accessKey: KEY }, loaded: ALL_LOADED, expected: {} },
    { it: 'no keys unless both are loaded', fields: { accessKey: KEY, secretKey: KEY }, loaded: NOTHING_LOADED, expected: {} },
  ])('sigv4() has $it', ({ fields, loaded, expected }) => {
    expect(plain(sigv4(part(fields), { ...SCOPE, loaded }, jobContext()))).toEqual(expected);
  });

  test.each([
    {
      it: 'an identity without a client',
      fields: { managedIdentity: {}, cloud: 'AzurePublic' },
      version: '3.14.0',
      expected: { managed_identity: {}, cloud: 'AzurePublic' },
    },
    {
      it: 'OAuth',
      fields: { oauth: { clientId: 'c', clientSecret: KEY, tenantId: 't' } },
      version: '3.14.0',
      expected: { oauth: { client_id: 'c', client_secret: VALUE, tenant_id: 't' } },
    },
    {
      it: 'no OAuth before 2.48.0',
      fields: { oauth: { clientId: 'c', clientSecret: KEY, tenantId: 't' } },
      version: '2.47.0',
      expected: {},
    },
    { it: 'an SDK without a tenant', fields: { sdk: {} }, version: '3.14.0', expected: { sdk: { tenant_id: '' } } },
    {
      it: 'a workload',
      fields: { workloadIdentity: { clientId: 'c', tenantId: 't' } },
      version: '3.7.0',
      expected: { workload_identity: { client_id: 'c', tenant_id: 't' } },
    },
  ])('azureAd() has $it', ({ fields, version, expected }) => {
    const [[, block]] = azureAd(part(fields), SCOPE, jobContext({ version }));

    expect(plain(block)).toEqual(expected);
  });
});
