/** Proves a migration: renders the result for a server, and compares jobs and targets with those before. */
import { Migrated } from './migrate-job';
import { Migration } from './migration';
import { readJobs } from './native-job';
import { NativeInput } from './read-input';
import { RenderedJob, renderedJobs } from './rendered-jobs';
import { timesOf } from './server-settings';
import { secretStandIns, serverStandIn } from './stand-ins';
import { Inspected } from '../../forecast/inspected';
import { OPERATOR } from '../../forecast/operator';
import { inspect } from '../../inspection/inspect';
import { InspectedTarget } from '../../inspection/inspected-target';
import { targetsIn } from '../../inspection/list-targets';
import { keyOfManifest } from '../../inspection/subject';
import { WrittenScalar } from '../../manifests/load/written-scalar';
import { Manifest } from '../../manifests/manifest';
import { isGiven } from '../../manifests/rule-origin';
import { decodeStruct } from '../../prometheus/configuration/decode';
import { differingSettings } from '../equivalence/compare-jobs';
import { differingRules } from '../equivalence/compare-rules';
import { Difference, Equivalence, equivalenceOf, JobEquivalence } from '../equivalence/equivalence';

/** What is known of the cluster. */
export interface KnownCluster {
  /** Objects of the cluster, a Prometheus object among them or not. */
  readonly external: readonly Manifest[];
  readonly namespace: string;
}

/** The equivalence of a migration; targets are compared if objects of the cluster are known. */
export function equivalenceOfMigration(migration: Migration, cluster: KnownCluster): Equivalence {
  const { server, objects } = serverFor(migration, cluster);
  const present = new Set(objects.map(keyOfManifest));
  const needs = migration.jobs.map(({ secrets }) => secrets);
  const standIns = secretStandIns(needs, cluster.namespace).filter((manifest) => !present.has(keyOfManifest(manifest)));
  const after = inspectAll([server, ...objects, ...standIns, ...withoutVariables(migration)]);
  const key = keyOfManifest(server);
  const rendered = renderedJobs(after, key);
  const result = { rendered, after, key, namespace: cluster.namespace };
  const jobs = migration.inputs.flatMap(({ input, jobs: migrated }) => compareJobs(input, migrated, result));
  if (cluster.external.length === 0) return equivalenceOf(jobs);
  const before = migration.inputs.flatMap(({ input }) => targetsBefore(input, cluster.external));

  const scraped = targetsIn({ servers: new Map([[key, after.servers.get(key)!]]) });

  return equivalenceOf(jobs, before, migratedTargets(scraped, migration, cluster.namespace));
}

/** The manifests with texts in place of variables: what the config reloader fills in is not known. */
function withoutVariables(migration: Migration): Manifest[] {
  const variables = migration.jobs.flatMap(({ secrets }) => secrets.variables);
  const text = variables.reduce((all, { variable }) => all.replaceAll(`$(${variable})`, 'hidden'), JSON.stringify(migration.manifests()));

  return JSON.parse(text) as Manifest[];
}

interface ServerInCluster { readonly server: Manifest; readonly objects: readonly Manifest[] }

/** The server of the cluster, with what the jobs need; or one that selects everything. */
function serverFor(migration: Migration, { external, namespace }: KnownCluster): ServerInCluster {
  const settings = migration.additionalSettings() ?? {};
  const own = external.find(({ kind }) => kind === 'Prometheus');
  const times = migration.inputs.map(({ input }) => input.sections).find((sections) => Object.keys(sections).length > 0);
  const server = own
    ? { ...own, spec: { ...own.spec as object, ...settings } }
    : serverStandIn('prometheus', namespace, { ...settings, ...timesOf(times ?? {}) });

  return { server, objects: external.filter((manifest) => manifest !== own) };
}

function inspectAll(manifests: readonly Manifest[], prometheusConfig?: string): Inspected {
  return inspect(manifests.map((manifest) => ({ manifest, isExternal: true })), { operator: OPERATOR, prometheusConfig });
}

function targetsBefore(input: NativeInput, external: readonly Manifest[]): InspectedTarget[] {
  const text = yamlOf({ ...input.sections.global !== undefined && { global: input.sections.global }, scrape_configs: input.entries });
  const servers = inspectAll(external.filter(({ kind }) => kind !== 'Prometheus' && kind !== 'PrometheusAgent'), text).servers;

  return targetsIn({ servers: new Map([...servers].filter(([key]) => key === 'prometheus.yml')) });
}

