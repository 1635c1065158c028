/** The command `migrate monitors`. */
import { INSPECTION_HELP, INSPECTION_OPTIONS, inspectionChoices } from './inspection-choices';
import { printCode } from './print-code';
import { Inspected } from '../../forecast/inspected';
import { targetsIn } from '../../inspection/list-targets';
import { lastingContainers } from '../../kubernetes/pods/container-port';
import { selectorMatches } from '../../manifests/selectors/selector';
import { equivalenceOf } from '../../migration/equivalence/equivalence';
import { PortsOf } from '../../migration/monitors/as-app-monitoring';
import { isMigratable, migrateMonitors } from '../../migration/monitors/migrate-monitors';
import { inspectManifests } from '../inspect-inputs';
import { readInputs } from '../read-inputs';
import { Given, Subcommand, textOf, textsOf } from '../subcommand';
import { tellErrors } from '../tell-errors';
import { Terminal } from '../terminal';
import { UsageError } from '../usage-error';

const HELP = `Usage: cdk8s-app-monitoring migrate monitors [options] <input>...

Writes TypeScript with the classes of cdk8s-app-monitoring/imports for objects of the Prometheus operator: monitors, rules and servers; with
AppMonitoring where that makes the same object. The code is run, and what it makes is compared with the inputs: the report goes to standard
error. Other objects of the inputs stay as they are; with a server among them, or with --profile, targets are compared as well.
See docs/migrate-monitors.md.

Inputs:
  <file>     YAML or JSON, also with several documents or lists
  <folder>   the manifests in it, for example the output of helm template
  -          standard input

Options:
  --out <file>             file to write the code to (default: standard output)
${INSPECTION_HELP}
  -h, --help               show this help

Exit codes: 0 done, 1 an object was not migrated or a target is lost, 2 invalid arguments or unreadable input.
`;

/** `migrate monitors <input>...` */
export const MONITORS: Subcommand = { help: HELP, options: { out: { type: 'string' }, ...INSPECTION_OPTIONS }, run };

async function run(given: Given, terminal: Terminal): Promise<number> {
  if (given.inputs.length === 0) throw new UsageError('no input given; use a file or folder with monitors, or "-"');
  const { manifests, notes } = await readInputs(given.inputs, terminal, { exclude: textsOf(given, 'exclude') });
  const objects = manifests.map(({ manifest }) => manifest);
  const migrated = objects.filter(isMigratable);
  if (migrated.length === 0) throw new UsageError('the inputs have no object of the Prometheus operator (monitoring.coreos.com)');
  const choices = inspectionChoices(given);
  const { inspected: before } = await inspectManifests(objects, choices, terminal);
  tellErrors(before.findings(), terminal, notes);
  const migration = migrateMonitors(migrated, before.admission, portsIn(before));
  const others = objects.filter((manifest) => !isMigratable(manifest));
  const { inspected: after } = await inspectManifests([...others, ...migration.objects], choices, terminal);

  const targets = before.servers.size > 0 ? [targetsIn(before), targetsIn(after)] : [];

  return printCode(migration.source, equivalenceOf(migration.jobs, ...targets), textOf(given, 'out'), terminal);
}

/** The ports of pods among the inputs. */
function portsIn({ cluster }: Inspected): PortsOf {
  return (namespace = 'default', selector) => {
    const pods = cluster.pods().filter((pod) => pod.namespace === namespace && selectorMatches(selector, pod.labels));
    const ports = pods.flatMap(({ containers }) => lastingContainers(containers).flatMap((container) => container.ports));
    const known = ports.map(({ name, containerPort }) => ({ name, number: containerPort }));

    return [...new Map(known.map((port) => [`${port.name} ${port.number}`, port])).values()];
  };
}
