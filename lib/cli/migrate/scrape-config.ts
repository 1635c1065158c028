/** The command `migrate scrape-config`. */
import { readFileSync, realpathSync } from 'node:fs';
import { FieldPath, pathText } from '../../edits/edit';
import { quote, visible } from '../../findings/problem';
import { OPERATOR } from '../../forecast/operator';
import { Change, Decision, Move } from '../../graduation/migrate-scrape-config';
import { withPatch } from '../../graduation/operator-minors';
import { Located, MigratedText, migrateText } from '../../graduation/text/migrate-text';
import { Manifest } from '../../manifests/manifest';
import { Objects, storedAs } from '../../manifests/objects';
import { SCRAPE_CONFIG_VERSIONS, ScrapeConfigApiVersion, tryVersionsInCrd, versionsOfOperator } from '../../operator-port/scrape-config-versions';
import { count } from '../../units/count';
import { PROVEN_OPERATOR, whyNotOperatorVersion } from '../../units/operator-version';
import { manifestDiff } from '../manifest-diff';
import { readInputs } from '../read-inputs';
import { readStdin, STDIN } from '../read-stdin';
import { Given, oneOf, Subcommand, textOf, textsOf } from '../subcommand';
import { tellErrors } from '../tell-errors';
import { painter, printable, Terminal } from '../terminal';
import { UsageError } from '../usage-error';
import { writeFile } from '../write-file';

const help = `Usage: cdk8s-app-monitoring migrate scrape-config --from-operator <v> [options] <input>...

Rewrites the ScrapeConfigs in files for another version of the operator, or for another API version: values, names of fields and lists that
the versions write differently. Everything else in the files stays as it is, with comments, order and quotes; other objects are left alone.
Prints what was changed, and what a person has to decide, each with its file and line. See docs/graduation.md.

Inputs:
  <file>     YAML or JSON, also with several documents or lists; it is rewritten in place
  <folder>   the manifests in it; other files, such as templates, are passed over with a note
  -          standard input; the result is written to standard output

Options:
  --from-operator <v>   version of the operator that the files were written for, such as 0.75 (default: that of the operator in the inputs)
  --to-operator <v>     version of the operator to rewrite them for, older or newer (default: v${PROVEN_OPERATOR})
  --to <version>        API version to write: v1alpha1, v1beta1 or v1 (default: the one that is there)
  --dry-run             print a unified diff, and write nothing
  --exclude <glob>      file or folder to leave out, such as "old/**" or "*.json"; can be repeated
  -h, --help            show this help

Exit codes: 0 nothing is left to do, 1 something needs a person, 2 invalid arguments, unreadable input, or a file cannot be written.
`;

/** Rewrites ScrapeConfigs for another version of the operator. */
export const MIGRATE_SCRAPE_CONFIG: Subcommand = {
  help,
  options: {
    'from-operator': { type: 'string' },
    'to-operator': { type: 'string' },
    'to': { type: 'string' },
    'dry-run': { type: 'boolean' },
    'exclude': { type: 'string', multiple: true },
  },
  run,
};

/** One text before and after. */
interface Migrated {
  readonly source: string;
  readonly before: string;
  readonly after: MigratedText;
}

async function run(given: Given, terminal: Terminal): Promise<number> {
  const { inputs } = given;
  if (inputs.length === 0) throw new UsageError('"migrate scrape-config" needs an input: a file, a folder, or - for standard input');
  const [fromText, toText, version] = [versionOf(given, 'from-operator'), versionOf(given, 'to-operator') ?? PROVEN_OPERATOR, apiVersionOf(given)];
  const stdin = inputs.includes('-') ? await readStdin(terminal) : '';
  const { manifests, notes } = await readInputs(inputs, { stdin: streamOf(stdin) }, { exclude: textsOf(given, 'exclude') });
  tellErrors([], terminal, notes);
  const all = manifests.map(({ manifest }) => manifest);
  const move = { from: OPERATOR.ofVersion(fromText ?? detected(all)), to: OPERATOR.ofVersion(toText), version };
  const migrated = sourcesOf([...inputs.includes('-') ? [STDIN] : [], ...manifests.map(({ source }) => source)]).map((source): Migrated => {
    const before = source === STDIN ? stdin : readFileSync(source, 'utf8');

    return { source, before, after: migrateText(before, move) };
  });
  write(migrated, given.values['dry-run'] === true, terminal);
  report(migrated, move, all, inputs.includes('-') || given.values['dry-run'] === true, terminal);

  return migrated.some(({ after }) => after.decisions.length > 0) ? 1 : 0;
}

async function* streamOf(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text);
}

function versionOf(given: Given, option: string): string | undefined {
  const text = textOf(given, option);
  const why = text === undefined ? undefined : whyNotOperatorVersion(text);
  if (why !== undefined) throw new UsageError(`"--${option} ${text}" ${why}`);

  return text === undefined ? undefined : withPatch(text);
}

