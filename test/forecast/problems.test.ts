import { secret } from '../support/manifests/configuration';
import { probe, serviceMonitor } from '../support/manifests/monitors';
import { operator } from '../support/manifests/operators';
import { prometheus, prometheusAgent } from '../support/manifests/servers';
import { reported } from '../support/reported';

const NO_OTHER_SELECTORS = Object.fromEntries(['serviceMonitor', 'probe', 'scrapeConfig'].flatMap((kind) => [`${kind}Selector`, `${kind}NamespaceSelector`]).map((field) => [field, undefined]));

const HALF = { password: { name: 'login', key: 'password' } };

const fixOf = (code: string, given: readonly object[]) => reported(code, given as never).map((line) => line.slice(line.lastIndexOf('; ') + 2));

describe('the fix of', () => {
  test.each([
    {
      it: 'a rejection names the field',
      code: 'AM611',
      given: [prometheus(), serviceMonitor({ proxyUrl: 'http://a b' })],
      expected: ['correct "spec.endpoints[0].proxyUrl", or remove it'],
    },
    {
      it: 'a rejection for a field that is missing sets it',
      code: 'AM611',
      given: [prometheus(), probe({ targets: {} })],
      expected: ['set "spec.targets"'],
    },
    {
      it: 'a rejection for the half of a login that is missing sets it',
      code: 'AM611',
      given: [prometheus(), serviceMonitor({ basicAuth: HALF }), secret({ password: 'x' })],
      expected: ['set "spec.endpoints[0].basicAuth.username" to the name of a Secret and one of its keys'],
    },
    {
      it: 'a server with half of a login sets it',
      code: 'AM612',
      given: [prometheus({ remoteWrite: [{ url: 'http://x', basicAuth: HALF }] }), secret({ password: 'x' }, { namespace: 'monitoring' })],
      expected: ['set "spec.remoteWrite[0].basicAuth.username" to the name of a Secret and one of its keys'],
    },
    {
      it: 'a rejected label selector names the field',
      code: 'AM611',
      given: [prometheus(), serviceMonitor({}, { selector: { matchExpressions: [{ key: 'a', operator: 'In' }] } })],
      expected: ['correct "spec.selector", or remove it'],
    },
    {
      it: 'a server without configuration names its field',
      code: 'AM612',
      given: [prometheus({ scrapeTimeout: '1m' }), probe()],
      expected: ['correct "spec.scrapeTimeout"'],
    },
    {
      it: 'a server whose mode needs a feature gate names the flag',
      code: 'AM612',
      given: [prometheusAgent({ mode: 'DaemonSet', ...NO_OTHER_SELECTORS }), operator()],
      expected: ['run the operator with --feature-gates=PrometheusAgentDaemonSet=true, or change "spec.mode"'],
    },
    {
      it: 'a server whose mode needs a feature gate of an operator that is elsewhere says where to look',
      code: 'AM612',
      given: [prometheusAgent({ mode: 'DaemonSet', ...NO_OTHER_SELECTORS })],
      expected: ['make sure that the operator runs with --feature-gates=PrometheusAgentDaemonSet=true, or add its Deployment, e.g. with --external'],
    },
    {
      it: 'what fails while the configuration is written points to the reason',
      code: 'AM612',
      given: [prometheus({ additionalScrapeConfigs: { name: 'more', key: 'jobs' } }), { apiVersion: 'v1', kind: 'Secret', metadata: { namespace: 'monitoring', name: 'more' }, stringData: { jobs: 'no: list' } }],
      expected: ['correct what the reason names'],
    },
  ])('$it', ({ code, given, expected }) => {
    expect(fixOf(code, given)).toEqual(expected);
  });
});
