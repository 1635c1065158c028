/** Checks the labels of the monitor, and the job label of its targets. */
import { checkLabels } from '../../endpoint/check-metadata';
import { Problem, quote } from '../../findings/problem';
import { StringMap } from '../../manifests/manifest';
import { AppMonitoringProps } from '../app-monitoring-props';

/** Each may be set in one place only, or to the same value. */
export function checkIdentity(props: AppMonitoringProps): Problem[] {
  const { labels, jobName } = props;

  return [
    ...labels === undefined ? [] : [...checkLabels('labels', labels), ...checkBoth(labels, props)],
    ...jobName === undefined ? [] : checkJobName(jobName, props),
  ];
}

function checkBoth(labels: StringMap, { metadata }: AppMonitoringProps): Problem[] {
  const others = new Map(Object.entries(metadata?.labels ?? {}));

  return Object.entries(labels).filter(([key, value]) => (others.get(key) ?? value) !== value)
    .map(([key, value]) => bad(`labels sets ${quote(key)} to ${quote(value)}, and metadata.labels to ${quote(others.get(key))}`, 'set the label in one of them'));
}

function checkJobName(jobName: string, { jobLabel, probe }: AppMonitoringProps): Problem[] {
  if (jobName === '') return [bad('jobName is empty, so targets would have no job label', 'set a name, or leave jobName out')];
  if (jobLabel !== undefined) return [bad('jobName and jobLabel are both set, and both decide the job label', 'leave one of them out')];
  const other = probe?.jobName;

  return other === undefined || other === jobName ? [] : [bad(`jobName is ${quote(jobName)} and probe.jobName is ${quote(other)}`, 'leave one of them out')];
}

function bad(message: string, fix: string): Problem {
  return { code: 'AM227', message, fix };
}
