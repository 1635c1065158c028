/** The command `export prometheus.yml`. */
import { LoadError } from '../../manifests/load/load-error';
import { faultOf } from '../../manifests/load/read-faults';
import { NeededFile } from '../../migration/portable/needed-files';
import { NotPortableError, PortableConfiguration, portableConfiguration } from '../../migration/portable/portable-configuration';
import { PLACEHOLDER } from '../../migration/portable/with-files';
import { chosenServers } from '../chosen-servers';
import { inspectInputs } from '../inspect-inputs';
import { section } from '../section';
import { Given, Subcommand, textOf, textsOf } from '../subcommand';
import { printable, Terminal } from '../terminal';
import { UsageError } from '../usage-error';
import { writeOutput } from '../write-output';

const HELP = `Usage: cdk8s-app-monitoring export prometheus.yml [options] <input>...

Writes the configuration of one server for a Prometheus without the operator. Values of Secrets and mounted files become files in a folder
"files" beside the configuration; the commands that fill it go to standard error, and no secret is printed: FILL_IN takes the place of those
that Prometheus does not read from a file. Rules that divide targets among shards are left out, so that one Prometheus scrapes all targets.
See docs/migrate-prometheus-yml.md.

Inputs:
  <file>     YAML or JSON, also with several documents or lists
  <folder>   the manifests in it, for example the output of cdk8s synth; other files are passed over with a note
  -          standard input

Options:
  --server <namespace>/<name>   the server; put Kind/ in front if a Prometheus and a PrometheusAgent have the same name (default: the only one)
  --shard <number>              only the targets of this shard, from 0
  --out <file>                  file to write; it is replaced if it exists (default: standard output)
  -n, --namespace <name>        namespace of objects without one, as in kubectl and helm (default: default)
  --external <path>             file or folder with objects of the cluster, such as Secrets; can be repeated
  -h, --help                    show this help

Exit codes: 0 written, 1 values have to be filled in by hand, the operator rejects a monitor, so that its jobs are left out, or configuration
in Secrets of the server is left out, 2 invalid arguments, unreadable input, or no configuration for the server.
`;

/** Writes a plain configuration. */
export const EXPORT_PROMETHEUS_YML: Subcommand = {
  help: HELP,
  options: {
    server: { type: 'string' },
    shard: { type: 'string' },
    out: { type: 'string' },
    namespace: { type: 'string', short: 'n' },
    external: { type: 'string', multiple: true },
  },
  run,
};

async function run(given: Given, terminal: Terminal): Promise<number> {
  if (given.inputs.length === 0) throw new UsageError('no input; name a file or folder, or "-" for standard input');
  const shard = shardOf(textOf(given, 'shard'));
  const { inspected } = await inspectInputs(given.inputs, { showSecrets: false, namespace: textOf(given, 'namespace'), external: textsOf(given, 'external') }, terminal);
  const keys = chosenServers([inspected], textOf(given, 'server'));
  if (keys.length > 1) throw new UsageError(`there are several servers; choose one with --server: ${keys.map((key) => key.split('/').slice(1).join('/')).join(', ')}`);
  const configuration = exported(() => portableConfiguration(inspected, keys[0], shard), keys[0]);
  writeOutput(configuration.text, textOf(given, 'out'), terminal);
  terminal.stderr.write(printable(instructions(configuration), terminal.stderr));

  return configuration.placeholders.length + configuration.leftOut.length + configuration.rejected.size > 0 ? 1 : 0;
}

function shardOf(text: string | undefined): number | undefined {
  if (text !== undefined && !/^\d{1,4}$/.test(text)) throw new UsageError(`"--shard" must be a number from 0, not "${text}"`);

  return text === undefined ? undefined : Number(text);
}

function exported(write: () => PortableConfiguration, key: string): PortableConfiguration {
  try {
    return write();
  } catch (error) {
    if (!(error instanceof NotPortableError)) throw error;
    throw new LoadError([faultOf(key, `has no configuration: ${error.message}`, error.fix)]);
  }
}

function instructions({ files, placeholders, hasRules, leftOut, rejected }: PortableConfiguration): string {
  const folders = [...new Set(files.map(({ path }) => path.slice(0, path.lastIndexOf('/'))))];
  const known = files.filter(({ from }) => from !== undefined);
  const sections = [
    section('Left out, because the operator rejects them; pass missing Secrets and ConfigMaps with --external:', [...rejected].map(([key, reason]) => `${key}: ${reason}`)),
    section('Left out; copy the configuration in the Secrets that these fields of the server name into it by hand:', leftOut),
    section('Fill the files beside the configuration:', known.length === 0 ? [] : [...folders.map((folder) => `mkdir -p ${folder}`), ...known.map(commandFor)]),
    section('Write these values into files by hand:', files.filter(({ from }) => from === undefined).map(({ path, field }) => `${path}: ${field}`)),
    section(`Replace ${PLACEHOLDER} in these fields, which Prometheus does not read from a file:`, placeholders),
    hasRules ? 'Put the rules into the folder "rules": the spec of each PrometheusRule is one file.\n' : '',
  ];

  return sections.filter((text) => text !== '').join('\n');
}

function commandFor({ path, from }: NeededFile): string {
  const { kind, namespace, name, key } = from!;
  const value = kind === 'secret' ? `{{index .data "${key}" | base64decode}}` : `{{index .data "${key}"}}`;

  return `kubectl get ${kind} ${name} --namespace ${namespace} -o go-template='${value}' > ${path}`;
}
