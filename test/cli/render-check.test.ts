import { Finding, Severity } from 'cdk8s-app-monitoring';
import { useFolder } from './folder';
import { runCli } from './terminal';
import { FrameLine } from '../../lib/cli/code-frame';
import { CheckView, renderCheck } from '../../lib/cli/render-check';
import { podMonitor } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';

const finding = (fields: Partial<Finding> = {}): Finding => ({ code: 'AM908', severity: Severity.ERROR, path: 'ServiceMonitor/shop/cart', message: 'it is wrong', fix: 'fix it', ...fields });
const FRAME: FrameLine[] = [{ number: 9, text: '    - interval: 30s' }, { number: 10, text: '      port: web', mark: { column: 6, length: 4 } }];
const VIEW: CheckView = { placeOf: () => 'app.yaml:3', frameOf: () => undefined, paint: (_, text) => text, showsAll: false };
const plain = (findings: readonly Finding[], view: Partial<CheckView> = {}) => renderCheck(findings, { ...VIEW, ...view });

describe('renderCheck()', () => {
  test('shows the lines of a finding with a mark', () => {
    expect(plain([finding()], { frameOf: () => FRAME })).toBe(`error   AM908 ServiceMonitor/shop/cart (app.yaml:3): it is wrong; fix it
           9 |     - interval: 30s
        > 10 |       port: web
             |       ^^^^

1 error, 0 warnings, 0 notes
`);
  });

  test('shows no lines of an accepted finding', () => {
    expect(plain([finding({ acknowledged: 'known', severity: Severity.INFO })], { frameOf: () => FRAME })).toBe(
      'info    AM908 ServiceMonitor/shop/cart (app.yaml:3): it is wrong; fix it (acknowledged: known)\n\n0 errors, 0 warnings, 1 note\n');
  });

  test.each([
    { count: 6, showsAll: false, lines: 6, more: '' },
    { count: 7, showsAll: false, lines: 5, more: '        AM908 ... and 2 more; --all shows them' },
    { count: 1000, showsAll: false, lines: 5, more: '        AM908 ... and 995 more; --all shows them' },
    { count: 1000, showsAll: true, lines: 1000, more: '' },
  ])('folds $count of one code', ({ count, showsAll, lines, more }) => {
    const text = plain(Array.from({ length: count }, () => finding()), { showsAll });

    expect(text.split('\n').filter((line) => line.startsWith('error'))).toHaveLength(lines);
    expect(text.split('\n').filter((line) => line.includes('more;')).join()).toBe(more);
    expect(text).toContain(`${count} errors, 0 warnings, 0 notes`);
  });

  test('folds codes and severities apart', () => {
    const text = plain([finding(), ...Array.from({ length: 8 }, () => finding({ code: 'AM910', severity: Severity.WARNING }))]);

    expect(text).toContain('        AM910 ... and 3 more; --all shows them');
    expect(text).not.toContain('AM908 ...');
  });

  test('breaks lines at the width of the terminal', () => {
    const text = plain([finding({ message: 'word '.repeat(40).trim() })], { columns: 60, frameOf: () => [{ number: 1, text: `x: ${'y'.repeat(200)}`, mark: { column: 0, length: 1 } }] });

    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(60);
    expect(text).toMatch(/^ {8}word/m);
  });

  test('shows the part of a long line that is marked', () => {
    const text = plain([finding()], { frameOf: () => [{ number: 1, text: `${'x'.repeat(1000)}"port": 1${'x'.repeat(1000)}`, mark: { column: 1000, length: 6 } }] });
    const [line, under] = text.split('\n').slice(1);

    expect(line.slice(under.indexOf('^'), under.lastIndexOf('^') + 1)).toBe('"port"');
  });

  test('shows control characters as escapes', () => {
    expect(plain([finding()], { frameOf: () => [{ number: 1, text: 'a: \u001b[31m', mark: { column: 0, length: 1 } }] })).toContain('a: \\u001b[31m');
  });
});

describe('runCli() check, as text', () => {
  const folder = useFolder();
  const YAML = `apiVersion: v1\nkind: Secret\nmetadata: { name: login, namespace: shop }\nstringData: { password: hunter2 }\n---\n${
    JSON.stringify(prometheus(), undefined, 1)}\n---\n${JSON.stringify(podMonitor({ prot: 'http' }), undefined, 1)}\n---\napiVersion: v1\nkind: Secret\nmetadata: { name: cart, namespace: shop }\nstrData: { password: hunter2 }\n`;
  const checked = (given: Parameters<typeof runCli>[1] = {}) => runCli(['check', folder.file('app.yaml', YAML)], given);

  test('shows the field, and nothing of a Secret', async () => {
    const { out } = await checked();

    expect(out).toMatch(/AM602 PodMonitor\/shop\/cart[^\n]*\n[^]*> +\d+ \| +"prot": "http"\n +\| +\^{6}\n/);
    expect(out).toContain('Secret/shop/cart');
    expect(out).not.toContain('hunter2');
    expect(out).not.toContain('\u001b');
  });

  test.each([
    { it: 'a terminal', isTTY: true, env: {}, hasColours: true },
    { it: 'a terminal with NO_COLOR', isTTY: true, env: { NO_COLOR: '1' }, hasColours: false },
    { it: 'a file', isTTY: false, env: {}, hasColours: false },
    { it: 'a file with FORCE_COLOR', isTTY: false, env: { FORCE_COLOR: '1' }, hasColours: true },
    { it: 'a file with FORCE_COLOR and NO_COLOR', isTTY: false, env: { FORCE_COLOR: '1', NO_COLOR: '1' }, hasColours: false },
    { it: 'a terminal with FORCE_COLOR=0', isTTY: true, env: { FORCE_COLOR: '0' }, hasColours: false },
  ])('has colours on $it: $hasColours', async ({ isTTY, env, hasColours }) => {
    expect((await checked({ isTTY, env: env as { [name: string]: string } })).out.includes('\u001b[')).toBe(hasColours);
  });

  test('shows the lines of standard input, and none of a Secret', async () => {
    const { out } = await runCli(['check', '-'], { stdin: YAML });

    expect(out).toContain(' (<stdin>:25): ');
    expect(out).toContain('> 41 |     "prot": "http"\n');
    expect(out.match(/^ *> \d+ \|/gm)).toHaveLength(1);
  });

  test.each([['--summary'], ['-o', 'json'], ['-o', 'sarif']])('refuses --all with %s %s', async (...args) => {
    expect(await runCli(['check', '--all', ...args, 'x.yaml'])).toEqual({ code: 2, out: '', err: '"--all" is for the list of findings as text; leave it out\nTry "cdk8s-app-monitoring --help".\n' });
  });
});
