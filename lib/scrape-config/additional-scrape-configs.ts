/** The construct for jobs that the ScrapeConfig CRD has no fields for: a Secret with native `scrape_configs`. */
import { ApiObject, Lazy, Yaml } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { AdditionalScrapeConfigsProps, AdditionalScrapeConfigsSettings } from './additional-scrape-configs-props';
import { checkJob } from './check-job';
import { checkTypes } from './check-types';
import { findServer, serverAmendments } from './prometheus-server';
import { References } from './references';
import { ScrapeJobProps } from './scrape-job-props';
import { checkVersions } from './version-gates';
import { writeJob } from './write-job';
import { checkMetadata } from '../endpoint/check-metadata';
import { Finding, renderFindingWithoutPath, Severity, sortFindings } from '../findings/finding';
import { MonitoringError } from '../findings/monitoring-error';
import { findingAt, Problem, quote } from '../findings/problem';
import { Refusal } from '../findings/refusal';
import { removeFailed } from '../findings/remove-failed';
import { requireConstruct, requireObject } from '../findings/require-object';
import { stringAt } from '../manifests/manifest';
import { Profile } from '../profiles/profile';
import { amend, readPlain } from '../tree/amendments';
import { isInTree } from '../tree/is-in-tree';

/** A job with its name. */
interface Entry {
  readonly jobName: string;
  readonly job: ScrapeJobProps;
  /** The construct that added it. */
  readonly owner: IConstruct;
}

/**
 * Scrape jobs as native Prometheus configuration, for discoveries and fields that are not in the ScrapeConfig CRD.
 *
 * The jobs are written to one key of a Secret, and the Prometheus object refers to that key. The operator does not change them: limits,
 * scrape classes and enforced namespaces do not apply. Credentials are not written into the jobs: Secrets are mounted in Prometheus, or
 * its config reloader inserts them. They are looked up in the namespace of the Prometheus object. A value that the reloader inserts may
 * have only letters, digits, `-`, `_`, `.`, `/`, `+` and `=`, since it becomes part of YAML.
 * @see https://prometheus-operator.dev/docs/developer/scrapeconfig/
 * @example
 * const prometheus = new imports.Prometheus(chart, 'prometheus', { spec: { scrapeConfigSelector: {} } });
 * const jobs = new AdditionalScrapeConfigs(chart, 'additional', { prometheus });
 * new ScrapeConfig(chart, 'batch', {
 *   additional: jobs,
 *   jobName: 'batch',
 *   discoveries: [Discovery.marathon({ servers: ['https://marathon.example.com'] })],
 * });
 */
export class AdditionalScrapeConfigs extends Construct {
  /** The Secret that holds the jobs. */
  public readonly secret: ApiObject;

  private readonly props: AdditionalScrapeConfigsProps;
  private readonly server?: ApiObject;
  private readonly key: string;
  private readonly added: Entry[] = [];

  /**
   * @param scope the parent construct
   * @param id name of the construct, unique within the scope
   * @param props jobs, and which Prometheus reads them
   * @throws MonitoringError when props are invalid on their own, with all findings
   */
  constructor(scope: Construct, id: string, props: AdditionalScrapeConfigsProps = {}) {
    super(requireConstruct('AdditionalScrapeConfigs', 'scope', scope), id);
    try {
      requireObject(this.node.path, 'props', props);
      this.props = { ...props };
      this.throwAll(() => checkTypes(props));
      this.key = props.key ?? 'scrape-configs.yaml';
      this.throwAll(() => [...checkMetadata(props.metadata ?? {}), ...checkKey(this.key)]);
      this.server = props.prometheus && this.findServer(props.prometheus);
      this.secret = this.addSecret();
      for (const job of props.jobs ?? []) this.addJob(job);
      this.node.addValidation({ validate: () => this.validate() });
      this.wire();
    } catch (error) {
      removeFailed(this);
      throw error;
    }
  }

  /**
   * Adds a job.
   * @throws MonitoringError when the job is invalid on its own, has no `jobName`, or a `jobName` that is used already
   */
  public addJob(job: ScrapeJobProps): void {
    this._add(job.jobName ?? '', job, this);
  }

  /** Settings for the `spec` of a Prometheus or PrometheusAgent that is not in the app, so that it reads these jobs. */
  public prometheusSettings(): AdditionalScrapeConfigsSettings {
    const { references } = this.write();
    const { secrets, configMaps, variables } = references;

    return {
      additionalScrapeConfigs: this.selector,
      ...(secrets.length > 0 && { secrets }),
      ...(configMaps.length > 0 && { configMaps }),
      ...(variables.length > 0 && {
        containers: [{ name: 'config-reloader', env: variables }],
        initContainers: [{ name: 'init-config-reloader', env: variables }],
      }),
    };
  }

