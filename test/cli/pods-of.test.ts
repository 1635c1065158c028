import { yaml } from './folder';
import { runCli } from './terminal';
import { podMonitor } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';
import { deployment } from '../support/manifests/workloads';

const { spec, ...rest } = deployment();
const WIDGET = { ...rest, apiVersion: 'example.com/v1', kind: 'Widget', spec: { ...spec as object, size: 2 } };
const ROLES = { ...rest, apiVersion: 'example.com/v1', kind: 'Widget', spec: { roles: { a: spec, b: spec } } };

async function targets(args: readonly string[], ...manifests: object[]): Promise<string[]> {
  const { out } = await runCli(['targets', '-o', 'json', ...args, '-'], { stdin: yaml([prometheus(), podMonitor(), ...manifests]) });
  const [server] = Object.values(JSON.parse(out).servers) as { targets: { [job: string]: { url: string }[] } }[];

  return Object.values(server.targets).flat().map(({ url }) => url);
}

describe('runCli() with --pods-of', () => {
  test('shows pods of the template of a kind that is not known', async () => {
    expect(await targets([], WIDGET)).toEqual([]);
    expect(await targets(['--pods-of', 'example.com/Widget=spec.template'], WIDGET)).toEqual(['http://cart-0:9090/metrics']);
  });

  test('takes every entry of a list or map', async () => {
    expect(await targets(['--pods-of', 'example.com/Widget=spec.roles.*.template'], ROLES)).toEqual(['http://cart-a-0:9090/metrics', 'http://cart-b-0:9090/metrics']);
  });

  test('can be repeated, and is for one group', async () => {
    expect(await targets(['--pods-of', 'other.org/Widget=spec.template', '--pods-of', 'example.com/Thing=spec'], WIDGET)).toEqual([]);
  });

  test.each(['check', 'inspect', 'report'])('is an option of %s', async (command) => {
    const { code } = await runCli([command, '--pods-of', 'example.com/Widget=spec.template', '-'], { stdin: yaml([prometheus(), podMonitor(), WIDGET]) });

    expect(code).toBe(0);
  });

  test('lets explain find the object', async () => {
    const { code, out } = await runCli(['explain', '--pods-of', 'example.com/Widget=spec.template', 'Widget/shop/cart', '-'], { stdin: yaml([prometheus(), podMonitor(), WIDGET]) });

    expect(out).toContain('http://cart-0:9090/metrics');
    expect(code).toBe(0);
  });
});
