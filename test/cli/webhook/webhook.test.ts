import { ChildProcess, spawn } from 'child_process';
import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'fs';
import { createServer } from 'net';
import { join } from 'path';
import { LIMITS } from '../../../lib/cli/webhook/limits';
import { serve } from '../../../lib/cli/webhook/webhook';
import { bundleCli } from '../../support/bundled-cli';
import { KeyPair, selfSigned } from '../../support/self-signed';
import { ask, reviewOf } from '../../support/webhook-client';
import { useFolder } from '../folder';
import { runCli } from '../terminal';

jest.setTimeout(60_000);

const folder = useFolder();
const PAIR = selfSigned('webhook', '127.0.0.1');
const OBJECT = { apiVersion: 'monitoring.coreos.com/v1alpha1', kind: 'ScrapeConfig', metadata: { name: 'cart' }, spec: { jobName: 'a' } };

function write({ certificate, key }: KeyPair): { readonly cert: string; readonly key: string } {
  return { cert: folder.file('tls.crt', certificate), key: folder.file('tls.key', key) };
}

describe('cdk8s-app-monitoring webhook', () => {
  const other = selfSigned('other');

  test.each([
    { it: 'no certificate', args: () => [], expected: /^webhook needs "--cert" and "--key"\nTry / },
    { it: 'no key', args: () => ['--cert', 'a'], expected: /^webhook needs "--cert" and "--key"\n/ },
    { it: 'an input', args: () => ['a.yaml', '--cert', 'a', '--key', 'b'], expected: /^webhook takes no input, and "a.yaml" is one\n/ },
    { it: 'an unknown option', args: () => ['--tls'], expected: /^Unknown option '--tls'/ },
    { it: 'a file that does not exist', args: () => ['--cert', folder.file('c', PAIR.certificate), '--key', 'nowhere.key'], expected: /^AM807 nowhere.key: does not exist; name the private key with "--key"\n$/ },
    { it: 'a certificate that is none', args: () => ['--cert', folder.file('c', 'hunter2'), '--key', folder.file('k', PAIR.key)], expected: /^"--cert" and "--key" cannot be used: the certificate is not valid PEM\n/ },
    { it: 'a key that is none', args: () => ['--cert', folder.file('c', PAIR.certificate), '--key', folder.file('k', 'hunter2')], expected: /cannot be used: the key is not valid PEM, or needs a passphrase\n/ },
    { it: 'a key of another certificate', args: () => ['--cert', folder.file('c', PAIR.certificate), '--key', folder.file('k', other.key)], expected: /cannot be used: the key does not belong to the certificate\n/ },
    ...['x', '-1', '65536', '1.5', ''].map((port) => ({
      it: `the port "${port}"`, args: () => ['--cert', 'a', '--key', 'b', `--port=${port}`], expected: new RegExp(`^"--port" must be a number from 0 to 65535, not "${port}"\n`),
    })),
  ])('refuses $it', async ({ args, expected }) => {
    const { code, out, err } = await runCli(['webhook', ...args()]);

    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(expected);
    expect(err).not.toContain('hunter2');
  });

  test('refuses a port that is in use', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => { taken.listen(0, '127.0.0.1', resolve); });
    const { port } = taken.address() as { port: number };
    const { cert, key } = write(PAIR);

    const { code, err } = await runCli(['webhook', '--cert', cert, '--key', key, '--host', '127.0.0.1', '--port', String(port)]);
    taken.close();

    expect({ code, err }).toEqual({ code: 2, err: `cannot listen on port ${port} of "127.0.0.1": it is in use; use another one\nTry "cdk8s-app-monitoring --help".\n` });
  });
});

