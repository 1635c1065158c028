/** Checks an app at synth that does not use AppMonitoring, or with knowledge about objects outside the app. */
import { IConstruct } from 'constructs';
import { declareMonitoring } from './declarations';
import { judge } from './judge';
import { MonitoringError } from '../findings/monitoring-error';
import { findingAt, Problem } from '../findings/problem';
import { requireConstruct, requireObject } from '../findings/require-object';
import { PodsOf } from '../kubernetes/workloads/pods-of';
import { Profile, tryProfileSetOn } from '../profiles/profile';
import { addKinds, checkKinds } from '../tree/app-kinds';
import { SynthRun } from '../tree/synth-run';
import { isObject } from '../units/is-object';
import { shown } from '../units/shown';

/** What is known in addition to the app. */
export interface SynthValidationProps {
  /**
   * The Prometheus that reads the monitors of the construct that this is applied to, and of everything in it, as `profile.applyTo` sets it.
   * @default - the Prometheus objects of the app, and the profiles of its constructs
   */
  readonly profile?: Profile;

  /**
   * Manifests of objects that are in the cluster already, as YAML or JSON: Prometheus objects, Namespaces with their labels, Secrets and
   * so on. They are used for checks, but not checked themselves.
   * @default - no objects outside the app
   */
  readonly external?: string;

  /**
   * Kinds of objects that run pods of a template in them, in addition to those that are known (docs/pods.md). They hold for the whole app.
   * @default - the known kinds
   */
  readonly podsOf?: PodsOf[];

  /**
   * Whether `app.synth()` writes what it knows about the readers of the app into the output folder, as `_app-monitoring.profile`. The
   * command line and the plugin find this file beside the manifests; kubectl, Argo CD, Flux and Helm do not apply it. It has no values of
   * Secrets. The environment variable `APP_MONITORING_HAND_OVER=true` does the same.
   * @default false
   */
  readonly handOver?: boolean;
}

/**
 * Checks an app whenever it is synthesized: all errors stop the synth together, warnings go to standard error.
 *
 * An app with an AppMonitoring or ScrapeConfig is checked in any case, once it is known who reads its monitors: a Prometheus object in the
 * tree, or a profile. Use this class to add what else is known, or to check an app whose monitors are made by other constructs.
 * @example
 * new SynthValidation({ external: readFileSync('cluster.yaml', 'utf8') }).applyTo(app);
 */
export class SynthValidation {
  /**
   * The former name of `applyTo`.
   * @param scope the app, or a construct in it; the whole app is checked
   * @param props what is known in addition to the app
   * @deprecated use `new SynthValidation(props).applyTo(scope)`
   */
  public static add(scope: IConstruct, props: SynthValidationProps = {}): void {
    new SynthValidation(props).applyTo(scope);
  }

  private readonly props: SynthValidationProps;

  /**
   * @param props what is known in addition to the app
   * @throws MonitoringError for an entry of `podsOf` that is not valid (`AM220`), or something else than a profile (`AM123`)
   */
  constructor(props: SynthValidationProps = {}) {
    requireObject('SynthValidation', 'props', props);
    const problems = [...checkProfile(props.profile), ...checkKinds(props.podsOf)];
    if (problems.length > 0) throw new MonitoringError(problems.map((problem) => findingAt('SynthValidation', problem)));

    this.props = { ...props };
  }

  /**
   * Checks an app at each synth.
   * @param scope the app, or a construct in it; the whole app is checked
   */
  public applyTo(scope: IConstruct): void {
    requireConstruct('SynthValidation', 'scope', scope);
    const { profile, external, podsOf, handOver } = this.props;
    addKinds(scope, podsOf);
    // So that what is made for it gets its labels.
    if (profile !== undefined && tryProfileSetOn(scope) === undefined) profile.applyTo(scope);
    SynthRun.notice(scope);
    declareMonitoring(scope, { _external: external, _declaration: () => ({ profile, isReady: true, external, handOver }) });
    scope.node.addValidation({ validate: () => judge(scope) });
  }
}

/** Profiles of another copy of this package are taken, too. */
function checkProfile(profile: unknown): Problem[] {
  return profile === undefined || (isObject(profile) && typeof profile.applyTo === 'function')
    ? []
    : [{ code: 'AM123', message: `profile is ${shown(profile)}, and a Profile is needed`, fix: 'use a factory such as Profile.kubePrometheusStack()' }];
}
