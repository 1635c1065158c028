/** The construct for one scrape job, with targets in or outside the cluster. */
import { ApiObject, Chart, Names } from 'cdk8s';
import { Construct } from 'constructs';
import { checkJob } from './check-job';
import { checkTypes } from './check-types';
import { fieldsNotInCrdOf } from './fields-not-in-crd';
import { ScrapeConfigProps } from './scrape-config-props';
import { ScrapeJobProps } from './scrape-job-props';
import { checkVersions } from './version-gates';
import { writeSpec } from './write-spec';
import { ScrapeConfigV1Alpha1 } from '../../imports/scrape-config';
import { checkData, checkMetadataIsData } from '../endpoint/check-data';
import { checkMetadata } from '../endpoint/check-metadata';
import { checkText } from '../endpoint/check-text';
import { Finding, renderFindingWithoutPath, Severity, sortFindings } from '../findings/finding';
import { MonitoringError } from '../findings/monitoring-error';
import { findingAt, Problem, quote, quoteList } from '../findings/problem';
import { Refusal } from '../findings/refusal';
import { removeFailed } from '../findings/remove-failed';
import { requireConstruct, requireObject } from '../findings/require-object';
import { refuseUnknownScrapeClass } from '../profiles/known-scrape-class';
import { Profile } from '../profiles/profile';
import { profileLabels } from '../profiles/profile-labels';
import { whyNotScrapeConfigVersion } from '../profiles/scrape-config-version';
import { writtenVersion } from '../profiles/written-version';
import { Declaration } from '../synth/declaration';
import { declareMonitoring } from '../synth/declarations';
import { judge } from '../synth/judge';
import { AppView } from '../tree/from-app';
import { stampLabels } from '../tree/stamp-labels';
import { SynthRun } from '../tree/synth-run';

/**
 * Declares one scrape job: where its targets come from, and how they are scraped.
 *
 * It becomes a ScrapeConfig object. A job with a discovery or field that is not in the ScrapeConfig CRD is an error, unless `additional`
 * is set: then it is written as native Prometheus configuration. `findings` reports where the job was written.
 * @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1alpha1.ScrapeConfig
 * @example
 * new ScrapeConfig(chart, 'nodes', {
 *   jobName: 'nodes',
 *   discoveries: [Discovery.consul({ server: 'consul.example.com:8500', services: ['node-exporter'] })],
 * });
 */
export class ScrapeConfig extends Construct {
  /**
   * The ScrapeConfig object; undefined if the job was written to AdditionalScrapeConfigs.
   *
   * Fields newer than this library can be set on it with `addJsonPatch`.
   */
  public readonly monitor?: ApiObject;

  private readonly props: ScrapeConfigProps;
  private readonly job: ScrapeJobProps;
  /** Fields and discoveries of the job that are not in the ScrapeConfig CRD. */
  private readonly notInCrd: readonly string[];
  /** Whether the latest validation found no error. */
  private isReady = false;
  /** Warnings of the latest validation. */
  private warnings: readonly Finding[] = [];

  /**
   * @param scope the parent construct
   * @param id name of the construct, unique within the scope
   * @param props what to scrape, and how
   * @throws MonitoringError when props are invalid on their own, with all findings
   */
  constructor(scope: Construct, id: string, props: ScrapeConfigProps) {
    super(requireConstruct('ScrapeConfig', 'scope', scope), id);
    try {
      requireObject(this.node.path, 'props', props);
      const { additional, profile, metadata, scrapeClass, version, ...job } = props;
      this.props = { ...props };
      this.job = job;
      this.refuseAll(checkTypes(props));
      this.refuseAll(checkMetadataIsData(metadata));
      this.refuseAll([
        ...checkJob(job), ...checkText({ scrapeClass, metadata }), ...checkMetadata(metadata ?? {}), ...checkClass(scrapeClass),
        ...checkVersion(version),
      ]);
      this.notInCrd = fieldsNotInCrdOf(job, this.profile?.props.operatorVersion);
      if (this.notInCrd.length === 0) {
        // The generated class has the version of its CRD, which an apiVersion among its fields replaces.
        const apiVersion = `${ScrapeConfigV1Alpha1.GVK.apiVersion.split('/')[0]}/${writtenVersion(version, this.profile?.props)}`;
        const spec = writeSpec(job, scrapeClass, this.profile?.props.operatorVersion);
        this.refuseAll(checkData({ spec }, ['spec']));
        const fields = { apiVersion, metadata, spec };
        this.monitor = new ScrapeConfigV1Alpha1(this, 'Default', fields);
      } else {
        this.refuseAll(this.checkAdditional());
        additional!._add(job.jobName ?? this.operatorsName(), job, this);
      }
    } catch (error) {
      removeFailed(this);
      throw error;
    }
    SynthRun.notice(this);
    AppView.forget(this);
    declareMonitoring(this, this);
    this.node.addValidation({ validate: () => [...this.validate(), ...judge(this)] });
  }

