import { useFolder } from './folder';
import { runCli } from './terminal';
import { secret } from '../support/manifests/configuration';
import { podMonitor, probe, scrapeConfig, serviceMonitor } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';
import { deployment } from '../support/manifests/workloads';

/** Stands in every Secret, and must stand in no output. */
const CANARY = 'c4n4ry';
const CERTIFICATE = `-----BEGIN CERTIFICATE-----\n${CANARY}\n-----END CERTIFICATE-----`;
const key = (name: string) => ({ name: 'login', key: name });

/** One Secret in all places that take one, and further jobs with it in all places that are no address, path or label. */
const additional = (more = '') => `
- job_name: extra
  params: { token: [${CANARY}], match: ["a b", ${CANARY}] }
  basic_auth: { username: u, password: ${CANARY} }
  static_configs: [{ targets: [a:1] }]
- job_name: dropping
  params: { token: [${CANARY}] }
  kubernetes_sd_configs: [{ role: pod }]
  relabel_configs: [{ action: keep, source_labels: [__param_token], regex: not${CANARY} }]
- job_name: broken
  static_configs: [{ targets: [b:1] }]
  relabel_configs: [{ target_label: __scrape_interval__, replacement: ${CANARY} }]
${more}`;
const given = (more?: string) => [
  prometheus({ additionalScrapeConfigs: { name: 'more', key: 'jobs' } }, { namespace: 'shop' }),
  secret({ u: CANARY, p: CANARY, ca: CERTIFICATE, bad: CANARY }),
  secret({ jobs: additional(more) }, { name: 'more' }),
  podMonitor({ basicAuth: { username: key('u'), password: key('p') } }, {}, { name: 'basic' }),
  podMonitor({ oauth2: { clientId: { secret: key('u') }, clientSecret: key('p'), tokenUrl: 'https://x' } }, {}, { name: 'oauth2' }),
  podMonitor({ port: 'http', authorization: { credentials: key('p') } }, {}, { name: 'dropped' }),
  serviceMonitor({ bearerTokenSecret: key('p') }),
  serviceMonitor({ tlsConfig: { ca: { secret: key('bad') } } }, {}, { name: 'no-pem' }),
  serviceMonitor({ tlsConfig: { ca: { secret: key('ca') } } }, {}, { name: 'bad-pem' }),
  probe({ basicAuth: { username: key('u'), password: key('p') } }),
  scrapeConfig({ basicAuth: { username: key('u'), password: key('p') }, proxyUrl: 'http://p', proxyConnectHeader: { a: [key('p')] } }),
  deployment(),
];

const { file } = useFolder();

describe.each([
  { it: 'jobs that Prometheus loads', more: '' },
  { it: 'a rule that Prometheus refuses', more: `- { job_name: refused, relabel_configs: [{ action: ${CANARY} }] }` },
  { it: 'a duration that is none', more: `- { job_name: refused, scrape_interval: ${CANARY} }` },
  { it: 'two jobs of one name', more: `- job_name: ${CANARY}x\n- job_name: ${CANARY}x`, isName: true },
  { it: 'no list', more: `${CANARY}: [` },
])('without --show-secrets, and with $it,', ({ more, isName }) => {
  test.each([
    ['inspect', 'FILE'],
    ['inspect', '-o', 'json', 'FILE'],
    ['config', 'FILE'],
    ['config', '--diff', 'OTHER', 'FILE'],
    ['targets', 'FILE'],
    ['targets', '-o', 'json', 'FILE'],
    ['targets', '-o', 'mermaid', 'FILE'],
    ['targets', '--diff', 'FILE', 'OTHER'],
    ['targets', '--diff', 'OTHER', 'FILE', '-o', 'json'],
    ...['Deployment/shop/cart', 'basic', 'oauth2', 'dropped', 'no-pem', 'bad-pem', 'ServiceMonitor/shop/cart', 'Probe/shop/cart', 'ScrapeConfig/shop/cart']
      .flatMap((subject) => [['explain', subject, 'FILE'], ['explain', '-o', 'json', subject, 'FILE']]),
  ].map((args) => ({ args })))('$args gives no value of a Secret', async ({ args }) => {
    const paths: { [name: string]: string } = { FILE: file('app.yaml', given(more)), OTHER: file('other.yaml', [prometheus({}, { namespace: 'shop' })]) };
    const { out, err } = await runCli(args.map((arg) => paths[arg] ?? arg));
    const text = isName ? (out + err).replaceAll(`${CANARY}x`, '') : out + err;

    expect(out + err).not.toBe('');
    expect(text).not.toContain(CANARY);
  });
});

test('the canary is there to be seen with --show-secrets', async () => {
  const path = file('app.yaml', given());
  const outOf = async (...args: string[]) => (await runCli([...args, '--show-secrets', path])).out;

  expect(await outOf('targets')).toContain(`http://a:1/metrics?match=a+b&match=${CANARY}&token=${CANARY}`);
  expect(await outOf('targets', '-o', 'json')).toContain(`keep requires __param_token to match \\"not${CANARY}\\"`);
  expect(await outOf('config')).toContain(`password: ${CANARY}`);
  expect(await outOf('explain', 'Deployment/shop/cart')).not.toContain('<hidden>');
});

test('what is hidden is marked, and the rest of it told', async () => {
  const { out } = await runCli(['targets', file('app.yaml', given())]);

  expect(out).toMatch(/ extra +http:\/\/a:1\/metrics\?<hidden> +Prometheus\/shop\/main +\{instance="a:1", job="extra"\}\n/);
  expect(out).toMatch(/ dropping +no targets, 4 dropped: relabel_configs\[0\] drops it: <hidden>\n/);
  expect(out).toMatch(/ broken +no targets, 1 dropped: it is not a valid target: <hidden>\n/);
});

test('targets that differ in what is hidden are told apart', async () => {
  const [before, after] = ['x', 'y'].map((token) => file(`${token}.yaml`, [
    prometheus({ additionalScrapeConfigs: { name: 'more', key: 'jobs' } }, { namespace: 'shop' }),
    secret({ jobs: `- {job_name: a, params: {token: [${token}${CANARY}]}, static_configs: [{targets: [a:1]}]}` }, { name: 'more' }),
  ]));

  expect((await runCli(['targets', '--diff', before, after])).out).toMatch(/^\+ .*a:1\/metrics\?<hidden> .*\n- .*a:1\/metrics\?<hidden> .*\n\n1 gained, 1 lost, 0 changed\n$/);
});

test('what a prometheus.yml asks for is no secret', async () => {
  const config = file('prometheus.yml', 'scrape_configs: [{ job_name: a, params: { module: [http] }, static_configs: [{ targets: [a:1] }] }]');

  expect((await runCli(['targets', '-', '--prometheus-config', config])).out).toContain('http://a:1/metrics?module=http');
});
