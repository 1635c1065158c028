import { readFileSync } from 'fs';
import { join } from 'path';
import { useFolder, yaml } from './folder';
import { runCli } from './terminal';
import { Inspection } from '../../lib/inspection/inspection';
import { object } from '../support/manifests/manifest';
import { podMonitor, scrapeConfig } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';
import { deployment } from '../support/manifests/workloads';

const GOOD = [prometheus(), podMonitor(), deployment()];
const BROKEN = [prometheus(), podMonitor({ port: 'http' }), deployment()];

const HELM_RELEASE = object('helm.toolkit.fluxcd.io/v2', 'HelmRelease', { spec: {} }, { namespace: 'shop', name: 'stack' });

/** Keys of a Secret that is not among the manifests. */
const LOGIN = { username: { name: 'login', key: 'user' }, password: { name: 'login', key: 'password' } };

/** A code that no finding has. */
const UNKNOWN = `AM${0}00`;

const { file } = useFolder();

describe('runCli() explain', () => {
  test('prints steps by server, and what mends the one that fails', async () => {
    expect(await runCli(['explain', 'PodMonitor/shop/cart', '-'], { stdin: yaml(BROKEN) })).toEqual({
      code: 1,
      err: '',
      out: `PodMonitor/shop/cart: not scraped
  ok    admission      the API server accepts it

Prometheus/monitoring/main
  ok    labels         podMonitorSelector is empty, so it selects any labels
  ok    namespace      podMonitorNamespaceSelector is empty, so it selects in all namespaces
  ok    acceptance     the operator accepts it
  ok    configuration  the operator writes job "podMonitor/shop/cart/0"
  ok    discovery      job "podMonitor/shop/cart/0" looks for pods in namespace "shop"
  ok    selector       its selector requires app: cart, as Deployment/shop/cart has
  ok    pods           Deployment/shop/cart runs pods
  fails port           AM910 PodMonitor/shop/cart: podMetricsEndpoints[0].port is "http", but no container of "Deployment/shop/cart" declares that port (it declares "metrics" 9090), so this endpoint has no targets
                       -> declare a container port named "http" in the container that serves it
`,
    });
  });

  test.each([
    { it: 'scraped', subject: 'Deployment/shop/cart', given: GOOD, code: 0, expected: 'Deployment/shop/cart: scraped\n' },
    {
      it: 'scraped, and that something is wrong all the same',
      subject: 'PodMonitor/shop/cart',
      given: [...GOOD, podMonitor({}, {}, { name: 'again' })],
      code: 0,
      expected: 'PodMonitor/shop/cart: scraped, but see the finding below\n',
    },
    { it: 'not scraped', subject: 'Deployment/shop/cart', given: BROKEN, code: 1, expected: 'Deployment/shop/cart: not scraped\n' },
    {
      it: 'not known',
      subject: 'cart',
      given: [prometheus(), scrapeConfig({ staticConfigs: undefined, consulSDConfigs: [{ server: 'a:8500' }] })],
      code: 1,
      expected: 'ScrapeConfig/shop/cart: not known until run time\n',
    },
    {
      it: 'not known where others may bring what is missing',
      subject: 'PodMonitor/shop/cart',
      given: [prometheus(), podMonitor({}, { selector: { matchLabels: { app: 'crat' } } }), deployment(), HELM_RELEASE],
      code: 1,
      expected: 'PodMonitor/shop/cart: not known whether it is scraped\n',
    },
    {
      it: 'not known where the cluster may have a Secret of the monitor',
      subject: 'PodMonitor/shop/cart',
      given: [prometheus(), podMonitor({ basicAuth: LOGIN }), deployment()],
      code: 1,
      expected: 'PodMonitor/shop/cart: not known whether it is scraped\n',
    },
    {
      it: 'not known where the cluster may have a Secret of the server',
      subject: 'Deployment/shop/cart',
      given: [prometheus({ remoteWrite: [{ url: 'http://mimir/push', basicAuth: LOGIN }] }), podMonitor(), deployment()],
      code: 1,
      expected: 'Deployment/shop/cart: not known whether it is scraped\n',
    },
    {
      it: 'not scraped, though it is accepted',
      subject: 'PodMonitor/shop/cart',
      given: [prometheus(), podMonitor({ port: 'http' }, {}, { annotations: { 'cdk8s-app-monitoring/accept': 'AM910: comes later' } }), deployment()],
      code: 1,
      expected: 'PodMonitor/shop/cart: not scraped\n',
    },
    {
      it: 'not known where the manifests lack the pods',
      subject: 'PodMonitor/shop/cart',
      given: [prometheus(), podMonitor()],
      code: 1,
      expected: 'PodMonitor/shop/cart: not known whether it is scraped\n',
    },
  ])('says that it is $it', async ({ subject, given, code, expected }) => {
    const ran = await runCli(['explain', subject, '-'], { stdin: yaml(given) });

    expect(ran.code).toBe(code);
    expect(ran.out.startsWith(expected)).toBe(true);
  });

  test('gives the explanation as JSON', async () => {
    const { code, out } = await runCli(['explain', 'Deployment/shop/cart', '-', '-o', 'json'], { stdin: yaml(BROKEN) });

    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual(Inspection.ofYaml(yaml(BROKEN)).explain('Deployment/shop/cart'));
  });

  test('takes what is in the cluster already, and a Prometheus by hand', async () => {
    const external = file('server.yaml', [prometheus()]);
    const config = file('prometheus.yml', 'scrape_configs: [{ job_name: pods, kubernetes_sd_configs: [{ role: pod }] }]');
    const args = ['explain', 'Deployment/shop/cart', '-', '--external', external, '--prometheus-config', config];
    const { out } = await runCli(args, { stdin: yaml([podMonitor(), deployment()]) });

    expect(out).toMatch(/\nPrometheus\/monitoring\/main\n {2}ok .*\n\nprometheus.yml\n {2}ok +targets +job "pods" scrapes http:\/\/cart-0:9090\/metrics\n$/);
  });

  test('lists those that may be meant', async () => {
    expect(await runCli(['explain', 'cart', '-'], { stdin: yaml(GOOD) })).toEqual({
      code: 2,
      out: '',
      err: `AM616: "cart" is "Deployment/shop/cart", "PodMonitor/shop/cart"; name one of them
Type one of these names in place of "cart":
  Deployment/shop/cart  from the pods to what scrapes them
  PodMonitor/shop/cart  from the labels of the monitor to its targets
`,
    });
  });

  test('lets nothing of the input steer the terminal', async () => {
    const hostile = 'x\u001b[31m\u202e';
    const server = prometheus({ podMonitorSelector: { matchLabels: { [hostile]: hostile } } });
    const stdin = yaml([server, podMonitor({}, {}, { name: hostile, labels: { a: hostile } })]);

    for (const args of [['explain', hostile, '-'], ['explain', hostile, '-', '-o', 'json'], ['explain', `no${hostile}`, '-']]) {
      const { out, err } = await runCli(args, { stdin, isTTY: true, env: { NO_COLOR: '1' } });

      // eslint-disable-next-line no-control-regex
      expect(out + err).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
      expect(out + err).toContain('\\u001b');
    }
  });
});

