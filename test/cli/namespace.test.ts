import { useFolder, yaml } from './folder';
import { runCli } from './terminal';
import { podMonitor } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';
import { deployment } from '../support/manifests/workloads';

const folder = useFolder();

/** As `helm template` writes it: no object says where it is. */
const CHART = [podMonitor(), deployment({ container: { ports: [{ name: 'metrics', containerPort: 80 }] } })]
  .map((manifest) => ({ ...manifest, metadata: { ...manifest.metadata, namespace: undefined } }));
const SERVER = prometheus({ podMonitorNamespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } } });

describe('runCli() --namespace', () => {
  test.each([
    { command: ['inspect', '-n', 'shop'], expected: '+ PodMonitor/shop/cart' },
    { command: ['config', '--namespace', 'shop'], expected: 'job_name: podMonitor/shop/cart/0' },
    { command: ['targets', '-n', 'shop'], expected: 'Deployment/shop/cart' },
    { command: ['explain', '-n', 'shop', 'PodMonitor/shop/cart'], expected: 'PodMonitor/shop/cart: scraped' },
    { command: ['report', '-n', 'shop'], expected: 'Deployment · shop' },
  ])('is where $command.0 takes objects to be that state none', async ({ command, expected }) => {
    const { code, out, err } = await runCli([...command, folder.file('chart.yaml', yaml([SERVER, ...CHART]))]);

    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain(expected);
  });

  test('makes certain where they are, so that nobody looks there is told', async () => {
    const input = yaml([SERVER, ...CHART]);
    const [unknown, known] = [await runCli(['check', '-'], { stdin: input }), await runCli(['check', '-n', 'other', '-'], { stdin: input })];

    expect(unknown.out).not.toContain('AM903');
    expect(known.out).toMatch(/^error {3}AM903 PodMonitor\/other\/cart \(<stdin>:\d+\): /);
  });

  test('is that of both sides of a comparison', async () => {
    const [before, after] = [folder.file('old.yaml', yaml([SERVER, ...CHART])), folder.file('new.yaml', yaml([SERVER]))];

    expect((await runCli(['targets', '--diff', '-n', 'shop', before, after])).out).toContain('Deployment/shop/cart');
    expect((await runCli(['config', '--diff', '-n', 'shop', before, after])).out).toContain('- podMonitor/shop/cart/0');
  });

  test('is the name of a namespace', async () => {
    const { code, err } = await runCli(['check', '-n', 'My Shop', '-']);

    expect(code).toBe(2);
    expect(err).toMatch(/^"--namespace My Shop" /);
  });
});
