/** AM966: rules for samples drop every sample of a job, so its targets are scraped and nothing of them is stored. */
import { isSecretRule, placeOfRule, relabelingsField, SampleJob, sampleJobsOf } from './foretold-samples';
import { Severity } from '../../findings/finding';
import { Problem, quote, quoteList } from '../../findings/problem';
import { quoteFew } from '../../findings/quote-few';
import { Forecast } from '../../forecast/forecast';
import { LostSamples } from '../../prometheus/relabel/foretell-samples';
import { RelabelRule } from '../../prometheus/relabel/rule';
import { isGone, NAME } from '../../prometheus/relabel/sample-labels';
import { Cause } from '../cause';

/** Nothing is reported where samples of one target may be left: rules may leave out the others on purpose. */
export const samplesDropped: Cause = {
  code: 'AM966',
  stage: 'relabeled',
  *run(forecast) {
    for (const each of sampleJobsOf(forecast)) {
      const lost = each.forecasts.flatMap((foretold) => foretold.lost ?? []);
      if (lost.length < each.forecasts.length) continue;
      const sources = [...new Set(each.job.targets.map(({ source }) => source))];
      yield { key: each.job.declaredBy, job: each.job.job, about: sources, problem: nothingStored(forecast, each, lost[0], sources) };
    }
  },
};

function nothingStored(forecast: Forecast, each: SampleJob, lost: LostSamples, sources: readonly string[]): Problem {
  const rule = each.samples.rules[lost.rule];
  const { place, field } = placeOfRule(forecast, each, lost.rule);
  const whose = sources.length === 0 ? `job ${quote(each.job.job)}` : quoteFew(sources);
  const what = lost.how === 'nameless'
    ? `${place} removes the name of every sample of ${whose}, so nothing is stored`
    : `${place} drops every sample of ${whose}, so it is scraped, but only "up" and other metrics about the scrape are stored`;

  return {
    code: 'AM966',
    ...isMeant(rule, lost) && { severity: Severity.WARNING },
    message: `${what}: ${isSecretRule(each) ? 'the rule is in a Secret, so it is not shown' : whyOf(rule, lost)}`,
    fix: fixOf(rule, lost, relabelingsField(each)),
    field,
  };
}

/** Who drops all metrics by their names may want "up" alone. */
function isMeant({ action, sourceLabels }: RelabelRule, { how, rule }: LostSamples): boolean {
  return how === 'dropped' && rule === 0 && action === 'drop' && sourceLabels.every((name) => name === NAME);
}

function whyOf(rule: RelabelRule, { how, value, rule: index }: LostSamples): string {
  const { action, sourceLabels, regex, targetLabel } = rule;
  const source = sourceLabels.join(` ${quote(rule.separator)} `) || 'its empty source';
  const gone = goneOf(rule);
  if (how === 'nameless') return `Prometheus does not store samples without ${NAME}`;
  const because = gone.length > 0 ? ` on every sample, because samples have no label ${quoteList(gone)}` : ' on every sample';
  const seen = value === undefined ? undefined : `${source} is ${quote(value)}${because}`;
  switch (action) {
    case 'keep': return `keep requires ${source} to match ${quote(regex.text)}, but ${seen ?? (index > 0 ? 'the rules before it leave no such sample' : 'no sample does')}`;
    case 'drop': return seen === undefined ? `${quote(regex.text)} matches ${source} of every sample${index > 0 ? ' that the rules before it leave' : ''}` : `${seen}, and ${quote(regex.text)} matches it`;
    case 'keepequal': return `keepequal requires ${source} to equal ${targetLabel.text}, which it never does`;
    default: return `${source} equals ${targetLabel.text} on every sample`;
  }
}

function fixOf(rule: RelabelRule, { how, value, rule: index }: LostSamples, relabelings: string): string {
  if (how === 'nameless') return `change the rule so that it leaves the label ${NAME}`;
  if (goneOf(rule).length > 0) return `move the rule to ${relabelings}, where these labels exist, or compare a label that the target has, such as "namespace" or "pod"`;
  if (rule.action === 'keep' && value === undefined && index > 0) return 'join the patterns of the rules with "|" in one keep rule, or remove one of them';
  const fields = [...rule.regex.text === '(.*)' ? [] : ['regex'], ...rule.sourceLabels.length === 0 ? [] : ['sourceLabels']];

  return `change ${fields.join(' or ') || 'the labels'} of this rule, or remove the rule`;
}

function goneOf({ sourceLabels }: RelabelRule): string[] {
  return sourceLabels.filter(isGone);
}
