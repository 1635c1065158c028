import { parseAllDocuments } from 'yaml';
import { useFolder, yaml } from './folder';
import { runCli } from './terminal';
import { podMonitor, probe, serviceMonitor } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';
import { service } from '../support/manifests/services';
import { deployment } from '../support/manifests/workloads';

const SHOP = [prometheus(), serviceMonitor(), probe(), deployment(), service()];
const REDIRECTS = podMonitor({ followRedirects: false });

const { file } = useFolder();

describe('runCli() consolidate', () => {
  test('prints ScrapeConfigs with the same jobs and targets, and says so', async () => {
    const { code, out, err } = await runCli(['consolidate', '-'], { stdin: yaml(SHOP) });

    expect(parseAllDocuments(out).map((document) => (document.toJS() as { metadata: object }).metadata)).toEqual([
      { name: 'cart-probe', namespace: 'shop' }, { name: 'cart-sm-0', namespace: 'shop' },
    ]);
    expect(err.split('\n')).toEqual([
      'Probe/shop/cart is replaced',
      '  probe/shop/cart becomes scrapeConfig/shop/cart-probe: the job is identical but for rules without effect (those that divide targets among one shard, one that keeps the label "job")',
      'ServiceMonitor/shop/cart is replaced',
      '  serviceMonitor/shop/cart/0 becomes scrapeConfig/shop/cart-sm-0: the job is identical but for rules without effect (those that divide targets among one shard)',
      '2 monitors replaced, 0 kept; targets: 0 gained, 0 lost, 0 changed',
      'Apply the ScrapeConfigs and delete the replaced monitors in one step: as long as both exist, each target is scraped twice.',
      '',
    ]);
    expect(code).toBe(0);
  });

  test('prints what is read again without the monitors: the targets stay, and nothing is left to replace', async () => {
    const before = file('before.yaml', SHOP);
    const { out: scrapeConfigs } = await runCli(['consolidate', before]);
    const after = file('after.yaml', yaml([prometheus(), deployment(), service()]) + scrapeConfigs);

    const { out, code } = await runCli(['targets', '--diff', '-o', 'json', before, after]);
    const { gained, lost, changed } = JSON.parse(out) as { readonly [change: string]: readonly { readonly job: string }[] };
    expect([gained, lost, changed.map(({ job }) => job).sort(), code]).toEqual([[], [], ['scrapeConfig/shop/cart-probe', 'scrapeConfig/shop/cart-sm-0'], 0]);
    expect(await runCli(['consolidate', after])).toEqual({ code: 0, out: '', err: '0 monitors replaced, 0 kept; targets: 0 gained, 0 lost, 0 changed\n' });
  });

  test('says why a monitor stays, and ends with 1', async () => {
    const { code, out, err } = await runCli(['consolidate', '-'], { stdin: yaml([prometheus(), REDIRECTS, deployment()]) });

    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^PodMonitor\/shop\/cart stays\n {2}podMonitor\/shop\/cart\/0: spec\.podMetricsEndpoints\[0\]\.followRedirects is false, .*; keep the monitor, or /);
  });

  test('says of a monitor that no server takes that there is nothing to compare', async () => {
    const { code, err } = await runCli(['consolidate', '-'], { stdin: yaml([prometheus({ podMonitorSelector: { matchLabels: { release: 'x' } } }), podMonitor()]) });

    expect([code, err.split(';')[0]]).toEqual([1, 'PodMonitor/shop/cart stays: no server takes it, so there is no job to compare']);
  });

  test('prints everything as JSON', async () => {
    const { out } = await runCli(['consolidate', '-o', 'json', '-'], { stdin: yaml([...SHOP, REDIRECTS]) });
    const { monitors, scrapeConfigs, targets } = JSON.parse(out);

    expect(monitors.map(({ monitor, isReplaced }: { monitor: string; isReplaced: boolean }) => [monitor, isReplaced]))
      .toEqual([['PodMonitor/shop/cart', false], ['Probe/shop/cart', true], ['ServiceMonitor/shop/cart', true]]);
    expect(monitors[0].endpoints[0].blocked).toEqual([expect.objectContaining({ blocker: 'follow-redirects', message: expect.any(String), fix: expect.any(String) })]);
    expect(monitors[2].endpoints[0]).toMatchObject({ job: 'serviceMonitor/shop/cart/0', newJob: 'scrapeConfig/shop/cart-sm-0', scrapeConfig: 'ScrapeConfig/shop/cart-sm-0' });
    expect([scrapeConfigs.length, targets]).toEqual([2, { gained: [], lost: [], changed: [] }]);
  });

  test('leaves external monitors as they are', async () => {
    const { code, out } = await runCli(['consolidate', '--external', file('other.yaml', [REDIRECTS, prometheus()]), '-'], { stdin: yaml([serviceMonitor()]) });

    expect([code, parseAllDocuments(out).length]).toEqual([0, 1]);
  });

  test('goes through a scrape class of a server on request', async () => {
    const stdin = yaml([prometheus({ scrapeClasses: [{ name: 'token', authorization: { credentialsFile: '/t' } }] }), serviceMonitor({ bearerTokenFile: '/t' })]);

    expect((await runCli(['consolidate', '-'], { stdin })).err).toContain('{"authorization":{"credentialsFile":"/t"}}');
    expect((await runCli(['consolidate', '--through-scrape-classes', '-'], { stdin })).out).toContain('scrapeClass: token');
  });

  test('never shows a Secret', async () => {
    const stdin = yaml([
      prometheus(), podMonitor({ authorization: { type: 'Bearer', credentials: { name: 't', key: 'k' } } }),
      { apiVersion: 'v1', kind: 'Secret', metadata: { name: 't', namespace: 'shop' }, stringData: { k: 'topsecret' } },
    ]);
    const all = await Promise.all([[], ['-o', 'json']].map((more) => runCli(['consolidate', ...more, '-'], { stdin })));

    expect(all.map(({ code, out, err }) => [code, /topsecret/.test(out + err)])).toEqual([[0, false], [0, false]]);
  });

  test('works with a server that is known by a profile', async () => {
    const { code, out } = await runCli(['consolidate', '--profile', 'kube-prometheus-stack,release=prom', '-'], {
      stdin: yaml([serviceMonitor({}, {}, { labels: { release: 'prom' } }), deployment(), service()]),
    });

    expect([code, parseAllDocuments(out).length]).toEqual([0, 1]);
  });

  test.each([
    { args: ['consolidate'], stdin: '', err: 'no file or folder is given' },
    { args: ['consolidate', '-o', 'text', '-'], stdin: yaml(SHOP), err: '"--output" must be yaml or json, not "text"' },
    { args: ['consolidate', '--nope', '-'], stdin: yaml(SHOP), err: "Unknown option '--nope'" },
    { args: ['consolidate', '-'], stdin: yaml([podMonitor()]), err: 'there is no Prometheus or PrometheusAgent among the manifests' },
    { args: ['consolidate', '-'], stdin: 'a: [', err: 'AM801' },
    { args: ['consolidate', 'missing.yaml'], stdin: '', err: 'missing.yaml' },
    { args: ['consolidate', '--namespace', 'A_B', '-'], stdin: yaml(SHOP), err: '"--namespace A_B"' },
    { args: ['config', '--diff', '--consolidate-monitors', '-'], stdin: yaml(SHOP), err: 'standard input cannot be read twice' },
  ])('refuses $args', async ({ args, stdin, err }) => {
    const ran = await runCli(args, { stdin });

    expect([ran.code, ran.out]).toEqual([2, '']);
    expect(ran.err).toContain(err);
  });
});

