/** The rules of the metrics that a HorizontalPodAutoscaler scales by. */
import { checkReference } from './check-autoscaler-reference';
import { FieldFaults } from '../field-faults';
import { DNS_LABEL, PATH_SEGMENT } from '../names';
import { checkContainerResource } from '../pod/check-resources';
import { quantityOf } from '../quantity';
import { MetricIdentifier, MetricSpec, MetricTarget } from '../types';

/** Types in the order in which their fields are looked at: of several, the first counts. */
const FIELDS = ['object', 'external', 'pods', 'resource', 'containerResource'] as const;
const TYPES = ['ContainerResource', 'External', 'Object', 'Pods', 'Resource'];

/** @see validateMetrics in pkg/apis/autoscaling/validation/validation.go, v1.37.2 */
export function checkMetrics(metrics: readonly MetricSpec[], minReplicas: number, path: string, faults: FieldFaults): void {
  metrics.forEach((metric, i) => checkMetric(metric, `${path}[${i}]`, faults));
  if (minReplicas === 0 && !metrics.some(({ type }) => type === 'Object' || type === 'External')) {
    faults.forbidden(path, 'must specify at least one Object or External metric to support scaling to zero replicas');
  }
}

/** @see validateMetricSpec in pkg/apis/autoscaling/validation/validation.go, v1.37.2 */
function checkMetric(metric: MetricSpec, path: string, faults: FieldFaults): void {
  const { type = '' } = metric;
  const given = FIELDS.filter((field) => metric[field]);
  if (type === '') faults.required(`${path}.type`, 'must specify a metric source type');
  faults.oneOf(`${path}.type`, type, TYPES);
  if (given.length > 0) checkSource(metric, given[0], `${path}.${given[0]}`, faults);
  const expected = TYPES.includes(type) ? type[0].toLowerCase() + type.slice(1) : undefined;
  if (expected !== undefined && !given.some((field) => field === expected)) faults.required(`${path}.${expected}`, 'must populate information for the given metric source');
  if (given.length !== 1) given.filter((field) => field !== expected).forEach((field) => faults.forbidden(`${path}.${field}`, 'must populate the given metric source only'));
}

function checkSource(metric: MetricSpec, field: typeof FIELDS[number], path: string, faults: FieldFaults): void {
  const target = metric[field]!.target ?? {};
  const { value, averageValue, averageUtilization } = target;
  switch (field) {
    case 'object':
      checkReference(metric.object!.describedObject ?? {}, `${path}.describedObject`, true, faults);
      checkIdentifier(metric.object!.metric ?? {}, `${path}.metric`, faults);
      if (value === undefined && averageValue === undefined) faults.required(`${path}.target.averageValue`, 'must set either a target value or averageValue');
      break;
    case 'external':
      checkIdentifier(metric.external!.metric ?? {}, `${path}.metric`, faults);
      if (value === undefined && averageValue === undefined) faults.required(`${path}.target.averageValue`, 'must set either a target value for metric or a per-pod target');
      if (value !== undefined && averageValue !== undefined) faults.forbidden(`${path}.target.value`, 'may not set both a target value for metric and a per-pod target');
      break;
    case 'pods':
      checkIdentifier(metric.pods!.metric ?? {}, `${path}.metric`, faults);
      if (averageValue === undefined) faults.required(`${path}.target.averageValue`, 'must specify a positive target averageValue');
      break;
    default:
      checkResource(metric, field, path, faults);
      if (averageUtilization === undefined && averageValue === undefined) faults.required(`${path}.target.averageUtilization`, 'must set either a target raw value or a target utilization');
      if (averageUtilization !== undefined && averageValue !== undefined) faults.forbidden(`${path}.target.averageValue`, 'may not set both a target raw value and a target utilization');
  }
  checkTarget(target, `${path}.target`, faults);
}

function checkResource(metric: MetricSpec, field: 'resource' | 'containerResource', path: string, faults: FieldFaults): void {
  const { name } = metric[field]!;
  if (!name) faults.required(`${path}.name`, 'must specify a resource name');
  if (field === 'resource') return;
  const { container } = metric.containerResource!;
  if (name) checkContainerResource(name, `${path}.name`, faults);
  if (!container) faults.required(`${path}.container`, 'must specify a container');
  else faults.invalid(`${path}.container`, container, DNS_LABEL(container));
}

function checkIdentifier({ name }: MetricIdentifier, path: string, faults: FieldFaults): void {
  if (!name) faults.required(`${path}.name`, 'must specify a metric name');
  else faults.invalid(`${path}.name`, name, PATH_SEGMENT(name));
}

/** @see validateMetricTarget in pkg/apis/autoscaling/validation/validation.go, v1.37.2 */
function checkTarget({ type = '', value, averageValue, averageUtilization }: MetricTarget, path: string, faults: FieldFaults): void {
  if (type === '') faults.required(`${path}.type`, 'must specify a metric target type');
  if (!['Utilization', 'Value', 'AverageValue'].includes(type)) faults.invalid(`${path}.type`, type, 'must be either Utilization, Value, or AverageValue');
  if (value !== undefined && quantityOf(value) <= 0n) faults.invalid(`${path}.value`, value, 'must be positive');
  if (averageValue !== undefined && quantityOf(averageValue) <= 0n) faults.invalid(`${path}.averageValue`, averageValue, 'must be positive');
  if (averageUtilization !== undefined && averageUtilization < 1) faults.invalid(`${path}.averageUtilization`, averageUtilization, 'must be greater than 0');
}
