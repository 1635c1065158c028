/** The rules of HorizontalPodAutoscalers and PodDisruptionBudgets. */
import { checkReference } from './check-autoscaler-reference';
import { checkMetrics } from './check-metrics';
import { checkLabelSelector } from '../check-labels';
import { FieldFaults } from '../field-faults';
import { quantityOf } from '../quantity';
import {
  AutoscalingV1HorizontalPodAutoscaler, AutoscalingV1HorizontalPodAutoscalerSpec, AutoscalingV2HorizontalPodAutoscaler,
  AutoscalingV2HorizontalPodAutoscalerSpec, HPAScalingRules, MetricSpec, PodDisruptionBudget,
} from '../types';
import { checkIntOrPercent, isMoreThan100Percent } from '../workloads/int-or-percent';

/** @see ValidateHorizontalPodAutoscaler in pkg/apis/autoscaling/validation/validation.go, v1.37.2 */
export function checkAutoscaler(
  object: AutoscalingV1HorizontalPodAutoscaler | AutoscalingV2HorizontalPodAutoscaler, faults: FieldFaults,
): void {
  const { minReplicas = 1, maxReplicas = 0, scaleTargetRef = {} } = object.spec ?? {};
  const spec = (object as AutoscalingV2HorizontalPodAutoscaler).spec ?? {};
  if (minReplicas < 0) faults.invalid('spec.minReplicas', minReplicas, 'must be greater than or equal to 0', 'use 0 or more');
  if (maxReplicas === 0) faults.required('spec.maxReplicas', 'must be set and greater than 0');
  else if (maxReplicas < 0) faults.invalid('spec.maxReplicas', maxReplicas, 'must be greater than or equal to 1', 'use 1 or more');
  if (maxReplicas < minReplicas) faults.invalid('spec.maxReplicas', maxReplicas, 'must be greater than or equal to `minReplicas`', `use ${minReplicas} or more`);
  checkReference(scaleTargetRef, 'spec.scaleTargetRef', scaleTargetRef.kind === 'ReplicationController', faults);
  checkMetrics(metricsOf(object), minReplicas, 'spec.metrics', faults);
  if (spec.behavior?.scaleUp) checkScaling(spec.behavior.scaleUp, 'spec.behavior.scaleUp', faults);
  if (spec.behavior?.scaleDown) checkScaling(spec.behavior.scaleDown, 'spec.behavior.scaleDown', faults);
}

/** The old version has a number for CPU alone. */
function metricsOf(object: AutoscalingV1HorizontalPodAutoscaler | AutoscalingV2HorizontalPodAutoscaler): readonly MetricSpec[] {
  const spec = (object.spec ?? {}) as AutoscalingV1HorizontalPodAutoscalerSpec & AutoscalingV2HorizontalPodAutoscalerSpec;
  const { metrics, targetCPUUtilizationPercentage: averageUtilization } = spec;
  if (averageUtilization === undefined) return metrics ?? [];

  return [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization } } }];
}

/**
 * Policies that are left out are those of Kubernetes. @see validateScalingRules in pkg/apis/autoscaling/validation/validation.go,
 * v1.37.2
 */
function checkScaling(rules: HPAScalingRules, path: string, faults: FieldFaults): void {
  const { stabilizationWindowSeconds, selectPolicy, policies, tolerance } = rules;
  faults.range(`${path}.stabilizationWindowSeconds`, stabilizationWindowSeconds, 0, 3600);
  if (selectPolicy !== undefined) faults.oneOf(`${path}.selectPolicy`, selectPolicy, ['Disabled', 'Max', 'Min']);
  if (policies?.length === 0) faults.required(`${path}.policies`, 'must specify at least one Policy');
  policies?.forEach(({ type = '', value = 0, periodSeconds = 0 }, i) => {
    faults.oneOf(`${path}.policies[${i}].type`, type, ['Percent', 'Pods']);
    if (value <= 0) faults.invalid(`${path}.policies[${i}].value`, value, 'must be greater than zero', 'use 1 or more');
    faults.range(`${path}.policies[${i}].periodSeconds`, periodSeconds, 1, 1800);
  });
  if (tolerance !== undefined && quantityOf(tolerance) < 0n) faults.invalid(`${path}.tolerance`, tolerance, 'must be greater than or equal to 0');
}

/** @see ValidatePodDisruptionBudgetSpec in pkg/apis/policy/validation/validation.go, v1.37.2 */
export function checkDisruptionBudget({ spec = {} }: PodDisruptionBudget, faults: FieldFaults): void {
  const { minAvailable, maxUnavailable, selector, unhealthyPodEvictionPolicy } = spec;
  if (minAvailable !== undefined && maxUnavailable !== undefined) faults.invalid('spec', '', 'minAvailable and maxUnavailable cannot be both set', 'keep one of them');
  Object.entries({ minAvailable, maxUnavailable }).forEach(([field, value]) => {
    if (value === undefined) return;
    checkIntOrPercent(value, `spec.${field}`, faults);
    if (isMoreThan100Percent(value)) faults.invalid(`spec.${field}`, value, 'must not be greater than 100%');
  });
  checkLabelSelector(selector, 'spec.selector', faults);
  if (unhealthyPodEvictionPolicy !== undefined) faults.oneOf('spec.unhealthyPodEvictionPolicy', unhealthyPodEvictionPolicy, ['AlwaysAllow', 'IfHealthyBudget']);
}
