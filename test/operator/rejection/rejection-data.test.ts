import { AUTH_CASES } from './auth-cases';
import { GONE, manifestsOf, NO_KEY, PASSWORD, RejectionCase, USER } from './case';
import { DISCOVERY_CASES } from './discovery-cases';
import { RELABEL_CASES } from './relabel-cases';
import { SELECTOR_CASES } from './selector-cases';
import { SETTING_CASES } from './setting-cases';
import { TLS_CASES } from './tls-cases';
import { Objects } from '../../../lib/manifests/objects';
import { selectFor } from '../../../lib/operator/selection/select-for';
import { serversIn } from '../../../lib/operator/selection/servers-in';
import { OperatorWords } from '../../../lib/operator-port/operator-words';
import { Rejection } from '../../../lib/operator-port/rejection';
import { podMonitor, probe, scrapeConfig, serviceMonitor } from '../../support/manifests/monitors';

const ALL: readonly RejectionCase[] = [...SELECTOR_CASES, ...AUTH_CASES, ...TLS_CASES, ...RELABEL_CASES, ...SETTING_CASES, ...DISCOVERY_CASES];

describe('selectFor() and its rejections as data', () => {
  test.each([
    {
      it: 'names a Secret that is missing, and where it is referred to',
      monitor: serviceMonitor({ basicAuth: { username: USER, password: GONE } }),
      expected: { cause: 'missing-object', kind: 'Secret', name: 'gone', fieldPath: 'spec.endpoints[0].basicAuth.password' },
    },
    {
      it: 'names a key that is missing in a ConfigMap',
      monitor: podMonitor({}, { podMetricsEndpoints: [{}, { tlsConfig: { ca: { configMap: { name: 'tls', key: 'gone' } } } }] }),
      expected: { cause: 'missing-key', kind: 'ConfigMap', name: 'tls', key: 'gone', fieldPath: 'spec.podMetricsEndpoints[1].tlsConfig.ca.configMap' },
    },
    {
      it: 'tells the place in a discovery',
      monitor: scrapeConfig({ httpSDConfigs: [{ url: 'http://a' }, { url: 'http://b', authorization: { credentials: NO_KEY } }] }),
      expected: { cause: 'missing-key', kind: 'Secret', name: 'login', key: 'gone', fieldPath: 'spec.httpSDConfigs[1].authorization.credentials' },
    },
    {
      it: 'tells the place of a proxy header, whose words do not say the endpoint',
      monitor: serviceMonitor({ proxyUrl: 'http://proxy', proxyConnectHeader: { 'X-Auth': [GONE] } }),
      expected: { cause: 'missing-object', kind: 'Secret', name: 'gone', fieldPath: 'spec.endpoints[0].proxyConnectHeader["X-Auth"][0]' },
    },
    {
      it: 'names all ways to authenticate that are set',
      monitor: podMonitor({ basicAuth: { username: USER, password: PASSWORD }, bearerTokenSecret: USER, oauth2: {} }),
      expected: { cause: 'conflicting-auth', methods: ['basicAuth', 'bearerTokenSecret', 'oauth2'], fieldPath: 'spec.podMetricsEndpoints[0]' },
    },
    {
      it: 'names fields that exclude each other',
      monitor: serviceMonitor({ tlsConfig: { caFile: '/ca.pem', ca: { secret: USER } } }),
      expected: { cause: 'conflicting-fields', fields: ['caFile', 'ca'], fieldPath: 'spec.endpoints[0].tlsConfig' },
    },
    {
      it: 'tells where a required field should be',
      monitor: probe({ targets: undefined }),
      expected: { cause: 'missing-field', fieldPath: 'spec.targets' },
    },
    {
      it: 'has the timeout and the interval of the server',
      monitor: probe({ scrapeTimeout: '40s' }),
      expected: { cause: 'timeout-above-interval', timeout: '40s', interval: '30s', inherited: true, fieldPath: 'spec.scrapeTimeout' },
    },
    {
      it: 'has the timeout and the own interval',
      monitor: scrapeConfig({ scrapeInterval: '10s', scrapeTimeout: '40s' }),
      expected: { cause: 'timeout-above-interval', timeout: '40s', interval: '10s', inherited: false, fieldPath: 'spec.scrapeTimeout' },
    },
    {
      it: 'tells the rule, its field and the fault',
      monitor: serviceMonitor({ metricRelabelings: [{ action: 'keep' }, { action: 'labeldrop', regex: 'x', modulus: 1, targetLabel: 'a' }] }),
      expected: {
        cause: 'invalid-relabeling',
        fault: { fault: 'unused-fields', fields: ['targetLabel', 'modulus'] },
        fieldPath: 'spec.endpoints[0].metricRelabelings[1].targetLabel',
      },
    },
    {
      it: 'tells since when an action is known',
      monitor: probe({ targets: { staticConfig: { static: ['a'], relabelingConfigs: [{ action: 'keepequal', targetLabel: 'a' }] } } }),
      server: { version: 'v2.40.0' },
      expected: {
        cause: 'invalid-relabeling', fault: { fault: 'action-too-new', since: '2.41.0' }, fieldPath: 'spec.targets.staticConfig.relabelingConfigs[0].action',
      },
    },
    {
      it: 'tells which file is denied',
      monitor: serviceMonitor({ tlsConfig: { certFile: '/cert.pem', keyFile: '/key.pem' } }),
      server: { arbitraryFSAccessThroughSMs: { deny: true } },
      expected: { cause: 'files-denied', fieldPath: 'spec.endpoints[0].tlsConfig.certFile' },
    },
    {
      it: 'names the scrape class',
      monitor: podMonitor({}, { scrapeClass: 'gone' }),
      expected: { cause: 'unknown-scrape-class', scrapeClass: 'gone', fieldPath: 'spec.scrapeClass' },
    },
    {
      it: 'tells since when a field is known, without what stands for pre-releases',
      monitor: scrapeConfig({ consulSDConfigs: [{ server: 'consul:8500', filter: 'x' }] }),
      server: { version: 'v2.55.0' },
      expected: { cause: 'prometheus-too-old', since: '3.0.0', fieldPath: 'spec.consulSDConfigs[0].filter' },
    },
    {
      it: 'tells since when a discovery is known',
      monitor: scrapeConfig({ ovhcloudSDConfigs: [{ applicationKey: 'a', applicationSecret: USER, consumerKey: USER, service: 'VPS' }] }),
      server: { version: 'v2.39.0' },
      expected: { cause: 'prometheus-too-old', since: '2.40.0', fieldPath: 'spec.ovhcloudSDConfigs' },
    },
    {
      it: 'tells below which version every ScrapeConfig is rejected',
      monitor: scrapeConfig(),
      server: { version: 'v2.39.0' },
      expected: { cause: 'prometheus-too-old-for-scrape-configs', since: '2.40.0', fieldPath: 'spec' },
    },
    {
      it: 'tells of the address of a prober',
      monitor: probe({ prober: { url: 'http://blackbox' } }),
      expected: { cause: 'invalid-prober', fieldPath: 'spec.prober.url' },
    },
    {
      it: 'tells which label name is not valid',
      monitor: scrapeConfig({ staticConfigs: [{ targets: ['a'] }, { targets: ['a'], labels: { 'a.b': 'x' } }] }),
      server: { version: 'v2.45.0' },
      expected: { cause: 'invalid-label-name', fieldPath: 'spec.staticConfigs[1].labels["a.b"]' },
    },
    {
      it: 'tells which selector is not valid',
      monitor: scrapeConfig({ kubernetesSDConfigs: [{ role: 'Pod', selectors: [{ role: 'Pod', label: 'a' }, { role: 'Pod', label: '-' }] }] }),
      expected: { cause: 'invalid-selector', fieldPath: 'spec.kubernetesSDConfigs[0].selectors[1].label' },
    },
    {
      it: 'tells which certificate is not valid',
      monitor: podMonitor({ tlsConfig: { ca: { secret: USER } } }),
      expected: { cause: 'invalid-certificate', fieldPath: 'spec.podMetricsEndpoints[0].tlsConfig.ca' },
    },
  ])('$it', ({ monitor, server, expected }) => {
    const { text, ...data } = rejectionOf({ it: '', monitor, server })!;

    expect(data).toEqual(expected);
    expect(text).toBeInstanceOf(OperatorWords);
  });

  test('leads to a field that is set, or that could be set, in every stored case', () => {
    const rejected = ALL.filter(({ expected }) => expected !== undefined).map((row) => ({ row, rejection: rejectionOf(row)! }));

    const lost = rejected.filter(({ row, rejection }) => !leadsSomewhere(row.monitor, rejection.fieldPath, isMissing(rejection)));

    expect(lost.map(({ row, rejection: { cause, fieldPath } }) => ({ it: row.it, cause, fieldPath }))).toEqual([]);
    expect(rejected.length).toBeGreaterThan(200);
  });

  test('has words that code can put into a message and do nothing else with', () => {
    const text = new OperatorWords('basicAuth: x').under('endpoints[0]');

    expect(`rejected: ${text}`).toBe('rejected: endpoints[0]: basicAuth: x');
    // @ts-expect-error words are not a string
    expect(() => text.includes('basicAuth')).toThrow(TypeError);
    // @ts-expect-error words cannot be searched
    expect(() => /basicAuth/.test(text)).not.toThrow();
  });
});

function rejectionOf(row: RejectionCase): Rejection | undefined {
  const objects = new Objects(manifestsOf(row));
  const [server] = serversIn(objects);
  const { rejected } = selectFor({ ...server, spec: { scrapeInterval: '30s', ...server.spec } }, objects);

  return [...rejected.values()][0];
}

/** Whether the fault is that the field is not set. */
function isMissing(rejection: Rejection): boolean {
  if (rejection.cause === 'missing-object' && rejection.name === '') return true;

  return rejection.cause === 'missing-field' || (rejection.cause === 'invalid-relabeling' && rejection.fault.fault.startsWith('missing-'));
}

/** Whether a field is there; one that is missing needs only something to be in. */
function leadsSomewhere(manifest: object, fieldPath: string, isOnlyPlace: boolean): boolean {
  const steps = [...fieldPath.matchAll(/\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]|([^.[\]]+)/g)].map(([, key, index, name]) => (key === undefined ? index ?? name : JSON.parse(`"${key}"`) as string));
  const wanted = isOnlyPlace ? steps.slice(0, -1) : steps;
  let at: unknown = manifest;
  for (const step of wanted) at = (at as { readonly [step: string]: unknown } | undefined)?.[step];

  return at !== undefined && at !== null;
}
