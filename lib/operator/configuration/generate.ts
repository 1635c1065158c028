/** The configuration that the operator writes for a server. */
import { Entries } from './entries';
import { contextFor, contextOf, JobContext, ServerContext } from './job-context';
import { podMonitorJobs } from './monitors/pod-monitor-job';
import { probeJob } from './monitors/probe-job';
import { serviceMonitorJobs } from './monitors/service-monitor-job';
import { additionalJobs } from './scrape-config/additional';
import { scrapeConfigJob } from './scrape-config/scrape-config-job';
import { alertingBlock } from './server/alerting-block';
import { globalBlock } from './server/global-block';
import { otlpBlock } from './server/otlp-block';
import { remoteReadBlock } from './server/remote-read-block';
import { remoteWriteBlock } from './server/remote-write-block';
import { runtimeBlock } from './server/runtime-block';
import { agentStorageBlocks, storageBlock } from './server/storage-block';
import { tracingBlock } from './server/tracing-block';
import { yamlDocument, yamlList } from './yaml/yaml-text';
import { StoredObject } from '../../manifests/objects';
import { Configuration, ConfigurationInput, GeneratedJob, OwnedJob, ScrapeSections } from '../../operator-port/configuration';
import { IgnoredField } from '../../operator-port/ignored-field';
import { Yaml } from '../../operator-port/yaml';

/**
 * Writes the text that operator v0.94.1 would store, with its keys in the same order.
 * @see GenerateServerConfiguration and GenerateAgentConfiguration in pkg/prometheus/promcfg.go, v0.94.1
 */
export function generateConfiguration(input: ConfigurationInput): Configuration {
  const ignored: Ignored = new Map();
  const { before, declared, after } = partsOf(input, ignored);
  const config = [yamlDocument(before), yamlList('scrape_configs', textOf(declared)), yamlDocument(after)].join('');

  return { config, ignored: [...ignored.values()] };
}

/** Fields that are left out of the text, without the text. */
export function ignoredFields(input: ConfigurationInput): IgnoredField[] {
  const ignored: Ignored = new Map();
  // They are noted while the jobs are made.
  for (const job of partsOf(input, ignored).declared) void job;

  return [...ignored.values()];
}

/** Makes the jobs that may have no text, and nothing else. */
export function requireConfiguration(input: ConfigurationInput): void {
  const context = contextOf(input.server, input.settings ?? {}, input.loaded, () => undefined);
  for (const job of jobs({ ...input, serviceMonitors: [], podMonitors: [], probes: [] }, context)) void job;
}

/** The global section and the jobs, as in the text. */
export function generateScrapeSections(input: ConfigurationInput): ScrapeSections {
  const context = contextOf(input.server, input.settings ?? {}, input.loaded, () => undefined);

  return { global: new Map(globalBlock(context)).get('global') ?? null, jobs: jobs(input, context) };
}

/** Fields by object and name. */
type Ignored = Map<string, IgnoredField>;

/** The sections before and after the jobs. */
interface Surroundings {
  readonly before: Entries;
  readonly after: Entries;
}

function partsOf(input: ConfigurationInput, ignored: Ignored): Surroundings & { readonly declared: Iterable<OwnedJob> } {
  const context = contextOf(input.server, input.settings ?? {}, input.loaded, (field) => ignored.set(`${field.object} ${field.field}`, field));

  return { ...input.server.kind === 'Prometheus' ? serverBlocks(context) : agentBlocks(context), declared: jobs(input, context) };
}

function serverBlocks(context: ServerContext): Surroundings {
  // The files of PrometheusRules are not looked at.
  const ruleFiles: Entries = context.server.spec.ruleSelector ? [['rule_files', []]] : [];

  return {
    before: [...globalBlock(context), ...runtimeBlock(context), ...ruleFiles],
    after: [
      ...storageBlock(context),
      ...alertingBlock(context),
      ...remoteWriteBlock(context),
      ...remoteReadBlock(context),
      ...otlpBlock(context),
      ...tracingBlock(context),
    ],
  };
}

function agentBlocks(context: ServerContext): Surroundings {
  return {
    before: [...globalBlock(context), ...runtimeBlock(context)],
    after: [...agentStorageBlocks(context), ...remoteWriteBlock(context), ...otlpBlock(context), ...tracingBlock(context)],
  };
}

/** The jobs one after the other, so that they are not kept in memory. Agents have another order; those on every node scrape pods only. */
function* jobs(input: ConfigurationInput, context: ServerContext): Generator<OwnedJob> {
  const isServer = input.server.kind === 'Prometheus';
  if (isServer) yield* jobsOf(input.serviceMonitors, serviceMonitorJobs, context);
  yield* jobsOf(input.podMonitors, podMonitorJobs, context);
  if (!isServer) yield* additional(input, context);
  if (context.daemonSet) return;
  if (!isServer) yield* jobsOf(input.serviceMonitors, serviceMonitorJobs, context);
  yield* jobsOf(input.probes, (own) => [probeJob(own)], context);
  yield* jobsOf(input.scrapeConfigs, (own) => [scrapeConfigJob(own.object, own)], context);
  if (isServer) yield* additional(input, context);
}

function* jobsOf(
  objects: readonly StoredObject[], toJobs: (own: JobContext) => readonly GeneratedJob[], context: ServerContext,
): Generator<OwnedJob> {
  for (const object of objects) {
    for (const { yaml, origins } of toJobs(contextFor(object, context))) yield { declaredBy: object.key, yaml, origins };
  }
}

function* additional({ server, additionalScrapeConfigs: text }: ConfigurationInput, context: ServerContext): Generator<OwnedJob> {
  for (const { yaml, origins } of text === undefined ? [] : additionalJobs(text, context)) yield { declaredBy: server.key, yaml, origins };
}

function* textOf(declared: Iterable<OwnedJob>): Generator<Yaml> {
  for (const { yaml } of declared) yield yaml;
}
