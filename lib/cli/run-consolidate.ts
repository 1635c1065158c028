/** The command `consolidate`. */
import { stringify } from 'yaml';
import { atLeastOne, BESIDE_OPTIONS, besideOf } from './arguments';
import { chosenServers } from './chosen-servers';
import { escapedJson } from './escaped-json';
import { INPUTS } from './help';
import { inspectInputs } from './inspect-inputs';
import { renderTargetDiff } from './render-target-diff';
import { Given, oneOf, Subcommand } from './subcommand';
import { tellConsolidation } from './tell-consolidation';
import { tellErrors } from './tell-errors';
import { painter, printable, Terminal } from './terminal';
import { blockerWords } from '../consolidation/blocker-problem';
import { scrapeConfigsOf } from '../consolidation/consolidate';
import { consolidatedTargets, consolidateInspected, newJobOf, replacementsOf } from '../consolidation/consolidate-inspected';
import { ConsolidatedMonitor, isReplaced } from '../consolidation/consolidation';
import { TargetChanges } from '../inspection/target-changes';
import { storedAs } from '../manifests/objects';
import { count } from '../units/count';

const HELP = `Usage: cdk8s-app-monitoring consolidate [options] <input>...

Prints ScrapeConfigs in place of ServiceMonitors, PodMonitors and Probes, one for each endpoint, as YAML. Each is printed only if its job and
its targets are the same on every server that takes the monitor; the report on standard error says what becomes of each monitor, and why one
stays. See docs/consolidation.md before you apply them.

${INPUTS}
Options:
  -o, --output yaml|json     the ScrapeConfigs, or everything that is known about each monitor (default: yaml)
  --through-scrape-classes   let a ScrapeConfig name another scrape class of the server than its monitor, if that gives the same job
  -n, --namespace <name>     namespace of objects without one, as in kubectl and helm (default: default)
  --exclude <glob>           file or folder to leave out, such as "old/**" or "*.json"; can be repeated
  --external <path>          file or folder with objects that are in the cluster already, such as the Prometheus object: monitors in it
                             stay; can be repeated
  --prometheus-config <f>    prometheus.yml of a Prometheus without the operator
  --operator-version <v>     version of the operator and its CRDs (default: that of the operator in the inputs, or v0.94.1)
  --kubernetes-version <v>   version of the cluster (default: 1.37)
  --pods-of <kind>=<path>    kind that runs pods, and the path of its pod template: example.com/Widget=spec.template; can be repeated
  --profile <p>              who reads the monitors: kube-prometheus-stack,release=prom or another profile of docs/profiles.md, or a file
                             with a Prometheus object (default: what cdk8s synth has written beside the input)
  --show-secrets             print URLs of jobs that are in a Secret; without it text after "?" is <hidden>
  -h, --help                 show this help

Exit codes: 0 every monitor is replaced, 1 a monitor stays or a target would differ, 2 invalid arguments or unreadable input.
`;

export const CONSOLIDATE: Subcommand = {
  help: HELP,
  options: { 'output': { type: 'string', short: 'o' }, 'through-scrape-classes': { type: 'boolean' }, ...BESIDE_OPTIONS },
  run: runConsolidate,
};

async function runConsolidate(given: Given, terminal: Terminal): Promise<number> {
  const output = oneOf(given, 'output', ['yaml', 'json']);
  const throughScrapeClasses = given.values['through-scrape-classes'] === true;
  const inputs = await inspectInputs(atLeastOne(given.inputs), besideOf(given.values), terminal);
  const { inspected: before, settings, notes } = inputs;
  chosenServers([before], undefined);
  const monitors = consolidateInspected(before, { settings, throughScrapeClasses });
  const after = inputs.replacing(replacementsOf(monitors));
  const targets = consolidatedTargets(before, after, monitors);
  const { stdout } = terminal;
  if (output === 'json') stdout.write(escapedJson(asJson(monitors, targets)));
  else for (const manifest of scrapeConfigsOf(monitors)) stdout.write(printable(`---\n${stringify(manifest)}`, stdout));
  tellErrors(before.findings(), terminal, notes);
  tellConsolidation(monitors, terminal);
  tellSummary(monitors, targets, terminal);
  const isSame = Object.values(targets).every(({ length }) => length === 0);

  return monitors.every(isReplaced) && isSame ? 0 : 1;
}

function tellSummary(monitors: readonly ConsolidatedMonitor[], targets: TargetChanges, { stderr, env }: Terminal): void {
  const replaced = monitors.filter(isReplaced);
  stderr.write(`${count(replaced.length, 'monitor')} replaced, ${monitors.length - replaced.length} kept; targets: `);
  stderr.write(renderTargetDiff({ ...targets, replaced: targets.changed }, painter(stderr, env)));
  if (replaced.length > 0) {
    stderr.write('Apply the ScrapeConfigs and delete the replaced monitors in one step: as long as both exist, each target is scraped twice.\n');
  }
}

function asJson(monitors: readonly ConsolidatedMonitor[], targets: TargetChanges): object {
  return {
    monitors: monitors.map(({ monitor, servers, endpoints, ...rest }) => ({
      monitor: monitor.key,
      isReplaced: isReplaced({ monitor, servers, endpoints, ...rest }),
      servers,
      endpoints: endpoints.map(({ scrapeConfig, blocked, ...endpoint }) => ({
        ...endpoint,
        ...scrapeConfig && { scrapeConfig: storedAs(scrapeConfig).key, newJob: newJobOf(scrapeConfig) },
        blocked: blocked.map((each) => ({ ...each, ...blockerWords(each) })),
      })),
    })),
    scrapeConfigs: scrapeConfigsOf(monitors),
    targets,
  };
}
