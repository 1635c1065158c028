/** The rules of where pods run: affinity, tolerations, spread over nodes. */
import { whyNotLabelValue } from '../../../units/kubernetes-names';
import { checkLabelName, checkLabelSelector } from '../check-labels';
import { FieldFaults } from '../field-faults';
import { DNS_LABEL, SUBDOMAIN } from '../names';
import {
  Affinity, LabelSelector, NodeSelectorRequirement, NodeSelectorTerm, PodAffinity, PodAffinityTerm, Toleration, TopologySpreadConstraint,
} from '../types';

/** @see validateAffinity in pkg/apis/core/validation/validation.go, v1.37.2 */
export function checkAffinity({ nodeAffinity, podAffinity, podAntiAffinity }: Affinity, path: string, faults: FieldFaults): void {
  const required = nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  if (required) {
    const terms = required.nodeSelectorTerms ?? [];
    const at = `${path}.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms`;
    if (terms.length === 0) faults.required(at, 'must have at least one node selector term');
    terms.forEach((term, i) => checkNodeTerm(term, `${at}[${i}]`, true, faults));
  }
  nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution?.forEach(({ weight = 0, preference = {} }, i) => {
    const at = `${path}.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[${i}]`;
    faults.range(`${at}.weight`, weight, 1, 100);
    checkNodeTerm(preference, `${at}.preference`, false, faults);
  });
  if (podAffinity) checkPodAffinity(podAffinity, `${path}.podAffinity`, faults);
  if (podAntiAffinity) checkPodAffinity(podAntiAffinity, `${path}.podAntiAffinity`, faults);
}

/** @see ValidateNodeSelectorTerm in pkg/apis/core/validation/validation.go, v1.37.2 */
function checkNodeTerm(
  { matchExpressions = [], matchFields = [] }: NodeSelectorTerm, path: string, checksValues: boolean, faults: FieldFaults,
): void {
  matchExpressions.forEach((each, i) => checkNodeRequirement(each, `${path}.matchExpressions[${i}]`, checksValues, faults));
  matchFields.forEach(({ key = '', operator = '', values = [] }, i) => {
    const at = `${path}.matchFields[${i}]`;
    if (operator !== 'In' && operator !== 'NotIn') faults.invalid(`${at}.operator`, operator, 'is not a valid selector operator', 'use In or NotIn');
    else if (values.length !== 1) faults.required(`${at}.values`, 'must be only one value when `operator` is "In" or "NotIn" for node field selector');
    if (key !== 'metadata.name') faults.invalid(`${at}.key`, key, 'is not a valid field selector key', 'use metadata.name');
    else values.forEach((value, j) => faults.invalid(`${at}.values[${j}]`, value, SUBDOMAIN(value)));
  });
}

function checkNodeRequirement(
  { key = '', operator = '', values = [] }: NodeSelectorRequirement, path: string, checksValues: boolean, faults: FieldFaults,
): void {
  switch (operator) {
    case 'In': case 'NotIn':
      if (values.length === 0) faults.required(`${path}.values`, 'must be specified when `operator` is "In" or "NotIn"');
      break;
    case 'Exists': case 'DoesNotExist':
      if (values.length > 0) faults.forbidden(`${path}.values`, 'may not be specified when `operator` is "Exists" or "DoesNotExist"');
      break;
    case 'Gt': case 'Lt':
      if (values.length !== 1) faults.required(`${path}.values`, 'must be specified single value when `operator` is "Lt" or "Gt"');
      break;
    default: faults.invalid(`${path}.operator`, operator, 'is not a valid selector operator', 'use In, NotIn, Exists, DoesNotExist, Gt or Lt');
  }
  checkLabelName(key, `${path}.key`, faults);
  if (checksValues) values.forEach((value, i) => faults.invalid(`${path}.values[${i}]`, value, whyNotLabelValue(value)));
}

/** @see validatePodAffinity and validatePodAntiAffinity in pkg/apis/core/validation/validation.go, v1.37.2 */
function checkPodAffinity(affinity: PodAffinity, path: string, faults: FieldFaults): void {
  affinity.requiredDuringSchedulingIgnoredDuringExecution
    ?.forEach((term, i) => checkPodTerm(term, `${path}.requiredDuringSchedulingIgnoredDuringExecution[${i}]`, faults));
  affinity.preferredDuringSchedulingIgnoredDuringExecution?.forEach(({ weight = 0, podAffinityTerm = {} }, i) => {
    const at = `${path}.preferredDuringSchedulingIgnoredDuringExecution[${i}]`;
    faults.range(`${at}.weight`, weight, 1, 100);
    checkPodTerm(podAffinityTerm, `${at}.podAffinityTerm`, faults);
  });
}

