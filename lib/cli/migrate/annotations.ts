/** The command `migrate annotations`. */
import { resolve } from 'node:path';
import { stringify } from 'yaml';
import { INSPECTION_HELP, INSPECTION_OPTIONS, inspectionChoices } from './inspection-choices';
import { labelsOf } from './labels-option';
import { printCode } from './print-code';
import { MonitoringError } from '../../findings/monitoring-error';
import { partsOf } from '../../forecast/monitor-endpoints';
import { OPERATOR } from '../../forecast/operator';
import { UNMANAGED_SERVER } from '../../forecast/server-targets';
import { inspect } from '../../inspection/inspect';
import { InspectedTarget } from '../../inspection/inspected-target';
import { targetsIn } from '../../inspection/list-targets';
import { LoadError } from '../../manifests/load/load-error';
import { placeIn } from '../../manifests/load/place-in';
import { faultOf } from '../../manifests/load/read-faults';
import { readTextFile } from '../../manifests/load/read-text-file';
import { Manifest } from '../../manifests/manifest';
import { storedAs } from '../../manifests/objects';
import { annotatedObjects } from '../../migration/annotations/annotated-objects';
import { guardedReader, honorsLabels, isConfiguration } from '../../migration/annotations/annotation-reader';
import { migrateAnnotations } from '../../migration/annotations/migrate-annotations';
import { conventionNamed, conventionsIn, readerOfConvention } from '../../migration/annotations/named-convention';
import { annotationsIn, refusedObjects } from '../../migration/annotations/refused-objects';
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

Writes monitors for workloads, pods and Services with prometheus.io annotations, or those of another convention: code with AppMonitoring in
operator mode, or YAML. The report goes to standard error: which targets the reader of annotations has, and which of them the monitors find.
See docs/migrate-annotations.md.

Inputs:
  <file>     YAML or JSON, also with several documents or lists
  <folder>   the manifests in it, for example the output of helm template
  -          standard input

Options:
  -o, --output typescript|yaml   what to write (default: typescript)
  --out <file>             file to write it to (default: standard output)
  --label <key>=<value>    label for the monitors, which your Prometheus selects by; can be repeated
  --convention <c>         which annotations are read: community, kusion, grafana, or the prefix of the keys, such as metrics.example.com
                           (default: community, prometheus.io/scrape)
  --prometheus-config <f>  prometheus.yml of the reader of annotations (default: the jobs of the Helm chart prometheus, or those that
                           read the convention)
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
    'convention': { type: 'string' },
    'prometheus-config': { type: 'string' },
    'guard': { type: 'string' },
    ...INSPECTION_OPTIONS,
  },
  run,
};

async function run(given: Given, terminal: Terminal): Promise<number> {
  const output = oneOf(given, 'output', ['typescript', 'yaml']);
  const labels = labelsOf(given);
  const convention = conventionOf(given);
  const files = [textOf(given, 'out'), textOf(given, 'guard')].flatMap((path) => (path === undefined ? [] : [resolve(path)]));
  if (new Set(files).size < files.length) throw new UsageError('"--out" and "--guard" are the same file; name two');
  if (given.inputs.length === 0) throw new UsageError('no input given; use a file or folder with annotated manifests, or "-"');
  const { manifests, notes } = await readInputs(given.inputs, terminal, { exclude: textsOf(given, 'exclude') });
  const placed = placeIn(textOf(given, 'namespace') ?? 'default', manifests).map(({ manifest }) => manifest);
  const file = textOf(given, 'prometheus-config');
  const config = file === undefined ? readerOfConvention(convention) : readReader(file);
  const inspected = inspect(placed.map((manifest) => ({ manifest })), { operator: OPERATOR });
  tellErrors(inspected.findings(), terminal, notes);
  const annotated = annotatedObjects(inspected.cluster, inspected.objects, convention.keys);
  const refused = refusedObjects(placed, inspected.admission, convention.keys);
  if (annotated.length + refused.length === 0) throw nothingAnnotated(placed, convention.keys.scrape);

  const migration = migrateAnnotations(annotated, output, { labels, honorLabels: honorsLabels(config) });
  const guard = guardedReader(config, migration.migrated);
  if (textOf(given, 'guard') !== undefined) writeFile(textOf(given, 'guard')!, guard);
  const before = readTargets(placed, config);
  const after = await monitoredTargets(placed, migration.objects, given, terminal);
  const code = printCode(textFor(output, migration), equivalenceOf([...migration.jobs, ...refused], before, after), textOf(given, 'out'), terminal);
  const both = readTargets(placed, guard).filter(({ url }) => after.some((target) => target.url === url));
  terminal.stderr.write(`${guardText(both.length, textOf(given, 'guard'))}\n`);

  return code;
}

/** @throws UsageError for a prefix that is not a DNS name */
function conventionOf(given: Given): ReturnType<typeof conventionNamed> {
  const name = textOf(given, 'convention') ?? 'community';
  try {
    return conventionNamed(name);
  } catch (error) {
    if (!(error instanceof MonitoringError)) throw error;
    throw new UsageError(`"--convention" must be community, kusion, grafana or the prefix of the keys, not "${name}"`);
  }
}

/** @throws LoadError if it is not a configuration; nothing of its text is shown */
function readReader(file: string): string {
  const text = readTextFile(file, { noText: 'use a YAML file' });
  if (!isConfiguration(text)) throw new LoadError([faultOf(file, 'is not valid YAML, or has no scrape_configs', 'use the prometheus.yml of the reader; promtool check config shows what is wrong')]);

  return text;
}

function nothingAnnotated(manifests: readonly Manifest[], scrape: string): UsageError {
  const others = [...new Set(manifests.flatMap((manifest) => annotationsIn(manifest).flatMap(conventionsIn)))];
  const advice = others.length === 0 ? '' : `; other annotations ask for a scrape: use ${others.map((name) => `"--convention ${name}"`).join(' or ')}`;

  return new UsageError(`the inputs have no workload, pod or Service with ${scrape}: "true"${advice}`);
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
