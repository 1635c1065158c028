/** Parses arguments to a command. */
import { choiceOf } from './choice';
import { isCode } from './explain-code';
import { parseOptions } from './parse-options';
import { UsageError } from './usage-error';
import { tryVersionRange, Versions, versionsOf } from './versions';
import { PodsOf, whyNotPodsOf } from '../kubernetes/workloads/pods-of';
import { whyNotDnsLabel } from '../units/kubernetes-names';
import { tryFindNearest } from '../units/nearest-name';

/** What is read of the inputs, and the namespace that they are applied to. */
interface Applied extends Versions {
  /** Namespace of objects without metadata.namespace. */
  readonly namespace?: string;
  /** Patterns of files and folders to leave out. */
  readonly exclude: readonly string[];
  /** Kinds that run pods, in addition to those that are known. */
  readonly podsOf: readonly PodsOf[];
  /** Who reads the monitors: a profile with facts, or the path of a file. */
  readonly profile?: string;
  /** File with findings that are accepted. */
  readonly accept?: string;
}

/** What is known in addition to the inputs. */
export interface Beside extends Applied {
  /** Files and folders with objects that are in the cluster already. */
  readonly external: readonly string[];
  /** File with the configuration of a Prometheus without the operator. */
  readonly prometheusConfig?: string;
  readonly showSecrets: boolean;
}

/** One of two sides that are compared. */
export interface Side extends Versions, MaybeConsolidated {
  readonly inputs: readonly string[];
}

/** Whether monitors are replaced by ScrapeConfigs with the same jobs. */
interface MaybeConsolidated { readonly consolidateMonitors?: boolean }

interface OldAndNew { readonly before: Side; readonly after: Side }

/** Whether files are edited, and whether only the diff is printed. */
interface Fixing { readonly fix: boolean; readonly isDry: boolean }

interface Inputs { readonly inputs: readonly string[] }

interface OneServer { readonly server?: string }

/** A command with its options. */
export type Command =
  | { readonly name: 'help'; readonly of?: CommandName }
  | { readonly name: 'version' }
  | { readonly name: 'inspect'; readonly output: 'text' | 'json' } & Inputs & Beside
  | { readonly name: 'check'; readonly output: CheckOutput; readonly summary: boolean; readonly all: boolean; readonly failOn: FailOn } & Fixing & Inputs & Beside
  | { readonly name: 'config' } & Inputs & OneServer & Beside & MaybeConsolidated
  | { readonly name: 'diff' } & OldAndNew & OneServer & Beside
  | { readonly name: 'targets'; readonly output: 'text' | 'json' | 'mermaid' } & Inputs & OneServer & Beside & MaybeConsolidated
  | { readonly name: 'target-diff'; readonly output: 'text' | 'json' | 'markdown' } & OldAndNew & OneServer & Beside
  | { readonly name: 'report'; readonly out?: string; readonly title?: string } & Inputs & Omit<Beside, 'showSecrets'>
  | { readonly name: 'snapshot'; readonly namespace?: string } & Inputs
  | { readonly name: 'explain'; readonly subject: string; readonly output: 'text' | 'json' } & Inputs & Beside;

/** Forms of findings. */
export type CheckOutput = 'text' | 'json' | 'sarif' | 'github' | 'junit' | 'markdown';

/** Lowest severity that makes a check fail. */
export type FailOn = 'error' | 'warning';

export type CommandName = 'inspect' | 'check' | 'config' | 'targets' | 'explain' | 'report' | 'snapshot';

