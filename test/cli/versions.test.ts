import { useFolder, yaml } from './folder';
import { runCli } from './terminal';
import { podMonitor, serviceMonitor } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';
import { service } from '../support/manifests/services';
import { deployment } from '../support/manifests/workloads';

const { file } = useFolder();

const POD = podMonitor({ port: undefined, portNumber: 9090 });
const TWO_PORTS = [{ name: 'metrics', containerPort: 9090 }, { name: 'web', containerPort: 8080 }];
const shop = () => file('shop.yaml', yaml([prometheus({ version: 'v2.53.0' }), POD, serviceMonitor(), service(), deployment({ container: { ports: TWO_PORTS } })]));
const URLS = /http:\/\/[\w-]+:\d+/g;

describe('runCli() with a version', () => {
  test.each([
    { version: '0.78.2', expected: ['http://cart-0:8080', 'http://cart-0:9090'] },
    { version: '0.79.2', expected: ['http://cart-0:9090'] },
  ])('shows the targets with operator $version', async ({ version, expected }) => {
    const { out } = await runCli(['targets', '--operator-version', version, shop()]);
    const pods = out.split('\n').filter((line) => line.includes('podMonitor/'));

    expect(pods.flatMap((line) => line.match(URLS) ?? []).sort()).toEqual(expected);
  });

  test('shows which targets an upgrade loses', async () => {
    const { code, out } = await runCli(['targets', '--diff', '--operator-version', '0.78.2..0.79.2', shop()]);

    expect(out).toMatch(/^- .*http:\/\/cart-0:8080\/metrics/m);
    expect(out).not.toMatch(/^\+/m);
    expect(code).toBe(1);
  });

  test('shows what an upgrade changes in the configuration', async () => {
    const { out } = await runCli(['config', '--diff', '--operator-version', '0.82.2..0.83.0', shop()]);

    expect(out).toContain('-    regex: $(SHARD)\n+    - __tmp_disable_sharding\n+    regex: $(SHARD);|.+;.+');
    expect(out).toContain('2 changed');
  });

  test('shows what another version of Prometheus changes, whatever its image is', async () => {
    const path = file('server.yaml', yaml([prometheus({ version: 'v2.53.0', image: 'quay.io/prometheus/prometheus:v2.53.0', scrapeProtocols: ['PrometheusText1.0.0'] })]));
    const { out } = await runCli(['config', '--diff', '--prometheus-version', '2.55..3.14', path]);

    expect(out).toContain('+  - PrometheusText1.0.0');
  });

  test('shows what EndpointSlices change', async () => {
    const { out } = await runCli(['config', '--diff', '--service-discovery-role', 'Endpoints..EndpointSlice', shop()]);

    expect(out).toContain('-  - role: endpoints\n+  - role: endpointslice');
  });

  test.each([
    { args: ['targets', '--operator-version', '0.79..0.94', 'x'], err: '"--operator-version 0.79..0.94" is a range, which needs "--diff"' },
    { args: ['targets', '--diff', '--operator-version', '0.60..0.94', 'x'], err: '"--operator-version 0.60..0.94": "0.60" is older than v0.70.0, the oldest version that is known' },
    { args: ['targets', '--diff', '--operator-version', '0.79..', 'x'], err: '"--operator-version 0.79..": "" is not a version like "v0.94.1" or "0.94"' },
    { args: ['targets', '--diff', '--operator-version', '0.79..0.80..0.81', 'x'], err: '"--operator-version 0.79..0.80..0.81" is not a range like "0.79..0.94"' },
    { args: ['config', '--diff', '--prometheus-version', '2.55..3.14', '-'], err: 'standard input cannot be read twice; use a file or folder' },
    { args: ['config', '--service-discovery-role', 'Pods', 'x'], err: '"--service-discovery-role Pods" is not Endpoints or EndpointSlice' },
    { args: ['check', '--prometheus-version', '3.14', 'x'], err: 'unknown option "--prometheus-version" for "check"' },
  ])('refuses $args', async ({ args, err }) => {
    expect(await runCli(args)).toEqual({ code: 2, out: '', err: `${err}\nTry "cdk8s-app-monitoring --help".\n` });
  });
});
