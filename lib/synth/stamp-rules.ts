/** Gives the PrometheusRules of an app the labels that their Prometheus selects rules by. */
import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { OPERATOR_GROUP } from '../manifests/objects';
import { Profile } from '../profiles/profile';
import { ruleLabels } from '../profiles/profile-labels';
import { AppView } from '../tree/from-app';
import { stampLabels, unstampedLabels } from '../tree/stamp-labels';
import { SynthRun } from '../tree/synth-run';

const done = new WeakSet<SynthRun>();

/** Once for each run of synth, before anything is written. A rule keeps a label that it has already. */
export function stampRules(construct: IConstruct, run: SynthRun): void {
  if (done.has(run)) return;
  done.add(run);
  for (const object of AppView.forPass(construct).ofKind('PrometheusRule')) {
    if (object.apiGroup === OPERATOR_GROUP) stamp(object);
  }
}

function stamp(object: ApiObject): void {
  const profile = Profile.tryOf(object);
  stampLabels(object, profile ? ruleLabels(profile, unstampedLabels(object)) : {});
}
