/** The rules of DaemonSets. */
import { checkRunsForever, checkSelected } from './check-template';
import { checkIntOrPercent, isMoreThan100Percent, valueOfIntOrPercent } from './int-or-percent';
import { checkLabelSelector, isEmpty, isUsable } from '../check-labels';
import { FieldFaults } from '../field-faults';
import { checkPodTemplate } from '../pod/check-pod';
import { DaemonSet, DaemonSetUpdateStrategy } from '../types';

/** @see ValidateDaemonSetSpec in pkg/apis/apps/validation/validation.go, v1.37.2 */
export function checkDaemonSet({ spec = {} }: DaemonSet, faults: FieldFaults): void {
  const { selector, template = {} } = spec;
  checkLabelSelector(selector, 'spec.selector', faults);
  if (!selector || isUsable(selector)) checkSelected(template, selector, faults);
  if (selector && isEmpty(selector)) faults.invalid('spec.selector', selector, 'empty selector is invalid for daemonset', 'set matchLabels');
  checkPodTemplate(template, 'spec.template', faults);
  checkRunsForever(template, 'DaemonSet', faults);
  faults.nonNegative('spec.minReadySeconds', spec.minReadySeconds);
  checkUpdateStrategy(spec.updateStrategy ?? {}, 'spec.updateStrategy', faults);
  faults.nonNegative('spec.revisionHistoryLimit', spec.revisionHistoryLimit);
}

/** @see ValidateDaemonSetUpdateStrategy in pkg/apis/apps/validation/validation.go, v1.37.2 */
function checkUpdateStrategy({ type, rollingUpdate = {} }: DaemonSetUpdateStrategy, path: string, faults: FieldFaults): void {
  if (type === 'OnDelete') return;
  if (type && type !== 'RollingUpdate') return faults.notSupported(path, type, ['OnDelete', 'RollingUpdate']);
  const { maxUnavailable = 1, maxSurge = 0 } = rollingUpdate;
  Object.entries({ maxUnavailable, maxSurge }).forEach(([field, value]) => {
    checkIntOrPercent(value, `${path}.rollingUpdate.${field}`, faults);
    if (isMoreThan100Percent(value)) faults.invalid(`${path}.rollingUpdate.${field}`, value, 'must not be greater than 100%');
  });
  const hasUnavailable = valueOfIntOrPercent(maxUnavailable) !== 0;
  const hasSurge = valueOfIntOrPercent(maxSurge) !== 0;
  if (hasUnavailable && hasSurge) faults.invalid(`${path}.rollingUpdate.maxSurge`, maxSurge, 'may not be set when maxUnavailable is non-zero', 'set maxUnavailable: 0');
  if (!hasUnavailable && !hasSurge) faults.required(`${path}.rollingUpdate.maxUnavailable`, 'cannot be 0 when maxSurge is 0');
}