const OPTIONS = {
  'help': { type: 'boolean', short: 'h' },
  'version': { type: 'boolean' },
  'output': { type: 'string', short: 'o' },
  'operator-version': { type: 'string' },
  'kubernetes-version': { type: 'string' },
  'prometheus-version': { type: 'string' },
  'service-discovery-role': { type: 'string' },
  'fail-on': { type: 'string' },
  'accept': { type: 'string' },
  'summary': { type: 'boolean' },
  'all': { type: 'boolean' },
  'fix': { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  'out': { type: 'string' },
  'title': { type: 'string' },
  'server': { type: 'string' },
  'diff': { type: 'boolean' },
  'consolidate-monitors': { type: 'boolean' },
  'namespace': { type: 'string', short: 'n' },
  'exclude': { type: 'string', multiple: true },
  'external': { type: 'string', multiple: true },
  'prometheus-config': { type: 'string' },
  'pods-of': { type: 'string', multiple: true },
  'profile': { type: 'string' },
  'show-secrets': { type: 'boolean' },
} as const;

const APPLIED = ['namespace', 'exclude', 'pods-of', 'profile', 'operator-version', 'kubernetes-version'];
const SERVERS = ['prometheus-version', 'service-discovery-role'];
const BESIDE = [...APPLIED, 'external', 'prometheus-config', 'show-secrets'];

/** Options of each command in addition to `--help`. */
const TAKES: { readonly [command in CommandName]: readonly string[] } = {
  inspect: ['output', 'accept', ...BESIDE],
  check: ['output', 'accept', 'fail-on', 'summary', 'all', 'fix', 'dry-run', ...APPLIED, 'external', 'prometheus-config'],
  config: ['accept', 'server', 'diff', 'consolidate-monitors', ...SERVERS, ...APPLIED, 'external', 'show-secrets'],
  targets: ['output', 'accept', 'server', 'diff', 'consolidate-monitors', ...SERVERS, ...BESIDE],
  explain: ['output', 'accept', ...BESIDE],
  report: ['out', 'title', 'accept', ...APPLIED, 'external', 'prometheus-config'],
  snapshot: ['namespace'],
};

/**
 * Parses the arguments.
 * @param others names of commands in files of their own, for a suggestion
 * @throws UsageError
 */
export function parseCommand(args: readonly string[], others: readonly string[] = []): Command {
  const { values, positionals: [name, ...rest] } = parseOptions(args, OPTIONS);
  const command = (Object.keys(TAKES) as CommandName[]).find((each) => each === name);
  if (values.help) return { name: 'help', of: command };
  if (values.version) return { name: 'version' };
  if (command === undefined) throw new UsageError(name === undefined ? 'no command is given' : `unknown command "${name}"${suggestionFor(name, others)}`);
  const stranger = Object.keys(values).find((option) => !TAKES[command].includes(option));
  if (stranger !== undefined) throw new UsageError(`unknown option "--${stranger}" for "${name}"`);

  return PARSERS[command](rest, values);
}

function suggestionFor(name: string, others: readonly string[]): string {
  const nearest = tryFindNearest(name, [...Object.keys(TAKES), ...others]);

  return nearest === undefined ? '' : `; use "${nearest}"`;
}

type Values = ReturnType<typeof parseOptions<typeof OPTIONS>>['values'];

/** Options of commands in files of their own for what is known in addition to the inputs. */
export const BESIDE_OPTIONS = Object.fromEntries(BESIDE.map((option) => [option, OPTIONS[option as keyof typeof OPTIONS]]));

const PARSERS: { readonly [command in CommandName]: (rest: readonly string[], values: Values) => Command } = {
  inspect: (inputs, values) => ({
    name: 'inspect',
    inputs: atLeastOne(inputs),
    output: outputOf(values, TEXT_OR_JSON),
    ...besideOf(values),
  }),
  check: (inputs, values) => ({
    name: 'check',
    inputs: atLeastOne(inputs),
    output: summaryOrOutput(values),
    summary: values.summary ?? false,
    all: values.all ?? false,
    failOn: failOnOf(values),
    ...fixingOf(inputs, values),
    ...besideOf(values),
  }),
  config: (inputs, values) => {
    const shared = { server: values.server, ...besideOf(values) };

    return values.diff ? { name: 'diff', ...oldAndNew(inputs, values), ...shared } : { name: 'config', inputs: atLeastOne(inputs), ...shared, ...consolidatedIn(values) };
  },
  targets: (inputs, values) => {
    const shared = { server: values.server, ...besideOf(values) };
    if (values.diff && shared.accept !== undefined) throw new UsageError('"--accept" has no effect with "targets --diff", which shows no findings; leave it out');

    return values.diff
      ? { name: 'target-diff', ...oldAndNew(inputs, values), output: outputOf(values, [...TEXT_OR_JSON, 'markdown']), ...shared }
      : { name: 'targets', inputs: atLeastOne(inputs), output: outputOf(values, [...TEXT_OR_JSON, 'mermaid']), ...shared, ...consolidatedIn(values) };
  },
  explain: ([subject, ...inputs], values) => {
    if (subject === undefined) throw new UsageError('the name of a workload, Service or monitor, or the code of a finding is missing');

    return { name: 'explain', subject, inputs: isCode(subject) ? noInput(inputs, subject) : inputsOrCode(inputs, subject), output: outputOf(values, TEXT_OR_JSON), ...besideOf(values) };
  },
  report: (inputs, values) => ({
    name: 'report',
    inputs: atLeastOne(inputs),
    out: values.out,
    title: values.title,
    ...besideOf(values),
  }),
  snapshot: (inputs, values) => ({ name: 'snapshot', inputs, namespace: appliedOf(values).namespace }),
};

const TEXT_OR_JSON = ['text', 'json'] as const;

/** @throws UsageError if there are no inputs */
export function atLeastOne(inputs: readonly string[]): readonly string[] {
  if (inputs.length === 0) throw new UsageError('no file or folder is given; "-" reads standard input');

  return inputs;
}

/** What looks like a code, and is not one, needs no input to be refused. */
function inputsOrCode(inputs: readonly string[], subject: string): readonly string[] {
  if (inputs.length === 0 && /^AM\d*$/i.test(subject)) throw new UsageError(`"${subject}" is not the code of a finding; write it like AM908`);

  return atLeastOne(inputs);
}

/** Without an input, `explain` is about a code. */
function noInput(inputs: readonly string[], code: string): readonly string[] {
  if (inputs.length > 0) throw new UsageError(`"explain ${code}" takes no file or folder`);

  return inputs;
}

function consolidatedIn(values: Values): MaybeConsolidated {
  return values['consolidate-monitors'] ? { consolidateMonitors: true } : {};
}

/** Two inputs, or the same inputs with two versions, or without and with the ScrapeConfigs in place of monitors. */
function oldAndNew(inputs: readonly string[], values: Values): OldAndNew {
  const range = tryVersionRange(values);
  const consolidated = consolidatedIn(values);
  if (range || consolidated.consolidateMonitors) {
    if (atLeastOne(inputs).includes('-')) throw new UsageError('standard input cannot be read twice; use a file or folder');
    const { before, after } = range ?? { before: versionsOf(values), after: versionsOf(values) };

    return { before: { inputs, ...before }, after: { inputs, ...after, ...consolidated } };
  }
  if (inputs.length !== 2) throw new UsageError('"--diff" needs two files or folders, OLD and NEW');
  if (inputs.every((input) => input === '-')) throw new UsageError('standard input can be used for OLD or NEW, not for both');

  const versions = versionsOf(values);

  return { before: { inputs: [inputs[0]], ...versions }, after: { inputs: [inputs[1]], ...versions } };
}

/** What options give besides the inputs. @throws UsageError */
export function besideOf(values: Values): Beside {
  const { external = [], 'prometheus-config': prometheusConfig, 'show-secrets': showSecrets = false } = values;
  if ([...external, prometheusConfig].includes('-')) {
    throw new UsageError(`"--${prometheusConfig === '-' ? 'prometheus-config' : 'external'}" must be the path of a file, not standard input`);
  }

  return { ...appliedOf(values), external, prometheusConfig, showSecrets };
}

function appliedOf(values: Values): Applied {
  const { namespace, exclude = [], profile, accept } = values;
  if (accept === '-') throw new UsageError('"--accept" must be the path of a file, not standard input');
  const why = namespace === undefined ? undefined : whyNotDnsLabel(namespace);
  if (why) throw new UsageError(`"--namespace ${namespace}" ${why}`);

  return {
    namespace,
    exclude,
    podsOf: podsOfIn(values),
    profile,
    accept,
    ...values.diff ? {} : versionsOf(values),
  };
}

/** `example.com/Widget=spec.template`; without a group, e.g. `Widget=spec.template`, for the core group. */
function podsOfIn({ 'pods-of': given = [] }: Values): PodsOf[] {
  return given.map((text) => {
    const [, group = '', kind = '', template = ''] = /^(?:([^/=]*)\/)?([^/=]+)=([^=,]+)$/.exec(text) ?? [];
    const why = kind === '' ? 'write it like example.com/Widget=spec.template' : whyNotPodsOf({ group, kind, template });
    if (why) throw new UsageError(`"--pods-of ${text}": ${why}`);

    return { group, kind, template };
  });
}

function outputOf<T extends string>({ output = 'text' }: Values, known: readonly T[]): T {
  return choiceOf('output', output, known);
}

function summaryOrOutput(values: Values): CheckOutput {
  if (values.summary && values.output !== undefined && values.output !== 'text') throw new UsageError('"--summary" is text; leave out "--output"');

  if (values.all && (values.summary || (values.output ?? 'text') !== 'text')) throw new UsageError('"--all" is for the list of findings as text; leave it out');

  return outputOf<CheckOutput>(values, ['text', 'json', 'sarif', 'github', 'junit', 'markdown']);
}

function fixingOf(inputs: readonly string[], { fix = false, 'dry-run': isDry = false }: Values): Fixing {
  if (isDry && !fix) throw new UsageError('"--dry-run" has no effect without "--fix"');
  if (fix && inputs.every((input) => input === '-')) throw new UsageError('"--fix" edits files, and standard input is not a file; give a file or folder');

  return { fix, isDry };
}

function failOnOf({ 'fail-on': failOn = 'error' }: Values): FailOn {
  return choiceOf('fail-on', failOn, ['error', 'warning']);
}
