/** Checks the fields of a monitor outside its endpoints. */
import { checkLimits } from '../../endpoint/check-limits';
import { Problem, quote } from '../../findings/problem';
import { whyNotQualifiedName } from '../../units/kubernetes-names';
import { setFields } from '../../units/set-fields';
import { ALL_FIELDS } from '../monitor-fields';
import { MonitorProps } from '../monitor-props';

/** Checks limits, label names and sizes. */
export function checkMonitor(props: MonitorProps): Problem[] {
  if (setFields(props, ALL_FIELDS).length === 0) return [];

  return [...checkLimits(props), ...checkLabels(props)];
}

function checkLabels({ jobLabel, targetLabels = [], podTargetLabels = [] }: MonitorProps): Problem[] {
  const given: [string, string][] = [
    ...(jobLabel === undefined ? [] : [['jobLabel', jobLabel] as [string, string]]),
    ...targetLabels.map((label, i): [string, string] => [`targetLabels[${i}]`, label]),
    ...podTargetLabels.map((label, i): [string, string] => [`podTargetLabels[${i}]`, label]),
  ];

  return given.flatMap(([where, label]) => {
    const why = whyNotQualifiedName(label);

    return why ? [{ code: 'AM107', message: `${where} ${quote(label)} ${why}`, fix: 'use the key of a Kubernetes label' }] : [];
  });
}