describe('serve()', () => {
  test('reads a certificate again that is replaced as Kubernetes replaces it, and keeps the one before while the new one cannot be used', async () => {
    const version = (name: string, { certificate, key }: KeyPair) => {
      const made = join(folder.path(), name);
      mkdirSync(made);
      writeFileSync(join(made, 'tls.crt'), certificate);
      writeFileSync(join(made, 'tls.key'), key);
      symlinkSync(made, join(folder.path(), `${name}.link`));
      renameSync(join(folder.path(), `${name}.link`), join(folder.path(), 'current'));
    };
    const next = selfSigned('webhook', '127.0.0.1');
    version('one', PAIR);
    const lines: string[] = [];
    const [cert, key] = ['tls.crt', 'tls.key'].map((name) => join(folder.path(), 'current', name));
    let end!: (signal: string) => void;
    const terminal = { stdin: (async function* none() {})(), stdout: { write: (line: string) => lines.push(line) }, stderr: { write: (line: string) => lines.push(`! ${line}`) }, env: {} };
    const ended = serve({ inputs: [], values: { cert, key, port: '0', host: '127.0.0.1' } }, terminal, { ...LIMITS, certificateMillis: 50 }, () => new Promise((resolve) => { end = resolve; }));
    const line = async (pattern: RegExp) => {
      for (let tries = 0; tries < 400 && !lines.some((each) => pattern.test(each)); tries++) await new Promise((resolve) => { setTimeout(resolve, 25); });

      return lines.find((each) => pattern.test(each))!;
    };
    const port = Number(/port (\d+)/.exec(await line(/listening/))![1]);
    expect((await ask({ port, ca: PAIR.certificate, path: '/readyz', method: 'GET' })).status).toBe(200);

    version('two', { certificate: next.certificate, key: PAIR.key });
    await line(/changed and cannot be used/);
    expect((await ask({ port, ca: PAIR.certificate, path: '/readyz', method: 'GET' })).status).toBe(200);
    version('three', next);
    await line(/reloaded/);
    expect((await ask({ port, ca: next.certificate, path: '/readyz', method: 'GET' })).status).toBe(200);
    end('SIGTERM');

    expect(await ended).toBe(0);
    expect(lines).toEqual([
      expect.stringMatching(/^certificate for DNS:webhook, IP Address:127.0.0.1, valid until Dec 31 23:59:59 2999 GMT\n$/),
      `listening on port ${port}, path /convert\n`,
      '! the certificate has changed and cannot be used: the key does not belong to the certificate; the one before stays in use\n',
      expect.stringMatching(/^reloaded: certificate for DNS:webhook, /),
      'SIGTERM: stopping\n',
      'stopped\n',
    ]);
  });
});

describe('the program', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('serves until %s, and ends with 0', async (signal) => {
    const { cert, key } = write(PAIR);
    const child = spawn(process.execPath, [bundleCli(folder.path()), 'webhook', '--cert', cert, '--key', key, '--host', '127.0.0.1', '--port', '0', '--demonstration']);
    const output = outputOf(child);
    const port = Number((await output.match(/listening on port (\d+)/))[1]);

    const { status, body } = await ask({ port, ca: PAIR.certificate }, reviewOf([OBJECT]));
    child.kill(signal);

    expect({ status, spec: (JSON.parse(body) as { response: { convertedObjects: { spec: unknown }[] } }).response.convertedObjects[0].spec }).toEqual({ status: 200, spec: { job: 'a' } });
    expect(await output.code).toBe(0);
    expect(output.text()).toMatch(new RegExp(`${signal}: stopping\nstopped\n$`));
  });
});

function outputOf(child: ChildProcess) {
  let text = '';
  child.stdout!.on('data', (chunk: Buffer) => { text += chunk.toString(); });
  child.stderr!.on('data', (chunk: Buffer) => { text += chunk.toString(); });
  const code = new Promise<number | null>((resolve) => { child.once('close', resolve); });

  return {
    code,
    text: () => text,
    match: async (pattern: RegExp) => {
      for (let tries = 0; tries < 1_000; tries++) {
        const found = pattern.exec(text);
        if (found) return found;
        await new Promise((resolve) => { setTimeout(resolve, 25); });
      }
      throw new Error(text);
    },
  };
}
