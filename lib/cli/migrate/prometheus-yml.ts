/** The command `migrate prometheus.yml`: its help and options. What it does needs the package cdk8s, so it is loaded when it runs. */
import type * as lazy from './run-prometheus-yml';
import { INPUT_KINDS } from '../../migration/native/read-input';
import { Subcommand } from '../subcommand';
import { UsageError } from '../usage-error';

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
  run: async (given, terminal) => loaded().runPrometheusYml(given, terminal),
};

/** @throws UsageError without the packages that only an app has */
function loaded(): typeof lazy {
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    return require('./run-prometheus-yml') as typeof lazy;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== 'MODULE_NOT_FOUND' || !/'(cdk8s|constructs)'/.test(message)) throw error;
    throw new UsageError('this command needs the packages cdk8s and constructs; install them with npm install cdk8s constructs');
  }
}