function apiVersionOf(given: Given): ScrapeConfigApiVersion | undefined {
  return textOf(given, 'to') === undefined ? undefined : oneOf(given, 'to', SCRAPE_CONFIG_VERSIONS);
}

/** @throws UsageError if there is not exactly one version among the operators of the inputs */
function detected(manifests: readonly Manifest[]): string {
  const versions = new Set(OPERATOR.operatorsIn(new Objects(manifests)).flatMap(({ version }) => version ?? []));
  const [version] = versions;
  if (versions.size !== 1) {
    throw new UsageError(`${versions.size === 0 ? '"--from-operator" is not given, and the inputs have no operator' : `the inputs have operators of ${versions.size} versions`}, `
      + 'so it is not known which version the files were written for; give it, such as --from-operator 0.75');
  }

  return version.replace(/^v/, '');
}

/** Each file once, whatever it is called. */
function sourcesOf(sources: readonly string[]): string[] {
  const byFile = new Map([...new Set(sources)].map((source) => [source === STDIN ? source : realpathSync(source), source]));

  return [...byFile.values()];
}

/** Nothing is written before everything is read and rewritten. */
function write(migrated: readonly Migrated[], isDry: boolean, { stdout }: Terminal): void {
  for (const { source, before, after: { text } } of migrated) {
    if (isDry) stdout.write(printable(manifestDiff(before, text, source).map((line) => `${line}\n`).join(''), stdout));
    else if (source === STDIN) stdout.write(printable(text, stdout));
    else if (text !== before) writeFile(source, text);
  }
}

/** On standard error if a text is on standard output. */
function report(migrated: readonly Migrated[], move: Move, all: readonly Manifest[], isBeside: boolean, terminal: Terminal): void {
  const out = isBeside ? terminal.stderr : terminal.stdout;
  const paint = painter(out, terminal.env);
  const lines = migrated.flatMap(({ source, after: { changes, decisions } }) => [
    ...changes.map((change) => ({ line: change.line, text: `${paint('green', 'changed')} ${placed(source, change)}: ${changeText(change)}` })),
    ...decisions.map((decision) => ({ line: decision.line, text: `${paint('yellow', 'needs a person')} ${placed(source, decision)}: ${decisionText(decision)}` })),
  ].sort((a, b) => a.line - b.line).map(({ text }) => text));
  const served = migrated.some(({ after }) => after.scrapeConfigs > 0) ? servedNote(move, all) : [];
  for (const text of [...lines, ...served, ...summary(migrated, move)]) out.write(`${text}\n`);
}

function placed<T>(source: string, { manifest, line }: Located<T>): string {
  const { kind, namespace, name } = storedAs(manifest);

  return visible(`${source}:${line}: ${kind} ${quote(`${manifest.metadata?.namespace === undefined ? '' : `${namespace}/`}${name}`)}`);
}

function changeText({ what }: Located<Change>): string {
  return visible(`${pathText(what.path)}: ${editText(what)}, because ${what.why}`);
}

function editText({ edit, was, path }: Change): string {
  switch (edit.do) {
    case 'set': return `${was === undefined ? '' : `${quote(was)} is now `}${quote(edit.value)}`;
    case 'rename': return `the field is now ${edit.to}`;
    case 'wrap': return 'it is now a list with one entry';
    case 'unwrap': return 'it is no longer a list';
    case 'remove': return isEntry(path) ? `${quote(was ?? '')} is removed, since it is in the list above` : 'it is removed';
  }
}

function isEntry(path: FieldPath): boolean {
  return typeof path[path.length - 1] === 'number';
}

function decisionText({ what: { field, message, decide } }: Located<Decision>): string {
  return visible(`${field === '' ? '' : `${field}: `}${message}; ${decide}`);
}

/** The CRDs have to serve the version before it is applied. */
function servedNote({ to, version }: Move, all: readonly Manifest[]): string[] {
  const served = tryVersionsInCrd(all)?.served ?? versionsOfOperator(to.version).served;
  if (version === undefined || served.includes(version)) return [];

  return [`note: the CRD of operator v${to.version} serves ${served.join(', ')} and not ${version}, so the API server refuses the files until a CRD is applied that does: docs/graduation.md`];
}

function summary(migrated: readonly Migrated[], { from, to }: Move): string[] {
  const total = (of: (text: MigratedText) => number) => migrated.reduce((sum, { after }) => sum + of(after), 0);
  const [scrapeConfigs, changes] = [total((text) => text.scrapeConfigs), total((text) => text.changes.length)];
  const decisions = total((text) => text.decisions.length);
  const files = migrated.filter(({ before, after }) => after.text !== before).length;

  return [
    `${count(scrapeConfigs, 'ScrapeConfig')} from operator v${from.version} to v${to.version}: ${count(changes, 'change')} in ${count(files, 'file')}, `
    + `${count(decisions, 'place')} ${decisions === 1 ? 'needs' : 'need'} a person`,
  ];
}