  /**
   * Findings for these jobs in the current state of the app: errors that will stop the synth, and notes.
   * Sorted by code.
   */
  public get findings(): Finding[] {
    return sortFindings(this.problems().map((problem) => findingAt(this.node.path, problem)));
  }

  /**
   * Adds a job with the given name.
   * @internal
   */
  public _add(jobName: string, job: ScrapeJobProps, owner: IConstruct): void {
    const problems = [...checkJob(job), ...this.checkName(jobName)];
    if (problems.length > 0) throw new MonitoringError(problems.map((problem) => findingAt(owner.node.path, problem)));
    this.added.push({ jobName, job: { ...job }, owner });
    this.wire();
  }

  /** The jobs of constructs that are still in the app. */
  private get entries(): Entry[] {
    return this.added.filter(({ owner }) => isInTree(owner));
  }

  private get selector() {
    return { name: this.secret.name, key: this.key };
  }

  private checkName(jobName: string): Problem[] {
    if (jobName === '') return [{ code: 'AM711', message: 'jobName is missing', fix: 'set a unique jobName' }];

    return this.entries.some((entry) => entry.jobName === jobName)
      ? [{ code: 'AM711', message: `jobName ${quote(jobName)} is used already, and job names must be unique`, fix: 'set a unique jobName' }]
      : [];
  }

  private addSecret(): ApiObject {
    const namespace = this.props.metadata?.namespace ?? this.server?.metadata.namespace;
    const text = Lazy.any({ produce: () => this.write().text });

    return new ApiObject(this, 'Default', {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { ...this.props.metadata, ...(namespace !== undefined && { namespace }) },
      stringData: { [this.key]: text },
    });
  }

  private write(): { readonly text: string; readonly references: References } {
    const references = new References();
    const jobs = this.entries.map(({ jobName, job }) => writeJob(job, jobName, references));

    // A copy, since YAML would write an alias for a value that two jobs share.
    return { text: Yaml.stringify(JSON.parse(JSON.stringify(jobs))), references };
  }

  /** Writes the settings for all jobs again, since jobs can be added one by one. */
  private wire(): void {
    if (!this.server) return;
    try {
      amend(this.server, this, serverAmendments(this.server, this, this.selector, this.write().references));
    } catch (error) {
      // Reported with its place when the app is validated.
      if (!(error instanceof Refusal)) throw error;
    }
  }

  private problems(): Problem[] {
    const version = this.version();

    return [
      ...this.entries.flatMap(({ jobName, job }) => checkVersions(job, version, 'AdditionalScrapeConfigs')
        .map((problem) => ({ ...problem, message: `job ${quote(jobName)}: ${problem.message}` }))),
      ...this.wiringProblems(),
    ];
  }

  private wiringProblems(): Problem[] {
    if (!this.server) {
      return [{
        code: 'AM714',
        severity: Severity.INFO,
        message: `prometheus is not set, so no Prometheus of this app reads Secret ${quote(this.secret.name)}`,
        fix: 'set prometheus, or spread prometheusSettings() into the spec of a Prometheus elsewhere',
      }];
    }
    const [own, others] = [this.secret.metadata.namespace, this.server.metadata.namespace];
    const elsewhere = own !== others
      ? [{ code: 'AM713', message: `the Secret is in namespace ${quote(own)}, and ${this.server.kind} ${quote(this.server.name)} reads Secrets in ${quote(others)} only`, fix: 'leave metadata.namespace out' }]
      : [];
    try {
      serverAmendments(this.server, this, this.selector, this.write().references);

      return elsewhere;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;

      return [...elsewhere, ...error.problems];
    }
  }

  /** The version in the Prometheus object comes before that of the profile. */
  private version(): string | undefined {
    const given = this.server && stringAt(readPlain(this.server), ['spec', 'version']);

    return given ?? (this.props.profile ?? Profile.tryOf(this))?.props.prometheusVersion;
  }

  private validate(): string[] {
    this.wire();

    return this.findings.filter(({ severity }) => severity === Severity.ERROR).map(renderFindingWithoutPath);
  }

  private findServer(prometheus: NonNullable<AdditionalScrapeConfigsProps['prometheus']>): ApiObject {
    let server: ApiObject | undefined;
    this.throwAll(() => {
      server = findServer(prometheus);

      return [];
    });

    return server!;
  }

  private throwAll(check: () => readonly Problem[]): void {
    let problems: readonly Problem[];
    try {
      problems = check();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      problems = error.problems;
    }
    if (problems.length > 0) throw new MonitoringError(problems.map((problem) => findingAt(this.node.path, problem)));
  }
}

function checkKey(key: string): Problem[] {
  return /^[-._A-Za-z0-9]{1,253}$/.test(key) ? [] : [{ code: 'AM111', message: `key ${quote(key)} is not a valid key of a Secret`, fix: 'use letters, digits, "-", "_" and "."' }];
}
