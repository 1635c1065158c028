/** The rules of what containers and pods ask for: CPU, memory and other resources. */
import { PodContext } from './pod-context';
import { whyNotQualifiedName } from '../../../units/kubernetes-names';
import { FieldFaults } from '../field-faults';
import { DNS_LABEL } from '../names';
import { isWhole, Quantity, quantityOf, tryParseQuantity, wholeOf } from '../quantity';
import { ContainerResizePolicy, ResourceClaim, ResourceRequirements } from '../types';

/** @see ValidateContainerResourceRequirements in pkg/apis/core/validation/validation.go, v1.37.2 */
export function checkResources(
  resources: ResourceRequirements, path: string, claims: ReadonlySet<string>, faults: FieldFaults, nameRule = checkContainerResource,
): void {
  const { limits = {}, requests = {} } = resources;
  const check = (name: string, given: number | string, field: string): Amount => (
    { given, quantity: checkQuantity(name, given, `${field}[${name}]`, faults, nameRule) });
  const limited = new Map<string, Amount>();
  const names = Object.keys(limits);
  for (const name of names) limited.set(name, check(name, limits[name], `${path}.limits`));
  for (const name of Object.keys(requests)) {
    checkAgainstLimit(name, check(name, requests[name], `${path}.requests`), limited.get(name), path, faults);
    names.push(name);
  }
  if (names.some(isHugePages) && !names.includes('cpu') && !names.includes('memory')) faults.forbidden(path, 'HugePages require cpu or memory');
  if (resources.claims) checkClaims(resources.claims, `${path}.claims`, claims, faults);
}

/** A quantity as it is given, and what it is. */
interface Amount {
  readonly given: number | string;
  readonly quantity: Quantity;
}

function checkAgainstLimit(name: string, { given, quantity }: Amount, limit: Amount | undefined, path: string, faults: FieldFaults): void {
  const mayDiffer = isNative(name) && !isHugePages(name);
  if (!limit) {
    if (!mayDiffer) faults.required(`${path}.limits`, `a limit must be set for ${name}`);
    return;
  }
  const isEqual = quantity === limit.quantity;
  if (!isEqual && !mayDiffer) faults.invalid(`${path}.requests`, given, `must be equal to ${name} limit of ${limit.given}`);
  else if (quantity > limit.quantity) faults.invalid(`${path}.requests`, given, `must be less than or equal to ${name} limit of ${limit.given}`, `request at most ${limit.given}, or raise the limit`);
}

function checkQuantity(
  name: string, given: number | string, path: string, faults: FieldFaults, nameRule: typeof checkContainerResource,
): Quantity {
  nameRule(name, path, faults);
  const quantity = checkResourceQuantity(name, given, path, faults);
  if (isHugePages(name) && !isMultipleOfPage(name, quantity)) faults.invalid(path, given, `is not a positive integer multiple of ${name}`);

  return quantity;
}

/** Returns the quantity. @see ValidateResourceQuantityValue in pkg/apis/core/validation/validation.go, v1.37.2 */
export function checkResourceQuantity(name: string, given: number | string, path: string, faults: FieldFaults): Quantity {
  const quantity = quantityOf(given);
  if (quantity < 0n) faults.invalid(path, given, 'must be greater than or equal to 0');
  if (isExtended(name) && !isWhole(quantity)) faults.invalid(path, given, 'must be an integer');

  return quantity;
}

/** @see ValidateContainerResourceName in pkg/apis/core/validation/validation.go, v1.37.2 */
export function checkContainerResource(name: string, path: string, faults: FieldFaults): void {
  const why = whyNotQualifiedName(name);
  if (why !== undefined) faults.invalid(path, name, why);
  else if (!name.includes('/') && !isStandard(name)) faults.invalid(path, name, 'must be a standard resource for containers', 'use cpu, memory, ephemeral-storage or hugepages-<size>');
  else if (name.includes('/') && !isNative(name) && !isExtended(name)) faults.invalid(path, name, 'does not follow the extended resource name standard');
}

/** @see validatePodResourceName in pkg/apis/core/validation/validation.go, v1.37.2 */
export function checkPodResource(name: string, path: string, faults: FieldFaults): void {
  const why = whyNotQualifiedName(name);
  if (why !== undefined) faults.invalid(path, name, why);
  else if (name !== 'cpu' && name !== 'memory' && !isHugePages(name)) faults.notSupported(path, name, ['cpu', 'memory', 'hugepages-<size>']);
}

function isStandard(name: string): boolean {
  return name === 'cpu' || name === 'memory' || name === 'ephemeral-storage' || isHugePages(name);
}

function isHugePages(name: string): boolean {
  return name.startsWith('hugepages-');
}

function isNative(name: string): boolean {
  return !name.includes('/') || name.includes('kubernetes.io/');
}

function isExtended(name: string): boolean {
  return !isNative(name) && !name.startsWith('requests.') && whyNotQualifiedName(`requests.${name}`) === undefined;
}

function isMultipleOfPage(name: string, quantity: Quantity): boolean {
  const page = tryParseQuantity(name.slice('hugepages-'.length));

  return page !== undefined && page > 0n && isWhole(page) && wholeOf(quantity) % wholeOf(page) === 0n;
}

/** @see validateResourceClaimNames in pkg/apis/core/validation/validation.go, v1.37.2 */
function checkClaims(claims: readonly ResourceClaim[], path: string, known: ReadonlySet<string>, faults: FieldFaults): void {
  const seen = new Set<string>();
  claims.forEach(({ name, request }, i) => {
    if (!name) return faults.required(`${path}[${i}]`);
    const key = request ? `${name}/${request}` : name;
    const clashes = seen.has(name) || seen.has(key) || !request && [...seen].some((each) => each.startsWith(`${name}/`));
    if (clashes) faults.duplicate(`${path}[${i}]`, key);
    if (request) faults.invalid(`${path}[${i}].request`, request, DNS_LABEL(request));
    seen.add(key);
    if (!known.has(name)) faults.notFound(`${path}[${i}]`, name, 'use a name of spec.resourceClaims');
  });
}

/** Upstream names the list and not the item. @see validateResizePolicy in pkg/apis/core/validation/validation.go, v1.37.2 */
export function checkResizePolicy(
  policies: readonly ContainerResizePolicy[], path: string, { spec }: PodContext, faults: FieldFaults,
): void {
  const seen = new Set<string>();
  policies.forEach(({ resourceName = '', restartPolicy = '' }, i) => {
    if (seen.has(resourceName)) faults.duplicate(`${path}[${i}]`, resourceName);
    seen.add(resourceName);
    if (resourceName === '' || restartPolicy === '') faults.required(path);
    if (resourceName !== '') faults.oneOf(path, resourceName, ['cpu', 'memory']);
    if (restartPolicy !== '') faults.oneOf(path, restartPolicy, ['NotRequired', 'RestartContainer']);
    if (spec.restartPolicy === 'Never' && restartPolicy !== 'NotRequired') faults.invalid(path, restartPolicy, 'must be "NotRequired" when the restartPolicy of the pod is "Never"');
  });
}
