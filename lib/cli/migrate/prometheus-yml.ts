/** The command `migrate prometheus.yml`. */
import { stringify } from 'yaml';
import { renderSteps } from './render-steps';
import { faultOf } from '../../manifests/load/read-faults';
import { LoadError } from '../../manifests/load/load-error';
import { tooLarge } from '../../manifests/load/load-manifests';
import { readStreamBytes } from '../../manifests/load/read-bytes';
import { readTextFile } from '../../manifests/load/read-text-file';
import { Manifest, objectAt } from '../../manifests/manifest';
import { storedAs } from '../../manifests/objects';
import { equivalenceOfMigration } from '../../migration/native/equivalence-of-migration';
import { losesTargets } from '../../migration/equivalence/equivalence';
import { renderEquivalence } from '../../migration/equivalence/render-equivalence';
import { Migration } from '../../migration/native/migration';
import { nextSteps } from '../../migration/native/next-steps';
import { INPUT_KINDS, InputError, InputKind, NativeInput, readInput } from '../../migration/native/read-input';
import { RefusedConfiguration, refusalText, withoutValue } from '../../prometheus/configuration/refused';
import { whyNotDnsLabel } from '../../units/kubernetes-names';
import { escapedJson } from '../escaped-json';
import { readInputs } from '../read-inputs';
import { Given, oneOf, Subcommand, textOf, textsOf } from '../subcommand';
import { printable, Terminal } from '../terminal';
import { UsageError } from '../usage-error';
import { writeFile } from '../write-file';

const HELP = `Usage: cdk8s-app-monitoring migrate prometheus.yml [options] <input>...

Turns scrape jobs into code with the constructs of this library, or into manifests. A job that selects Services or pods as a ServiceMonitor or
PodMonitor does becomes one, if the operator then writes an equivalent job. Other jobs become ScrapeConfigs, and those that the CRDs
have no field for become AdditionalScrapeConfigs. Passwords and tokens become references to Secrets, and are never printed. A report on
standard error shows what becomes of each job, which differences there are, and what is left to do. See docs/migrate-prometheus-yml.md.

Inputs:
  <file>     prometheus.yml, a list of jobs, a ConfigMap or Secret that holds one of them, or Helm values with scrapeConfigs,
             extraScrapeConfigs or additionalScrapeConfigs
  -          standard input

Options:
  -o, --output typescript|yaml|json   code with one chart, manifests, or the report as JSON (default: typescript)
  --out <file>                        file to write; it is replaced if it exists (default: standard output)
  --from <kind>                       what the inputs are: ${INPUT_KINDS.join(', ')} (default: found out by their content)
  --name <name>                       name of the chart (default: migrated-jobs)
  -n, --namespace <name>              namespace of the new objects (default: that of the Prometheus object in --external, or default)
  --label <key>=<value>               label of the new objects, for the selectors of the Prometheus object; can be repeated
  --external <path>                   file or folder with objects of the cluster; targets before and after are compared; can be repeated
  -h, --help                          show this help

Exit codes: 0 every job and target is kept, 1 a job is not migrated or a target is lost, 2 invalid arguments or unreadable input.
`;

/** Turns scrape jobs into code or manifests. */
export const MIGRATE_PROMETHEUS_YML: Subcommand = {
  help: HELP,
  options: {
    output: { type: 'string', short: 'o' },
    out: { type: 'string' },
    from: { type: 'string' },
    name: { type: 'string' },
    namespace: { type: 'string', short: 'n' },
    label: { type: 'string', multiple: true },
    external: { type: 'string', multiple: true },
  },
  run,
};

async function run(given: Given, terminal: Terminal): Promise<number> {
  const output = oneOf(given, 'output', ['typescript', 'yaml', 'json']);
  const from = textOf(given, 'from') === undefined ? undefined : oneOf(given, 'from', INPUT_KINDS);
  const labels = labelsOf(textsOf(given, 'label'));
  if (given.inputs.length === 0) throw new UsageError('no input; name a prometheus.yml, or "-" for standard input');
  const inputs: NativeInput[] = [];
  for (const path of given.inputs) inputs.push(...readNative(path, await readText(path, terminal), from));
  const external = (await readInputs(textsOf(given, 'external'), terminal.stdin)).manifests.map(({ manifest }) => manifest);
  const namespace = namespaceOf(textOf(given, 'namespace'), external);
  const migration = migrate(inputs, given, { namespace, labels, external });
  const equivalence = equivalenceOfMigration(migration, { external, namespace });
  const steps = nextSteps(migration, namespace);

  const text = output === 'json' ? escapedJson({ equivalence, steps }) : output === 'yaml' ? yamlOf(migration.manifests()) : migration.source();
  const out = textOf(given, 'out');
  if (out === undefined) terminal.stdout.write(printable(text, terminal.stdout));
  else writeFile(out, text);
  if (output !== 'json') terminal.stderr.write(printable([renderEquivalence(equivalence), renderSteps(steps)].filter((part) => part !== '').join('\n'), terminal.stderr));

  return losesTargets(equivalence) ? 1 : 0;
}

async function readText(path: string, { stdin }: Terminal): Promise<string> {
  if (path !== '-') return readTextFile(path, { unreadable: 'name a file that can be read', noText: 'use a YAML file' });
  const bytes = await readStreamBytes(stdin);
  if (!bytes) throw new LoadError([tooLarge('<stdin>')]);

  return bytes.toString('utf8');
}

function readNative(path: string, text: string, from: InputKind | undefined): NativeInput[] {
  try {
    return readInput(text, from);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new LoadError([faultOf(path === '-' ? '<stdin>' : path, error.message, error.fix)]);
  }
}

function migrate(inputs: readonly NativeInput[], given: Given, known: { readonly namespace: string; readonly labels: { readonly [label: string]: string }; readonly external: readonly Manifest[] }): Migration {
  try {
    return new Migration(inputs, { namespace: known.namespace, labels: known.labels, chart: textOf(given, 'name'), keys: labelKeys(known.external) });
  } catch (error) {
    if (!(error instanceof RefusedConfiguration)) throw error;
    throw new LoadError([faultOf(given.inputs.join(', '), `Prometheus refuses it: ${refusalText(withoutValue(error.refusal))}`, error.refusal.fix((field) => field))]);
  }
}

/** Keys of labels of objects and of their pods. */
function labelKeys(manifests: readonly Manifest[]): string[] {
  return manifests.flatMap((manifest) => [['metadata', 'labels'], ['spec', 'template', 'metadata', 'labels']].flatMap((path) => Object.keys(objectAt(manifest, path))));
}

function labelsOf(given: readonly string[]): { readonly [label: string]: string } {
  return Object.fromEntries(given.map((text) => {
    const [, key, value] = /^([^=]+)=(.*)$/.exec(text) ?? [];
    if (key === undefined) throw new UsageError(`"--label" must be <key>=<value>, not "${text}"`);

    return [key, value];
  }));
}

function namespaceOf(given: string | undefined, external: readonly Manifest[]): string {
  const server = external.find(({ kind }) => kind === 'Prometheus');
  const namespace = given ?? (server ? storedAs(server).namespace : 'default');
  const why = whyNotDnsLabel(namespace);
  if (why !== undefined) throw new UsageError(`"--namespace" ${namespace} ${why}`);

  return namespace;
}

function yamlOf(manifests: readonly Manifest[]): string {
  return manifests.map((manifest) => `---\n${stringify(manifest)}`).join('');
}
