/** The rules of resources that are set for a pod as a whole. */
import { checkPodResource, checkResources } from './check-resources';
import { PodContext } from './pod-context';
import { FieldFaults } from '../field-faults';
import { Quantity, quantityOf } from '../quantity';
import { Container, PodSpec, ResourceRequirements } from '../types';

type Quantities = NonNullable<ResourceRequirements['requests']>;

/** By name of the resource. */
type Sums = ReadonlyMap<string, Quantity>;

/** @see validatePodResources and validatePodResourceConsistency in pkg/apis/core/validation/validation.go, v1.37.2 */
export function checkPodResources({ spec, claims, isPod }: PodContext, path: string, faults: FieldFaults): void {
  const { resources = {}, os, containers = [] } = spec;
  if (os?.name === 'windows') return faults.forbidden(path, 'may not be set for a windows pod');
  if (resources.claims) faults.forbidden(`${path}.claims`, 'claims may not be set for Resources at pod-level');
  checkResources(resources, path, claims, faults, checkPodResource);
  const requested = sumOf(spec, ({ resources: { requests, limits } = {} }) => (isPod ? { ...limits, ...requests } : requests ?? {}));
  if (isPod) checkDefaults(resources, requested, path, faults);
  const hugePages = onlyHugePages(resources.limits ?? {});
  checkSums(isPod ? { ...hugePages, ...resources.requests } : resources.requests ?? {}, requested, `${path}.requests`, faults);
  checkSums(hugePages, sumOf(spec, (container) => container.resources?.limits ?? {}), `${path}.limits`, faults);
  containers.forEach((container, i) => Object.entries(container.resources?.limits ?? {}).forEach(([name, limit]) => {
    const ofPod = resources.limits?.[name];
    if (ofPod !== undefined && quantityOf(limit) > quantityOf(ofPod)) {
      faults.invalid(`${path}.containers[${i}][${name}].limits`, limit, `must be less than or equal to pod limits of ${ofPod}`);
    }
  }));
}

/**
 * A pod requests what its containers do, where it has limits and no request of its own.
 * @see defaultPodRequests in pkg/apis/core/v1/defaults.go, v1.37.2
 */
function checkDefaults(ofPod: ResourceRequirements, sums: Sums, path: string, faults: FieldFaults): void {
  const { limits = {}, requests = {} } = ofPod;
  ['cpu', 'memory'].filter((name) => requests[name] === undefined && limits[name] !== undefined && (sums.get(name) ?? 0n) > quantityOf(limits[name]))
    .forEach((name) => faults.invalid(`${path}.requests`, limits[name], `the containers request more ${name} together than the limit of the pod`, `raise ${path}.limits.${name}`));
}

/** What is not shared beyond what there is: the request of a pod is its limit. */
function onlyHugePages(quantities: Quantities): Quantities {
  return Object.fromEntries(Object.entries(quantities).filter(([name]) => name.startsWith('hugepages-')));
}

function checkSums(ofPod: Quantities, sums: Sums, path: string, faults: FieldFaults): void {
  for (const [name, sum] of sums) {
    const quantity = ofPod[name];
    if (quantity !== undefined && sum > quantityOf(quantity)) faults.invalid(`${path}[${name}]`, quantity, 'must be at least what the containers have together');
  }
}

/**
 * What containers have at a time: those that run beside each other, or one init container and the sidecars before it if that is more.
 * @see AggregateContainerRequests in k8s.io/component-helpers v0.37.2, resource/helpers.go
 */
function sumOf({ containers = [], initContainers = [] }: PodSpec, quantitiesOf: (container: Container) => Quantities): Sums {
  const sums = new Map<string, Quantity>();
  containers.forEach((container) => add(sums, quantitiesOf(container)));
  const sidecars = new Map<string, Quantity>();
  const most = new Map<string, Quantity>();
  initContainers.forEach((container) => {
    const isSidecar = container.restartPolicy === 'Always';
    if (isSidecar) [sums, sidecars].forEach((each) => add(each, quantitiesOf(container)));
    const atATime = new Map(sidecars);
    if (!isSidecar) add(atATime, quantitiesOf(container));
    raise(most, atATime);
  });
  raise(sums, most);

  return sums;
}

function add(sums: Map<string, Quantity>, quantities: Quantities): void {
  Object.entries(quantities).forEach(([name, quantity]) => sums.set(name, (sums.get(name) ?? 0n) + quantityOf(quantity)));
}

function raise(sums: Map<string, Quantity>, others: Sums): void {
  others.forEach((quantity, name) => {
    const sum = sums.get(name);
    if (sum === undefined || quantity > sum) sums.set(name, quantity);
  });
}