/** A value as YAML in one line. Plain scalars stay plain where they can: their type is decided by their field. */
function yamlOf(value: unknown): string {
  if (value instanceof WrittenScalar) return /^[-+.\w~]+$/.test(value.text) ? value.text : JSON.stringify(value.text);
  if (Array.isArray(value)) return `[${value.map(yamlOf).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);

  return `{${Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}: ${yamlOf(each)}`).join(', ')}}`;
}

/** Targets of the migrated objects alone: the server may scrape others. */
function migratedTargets(targets: readonly InspectedTarget[], migration: Migration, namespace: string): InspectedTarget[] {
  const jobs = new Set(migration.jobs.flatMap((job) => jobNamesOf(job, namespace)));

  return targets.filter(({ job }) => jobs.has(job));
}

function jobNamesOf(job: Migrated, namespace: string): string[] {
  switch (job.kind) {
    case 'none': return [];
    case 'AdditionalScrapeConfigs': return [job.name];
    case 'ScrapeConfig': return [`scrapeConfig/${namespace}/${job.object}`];
    default: return [`${job.kind === 'ServiceMonitor' ? 'serviceMonitor' : 'podMonitor'}/${namespace}/${job.object}/0`];
  }
}

interface After {
  readonly rendered: readonly RenderedJob[];
  readonly after: Inspected;
  readonly key: string;
  readonly namespace: string;
}

function compareJobs(input: NativeInput, migrated: readonly Migrated[], after: After): JobEquivalence[] {
  const before = readJobs(input.entries, input.sections.global);

  return migrated.map((job, i): JobEquivalence => {
    const { name, secrets } = job;
    const notes = [...secrets.notes];
    if (job.kind === 'none') return { name, becomes: [], differences: job.why, notes: job.why.length === 0 ? [...notes, 'it has no targets'] : notes };
    const becomes = [job.kind === 'AdditionalScrapeConfigs' ? `AdditionalScrapeConfigs/${after.namespace}/additional-scrape-configs` : `${job.kind}/${after.namespace}/${job.object}`];
    const own = after.rendered.find((each) => jobNamesOf(job, after.namespace).includes(each.name));
    if (job.kind === 'AdditionalScrapeConfigs') notes.push(`the CRDs have no field for ${job.notInCrd.join(', ')}${job.notInCrd.every((field) => /File$/.test(field)) ? '; a scrape class of the Prometheus object can set such files for a ScrapeConfig' : ''}`);
    const native = before[i];
    if (!own || 'refusal' in native) return { name, becomes, notes, differences: [{ field: '', text: whyNotRendered(becomes[0], after) }] };

    return { name, becomes, notes, differences: uniqueBy([...secrets.differences, ...compareOne(native.decoded, own, job.kind)]) };
  });
}

/** What the server says of an object that it does not scrape. */
function whyNotRendered(object: string, { after, key }: After): string {
  const why = after.servers.get(key)?.rejected.get(object) ?? after.admission.get(object);

  return why === undefined ? `${key} does not select it; set the labels that its selectors ask for with --label` : `it is rejected: ${why}`;
}

/** Settings and rules that are not the same. The rules of a monitor are proven when it is made. */
function compareOne(before: NativeDecoded, { fields, origins }: RenderedJob, kind: Migrated['kind']): Difference[] {
  const after = decodeStruct('config.ScrapeConfig', fields);
  const list = (value: unknown) => (value ?? []) as readonly unknown[];
  const rules = list(fields.relabel_configs).filter((_, i) => isGiven(origins[i]) || kind === 'AdditionalScrapeConfigs');
  const extra = rules.length - list(before.relabel_configs).length;
  const own = kind === 'ScrapeConfig' && extra === 1 ? rules.slice(1) : rules;

  return [
    ...differingSettings(before, after),
    ...kind === 'ServiceMonitor' || kind === 'PodMonitor' ? [] : differingRules('relabel_configs', list(before.relabel_configs), own),
    ...differingRules('metric_relabel_configs', list(before.metric_relabel_configs), list(after.metric_relabel_configs)),
  ];
}

type NativeDecoded = { readonly [field: string]: unknown };

/** A field is reported once: what it loses says more than that it differs. */
function uniqueBy(differences: readonly Difference[]): Difference[] {
  const isCovered = ({ field }: Difference, before: readonly Difference[]) => before.some((other) => other.field === field || other.field.startsWith(`${field}[`) || other.field.startsWith(`${field}.`));

  return differences.filter((each, i) => !isCovered(each, differences.slice(0, i)));
}
