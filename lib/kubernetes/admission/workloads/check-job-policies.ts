/** The rules of when a Job fails or succeeds. */
import { whyNotQualifiedName } from '../../../units/kubernetes-names';
import { FieldFaults } from '../field-faults';
import { JobSpec, PodFailurePolicyOnExitCodesRequirement, PodFailurePolicyRule, SuccessPolicyRule } from '../types';

const MAX_RULES = 20;

/** @see validatePodFailurePolicy in pkg/apis/batch/validation/validation.go, v1.37.2 */
export function checkFailurePolicy(spec: JobSpec, path: string, faults: FieldFaults): void {
  const { rules = [] } = spec.podFailurePolicy!;
  if (rules.length > MAX_RULES) faults.tooMany(`${path}.rules`, rules.length, MAX_RULES);
  rules.forEach((rule, i) => checkFailureRule(spec, rule, `${path}.rules[${i}]`, faults));
}

function checkFailureRule(spec: JobSpec, rule: PodFailurePolicyRule, path: string, faults: FieldFaults): void {
  const { action, onExitCodes, onPodConditions = [] } = rule;
  if (!action) faults.required(`${path}.action`);
  else if (action !== 'FailIndex') faults.oneOf(`${path}.action`, action, ['Count', 'FailIndex', 'FailJob', 'Ignore']);
  else if (spec.backoffLimitPerIndex === undefined) faults.invalid(`${path}.action`, action, 'requires the backoffLimitPerIndex to be set');
  if (onExitCodes) checkExitCodes(spec, onExitCodes, `${path}.onExitCodes`, faults);
  if (onPodConditions.length > MAX_RULES) faults.tooMany(`${path}.onPodConditions`, onPodConditions.length, MAX_RULES);
  onPodConditions.forEach(({ type = '', status }, i) => {
    faults.invalid(`${path}.onPodConditions[${i}].type`, type, whyNotQualifiedName(type));
    if (status) faults.oneOf(`${path}.onPodConditions[${i}].status`, status, ['False', 'True', 'Unknown']);
  });
  if (onExitCodes && onPodConditions.length > 0) faults.invalid(path, '', 'specifying both onExitCodes and onPodConditions is not supported', 'write two rules');
  if (!onExitCodes && onPodConditions.length === 0) faults.invalid(path, '', 'specifying one of onExitCodes and onPodConditions is required');
}

function checkExitCodes({ template }: JobSpec, codes: PodFailurePolicyOnExitCodesRequirement, path: string, faults: FieldFaults): void {
  const { operator, containerName, values = [] } = codes;
  const names = [...template?.spec?.containers ?? [], ...template?.spec?.initContainers ?? []].map(({ name = '' }) => name);
  if (!operator) faults.required(`${path}.operator`);
  else faults.oneOf(`${path}.operator`, operator, ['In', 'NotIn']);
  if (containerName !== undefined && !names.includes(containerName)) faults.invalid(`${path}.containerName`, containerName, 'must be one of the container or initContainer names in the pod template');
  if (values.length === 0) faults.invalid(`${path}.values`, values, 'at least one value is required');
  if (values.length > 255) faults.tooMany(`${path}.values`, values.length, 255);
  values.forEach((value, i) => {
    if (operator === 'In' && value === 0) faults.invalid(`${path}.values[${i}]`, value, 'must not be 0 for the In operator');
    if (values.indexOf(value) < i) faults.duplicate(`${path}.values[${i}]`, value);
  });
  if (values.some((value, i) => i > 0 && values[i - 1] > value)) faults.invalid(`${path}.values`, values, 'must be ordered');
}

/** @see validateSuccessPolicy in pkg/apis/batch/validation/validation.go, v1.37.2 */
export function checkSuccessPolicy({ successPolicy, completions = 1 }: JobSpec, path: string, faults: FieldFaults): void {
  const { rules = [] } = successPolicy!;
  if (rules.length === 0) faults.required(`${path}.rules`, 'at least one rules must be specified when the successPolicy is specified');
  if (rules.length > MAX_RULES) faults.tooMany(`${path}.rules`, rules.length, MAX_RULES);
  rules.forEach((rule, i) => checkSuccessRule(rule, completions, `${path}.rules[${i}]`, faults));
}

function checkSuccessRule(
  { succeededCount, succeededIndexes }: SuccessPolicyRule, completions: number, path: string, faults: FieldFaults,
): void {
  if (succeededCount === undefined && succeededIndexes === undefined) faults.required(path, 'at least one of succeededCount or succeededIndexes must be specified');
  const total = succeededIndexes === undefined ? undefined : countIndexes(succeededIndexes, completions);
  if (succeededIndexes !== undefined && succeededIndexes.length > 65536) faults.tooLong(`${path}.succeededIndexes`, 65536);
  if (succeededIndexes !== undefined && total === undefined) faults.invalid(`${path}.succeededIndexes`, succeededIndexes, 'must be increasing indexes below completions, for example "0,2-4"');
  if (succeededCount === undefined) return;
  faults.nonNegative(`${path}.succeededCount`, succeededCount);
  if (succeededCount > completions) faults.invalid(`${path}.succeededCount`, succeededCount, `must be less than or equal to ${completions} (the number of specified completions)`);
  if (succeededIndexes !== undefined && succeededCount > (total ?? 0)) faults.invalid(`${path}.succeededCount`, succeededCount, `must be less than or equal to ${total ?? 0} (the number of indexes in the specified succeededIndexes field)`);
}

/** @see validateIndexesFormat in pkg/apis/batch/validation/validation.go, v1.37.2 */
function countIndexes(text: string, completions: number): number | undefined {
  if (text === '') return 0;
  let last = -Infinity;
  let total = 0;
  for (const interval of text.split(',')) {
    const limits = interval.split('-');
    const [from, to = from] = limits.map((limit) => (/^[+]?\d+$/.test(limit) ? Number(limit) : NaN));
    if (limits.length > 2 || !(from > last && to < completions && (limits.length === 1 || from < to))) return undefined;
    total += to - from + 1;
    last = to;
  }

  return total;
}
