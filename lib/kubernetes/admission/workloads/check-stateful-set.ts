/** The rules of StatefulSets. */
import { checkRunsForever, checkSelected } from './check-template';
import { checkIntOrPercent, isMoreThan100Percent, valueOfIntOrPercent } from './int-or-percent';
import { checkLabels, checkLabelSelector, isEmpty, isUsable } from '../check-labels';
import { checkAnnotations } from '../check-metadata';
import { FieldFaults } from '../field-faults';
import { DNS_LABEL } from '../names';
import { checkClaim } from '../pod/check-claim';
import { checkPodTemplate } from '../pod/check-pod';
import { checkPodAnnotations } from '../pod/check-pod-annotations';
import { PodTemplateSpec, RollingUpdateStatefulSetStrategy, StatefulSet, StatefulSetSpec, StatefulSetUpdateStrategy } from '../types';

/** @see ValidateStatefulSetSpec in pkg/apis/apps/validation/validation.go, v1.37.2 */
export function checkStatefulSet({ spec = {} }: StatefulSet, faults: FieldFaults): void {
  const { selector, podManagementPolicy, persistentVolumeClaimRetentionPolicy: retention = {}, serviceName, template = {} } = spec;
  if (podManagementPolicy && !['OrderedReady', 'Parallel'].includes(podManagementPolicy)) {
    faults.invalid('spec.podManagementPolicy', podManagementPolicy, 'must be "OrderedReady" or "Parallel"', 'use OrderedReady or Parallel');
  }
  checkUpdateStrategy(spec.updateStrategy ?? {}, 'spec.updateStrategy', faults);
  (['whenDeleted', 'whenScaled'] as const).forEach((field) => {
    if (retention[field]) faults.oneOf(`spec.persistentVolumeClaimRetentionPolicy.${field}`, retention[field], ['Delete', 'Retain']);
  });
  spec.volumeClaimTemplates?.forEach((claim, i) => checkClaim(claim.spec ?? {}, `spec.volumeClaimTemplates[${i}].spec`, faults));
  faults.nonNegative('spec.replicas', spec.replicas);
  faults.nonNegative('spec.minReadySeconds', spec.minReadySeconds);
  faults.nonNegative('spec.ordinals.start', spec.ordinals?.start);
  if (serviceName) faults.invalid('spec.serviceName', serviceName, DNS_LABEL(serviceName));
  if (!selector) faults.required('spec.selector', 'it selects the pods by the labels of spec.template.metadata.labels');
  checkLabelSelector(selector, 'spec.selector', faults);
  if (selector && isEmpty(selector)) faults.invalid('spec.selector', selector, 'empty selector is invalid for statefulset', 'set matchLabels');
  if (selector && !isUsable(selector)) faults.invalid('spec.selector', selector, 'is not a valid label selector');
  else checkTemplate(spec, faults);
  checkRunsForever(template, 'StatefulSet', faults);
}

/** Upstream looks at labels and annotations twice, with the same result. */
function checkTemplate(spec: StatefulSetSpec, faults: FieldFaults): void {
  const { template = {}, selector } = spec;
  checkSelected(template, selector, faults);
  checkPodTemplate(asMade(template, spec), 'spec.template', faults);
  checkLabels(template.metadata?.labels, 'spec.template.labels', faults);
  checkAnnotations(template.metadata?.annotations, 'spec.template.annotations', faults);
  checkPodAnnotations(template.metadata?.annotations, template.spec ?? {}, 'spec.template.annotations', faults);
}

/** The pods get their names from the StatefulSet, and a volume for each claim, which comes before the other volumes. */
function asMade(template: PodTemplateSpec, { volumeClaimTemplates = [] }: StatefulSetSpec): PodTemplateSpec {
  const { hostname, subdomain, ...others } = template.spec ?? {};
  const names = [...new Set(volumeClaimTemplates.map(({ metadata }) => metadata?.name ?? ''))];
  const claims = names.map((name) => ({ name, persistentVolumeClaim: { claimName: name } }));
  const volumes = [...claims, ...(others.volumes ?? []).filter(({ name = '' }) => names.length === 0 || !names.includes(name))];

  return { ...template, spec: { ...others, volumes } };
}

function checkUpdateStrategy({ type, rollingUpdate }: StatefulSetUpdateStrategy, path: string, faults: FieldFaults): void {
  if (type === 'OnDelete') {
    if (rollingUpdate) faults.invalid(`${path}.rollingUpdate`, rollingUpdate, 'only allowed for updateStrategy "RollingUpdate"', `remove ${path}.rollingUpdate`);
  } else if (!type || type === 'RollingUpdate') {
    if (rollingUpdate) checkRollingUpdate(rollingUpdate, `${path}.rollingUpdate`, faults);
  } else {
    faults.invalid(path, type, 'must be "RollingUpdate" or "OnDelete"', 'use RollingUpdate or OnDelete');
  }
}

/** @see validateRollingUpdateStatefulSet in pkg/apis/apps/validation/validation.go, v1.37.2 */
function checkRollingUpdate({ partition, maxUnavailable = 1 }: RollingUpdateStatefulSetStrategy, path: string, faults: FieldFaults): void {
  faults.nonNegative(`${path}.partition`, partition);
  checkIntOrPercent(maxUnavailable, `${path}.maxUnavailable`, faults);
  if (valueOfIntOrPercent(maxUnavailable) === 0) faults.invalid(`${path}.maxUnavailable`, maxUnavailable, 'cannot be 0', 'use 1 or more');
  if (isMoreThan100Percent(maxUnavailable)) faults.invalid(`${path}.maxUnavailable`, maxUnavailable, 'must not be greater than 100%');
}