/** @see validatePodAffinityTerm in pkg/apis/core/validation/validation.go, v1.37.2 */
function checkPodTerm(term: PodAffinityTerm, path: string, faults: FieldFaults): void {
  const { labelSelector, namespaceSelector, namespaces = [], matchLabelKeys = [], mismatchLabelKeys = [], topologyKey = '' } = term;
  checkLabelSelector(labelSelector, `${path}.labelSelector`, faults);
  checkLabelSelector(namespaceSelector, `${path}.namespaceSelector`, faults);
  namespaces.forEach((name) => faults.invalid(`${path}.namespace`, name, DNS_LABEL(name)));
  checkLabelKeys(matchLabelKeys, mismatchLabelKeys, labelSelector, path, faults);
  if (topologyKey === '') faults.required(`${path}.topologyKey`, 'can not be empty');
  checkLabelName(topologyKey, `${path}.topologyKey`, faults);
}

/** @see ValidateMatchLabelKeysAndMismatchLabelKeys in pkg/apis/core/validation/validation.go, v1.37.2 */
function checkLabelKeys(
  keys: readonly string[], mismatchKeys: readonly string[], selector: LabelSelector | undefined, path: string, faults: FieldFaults,
): void {
  const byField = Object.entries({ matchLabelKeys: keys, mismatchLabelKeys: mismatchKeys });
  byField.filter(([, given]) => given.length > 0).forEach(([field, given]) => {
    if (!selector) faults.forbidden(`${path}.${field}`, 'must not be specified when labelSelector is not set');
    else given.forEach((key, i) => checkLabelName(key, `${path}.${field}[${i}]`, faults));
  });
  keys.forEach((key, i) => {
    if (mismatchKeys.includes(key)) faults.invalid(`${path}.matchLabelKeys[${i}]`, key, 'exists in both matchLabelKeys and mismatchLabelKeys');
  });
}

const EFFECTS = ['NoExecute', 'NoSchedule', 'PreferNoSchedule'];

/** @see ValidateTolerations in pkg/apis/core/validation/validation.go, v1.37.2 */
export function checkTolerations(tolerations: readonly Toleration[], path: string, faults: FieldFaults): void {
  tolerations.forEach(({ key = '', operator = '', value = '', effect = '', tolerationSeconds }, i) => {
    const at = `${path}[${i}]`;
    if (key !== '') checkLabelName(key, `${at}.key`, faults);
    if (key === '' && operator !== 'Exists') faults.invalid(`${at}.operator`, operator, 'must be Exists when `key` is empty', 'set operator: Exists, or a key');
    if (tolerationSeconds !== undefined && effect !== 'NoExecute') faults.invalid(`${at}.effect`, effect, 'must be "NoExecute" when `tolerationSeconds` is set', 'set effect: NoExecute');
    if (operator === '' || operator === 'Equal') faults.invalid(`${at}.operator`, value, whyNotLabelValue(value));
    else if (operator !== 'Exists') faults.notSupported(`${at}.operator`, operator, ['Equal', 'Exists']);
    else if (value !== '') faults.invalid(`${at}.operator`, value, 'value must be empty when `operator` is "Exists"', 'remove value');
    if (effect !== '') faults.oneOf(`${at}.effect`, effect, EFFECTS);
  });
}

/** @see validateTopologySpreadConstraints in pkg/apis/core/validation/validation.go, v1.37.2 */
export function checkSpread(constraints: readonly TopologySpreadConstraint[], path: string, faults: FieldFaults): void {
  constraints.forEach((constraint, i) => {
    const { maxSkew = 0, topologyKey = '', whenUnsatisfiable = '', minDomains, labelSelector } = constraint;
    const at = `${path}[${i}]`;
    if (maxSkew <= 0) faults.invalid(`${at}.maxSkew`, maxSkew, 'must be greater than zero', 'use 1 or more');
    if (topologyKey === '') faults.required(`${at}.topologyKey`, 'can not be empty');
    faults.oneOf(`${at}.whenUnsatisfiable`, whenUnsatisfiable, ['DoNotSchedule', 'ScheduleAnyway']);
    if (constraints.slice(i + 1).some((other) => (other.topologyKey ?? '') === topologyKey && (other.whenUnsatisfiable ?? '') === whenUnsatisfiable)) {
      faults.duplicate(`${at}.{topologyKey, whenUnsatisfiable}`, `{${topologyKey}, ${whenUnsatisfiable}}`);
    }
    if (minDomains !== undefined && minDomains <= 0) faults.invalid(`${at}.minDomains`, minDomains, 'must be greater than zero', 'use 1 or more');
    if (minDomains !== undefined && whenUnsatisfiable !== 'DoNotSchedule') faults.invalid(`${at}.minDomains`, minDomains, 'needs whenUnsatisfiable: DoNotSchedule');
    (['nodeAffinityPolicy', 'nodeTaintsPolicy'] as const).forEach((field) => {
      if (constraint[field] !== undefined) faults.oneOf(`${at}.${field}`, constraint[field], ['Honor', 'Ignore']);
    });
    checkLabelKeys(constraint.matchLabelKeys ?? [], [], labelSelector, at, faults);
    checkLabelSelector(labelSelector, `${at}.labelSelector`, faults);
  });
}
