/** Writes API.md from the compiled library: `npm run docs [-- --check]`. */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join, relative } from 'path';
import { parseArgs } from 'util';
import { Documentation, JsiiEntity, Language } from 'jsii-docgen';

const ROOT = join(__dirname, '..');
const API_MD = join(ROOT, 'API.md');
const PACKAGE = 'cdk8s-app-monitoring';
const API_REFERENCE = 'https://prometheus-operator.dev/docs/api-reference/api/';

const HELP = `Usage: npm run docs [-- --check]

Writes API.md from the compiled library; run \`npm run compile\` first.

  --check  write nothing; fail when API.md is out of date or something public has no description
  --help   this text

Exit codes: 0, 1 API.md is out of date or something has no description, 2 the library is not compiled or the arguments are wrong.`;

/** What jsii-docgen writes where a doc comment is missing. */
const UNDOCUMENTED = 'No description';

/** The run cannot even begin. */
class UsageError extends Error {}

async function main(): Promise<number> {
  const { check, help } = readArguments();
  if (help) {
    console.log(HELP);

    return 0;
  }
  const assembly = readAssembly();
  const text = await renderApi(assembly);
  const faults = [...undocumentedTypes(assembly), ...undocumentedMembers(text)].map((name) => `No doc comment in lib/ for ${name}`);
  if (!check) {
    writeFileSync(API_MD, text);
    console.log(`Wrote API.md (${text.split('\n').length} lines)`);
  } else if (!existsSync(API_MD) || readFileSync(API_MD, 'utf8') !== text) {
    faults.push('API.md is out of date; run `npm run compile && npm run docs` and commit it');
  }
  faults.forEach((fault) => console.error(fault));

  return faults.length > 0 ? 1 : 0;
}

function readArguments(): { readonly check?: boolean; readonly help?: boolean } {
  try {
    return parseArgs({ options: { check: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } }).values;
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${HELP}`);
  }
}

async function renderApi(assembly: Assembly): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'api-docs-'));
  try {
    // Only what the types come from: in the whole tree, jsii-docgen would read every assembly of node_modules.
    for (const name of [PACKAGE, ...Object.keys(assembly.dependencies)]) {
      mkdirSync(join(folder, name));
      copyFileSync(name === PACKAGE ? join(ROOT, '.jsii') : join(ROOT, 'node_modules', name, '.jsii'), join(folder, name, '.jsii'));
    }
    const docs = await Documentation.forAssembly(PACKAGE, folder);
    const markdown = await docs.toMarkdown({
      language: Language.TYPESCRIPT,
      linkFormatter: (type) => link(type, assembly),
    });

    return `${HEADER}\n${markdown.render().trim()}\n\n${importsSection(assembly)}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const HEADER = '<!-- Written by `npm run docs`; edit the doc comments in lib/ instead. -->';

/** The part of a jsii assembly that is used here. */
interface Assembly {
  readonly dependencies: { readonly [name: string]: string };
  readonly types: { readonly [fqn: string]: AssemblyType };
}

interface AssemblyType {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  readonly docs?: { readonly see?: string; readonly summary?: string };
}

function readAssembly(): Assembly {
  const path = join(ROOT, '.jsii');
  if (!existsSync(path)) throw new UsageError('There is no .jsii; run `npm run compile` first');
  const newer = newerThan(statSync(path).mtimeMs, join(ROOT, 'lib'));
  if (newer) throw new UsageError(`${newer} was changed after the last \`npm run compile\`; run it again`);

  return JSON.parse(readFileSync(path, 'utf8'));
}

function newerThan(time: number, folder: string): string | undefined {
  const path = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file))
    .sort()
    .find((file) => statSync(file).isFile() && statSync(file).mtimeMs > time);

  return path && relative(ROOT, path);
}

/** Types of this document are linked within it; the operator's and Kubernetes' to where they are explained. */
function link({ id, fqn, displayName, packageName, submodule }: JsiiEntity, { types }: Assembly): string {
  if (packageName !== PACKAGE) return fqn;
  if (!submodule) return `<a href="#${id}">${displayName}</a>`;
  const see = types[fqn]?.docs?.see;
  const name = fqn.slice(PACKAGE.length + 1);

  return see ? `<a href="${see}">${name}</a>` : name;
}

function importsSection({ types }: Assembly): string {
  const kinds = Object.values(types)
    .filter(({ kind, namespace, docs }) => kind === 'class' && namespace === 'imports' && docs?.see?.startsWith(API_REFERENCE))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, docs }) => `- [${name}](${docs!.see})`);

  return [
    '## Submodule imports <a name="imports" id="cdk8s-app-monitoring.imports"></a>',
    '',
    'One class for each kind of the Prometheus operator, and the types of its fields, under the names that the operator gives them:',
    '',
    ...kinds,
    '',
    `What the fields mean is explained in the operator's [API reference](${API_REFERENCE}); type, default and limits also in your editor.`,
    'Import one kind from `cdk8s-app-monitoring/imports/pod-monitor` and the like, or all of them from `cdk8s-app-monitoring/imports`.',
    '',
  ].join('\n');
}

/** Of a type itself jsii-docgen says nothing when it has no doc comment. */
function undocumentedTypes({ types }: Assembly): string[] {
  return Object.entries(types).filter(([, { namespace, docs }]) => !namespace && !docs?.summary).map(([fqn]) => fqn);
}

function undocumentedMembers(text: string): string[] {
  return text.split('\n')
    .filter((line) => line.includes(UNDOCUMENTED))
    .map((line) => /href="#([^"]*)"/.exec(line)?.[1] ?? line);
}

main().then((code) => { process.exitCode = code; }, (error: Error) => {
  console.error(error instanceof UsageError ? error.message : error);
  process.exitCode = 2;
});
