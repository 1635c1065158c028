/** Judges an app at synth that has no AppMonitoring of its own, or knows of more than its tree holds. */
import { IConstruct } from 'constructs';
import { declareMonitoring, judge } from './judge';
import { Profile } from '../profiles/profile';
import { SynthRun } from '../tree/synth-run';

/** What is known beside the app. */
export interface SynthValidationProps {
  /**
   * Who will read the monitoring of the app.
   * @default - the Prometheus objects of the app, and what its constructs say
   */
  readonly profile?: Profile;

  /**
   * Manifests of objects that the cluster has already, as YAML or JSON: Prometheus objects, Namespaces with their labels, Secrets and the
   * like. Nothing is reported on them.
   * @default - none, so whatever is not in the app is not known
   */
  readonly external?: string;
}

/**
 * Judges an app whenever it is synthesized: errors stop it, all at once, and warnings go to standard error.
 *
 * An app with an AppMonitoring or ScrapeConfig is judged in any case, as soon as it is known who reads: by a Prometheus object in the tree,
 * or a profile. This adds what else is known, and judges apps whose monitors are all of other origin.
 */
export class SynthValidation {
  /**
   * Has an app judged at each synth.
   * @param scope the app, or a construct in it; the whole app is judged
   * @param props what is known beside the app
   */
  public static add(scope: IConstruct, props: SynthValidationProps = {}): void {
    SynthRun.notice(scope);
    declareMonitoring(scope, { _declaration: () => ({ profile: props.profile, isReady: true, external: props.external }) });
    scope.node.addValidation({ validate: () => judge(scope) });
  }

  private constructor() {}
}
