/** The rules of environment variables. */
import { whyNotQualifiedName } from '../../../units/kubernetes-names';
import { FieldFaults } from '../field-faults';
import { asPrefix, DNS_LABEL, SUBDOMAIN, whyNotDataKey, whyNotEnvName } from '../names';
import { quantityOf, tryParseQuantity } from '../quantity';
import { checkLocalPath } from './check-paths';
import { EnvFromSource, EnvVar, EnvVarSource, FileKeySelector, ObjectFieldSelector, ResourceFieldSelector } from '../types';

/** @see ValidateEnv in pkg/apis/core/validation/validation.go, v1.37.2 */
export function checkEnv(variables: readonly EnvVar[], path: string, faults: FieldFaults): void {
  variables.forEach(({ name, value, valueFrom }, i) => {
    const at = `${path}[${i}]`;
    if (!name) faults.required(`${at}.name`);
    else faults.invalid(`${at}.name`, name, whyNotEnvName(name));
    if (valueFrom) checkValueFrom(valueFrom, value, `${at}.valueFrom`, faults);
  });
}

/** @see validateEnvVarValueFrom in pkg/apis/core/validation/validation.go, v1.37.2 */
function checkValueFrom(source: EnvVarSource, value: string | undefined, path: string, faults: FieldFaults): void {
  const { fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef, fileKeyRef } = source;
  const count = [fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef, fileKeyRef].filter((each) => each).length;
  if (fieldRef) checkFieldRef(fieldRef, FIELDS_OF_ENV, `${path}.fieldRef`, faults);
  if (resourceFieldRef) checkResourceFieldRef(resourceFieldRef, `${path}.resourceFieldRef`, false, faults);
  if (configMapKeyRef) checkKeyRef(configMapKeyRef, `${path}.configMapKeyRef`, faults);
  if (secretKeyRef) checkKeyRef(secretKeyRef, `${path}.secretKeyRef`, faults);
  if (fileKeyRef) checkFileKeyRef(fileKeyRef, `${path}.fileKeyRef`, faults);
  if (count === 0) faults.invalid(path, '', 'must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`');
  else if (value) faults.invalid(path, '', 'may not be specified when `value` is not empty', 'remove value or valueFrom');
  else if (count > 1) faults.invalid(path, '', 'may not have more than one field specified at a time', 'keep one of them');
}

const FIELDS_OF_ENV = [
  'metadata.name', 'metadata.namespace', 'metadata.uid', 'spec.nodeName', 'spec.serviceAccountName', 'status.hostIP', 'status.hostIPs', 'status.podIP', 'status.podIPs',
];

/** Fields that the downward API knows, whether or not they can be used at a place. */
const FIELDS = new Set([...FIELDS_OF_ENV, 'metadata.annotations', 'metadata.labels', 'spec.restartPolicy', 'spec.schedulerName', 'status.phase']);

/** @see validateObjectFieldSelector in pkg/apis/core/validation/validation.go, v1.37.2 */
export function checkFieldRef(
  { apiVersion, fieldPath }: ObjectFieldSelector, supported: readonly string[], path: string, faults: FieldFaults,
): void {
  if (!fieldPath) return faults.required(`${path}.fieldPath`);
  const [, field, key] = /^(.+?)\['(.*)'\]$/s.exec(fieldPath) ?? [];
  const isKnown = field === undefined ? FIELDS.has(fieldPath) || fieldPath === 'spec.host' : field === 'metadata.annotations' || field === 'metadata.labels';
  if ((apiVersion ?? 'v1') !== 'v1' && apiVersion !== '') faults.invalid(`${path}.fieldPath`, fieldPath, `unsupported pod version: ${apiVersion}`);
  else if (!isKnown) faults.invalid(`${path}.fieldPath`, fieldPath, 'is not a field of the downward API', `use ${supported.join(', ')}, or metadata.labels['<key>']`);
  else if (field === 'metadata.annotations') faults.invalid(path, key, whyNotQualifiedName(key.toLowerCase()));
  else if (field === 'metadata.labels') faults.invalid(path, key, whyNotQualifiedName(key));
  else faults.oneOf(`${path}.fieldPath`, fieldPath === 'spec.host' ? 'spec.nodeName' : fieldPath, supported);
}

