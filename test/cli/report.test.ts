import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'fs';
import { join } from 'path';
import { useFolder, yaml } from './folder';
import { runCli } from './terminal';
import { podMonitor } from '../support/manifests/monitors';
import { prometheus } from '../support/manifests/servers';

const folder = useFolder();
const FINE = yaml([prometheus(), podMonitor()]);
const UNSELECTED = yaml([prometheus({ podMonitorSelector: { matchLabels: { release: 'x' } } }), podMonitor()]);

describe('runCli() report', () => {
  test('writes a page to standard output', async () => {
    const { code, out, err } = await runCli(['report', '-'], { stdin: FINE });

    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^<!DOCTYPE html>[\s\S]*<title>Prometheus scrape forecast<\/title>[\s\S]*<\/html>\n$/);
  });

  test('writes a page to a file, even where something is wrong', async () => {
    const out = join(folder.path(), 'report.html');
    const { code, ...said } = await runCli(['report', '--out', out, '--title', 'Shop <1>', folder.file('app.yaml', UNSELECTED)]);

    expect({ code, ...said }).toEqual({ code: 1, out: '', err: '' });
    expect(readFileSync(out, 'utf8')).toMatch(/<title>Shop &#60;1&#62;<\/title>[\s\S]*AM901[\s\S]*app\.yaml:3/);
    expect(readdirSync(folder.path()).sort()).toEqual(['app.yaml', 'report.html']);
  });

  test('takes the place of a file, and of the one that a link leads to', async () => {
    const old = folder.file('old.html', 'x'.repeat(100_000));
    const link = join(folder.path(), 'link.html');
    symlinkSync(old, link);
    await runCli(['report', '--out', link, '-'], { stdin: FINE });

    expect(readFileSync(old, 'utf8')).toMatch(/^<!DOCTYPE html>[^x]/);
    expect(readdirSync(folder.path()).sort()).toEqual(['link.html', 'old.html']);
  });

  test.each([
    { it: 'a folder', path: () => join(folder.path(), 'there'), why: 'it is a folder; use the path of a file' },
    { it: 'a path into nowhere', path: () => join(folder.path(), 'not', 'there.html'), why: 'its folder does not exist; create it first' },
    { it: 'a path through a file', path: () => join(folder.file('plain', ''), 'a.html'), why: 'the parent path is a file, not a folder' },
  ])('says that it cannot write $it', async ({ path, why }) => {
    mkdirSync(join(folder.path(), 'there'));
    const { code, out, err } = await runCli(['report', '--out', path(), '-'], { stdin: FINE });

    expect({ code, out, err }).toEqual({ code: 2, out: '', err: `cannot write "${path()}": ${why}\n` });
  });

  test('leaves an old page where the inputs cannot be read', async () => {
    const old = folder.file('old.html', 'old');
    const { code } = await runCli(['report', '--out', old, '-'], { stdin: 'a: [' });

    expect(code).toBe(2);
    expect(readFileSync(old, 'utf8')).toBe('old');
  });

  test('writes nothing for options it does not have', async () => {
    const out = join(folder.path(), 'report.html');
    const { code, err } = await runCli(['report', '--show-secrets', '--out', out, '-'], { stdin: FINE });

    expect({ code, err }).toEqual({ code: 2, err: 'unknown option "--show-secrets" for "report"\nTry "cdk8s-app-monitoring --help".\n' });
    expect(existsSync(out)).toBe(false);
  });
});