  /**
   * Findings for this job in the current state of the app: errors that will stop the synth, warnings, and where the job was written.
   * Sorted by code.
   */
  public get findings(): Finding[] {
    return this.findingsIn(AppView.now(this));
  }

  /**
   * What the check of the whole app needs to know about this construct.
   * @internal
   */
  public _declaration(): Declaration {
    return { profile: this.profile, isReady: this.isReady, warnings: this.warnings };
  }

  private findingsIn(view: AppView): Finding[] {
    return sortFindings([...this.problems(view), this.destination()].map((problem) => findingAt(this.node.path, problem)));
  }

  private validate(): string[] {
    const findings = this.findingsIn(AppView.forPass(this));
    const errors = findings.filter(({ severity }) => severity === Severity.ERROR);
    this.warnings = findings.filter(({ severity }) => severity === Severity.WARNING);
    this.isReady = errors.length === 0;
    if (this.monitor && this.isReady) stampLabels(this.monitor, this.labels());

    return errors.map(renderFindingWithoutPath);
  }

  /** Jobs of AdditionalScrapeConfigs are checked there, by the version of the Prometheus that reads them. */
  private problems(view: AppView): Problem[] {
    if (!this.monitor) return [];
    try {
      this.labels();
      refuseUnknownScrapeClass(this.profile, this.props.scrapeClass);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;

      return [...error.problems];
    }

    return [...checkVersions(this.job, this.profile?.props.prometheusVersion, 'ScrapeConfig'), ...checkNamesakes(view, this.monitor)];
  }

  private destination(): Problem {
    return this.monitor
      ? { code: 'AM702', severity: Severity.INFO, message: `the job is ScrapeConfig "${this.monitor.name}"`, fix: 'check that the Prometheus object selects it' }
      : {
        code: 'AM703',
        severity: Severity.INFO,
        message: `the job is in Secret "${this.props.additional!.secret.name}", because the ScrapeConfig CRD has no field for ${quoteList(this.notInCrd)}`,
        fix: 'leave these out to get a ScrapeConfig object, which the operator checks and limits',
      };
  }

  private checkAdditional(): Problem[] {
    const { additional, scrapeClass } = this.props;
    if (!additional) {
      return [{
        code: 'AM701',
        message: `the ScrapeConfig CRD of operator v0.94.1 has no field for ${quoteList(this.notInCrd)}`,
        fix: 'set additional to an AdditionalScrapeConfigs, or leave these out',
      }];
    }

    return scrapeClass === undefined ? [] : [{
      code: 'AM716',
      message: `scrapeClass is set, but the job is written to AdditionalScrapeConfigs, which do not support scrape classes, because the ScrapeConfig CRD has no field for ${quoteList(this.notInCrd)}`,
      fix: 'leave scrapeClass or the other fields out',
    }];
  }

  /** The job name that the operator would use. */
  private operatorsName(): string {
    const namespace = this.props.metadata?.namespace ?? Chart.of(this).namespace ?? 'default';

    return `scrapeConfig/${namespace}/${this.props.metadata?.name ?? Names.toDnsLabel(this)}`;
  }

  private labels() {
    return profileLabels(this.profile, this.props.metadata?.labels ?? {}, 'ScrapeConfig');
  }

  private get profile(): Profile | undefined {
    return this.props.profile ?? Profile.tryOf(this);
  }

  private refuseAll(problems: readonly Problem[]): void {
    if (problems.length > 0) throw new MonitoringError(problems.map((problem) => findingAt(this.node.path, problem)));
  }
}

/** Refuses a second object with the same name: the cluster keeps only the last. */
function checkNamesakes(view: AppView, monitor: ApiObject): Problem[] {
  const { kind, name, apiGroup, metadata } = monitor;
  const twin = view.named(kind, name).find((other) => other !== monitor
    && other.apiGroup === apiGroup
    && other.metadata.namespace === metadata.namespace
    && Chart.of(other) === Chart.of(monitor));

  return twin === undefined ? [] : [{
    code: 'AM121',
    message: `${kind} ${quote(name)} is already made by "${twin.node.path}", and the cluster keeps only the last of two objects with one name`,
    fix: 'set another metadata.name',
  }];
}

function checkVersion(version: unknown): Problem[] {
  const why = version === undefined ? undefined : whyNotScrapeConfigVersion(version);

  return why === undefined ? [] : [{ code: 'AM705', message: `version ${quote(version)} ${why}`, fix: 'use a member of ScrapeConfigVersion, or leave it out' }];
}

function checkClass(scrapeClass: string | undefined): Problem[] {
  return scrapeClass === '' ? [{ code: 'AM504', message: 'scrapeClass is empty', fix: 'name a scrape class of the Prometheus object, or leave it out' }] : [];
}