describe('runCli() explain CODE', () => {
  test('prints the page of a cause', async () => {
    const { code, out } = await runCli(['explain', 'AM908']);

    expect(code).toBe(0);
    expect(out).toMatch(/^AM908: The port is not the name of a Service port\n\nSeverity: error/);
    expect(out).toContain('\n    - port: metrics\n');
    expect(out).not.toMatch(/```|<!--|\]\(/);
    expect(out).toMatch(/\n\nhttps:\/\/github\.com\/.*\/docs\/checks\/AM908-port-name\.md\n$/);
  });

  test('prints the row of a code without a page, in lower case as well', async () => {
    const { code, out } = await runCli(['explain', 'am102']);

    expect(code).toBe(0);
    expect(out).toMatch(/^AM102\n\nSeverity: error\n\nCause\n\n`port` is neither .*\n\nFix\n\n.*\n\nhttps:.*\/docs\/findings\.md\n$/);
  });

  test.each([
    { args: [UNKNOWN], err: `no finding has the code "${UNKNOWN}"; docs/findings.md lists all codes` },
    { args: ['AM908', 'app.yaml'], err: '"explain AM908" takes no file or folder' },
  ])('refuses $args', async ({ args, err }) => {
    expect(await runCli(['explain', ...args])).toEqual({ code: 2, out: '', err: `${err}\nTry "cdk8s-app-monitoring --help".\n` });
  });

  test.each(readFileSync(join(__dirname, '..', '..', 'docs', 'findings.md'), 'utf8').match(/(?<=^\| \[?)AM\d{3}/gm)!)('knows %s', async (subject) => {
    expect((await runCli(['explain', subject])).code).toBe(0);
  });
});
