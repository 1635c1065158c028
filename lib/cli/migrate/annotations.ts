/** The command `migrate annotations`. */
import { stringify } from 'yaml';
import { INSPECTION_HELP, INSPECTION_OPTIONS, inspectionChoices } from './inspection-choices';
import { labelsOf } from './labels-option';
import { printCode } from './print-code';
import { partsOf } from '../../forecast/monitor-endpoints';
import { OPERATOR } from '../../forecast/operator';
import { UNMANAGED_SERVER } from '../../forecast/server-targets';
import { inspect } from '../../inspection/inspect';
import { InspectedTarget } from '../../inspection/inspected-target';
import { targetsIn } from '../../inspection/list-targets';
import { placeIn } from '../../manifests/load/place-in';
import { readTextFile } from '../../manifests/load/read-text-file';
import { Manifest } from '../../manifests/manifest';
import { storedAs } from '../../manifests/objects';
import { annotatedObjects } from '../../migration/annotations/annotated-objects';
import { guardedReader, honorsLabels, usualReader } from '../../migration/annotations/annotation-reader';
import { migrateAnnotations } from '../../migration/annotations/migrate-annotations';
import { equivalenceOf } from '../../migration/equivalence/equivalence';
import { serverStandIn } from '../../migration/native/stand-ins';
import { isServer } from '../../operator-port/server';
import { count } from '../../units/count';
import { inspectManifests } from '../inspect-inputs';
import { readInputs } from '../read-inputs';
import { Given, oneOf, Subcommand, textOf, textsOf } from '../subcommand';
import { tellErrors } from '../tell-errors';
import { Terminal } from '../terminal';
import { UsageError } from '../usage-error';
import { writeFile } from '../write-file';

const HELP = `Usage: cdk8s-app-monitoring migrate annotations [options] <input>...

Writes monitors for workloads, pods and Services with prometheus.io annotations: code with AppMonitoring in operator mode, or YAML. The
report goes to standard error: which targets the reader of annotations has, and which of them the monitors find. See
docs/migrate-annotations.md.

Inputs:
  <file>     YAML or JSON, also with several documents or lists
  <folder>   the manifests in it, for example the output of helm template
  -          standard input

Options:
  -o, --output typescript|yaml   what to write (default: typescript)
  --out <file>             file to write it to (default: standard output)
  --label <key>=<value>    label for the monitors, which your Prometheus selects by; can be repeated
  --prometheus-config <f>  prometheus.yml of the reader of annotations (default: the jobs of the Helm chart prometheus)
  --guard <file>           write that prometheus.yml with rules that drop what the monitors scrape: for the time when both run
${INSPECTION_HELP} (default: the servers of the inputs; without one, any Prometheus that selects all)
  -h, --help               show this help

Exit codes: 0 done, 1 an object was not migrated or a target is lost, 2 invalid arguments or unreadable input.
`;

/** `migrate annotations <input>...` */
export const ANNOTATIONS: Subcommand = {
  help: HELP,
  options: {
    'output': { type: 'string', short: 'o' },
    'out': { type: 'string' },
    'label': { type: 'string', multiple: true },
    'prometheus-config': { type: 'string' },
    'guard': { type: 'string' },
    ...INSPECTION_OPTIONS,
  },
  run,
};

async function run(given: Given, terminal: Terminal): Promise<number> {
  const output = oneOf(given, 'output', ['typescript', 'yaml']);
  const labels = labelsOf(given);
  if (given.inputs.length === 0) throw new UsageError('no input given; use a file or folder with annotated manifests, or "-"');
  const { manifests, notes } = await readInputs(given.inputs, terminal.stdin, { exclude: textsOf(given, 'exclude') });
  const placed = placeIn(textOf(given, 'namespace') ?? 'default', manifests).map(({ manifest }) => manifest);
  const file = textOf(given, 'prometheus-config');
  const config = file === undefined ? usualReader() : readTextFile(file, { noText: 'use a YAML file' });
  const inspected = inspect(placed.map((manifest) => ({ manifest })), { operator: OPERATOR });
  tellErrors(inspected.findings(), terminal, notes);
  const annotated = annotatedObjects(inspected.cluster, inspected.objects);
  if (annotated.length === 0) throw new UsageError('the inputs have no workload, pod or Service with prometheus.io/scrape: "true"');

  const migration = migrateAnnotations(annotated, output, { labels, honorLabels: honorsLabels(config) });
  const guard = guardedReader(config, migration.migrated);
  if (textOf(given, 'guard') !== undefined) writeFile(textOf(given, 'guard')!, guard);
  const before = readTargets(placed, config);
  const after = await monitoredTargets(placed, migration.objects, given, terminal);
  const code = printCode(textFor(output, migration), equivalenceOf(migration.jobs, before, after), textOf(given, 'out'), terminal);
  const both = readTargets(placed, guard).filter(({ url }) => after.some((target) => target.url === url));
  terminal.stderr.write(`${guardText(both.length, textOf(given, 'guard'))}\n`);

  return code;
}

function textFor(output: 'typescript' | 'yaml', { source, objects }: { readonly source: string; readonly objects: readonly Manifest[] }): string {
  return output === 'yaml' ? objects.map((object) => stringify(object)).join('---\n') : source;
}

/** What the reader of annotations scrapes: each URL once, also if pods and Service are annotated. */
function readTargets(manifests: readonly Manifest[], prometheusConfig: string): InspectedTarget[] {
  const inspected = inspect(manifests.map((manifest) => ({ manifest })), { operator: OPERATOR, prometheusConfig });

  return onceEach(targetsIn(inspected).filter(({ server }) => server === UNMANAGED_SERVER));
}

/** What the new monitors scrape. */
async function monitoredTargets(
  manifests: readonly Manifest[], monitors: readonly Manifest[], given: Given, terminal: Terminal,
): Promise<InspectedTarget[]> {
  const choices = inspectionChoices(given);
  const isKnown = manifests.some(isServer) || choices.profile !== undefined || (choices.external ?? []).length > 0;
  const all = [...manifests, ...monitors, ...isKnown ? [] : [serverStandIn('any', 'monitoring')]];
  const { inspected } = await inspectManifests(all, choices, terminal);
  const jobs = new Set(monitors.flatMap((monitor) => partsOf(storedAs(monitor)).map(({ job }) => job)));

  return onceEach(targetsIn(inspected).filter(({ job }) => jobs.has(job)));
}

function onceEach(targets: readonly InspectedTarget[]): InspectedTarget[] {
  return [...new Map(targets.map((target) => [target.url, target])).values()];
}

function guardText(twice: number, file: string | undefined): string {
  const where = file === undefined ? 'with the rules of --guard' : `with the rules in ${file}`;

  return `while both run, ${where}: ${count(twice, 'target')} ${twice === 1 ? 'is' : 'are'} scraped twice`;
}
