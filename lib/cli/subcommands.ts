/** The commands that have a file of their own, and groups of them such as `migrate`. Each is loaded when it is called. */
import { Subcommand } from './subcommand';
import { UsageError } from './usage-error';
import { tryFindNearest } from '../units/nearest-name';

/* eslint-disable @typescript-eslint/no-require-imports */
/** Commands by name; a name of two words belongs to the group that its first word names. */
export const SUBCOMMANDS: { readonly [name: string]: { readonly about: string; readonly load: () => Subcommand } } = {
  'migrate scrape-config': {
    about: 'rewrite ScrapeConfigs for another version of the operator, or another API version',
    load: () => (require('./migrate/scrape-config') as typeof import('./migrate/scrape-config')).MIGRATE_SCRAPE_CONFIG,
  },
  'migrate annotations': {
    about: 'workloads and Services with prometheus.io annotations -> monitors, as AppMonitoring code or YAML',
    load: () => (require('./migrate/annotations') as typeof import('./migrate/annotations')).ANNOTATIONS,
  },
  'migrate imports': {
    about: 'TypeScript code with the classes of cdk8s import -> code with the classes of this package',
    load: () => (require('./migrate/imports') as typeof import('./migrate/imports')).IMPORTS,
  },
  'migrate monitors': {
    about: 'YAML of the Prometheus operator -> code with the classes of this package',
    load: () => (require('./migrate/monitors') as typeof import('./migrate/monitors')).MONITORS,
  },
  'migrate prometheus.yml': {
    about: 'scrape jobs of a prometheus.yml, a ConfigMap, a Secret or Helm values -> code or manifests',
    load: () => (require('./migrate/prometheus-yml') as typeof import('./migrate/prometheus-yml')).MIGRATE_PROMETHEUS_YML,
  },
  'export prometheus.yml': {
    about: 'the configuration of a server, for a Prometheus without the operator',
    load: () => (require('./export/prometheus-yml') as typeof import('./export/prometheus-yml')).EXPORT_PROMETHEUS_YML,
  },
  'consolidate': {
    about: 'ScrapeConfigs in place of ServiceMonitors, PodMonitors and Probes, where the jobs are the same',
    load: () => (require('./run-consolidate') as typeof import('./run-consolidate')).CONSOLIDATE,
  },
  'crd scrape-config': {
    about: 'the ScrapeConfig CRD with v1beta1, for a stage of its graduation',
    load: () => (require('./crd/scrape-config') as typeof import('./crd/scrape-config')).CRD_SCRAPE_CONFIG,
  },
  'webhook': {
    about: 'converts ScrapeConfigs between versions, for the API server',
    load: () => (require('./webhook/webhook') as typeof import('./webhook/webhook')).WEBHOOK,
  },
};

/** The first words of these commands. */
export const SUBCOMMAND_WORDS: readonly string[] = [...new Set(Object.keys(SUBCOMMANDS).map((name) => name.split(' ')[0]))];

/** The command that the arguments begin with, and the arguments after it. @throws UsageError if it is a group without a command of it */
export function trySubcommand(args: readonly string[]): { readonly command: Subcommand; readonly rest: readonly string[] } | undefined {
  for (const words of [2, 1]) {
    const name = args.slice(0, words).join(' ');
    if (Object.hasOwn(SUBCOMMANDS, name)) return { command: SUBCOMMANDS[name].load(), rest: args.slice(words) };
  }
  const group = groupNamed(args[0]);
  if (!group) return undefined;
  if (args.length === 1 || ['-h', '--help'].includes(args[1])) return { command: groupHelp(args[0], group), rest: ['--help'] };
  const nearest = tryFindNearest(args[1], group.map((name) => name.slice(args[0].length + 1)));
  const known = nearest === undefined ? group : [`${args[0]} ${nearest}`];
  throw new UsageError(`unknown command "${args[0]} ${args[1]}"; use ${known.map((name) => `"${name}"`).join(', ')}`);
}

function groupNamed(word: string | undefined): readonly string[] | undefined {
  const names = Object.keys(SUBCOMMANDS).filter((name) => name.startsWith(`${word} `));

  return names.length > 0 ? names : undefined;
}

/** A group has a help only. */
function groupHelp(group: string, names: readonly string[]): Subcommand {
  const width = Math.max(...names.map((name) => name.length));
  const rows = names.map((name) => `  ${name.padEnd(width)}  ${SUBCOMMANDS[name].about}`);

  const help = `Usage: cdk8s-app-monitoring ${group} <what> [options]

${rows.join('\n')}

Options:
  -h, --help   show this help, or the help of a command
`;

  return { help, options: {}, run: async () => 0 };
}
