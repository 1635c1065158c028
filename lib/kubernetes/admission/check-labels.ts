/** The rules of labels and of selectors that match them. */
import { FieldFaults } from './field-faults';
import { LabelSelector, LabelSelectorRequirement } from './types';
import { StringMap } from '../../manifests/manifest';
import { LabelSelector as CompleteSelector, selectorMatches } from '../../manifests/selectors/selector';
import { whyNotLabelValue, whyNotQualifiedName } from '../../units/kubernetes-names';

/** @see ValidateLabels in k8s.io/apimachinery v0.37.2, pkg/apis/meta/v1/validation/validation.go */
export function checkLabels(labels: StringMap | undefined, path: string, faults: FieldFaults): void {
  if (!labels) return;
  for (const key of Object.keys(labels)) {
    faults.invalid(path, key, whyNotQualifiedName(key));
    faults.invalid(path, labels[key], whyNotLabelValue(labels[key]));
  }
}

/** The name of a label, or of what has the form of one. */
export function checkLabelName(name: string, path: string, faults: FieldFaults): void {
  faults.invalid(path, name, whyNotQualifiedName(name));
}

/** @see ValidateLabelSelector in k8s.io/apimachinery v0.37.2, pkg/apis/meta/v1/validation/validation.go */
export function checkLabelSelector(selector: LabelSelector | undefined, path: string, faults: FieldFaults): void {
  if (!selector) return;
  checkLabels(selector.matchLabels, `${path}.matchLabels`, faults);
  selector.matchExpressions?.forEach((each, i) => checkRequirement(each, `${path}.matchExpressions[${i}]`, faults));
}

function checkRequirement({ key = '', operator = '', values = [] }: LabelSelectorRequirement, path: string, faults: FieldFaults): void {
  if (operator === 'In' || operator === 'NotIn') {
    if (values.length === 0) faults.required(`${path}.values`, 'must be specified when `operator` is "In" or "NotIn"');
  } else if (operator === 'Exists' || operator === 'DoesNotExist') {
    if (values.length > 0) faults.forbidden(`${path}.values`, 'may not be specified when `operator` is "Exists" or "DoesNotExist"');
  } else {
    faults.invalid(`${path}.operator`, operator, 'is not a valid selector operator', 'use In, NotIn, Exists or DoesNotExist');
  }
  checkLabelName(key, `${path}.key`, faults);
  values.forEach((value, i) => faults.invalid(`${path}.values[${i}]`, value, whyNotLabelValue(value)));
}

/** Whether it has neither labels nor expressions, so that it matches everything. */
export function isEmpty({ matchLabels = {}, matchExpressions = [] }: LabelSelector): boolean {
  return Object.keys(matchLabels).length === 0 && matchExpressions.length === 0;
}

/** Whether a selector can be evaluated. One that is left out matches nothing. */
export function isUsable(selector: LabelSelector | undefined): boolean {
  const faults = new FieldFaults();
  checkLabelSelector(selector, '', faults);

  return faults.all.length === 0;
}

/** Whether a usable selector matches labels. */
export function matchesLabels(selector: LabelSelector, labels: StringMap): boolean {
  return selectorMatches(complete(selector), labels);
}

/** Go reads fields that are left out as empty texts. */
function complete({ matchLabels, matchExpressions = [] }: LabelSelector): CompleteSelector {
  return { matchLabels, matchExpressions: matchExpressions.map(({ key = '', operator = '', values }) => ({ key, operator, values })) };
}
