/** The command `webhook`. */
import { CertificateFiles } from './certificate';
import { ConversionServer, CONVERT_PATH } from './conversion-server';
import { Limits, LIMITS } from './limits';
import { visible } from '../../findings/problem';
import { Converter } from '../../graduation/conversion/converter';
import { DEMONSTRATION, NO_CHANGES } from '../../graduation/conversion/field-change';
import { LoadError } from '../../manifests/load/load-error';
import { faultOfSystem } from '../../manifests/load/read-faults';
import { Given, Subcommand, textOf } from '../subcommand';
import { Terminal } from '../terminal';
import { UsageError } from '../usage-error';

const DEFAULT_PORT = '8443';

/** Serves until SIGTERM or SIGINT. */
export const WEBHOOK: Subcommand = {
  help: `Usage: cdk8s-app-monitoring webhook --cert <file> --key <file> [options]

Converts ScrapeConfigs between v1alpha1 and v1beta1 for the API server: answers ConversionReviews of apiextensions.k8s.io/v1 over HTTPS at
/convert, and probes at /healthz and /readyz. A cluster needs it only when the two versions differ; today they do not, and the CRD uses
the conversion strategy None. See docs/conversion-webhook.md.

Options:
  --cert <file>     certificate of the server, PEM, with the certificates between it and its authority; it is read again when it changes
  --key <file>      private key of the certificate, PEM
  --port <number>   port to listen on; 0 is any free port (default: 8443)
  --host <address>  address to listen on (default: all addresses)
  --demonstration   convert with the difference that docs/conversion-webhook.md describes, to try the webhook; not for production
  -h, --help        show this help

It ends on SIGTERM or SIGINT, after the requests in flight, within 20 seconds.

Exit codes: 0 ended by a signal, 2 invalid arguments, unreadable certificate, or a port that cannot be used.
`,
  options: {
    cert: { type: 'string' }, key: { type: 'string' }, port: { type: 'string' }, host: { type: 'string' }, demonstration: { type: 'boolean' },
  },
  run: async (given, terminal) => serve(given, terminal, LIMITS, signal),
};

/** Serves until `ended` resolves, which is called when the server listens. @throws UsageError, LoadError */
export async function serve(given: Given, { stdout, stderr }: Terminal, limits: Limits, ended: () => Promise<string>): Promise<number> {
  const { cert, key, port, host } = settingsOf(given);
  const files = new CertificateFiles(cert, key);
  const first = lookAt(files, cert, key);
  if (first.is !== 'new') throw new UsageError(`"--cert" and "--key" cannot be used: ${first.is === 'unusable' ? first.why : 'not read'}`);
  const converter = new Converter(given.values.demonstration ? DEMONSTRATION : NO_CHANGES);
  const print = (line: string) => stdout.write(`${visible(line)}\n`);
  const report = (line: string) => stderr.write(`${visible(line)}\n`);
  const server = await listen({ pair: first.pair, host, port, converter, limits, report });
  print(first.about);
  print(`listening on port ${server.port}, path ${CONVERT_PATH}`);
  const polling = setInterval(() => renew(files, server, print, report), limits.certificateMillis);
  print(`${await ended()}: stopping`);
  clearInterval(polling);
  await server.stop();
  print('stopped');

  return 0;
}

function settingsOf(given: Given): { readonly cert: string; readonly key: string; readonly port: number; readonly host?: string } {
  const [cert, key, port] = [textOf(given, 'cert'), textOf(given, 'key'), textOf(given, 'port') ?? DEFAULT_PORT];
  if (given.inputs.length > 0) throw new UsageError(`webhook takes no input, and "${given.inputs[0]}" is one`);
  if (cert === undefined || key === undefined) throw new UsageError('webhook needs "--cert" and "--key"');
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw new UsageError(`"--port" must be a number from 0 to 65535, not "${port}"`);

  return { cert, key, port: Number(port), host: textOf(given, 'host') };
}

function lookAt(files: CertificateFiles, cert: string, key: string) {
  try {
    return files.look();
  } catch (error) {
    const { path } = error as NodeJS.ErrnoException;
    throw new LoadError([faultOfSystem(path ?? cert, error, path === key ? 'name the private key with "--key"' : 'name the certificate with "--cert"')]);
  }
}

async function listen(settings: Parameters<typeof ConversionServer.start>[0]): Promise<ConversionServer> {
  try {
    return await ConversionServer.start(settings);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`cannot listen on port ${settings.port}${settings.host === undefined ? '' : ` of "${settings.host}"`}: ${REASONS[code ?? ''] ?? (error as Error).message}`);
  }
}

const REASONS: { readonly [code: string]: string } = {
  EACCES: 'permission denied; use a port from 1024',
  EADDRINUSE: 'it is in use; use another one',
  EADDRNOTAVAIL: 'this machine does not have the address',
  ENOTFOUND: 'the address is not known',
};

/** A file that is being replaced may be gone for a moment: the next look finds it. */
function renew(files: CertificateFiles, server: ConversionServer, print: (line: string) => void, report: (line: string) => void): void {
  try {
    const look = files.look();
    if (look.is === 'unusable') report(`the certificate has changed and cannot be used: ${look.why}; the one before stays in use`);
    if (look.is !== 'new') return;
    server.use(look.pair);
    print(`reloaded: ${look.about}`);
  } catch (error) {
    report(`the certificate cannot be read (${(error as NodeJS.ErrnoException).code ?? (error as Error).name}); the one before stays in use`);
  }
}

/** The first signal ends the server; a second one ends the process at once. */
function signal(): Promise<string> {
  return new Promise((resolve) => {
    for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, () => resolve(name));
  });
}
