/** The rules of Deployments and ReplicaSets. */
import { checkLongRunningTemplate } from './check-template';
import { checkIntOrPercent, isMoreThan100Percent, valueOfIntOrPercent } from './int-or-percent';
import { checkLabelSelector, isEmpty } from '../check-labels';
import { FieldFaults } from '../field-faults';
import { Deployment, DeploymentStrategy, LabelSelector, PodTemplateSpec, ReplicaSet } from '../types';

/** @see ValidateDeploymentSpec in pkg/apis/apps/validation/validation.go, v1.37.2 */
export function checkDeployment({ spec = {} }: Deployment, faults: FieldFaults): void {
  const { progressDeadlineSeconds = 600, minReadySeconds = 0 } = spec;
  checkReplicated(spec, 'ReplicaSet', faults);
  checkStrategy(spec.strategy ?? {}, 'spec.strategy', faults);
  faults.nonNegative('spec.revisionHistoryLimit', spec.revisionHistoryLimit);
  faults.nonNegative('spec.progressDeadlineSeconds', progressDeadlineSeconds);
  if (progressDeadlineSeconds <= minReadySeconds) {
    faults.invalid('spec.progressDeadlineSeconds', progressDeadlineSeconds, 'must be greater than minReadySeconds', `use more than ${minReadySeconds}`);
  }
}

/** @see ValidateReplicaSetSpec in pkg/apis/apps/validation/validation.go, v1.37.2 */
export function checkReplicaSet({ spec = {} }: ReplicaSet, faults: FieldFaults): void {
  checkReplicated(spec, 'ReplicaSet', faults);
}

interface Replicated {
  readonly replicas?: number;
  readonly minReadySeconds?: number;
  readonly selector?: LabelSelector;
  readonly template?: PodTemplateSpec;
}

/** @see ValidatePodTemplateSpecForReplicaSet in pkg/apis/apps/validation/validation.go, v1.37.2 */
function checkReplicated({ replicas, minReadySeconds, selector, template = {} }: Replicated, kind: string, faults: FieldFaults): void {
  faults.nonNegative('spec.replicas', replicas);
  faults.nonNegative('spec.minReadySeconds', minReadySeconds);
  if (!selector) faults.required('spec.selector', 'it selects the pods by the labels of spec.template.metadata.labels');
  checkLabelSelector(selector, 'spec.selector', faults);
  if (selector && isEmpty(selector)) faults.invalid('spec.selector', selector, 'empty selector is invalid for deployment', 'set matchLabels');
  checkLongRunningTemplate(template, selector, kind, faults);
}

/** @see ValidateDeploymentStrategy in pkg/apis/apps/validation/validation.go, v1.37.2 */
function checkStrategy({ type = 'RollingUpdate', rollingUpdate }: DeploymentStrategy, path: string, faults: FieldFaults): void {
  const of = type === '' ? 'RollingUpdate' : type;
  if (of === 'Recreate') {
    if (rollingUpdate) faults.forbidden(`${path}.rollingUpdate`, 'may not be specified when strategy `type` is "Recreate"');
  } else if (of !== 'RollingUpdate') {
    faults.notSupported(path, type, ['Recreate', 'RollingUpdate']);
  } else if (rollingUpdate) {
    const { maxUnavailable = '25%', maxSurge = '25%' } = rollingUpdate;
    checkIntOrPercent(maxUnavailable, `${path}.rollingUpdate.maxUnavailable`, faults);
    checkIntOrPercent(maxSurge, `${path}.rollingUpdate.maxSurge`, faults);
    if (valueOfIntOrPercent(maxUnavailable) === 0 && valueOfIntOrPercent(maxSurge) === 0) {
      faults.invalid(`${path}.rollingUpdate.maxUnavailable`, maxUnavailable, 'may not be 0 when `maxSurge` is 0', 'raise one of the two');
    }
    if (isMoreThan100Percent(maxUnavailable)) faults.invalid(`${path}.rollingUpdate.maxUnavailable`, maxUnavailable, 'must not be greater than 100%');
  }
}
