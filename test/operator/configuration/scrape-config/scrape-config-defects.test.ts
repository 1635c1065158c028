import { MERGE_KEYS_LOST, SCRAPE_CONFIG_DEFECTS } from '../../../../lib/operator/configuration/scrape-config/scrape-config-defects';
import { Spec } from '../../../../lib/operator-port/server';
import { jobContext } from '../../../support/scrape-config/job-of';

interface Row {
  readonly it: string;
  readonly spec: Spec;
  readonly server?: Spec;
  readonly expected: readonly string[];
}

const SECRET = { name: 'login', key: 'token' };
const RULE = { targetLabel: 'env', replacement: 'prod' };
const REFERRING = { name: 'a', default: true, tlsConfig: { ca: { secret: SECRET } } };
const LOGIN = { name: 'a', default: true, authorization: { credentialsFile: '/token' } };
const TOPOLOGY = { mode: 'Topology', topology: { values: ['a', 'b'] } };

describe('SCRAPE_CONFIG_DEFECTS', () => {
  test.each<Row>([
    { it: 'none in an ordinary object', spec: { staticConfigs: [{ targets: ['a'] }] }, expected: [] },
    {
      it: 'what Azure discoveries never say',
      spec: { azureSDConfigs: [{}, { tlsConfig: {}, followRedirects: false }] },
      expected: ['spec.azureSDConfigs[1].tlsConfig', 'spec.azureSDConfigs[1].followRedirects'],
    },
    { it: 'what the environment throws away', spec: { azureSDConfigs: [{ environment: 'x', oauth2: {} }] }, expected: ['spec.azureSDConfigs[0].oauth2'] },
    { it: 'an environment that throws nothing away', spec: { azureSDConfigs: [{ environment: 'x' }] }, expected: [] },
    {
      it: 'what is not loaded for Azure',
      spec: { azureSDConfigs: [{ authenticationMethod: 'SDK', clientSecret: SECRET }, { authenticationMethod: 'OAuth', clientSecret: SECRET }] },
      expected: ['spec.azureSDConfigs[0].clientSecret'],
    },
    {
      it: 'half a key pair',
      spec: { ec2SDConfigs: [{ accessKey: SECRET }, { accessKey: SECRET, secretKey: SECRET }] },
      expected: ['spec.ec2SDConfigs[0].accessKey'],
    },
    { it: 'two ways into IONOS', spec: { ionosSDConfigs: [{ authorization: {}, oauth2: {} }] }, expected: ['spec.ionosSDConfigs[0].authorization'] },
    {
      it: 'metadata for roles without any',
      spec: { kubernetesSDConfigs: [{ role: 'Service', attachMetadata: {} }, { role: 'Pod', attachMetadata: {} }] },
      expected: ['spec.kubernetesSDConfigs[0].attachMetadata'],
    },
    { it: 'a namespace that is not enforced', spec: {}, server: { enforcedNamespaceLabel: 'ns' }, expected: ['spec.relabelings'] },
    { it: 'a namespace that is', spec: { relabelings: [RULE] }, server: { enforcedNamespaceLabel: 'ns' }, expected: [] },
    { it: 'references of a class', spec: {}, server: { scrapeClasses: [REFERRING] }, expected: ['spec.scrapeClass'] },
    { it: 'a class whose references are not taken', spec: { tlsConfig: { serverName: 's' } }, server: { scrapeClasses: [REFERRING] }, expected: [] },
    { it: 'a second login', spec: { basicAuth: {} }, server: { scrapeClasses: [LOGIN] }, expected: ['spec.basicAuth'] },
    { it: 'no protocol left', spec: { scrapeProtocols: ['PrometheusText1.0.0'] }, server: { version: '2.49.0' }, expected: ['spec.scrapeProtocols'] },
    { it: 'no protocols written at all', spec: { scrapeProtocols: ['PrometheusText1.0.0'] }, server: { version: '2.48.0' }, expected: [] },
    { it: 'a protocol that is known', spec: { scrapeProtocols: ['PrometheusText1.0.0'] }, server: { version: '3.0.0' }, expected: [] },
    { it: 'zones', spec: {}, server: { shards: 2, shardingStrategy: TOPOLOGY }, expected: ['spec.shardingStrategy'] },
    { it: 'shards that are retained', spec: {}, server: { shards: 1, shardRetentionPolicy: { whenScaled: 'Retain' } }, expected: ['spec.shards'] },
    { it: 'shards that are not', spec: {}, server: { shards: 1, shardRetentionPolicy: { whenScaled: 'Delete' } }, expected: [] },
  ])('are seen: $it', ({ spec, server, expected }) => {
    const context = jobContext(spec, { server });

    expect(SCRAPE_CONFIG_DEFECTS.flatMap(({ seenIn }) => seenIn(context))).toEqual(expected);
  });

  test('sees credentials of a class that are not loaded', () => {
    const server = { scrapeClasses: [{ name: 'a', default: true, authorization: { credentials: SECRET } }] };
    const loaded = { trySecretKey: () => undefined, tryConfigMapKey: () => undefined };

    expect(SCRAPE_CONFIG_DEFECTS.flatMap(({ seenIn }) => seenIn(jobContext({}, { server, loaded })))).toEqual(['spec.scrapeClass']);
    expect(SCRAPE_CONFIG_DEFECTS.flatMap(({ seenIn }) => seenIn(jobContext({}, { server })))).toEqual([]);
  });
});

describe('MERGE_KEYS_LOST', () => {
  test.each([
    { it: 'in a job', text: '- <<: {a: b}\n', expected: true },
    { it: 'deep in one', text: '- a:\n  - {<<: {a: b}}\n', expected: true },
    { it: 'not in quotes', text: '- "<<": {a: b}\n', expected: false },
    { it: 'not in a value', text: '- a: <<\n', expected: false },
    { it: 'not in nothing', text: '', expected: false },
  ])('is seen $it: $expected', ({ text, expected }) => expect(MERGE_KEYS_LOST.isSeenIn(text)).toBe(expected));
});
