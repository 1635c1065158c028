/** Migrates all jobs of an input, and writes them as one chart or as manifests. */
import { App, Chart } from 'cdk8s';
import { own, valueOfName } from './library';
import { Migrated, migrateJob } from './migrate-job';
import { readJobs } from './native-job';
import { NativeInput } from './read-input';
import { ServerSetting, serverSettings } from './server-settings';
import { Manifest } from '../../manifests/manifest';
import { AdditionalScrapeConfigs } from '../../scrape-config/additional-scrape-configs';
import { AdditionalScrapeConfigsSettings } from '../../scrape-config/additional-scrape-configs-props';
import { Acknowledgement } from '../../synth/acknowledgement';
import { evaluate } from '../code/evaluate';
import { call, commented, construct, Expression, imported, local, Reference } from '../code/expression';
import { objectName, pascalCase, UniqueNames } from '../code/identifiers';
import { Statement } from '../code/source-file';
import { writeSource } from '../code/write-source';

/** How migrated objects are written. */
export interface MigrationOptions {
  readonly namespace: string;
  /** Labels of the objects, for the selectors of the Prometheus object. */
  readonly labels?: { readonly [label: string]: string };
  /** Name of the chart. */
  readonly chart?: string;
  /** Keys of labels of known objects. */
  readonly keys?: Iterable<string>;
  readonly operatorVersion?: string;
}

/** The jobs of one input, and what becomes of them. */
export interface MigratedInput {
  readonly input: NativeInput;
  readonly jobs: readonly Migrated[];
  readonly settings: readonly ServerSetting[];
}

/** All inputs, migrated. */
export class Migration {
  readonly inputs: readonly MigratedInput[];
  private readonly statements: readonly Statement[];

  /** @throws RefusedConfiguration if Prometheus would not load the global section of an input */
  constructor(inputs: readonly NativeInput[], private readonly options: MigrationOptions) {
    const { namespace, labels = {}, keys = [], operatorVersion } = options;
    const names = new UniqueNames([ADDITIONAL]);
    const known = [...keys];
    this.inputs = inputs.map((input) => ({
      input,
      settings: serverSettings(input.sections),
      jobs: readJobs(input.entries, input.sections.global).map((job) => migrateJob(job, {
        name: names.claim(nameFor(job.name).slice(0, 50).replace(/-+$/, ''), '-', 50), namespace, labels, keys: known, operatorVersion,
      })),
    }));
    this.statements = [...this.inputs.flatMap(({ jobs }) => jobs.flatMap(statementOf)), ...additionalStatement(this.jobs)];
  }

  /** The jobs of all inputs. */
  get jobs(): readonly Migrated[] {
    return this.inputs.flatMap(({ jobs }) => jobs);
  }

  /** A file of TypeScript with one chart. */
  source(): string {
    const { namespace, chart = 'migrated-jobs' } = this.options;
    const name = pascalCase(chart);

    return writeSource({
      chart: {
        name,
        doc: [`Scrape jobs that were in ${this.inputs.map(({ input }) => input.where).join(', ')}.`],
        props: { namespace },
        body: this.statements,
      },
      main: [
        { constant: 'app', value: construct(imported('App', 'cdk8s')) },
        { value: construct(local(name), local('app'), objectName(chart)) },
        { value: call(local('app').member('synth')) },
      ],
    });
  }

  /** The manifests that the chart writes. */
  manifests(): Manifest[] {
    return this.synthesized().chart.toJson() as Manifest[];
  }

  /** What the Prometheus object needs for additional scrape configs; undefined if there is no such config. */
  additionalSettings(): AdditionalScrapeConfigsSettings | undefined {
    return this.synthesized().additional?.prometheusSettings();
  }

  private synthesized(): { readonly chart: Chart; readonly additional?: AdditionalScrapeConfigs } {
    const { namespace, chart: id = 'migrated-jobs' } = this.options;
    const chart = new Chart(new App(), objectName(id), { namespace });
    new Acknowledgement({ code: 'AM508', reason: 'it is compared with the jobs that it comes from' }).applyTo(chart);
    const scope = (reference: Reference) => (reference.from === undefined && reference.name === 'this' ? chart : valueOfName(reference));
    const made = this.statements.map(({ value }) => evaluate(value, scope));

    return { chart, additional: made.find((each): each is AdditionalScrapeConfigs => each instanceof AdditionalScrapeConfigs) };
  }
}

/** A job that the operator wrote is named after the kind, the namespace and the name of its monitor: of these, the name alone. */
function nameFor(job: string): string {
  const [, monitor, endpoint = '0'] = /^(?:serviceMonitor|podMonitor|probe|scrapeConfig)\/[^/]+\/([^/]+)(?:\/(\d+))?$/.exec(job) ?? [];

  return objectName(monitor === undefined ? job : endpoint === '0' ? monitor : `${monitor}-${endpoint}`);
}

/** Name of the construct and the Secret for jobs that the CRDs have no fields for. */
export const ADDITIONAL = 'additional-scrape-configs';

function statementOf(job: Migrated): Statement[] {
  if (job.kind === 'none' || job.kind === 'AdditionalScrapeConfigs') return [];

  return [{ comment: commentOf(job), value: job.code }];
}

/** What a reader of the code must know. */
function commentOf({ secrets }: Migrated): string[] {
  return secrets.differences.map(({ field, text }) => `Not as before: ${field}: ${text}`);
}

function additionalStatement(jobs: readonly Migrated[]): Statement[] {
  const list = jobs.flatMap((job): Expression[] => (job.kind === 'AdditionalScrapeConfigs'
    ? [commented([`The CRDs have no field for ${job.notInCrd.join(', ')}`, ...commentOf(job)], job.code)] : []));
  if (list.length === 0) return [];

  return [{ value: construct(own('AdditionalScrapeConfigs'), local('this'), ADDITIONAL, { metadata: { name: ADDITIONAL }, jobs: list }) }];
}
