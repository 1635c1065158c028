/** AM967: a rule for samples reads labels that only rules for targets see. */
import { isSecretRule, placeOfRule, relabelingsField, SampleJob, sampleJobsOf } from './foretold-samples';
import { Severity } from '../../findings/finding';
import { Problem, quoteList } from '../../findings/problem';
import { Forecast } from '../../forecast/forecast';
import { BlindRule } from '../../prometheus/relabel/foretell-samples';
import { RelabelAction } from '../../prometheus/relabel/rule';
import { Cause } from '../cause';

/** If nothing is left for such a rule, AM966 reports it. */
export const labelsGone: Cause = {
  code: 'AM967',
  stage: 'relabeled',
  *run(forecast) {
    for (const each of sampleJobsOf(forecast)) {
      if (each.forecasts.every(({ lost }) => lost !== undefined)) continue;
      const [{ blind }] = each.forecasts;
      for (const rule of blind) yield { key: each.job.declaredBy, job: each.job.job, problem: readsNothing(forecast, each, rule) };
    }
  },
};

function readsNothing(forecast: Forecast, each: SampleJob, { rule, labels }: BlindRule): Problem {
  const { action } = each.samples.rules[rule];
  const relabelings = relabelingsField(each);
  const { place, field } = placeOfRule(forecast, each, rule);
  const isFilter = action === 'keep' || action === 'drop';

  return {
    code: 'AM967',
    severity: Severity.WARNING,
    message: `${place} reads ${isSecretRule(each) ? 'labels of targets' : quoteList(labels)}, but samples have no labels that begin with "__" except __name__, so ${effectOf(action)}`,
    fix: `move the rule to ${relabelings}, where these labels exist${isFilter ? ', or compare a label that the target has, such as "namespace" or "pod"' : ''}`,
    field,
  };
}

function effectOf(action: RelabelAction): string {
  switch (action) {
    case 'labelmap': return 'it maps nothing';
    case 'keep': case 'drop': case 'keepequal': case 'dropequal': return 'it compares an empty text';
    default: return 'it copies an empty text';
  }
}