describe('--consolidate-monitors', () => {
  test('shows the configuration with the ScrapeConfigs, and what stays', async () => {
    const { code, out, err } = await runCli(['config', '--consolidate-monitors', '-'], { stdin: yaml([...SHOP, REDIRECTS]) });

    expect(out.match(/job_name: .*/g)).toEqual(['job_name: podMonitor/shop/cart/0', 'job_name: scrapeConfig/shop/cart-probe', 'job_name: scrapeConfig/shop/cart-sm-0']);
    expect([code, err.split('\n')[0]]).toEqual([0, 'PodMonitor/shop/cart stays']);
  });

  test('shows the targets with the ScrapeConfigs', async () => {
    const { out } = await runCli(['targets', '--consolidate-monitors', '-'], { stdin: yaml(SHOP) });

    expect(out).toContain('scrapeConfig/shop/cart-sm-0');
    expect(out).not.toContain('serviceMonitor/');
  });

  test('compares the same input without and with them', async () => {
    const input = file('shop.yaml', SHOP);
    const config = await runCli(['config', '--diff', '--consolidate-monitors', input]);
    const targets = await runCli(['targets', '--diff', '--consolidate-monitors', input]);

    expect(config.out).toContain('2 jobs added, 2 removed, 0 changed');
    expect([targets.code, targets.out.split('\n').at(-2)]).toEqual([0, '0 gained, 0 lost, 2 changed']);
  });
});
