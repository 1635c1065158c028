import { secret } from '../../support/manifests/configuration';
import { podMonitor, probe, scrapeConfig, serviceMonitor } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { service } from '../../support/manifests/services';
import { deployment } from '../../support/manifests/workloads';
import { reported } from '../../support/reported';

const LOGIN = { name: 'login', key: 'token' };
const token = { authorization: { credentials: LOGIN } };
const encoded = (text: string) => ({ ...secret({}), stringData: undefined, data: { token: Buffer.from(text).toString('base64') } });

describe('AM972', () => {
  test.each([
    {
      it: 'names the field, and shows no value',
      given: [prometheus(), serviceMonitor(token), service(), deployment(), encoded('hunter2\n')],
      expected: ['error ServiceMonitor/shop/cart: endpoints[0].authorization.credentials refers to key "token" of Secret "login", whose value has a line break. An HTTP header cannot have it, so Prometheus sends no request, and every scrape fails; store the value without the line break: encode it with "printf %s VALUE | base64" instead of "echo VALUE | base64", or write it in stringData on one line'],
    },
    { it: 'knows the older field', given: [prometheus(), podMonitor({ bearerTokenSecret: LOGIN }), deployment(), secret({ token: 'a\nb' })], expected: [expect.stringContaining('podMetricsEndpoints[0].bearerTokenSecret')] },
    { it: 'looks at Probes', given: [prometheus(), probe(token), secret({ token: 'a\n' })], expected: [expect.stringMatching(/^error Probe\/shop\/cart: authorization\.credentials/)] },
    { it: 'looks at discoveries', given: [prometheus(), scrapeConfig({ httpSDConfigs: [{ url: 'http://x', ...token }] }), secret({ token: 'a\n' })], expected: [expect.stringContaining('httpSDConfigs[0].authorization.credentials')] },
    { it: 'knows other control characters', given: [prometheus(), podMonitor(token), deployment(), secret({ token: 'a\u0000' })], expected: [expect.stringMatching(/has a control character\..*; store the value without this character$/)] },
    {
      it: 'warns of a login',
      given: [prometheus(), podMonitor({ basicAuth: { username: { name: 'login', key: 'user' }, password: LOGIN } }), deployment(), secret({ user: 'me', token: 'pw\n' })],
      expected: [expect.stringMatching(/^warning .*basicAuth\.password refers to key "token" of Secret "login", whose value ends with a line break\./)],
    },
    { it: 'is silent about a login with a line break within', given: [prometheus(), podMonitor({ basicAuth: { username: LOGIN, password: LOGIN } }), deployment(), secret({ token: 'a\nb' })], expected: [] },
    { it: 'is silent about a good token', given: [prometheus(), podMonitor(token), deployment(), secret({ token: 'a\tb' })], expected: [] },
    { it: 'is silent about certificates', given: [prometheus(), podMonitor({ tlsConfig: { ca: { secret: LOGIN } } }), deployment(), secret({ token: 'x\n' })], expected: [] },
    { it: 'is silent where the cluster fills the Secret', given: [prometheus(), podMonitor(token), deployment(), { ...secret({}), type: 'kubernetes.io/service-account-token' }], expected: [] },
  ])('$it', ({ given, expected }) => {
    expect(reported('AM972', given as never)).toEqual(expected);
  });
});
