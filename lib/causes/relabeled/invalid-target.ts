/**
 * AM969: Prometheus makes no target of what a job lists or finds: the address is a URL or has a path, or another label is not valid. Or it
 * makes one that it can never send a request to.
 */
import { Problem, quote } from '../../findings/problem';
import { howToWriteAddresses, SPEC_FIELDS, YAML_FIELDS } from '../../findings/target-address';
import { CauseFinding } from '../../forecast/diagnosis';
import { Forecast } from '../../forecast/forecast';
import { ServerJob } from '../../forecast/target-index';
import { PLACEHOLDER } from '../../kubernetes/placeholder';
import { isGiven } from '../../manifests/rule-origin';
import { isMonitorKey } from '../../operator-port/monitor-kinds';
import { DroppedTarget, identityOf, InvalidLabel, JobTargets } from '../../prometheus/targets/target';
import { groupBy } from '../../units/group';
import { Cause } from '../cause';
import { keepAddress, RemovingRule, tryRemovingRule } from './removed-address';
import { unusableAddresses } from './unusable-address';
import { quoteFew } from '../../findings/quote-few';

/** The same job in several servers is reported once. */
export const invalidTarget: Cause = {
  code: 'AM969',
  stage: 'relabeled',
  *run(forecast) {
    const reported = new Set<string>();
    for (const each of jobsOf(forecast)) {
      for (const finding of [...findingsOn(each), ...unusableAddresses(each.job)]) {
        const id = JSON.stringify([finding.key, finding.job, finding.problem.message]);
        if (!reported.has(id)) yield finding;
        reported.add(id);
      }
    }
  },
};

function jobsOf({ servers }: Forecast): ServerJob[] {
  return servers.flatMap((server) => server.jobs().map((job) => ({ server, job })));
}

type InvalidTarget = DroppedTarget & { readonly invalid: InvalidLabel };

/** One finding for each label that is invalid; for jobs of a configuration also one for each object that is found. */
function findingsOn(each: ServerJob): CauseFinding[] {
  const { job } = each;
  const { job: name, declaredBy, dropped } = job;
  const removing = dropped.some(({ invalid: label }) => isWithoutAddress(label)) ? tryRemovingRule(each) : undefined;
  const invalid = dropped.filter((target): target is InvalidTarget => target.invalid !== undefined && (
    isCertain(target, job) || (removing !== undefined && isWithoutAddress(target.invalid))));
  const subjectOf = ({ source }: InvalidTarget) => (isMonitorKey(declaredBy) ? declaredBy : source);
  const groups = groupBy(invalid, (target) => [JSON.stringify([subjectOf(target), target.invalid.label, isListed(target, job)])]);

  return [...groups.values()].map((targets): CauseFinding => ({
    key: subjectOf(targets[0]),
    job: name,
    about: [...new Set(targets.map(({ source }) => source))],
    problem: isListed(targets[0], job) ? listed(targets, job)
      : relabeled(targets, job, isWithoutAddress(targets[0].invalid) ? removing : undefined),
  }));
}

function isWithoutAddress(label: InvalidLabel | undefined): boolean {
  return label?.label === '__address__' && label.value === '';
}

/** Whether the address is as the object of the job lists it. */
function isListed({ invalid: { label, value }, address, source }: InvalidTarget, { declaredBy }: JobTargets): boolean {
  return source === declaredBy && label === '__address__' && value === address;
}

/** A label that is missing may be set by something that is known only in the cluster, unless the target is listed. */
function isCertain({ invalid, source }: DroppedTarget, { declaredBy }: JobTargets): boolean {
  const { label, value } = invalid!;

  return source === declaredBy || (value !== '' && (label === '__address__' || !value.includes(PLACEHOLDER)));
}

function listed(targets: readonly InvalidTarget[], job: JobTargets): Problem {
  const isScrapeConfig = isMonitorKey(job.declaredBy);
  const urls = targets.map(({ address }) => address).filter((address) => address !== '');
  const where = isScrapeConfig ? 'staticConfigs lists' : `static_configs of job ${quote(job.job)} lists`;

  return {
    code: 'AM969',
    message: `${howMany(targets, job)}: ${where} ${urls.length === 0 ? 'an empty text' : quoteFew(urls)}, but a target must be host:port, without scheme and path`,
    fix: howToWriteAddresses(urls, isScrapeConfig ? SPEC_FIELDS : YAML_FIELDS),
  };
}

/** @param removing the rule that removes the address of all targets */
function relabeled(targets: readonly InvalidTarget[], job: JobTargets, removing: RemovingRule | undefined): Problem {
  const [{ invalid: { label, value }, reason }] = targets;
  if (removing) {
    return {
      code: 'AM969',
      message: `${howMany(targets, job)}: ${removing.place} (${removing.rule.action}) removes __address__, so no target has an address`,
      fix: keepAddress(removing),
      field: removing.place,
    };
  }
  const made = new Set(targets.map(({ invalid }) => invalid.value));
  const isAddress = label === '__address__';

  return {
    code: 'AM969',
    message: isAddress && value !== ''
      ? `${howMany(targets, job)}: relabeling of job ${quote(job.job)} sets __address__ to ${quoteFew(made)}, but it must be host:port, without scheme and path`
      : `${howMany(targets, job)} after relabeling of job ${quote(job.job)}: ${reason}`,
    fix: isAddress
      ? 'change the rules that set __address__; a path belongs in __metrics_path__, and a scheme in __scheme__'
      : `change the rules that set ${label}`,
  };
}

/** E.g. `Prometheus drops 3 of 4 targets`. What the operator's own rules drop does not count. */
function howMany(targets: readonly InvalidTarget[], job: JobTargets): string {
  const meant = job.dropped.filter(({ rule, origin }) => rule === undefined || origin === undefined || isGiven(origin));
  const all = new Set(job.targets.map(identityOf)).size + meant.length;
  if (all > targets.length) return `Prometheus drops ${targets.length} of ${all} targets`;

  return all === 1 ? 'Prometheus drops the only target, so nothing is scraped' : `Prometheus drops all ${all} targets, so nothing is scraped`;
}