const RESOURCES = [
  'limits.cpu', 'limits.ephemeral-storage', 'limits.memory', 'requests.cpu', 'requests.ephemeral-storage', 'requests.memory',
];

/** @see validateContainerResourceFieldSelector in pkg/apis/core/validation/validation.go, v1.37.2 */
export function checkResourceFieldRef(
  { containerName, resource, divisor }: ResourceFieldSelector, path: string, inVolume: boolean, faults: FieldFaults,
): void {
  const isHugePages = /^(limits|requests)\.hugepages-/.test(resource ?? '');
  if (inVolume && !containerName) faults.required(`${path}.containerName`);
  else if (!resource) faults.required(`${path}.resource`);
  else if (!isHugePages) faults.oneOf(`${path}.resource`, resource, RESOURCES);
  if (divisor === undefined || quantityOf(divisor) === 0n) return;
  const divisors = resource?.endsWith('.cpu') ? CPU_DIVISORS : SIZE_DIVISORS;
  if ((isHugePages || RESOURCES.includes(resource ?? '')) && !divisors.includes(quantityOf(divisor))) {
    faults.invalid(`${path}.divisor`, resource, `does not have the divisor ${divisor}`, divisors === CPU_DIVISORS ? 'use 1m or 1' : 'use 1, 1k, 1M, 1G, 1Ki, 1Mi or 1Gi');
  }
}

const CPU_DIVISORS = ['1m', '1'].map(quantityOf);
const SIZE_DIVISORS = ['1', '1k', '1M', '1G', '1T', '1P', '1E', '1Ki', '1Mi', '1Gi', '1Ti', '1Pi', '1Ei'].map((text) => tryParseQuantity(text)!);

/** @see validateSecretKeySelector in pkg/apis/core/validation/validation.go, v1.37.2 */
function checkKeyRef({ name = '', key }: { readonly name?: string; readonly key?: string }, path: string, faults: FieldFaults): void {
  faults.invalid(`${path}.name`, name, SUBDOMAIN(name));
  if (!key) faults.required(`${path}.key`);
  else faults.invalid(`${path}.key`, key, whyNotDataKey(key));
}

function checkFileKeyRef({ key, volumeName, path: file }: FileKeySelector, path: string, faults: FieldFaults): void {
  if (!key) faults.required(`${path}.key`);
  else faults.invalid(`${path}.key`, key, whyNotEnvName(key));
  if (!volumeName) faults.required(`${path}.volumeName`);
  else faults.invalid(`${path}.volumeName`, volumeName, DNS_LABEL(volumeName));
  if (!file) faults.required(`${path}.path`);
  else checkLocalPath(file, `${path}.path`, faults, { absolute: true });
}

/**
 * Upstream names the list and not the item, where an item has no source or two. @see ValidateEnvFrom in
 * pkg/apis/core/validation/validation.go, v1.37.2
 */
export function checkEnvFrom(sources: readonly EnvFromSource[], path: string, faults: FieldFaults): void {
  sources.forEach(({ prefix, configMapRef, secretRef }, i) => {
    if (prefix) faults.invalid(`${path}[${i}].prefix`, prefix, whyNotEnvName(prefix));
    Object.entries({ configMapRef, secretRef }).forEach(([field, ref]) => {
      if (ref && !ref.name) faults.required(`${path}[${i}].${field}.name`);
      else if (ref) faults.invalid(`${path}[${i}].${field}.name`, ref.name, asPrefix(SUBDOMAIN)(ref.name!));
    });
    if (!configMapRef && !secretRef) faults.invalid(path, '', 'must specify one of: `configMapRef` or `secretRef`');
    else if (configMapRef && secretRef) faults.invalid(path, '', 'may not have more than one field specified at a time', 'write two items');
  });
}
