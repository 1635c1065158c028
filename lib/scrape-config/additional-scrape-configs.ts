/** The construct for jobs that no ScrapeConfig object can say: a Secret of Prometheus' own `scrape_configs`. */
import { ApiObject, Lazy, Yaml } from 'cdk8s';
import { Construct } from 'constructs';
import { AdditionalScrapeConfigsProps, AdditionalScrapeConfigsSettings } from './additional-scrape-configs-props';
import { checkJob } from './check-job';
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
import { stringAt } from '../manifests/manifest';
import { Profile } from '../profiles/profile';
import { amend, readPlain } from '../tree/amendments';

/** A job, and who says so. */
interface Entry {
  readonly jobName: string;
  readonly job: ScrapeJobProps;
}

/**
 * Scrape jobs in Prometheus' own words, for discoveries and fields that the operator's ScrapeConfig object lacks.
 *
 * They are written to one key of a Secret, and the Prometheus object is given that key. The operator passes them on as they are: no limits,
 * no scrape class, no enforced namespace. Credentials are never among them: Secrets are mounted in Prometheus, or filled in by its
 * reloader, and are looked up in the namespace of the Prometheus object. What the reloader fills in stands in YAML as it is, so such a
 * value has to be letters, digits, `-`, `_`, `.`, `/`, `+` and `=`.
 * @see https://prometheus-operator.dev/docs/developer/scrapeconfig/
 */
export class AdditionalScrapeConfigs extends Construct {
  /** The Secret that holds the jobs. */
  public readonly secret: ApiObject;

  private readonly props: AdditionalScrapeConfigsProps;
  private readonly server?: ApiObject;
  private readonly key: string;
  private readonly entries: Entry[] = [];

  /**
   * @param scope where it stands
   * @param id its name within the scope
   * @param props jobs, and which Prometheus reads them
   * @throws when props are wrong on their own, all faults in one error
   */
  constructor(scope: Construct, id: string, props: AdditionalScrapeConfigsProps = {}) {
    super(scope, id);
    this.props = { ...props };
    this.key = props.key ?? 'scrape-configs.yaml';
    this.throwAll(() => [...checkMetadata(props.metadata ?? {}), ...checkKey(this.key)]);
    this.server = props.prometheus && this.findServer(props.prometheus);
    this.secret = this.addSecret();
    for (const job of props.jobs ?? []) this.addJob(job);
    this.node.addValidation({ validate: () => this.validate() });
    this.wire();
  }

  /**
   * Adds a job.
   * @throws when the job is wrong on its own, has no `jobName`, or one that is there already
   */
  public addJob(job: ScrapeJobProps): void {
    this._add(job.jobName ?? '', job, this.node.path);
  }

  /** The settings of a Prometheus or PrometheusAgent that reads these jobs: for `spec` of one that is not in the app. */
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
   * What is known of these jobs in the app as it stands now: errors that will stop the synth, and notes.
   * Sorted by code.
   */
  public get findings(): Finding[] {
    return sortFindings(this.problems().map((problem) => findingAt(this.node.path, problem)));
  }

  /**
   * Adds a job under a name of the caller's.
   * @internal
   */
  public _add(jobName: string, job: ScrapeJobProps, path: string): void {
    const problems = [...checkJob(job), ...this.checkName(jobName)];
    if (problems.length > 0) throw new MonitoringError(problems.map((problem) => findingAt(path, problem)));
    this.entries.push({ jobName, job: { ...job } });
    this.wire();
  }

  private get selector() {
    return { name: this.secret.name, key: this.key };
  }

  private checkName(jobName: string): Problem[] {
    if (jobName === '') return [{ code: 'AM711', message: 'jobName is missing', fix: 'give the job a name of its own' }];

    return this.entries.some((entry) => entry.jobName === jobName)
      ? [{ code: 'AM711', message: `jobName ${quote(jobName)} is there already, and Prometheus takes each once`, fix: 'give the job a name of its own' }]
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

    // A copy, since YAML would refer from one job to what it shares with another.
    return { text: Yaml.stringify(JSON.parse(JSON.stringify(jobs))), references };
  }

  /** Jobs may come one by one; the object is told anew of all of them. */
  private wire(): void {
    if (!this.server) return;
    try {
      amend(this.server, this, serverAmendments(this.server, this, this.selector, this.write().references));
    } catch (error) {
      // Said again, with its place, when the app is validated.
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
        message: `no Prometheus object is given, so nothing reads Secret ${quote(this.secret.name)}`,
        fix: 'give its spec what prometheusSettings() returns, or set prometheus',
      }];
    }
    const [own, others] = [this.secret.metadata.namespace, this.server.metadata.namespace];
    const elsewhere = own !== others
      ? [{ code: 'AM713', message: `the Secret is in namespace ${quote(own)}, and ${this.server.kind} ${quote(this.server.name)} reads those of ${quote(others)}`, fix: 'leave metadata.namespace out' }]
      : [];
    try {
      serverAmendments(this.server, this, this.selector, this.write().references);

      return elsewhere;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;

      return [...elsewhere, ...error.problems];
    }
  }

  /** What the object says of itself counts before what is known of it. */
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
  return /^[-._A-Za-z0-9]{1,253}$/.test(key) ? [] : [{ code: 'AM111', message: `key ${quote(key)} is one that no Secret can hold`, fix: 'use letters, digits, "-", "_" and "."' }];
}
