/** One input through every command of the program, and what no output may ever be. */
import { Ran, runCli } from '../cli/terminal';
import { cpuMillis } from '../support/cpu-millis';

/** Paths of files that commands are given. */
export interface Files {
  /** The manifests. */
  readonly app: string;
  /** Others to compare with. */
  readonly other: string;
  /** What is in the cluster already. */
  readonly external?: string;
  readonly prometheusConfig?: string;
}

/** Every command with every output. */
export function commandsOn({ app, other, external, prometheusConfig }: Files, subjects: readonly string[] = ['cart']): string[][] {
  const beside = [...external === undefined ? [] : ['--external', external], ...prometheusConfig === undefined ? [] : ['--prometheus-config', prometheusConfig]];
  const each = (command: readonly string[], ...outputs: string[]) => outputs.map((output) => [command[0], '-o', output, ...beside, ...command.slice(1)]);

  return [
    ...each(['inspect', app], 'text', 'json'),
    ...each(['check', app], 'text', 'json', 'sarif'),
    ...each(['targets', app], 'text', 'json', 'mermaid'),
    ...each(['targets', '--diff', other, app], 'text', 'json'),
    ...each(['targets', '--diff', app, other], 'text', 'json'),
    ...subjects.flatMap((subject) => each(['explain', '--', subject, app], 'text', 'json')),
    ['report', ...beside, app],
    ['config', app],
    ['config', '--diff', other, app],
    ['config', '--diff', app, other],
  ];
}

/** C0 but for line breaks, C1, line separators, what changes direction, byte order marks, half characters. */
// eslint-disable-next-line no-control-regex
const STEERING = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** How the program says no: faults with their places, how it is used, or names to choose from. */
const REFUSAL = /^(?:(?:AM80[1-7] .+: .+; .+\n)+|.+\nTry "cdk8s-app-monitoring --help"\.\n|AM616: .+\nType one of these names in place of ".*":\n(?:  .+\n)+)$/;

/** Generous, since machines that run tests are busy. */
const MAX_MILLIS = 20_000;

/** What a call is given beside its arguments. */
interface Given { readonly stdin?: string; readonly isJson?: boolean }

/** Why a call of the program on a terminal went wrong; undefined where all is well. */
export async function whyNotSafe(args: readonly string[], { stdin, isJson = false }: Given = {}): Promise<string | undefined> {
  const started = cpuMillis();
  let ran: Ran;
  try {
    ran = await runCli(args, { stdin, isTTY: true, env: { NO_COLOR: '1' } });
  } catch (error) {
    return `crash: ${(error as Error).stack}`;
  }
  const { code, out, err } = ran;
  const took = cpuMillis() - started;
  const [steering] = STEERING.exec(out + err) ?? [];
  if (![0, 1, 2].includes(code)) return `exit code ${code}`;
  if (steering !== undefined) return `writes ${JSON.stringify(steering)} to the terminal`;
  if (code === 2 && !REFUSAL.test(err)) return `does not say why it refuses: ${err}`;
  if (code !== 2 && isJson) JSON.parse(out);

  return took > MAX_MILLIS ? `took ${Math.round(took)} ms` : undefined;
}

/** Every command that goes wrong, and why. */
export async function faultsOf(commands: readonly (readonly string[])[]): Promise<string[]> {
  const faults: string[] = [];
  for (const args of commands) {
    const why = await whyNotSafe(args, { isJson: args.includes('json') || args.includes('sarif') });
    if (why !== undefined) faults.push(`${args.join(' ')}: ${why}`);
  }

  return faults;
}

/** What prototypes hold: the same before and after whatever is read. */
export function prototypes(): string {
  return JSON.stringify([Object, Array, String, Map, Function].map(({ prototype }) => Object.getOwnPropertyNames(prototype)));
}
