/** Runs `migrate prometheus.yml`: reads inputs, migrates, proves, and writes code or manifests. */
import { stringify } from 'yaml';
import { labelsOf } from './labels-option';
import { renderSteps } from './render-steps';
import { LoadError } from '../../manifests/load/load-error';
import { faultOf } from '../../manifests/load/read-faults';
import { readTextFile } from '../../manifests/load/read-text-file';
import { Manifest, objectAt } from '../../manifests/manifest';
import { storedAs } from '../../manifests/objects';
import { losesTargets } from '../../migration/equivalence/equivalence';
import { renderEquivalence } from '../../migration/equivalence/render-equivalence';
import { equivalenceOfMigration } from '../../migration/native/equivalence-of-migration';
import { Migration } from '../../migration/native/migration';
import { nextSteps } from '../../migration/native/next-steps';
import { INPUT_KINDS, InputError, InputKind, NativeInput, readInput } from '../../migration/native/read-input';
import { RefusedConfiguration, refusalText, withoutValue } from '../../prometheus/configuration/refused';
import { whyNotDnsLabel } from '../../units/kubernetes-names';
import { escapedJson } from '../escaped-json';
import { readInputs } from '../read-inputs';
import { readStdin, STDIN } from '../read-stdin';
import { Given, oneOf, textOf, textsOf } from '../subcommand';
import { printable, Terminal } from '../terminal';
import { UsageError } from '../usage-error';
import { writeOutput } from '../write-output';

/** Turns scrape jobs into code or manifests. Returns the exit code. @throws UsageError, LoadError, WriteError */
export async function runPrometheusYml(given: Given, terminal: Terminal): Promise<number> {
  const output = oneOf(given, 'output', ['typescript', 'yaml', 'json']);
  const from = textOf(given, 'from') === undefined ? undefined : oneOf(given, 'from', INPUT_KINDS);
  const labels = labelsOf(given);
  if (given.inputs.length === 0) throw new UsageError('no input; name a prometheus.yml, or "-" for standard input');
  const inputs: NativeInput[] = [];
  for (const path of given.inputs) inputs.push(...readNative(path, await readText(path, terminal), from));
  const external = (await readInputs(textsOf(given, 'external'), terminal)).manifests.map(({ manifest }) => manifest);
  const namespace = namespaceOf(textOf(given, 'namespace'), external);
  const migration = migrate(inputs, given, { namespace, labels, external });
  const equivalence = equivalenceOfMigration(migration, { external, namespace });
  const steps = nextSteps(migration, namespace);

  const text = output === 'json' ? escapedJson({ equivalence, steps }) : output === 'yaml' ? yamlOf(migration.manifests()) : migration.source();
  writeOutput(text, textOf(given, 'out'), terminal);
  if (output !== 'json') terminal.stderr.write(printable([renderEquivalence(equivalence), renderSteps(steps)].filter((part) => part !== '').join('\n'), terminal.stderr));

  return losesTargets(equivalence) ? 1 : 0;
}

async function readText(path: string, terminal: Terminal): Promise<string> {
  return path === '-' ? readStdin(terminal) : readTextFile(path, { unreadable: 'name a file that can be read', noText: 'use a YAML file' });
}

function readNative(path: string, text: string, from: InputKind | undefined): NativeInput[] {
  try {
    return readInput(text, from);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new LoadError([{ ...faultOf(path === '-' ? STDIN : path, error.message, error.fix), ...error.place }]);
  }
}

/** What is known besides the inputs. */
interface Known {
  readonly namespace: string;
  readonly labels: { readonly [label: string]: string };
  readonly external: readonly Manifest[];
}

function migrate(inputs: readonly NativeInput[], given: Given, known: Known): Migration {
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
