/** The rules of Secrets, ConfigMaps and Namespaces. */
import { StringMap } from '../../../manifests/manifest';
import { isObject } from '../../../units/is-object';
import { whyNotLabelValue, whyNotQualifiedName } from '../../../units/kubernetes-names';
import { FieldFaults } from '../field-faults';
import { hasGeneratedName } from '../metadata';
import { whyNotDataKey } from '../names';
import { ConfigMap, Namespace, Secret } from '../types';

const MAX_BYTES = 1024 * 1024;

/** @see ValidateConfigMap in pkg/apis/core/validation/validation.go, v1.37.2 */
export function checkConfigMap({ data = {}, binaryData = {} }: ConfigMap, faults: FieldFaults): void {
  let bytes = 0;
  for (const [key, value] of Object.entries(data)) {
    faults.invalid(`data[${key}]`, key, whyNotDataKey(key));
    if (Object.prototype.hasOwnProperty.call(binaryData, key)) faults.invalid(`data[${key}]`, key, 'duplicate of key present in binaryData', 'remove one of the two');
    bytes += Buffer.byteLength(value);
  }
  for (const [key, value] of Object.entries(binaryData)) {
    faults.invalid(`binaryData[${key}]`, key, whyNotDataKey(key));
    bytes += Buffer.byteLength(value, 'base64');
  }
  if (bytes > MAX_BYTES) faults.tooLong('[]', MAX_BYTES);
}

/** Values of `stringData` are those of the same keys of `data`. @see ValidateSecret in pkg/apis/core/validation/validation.go, v1.37.2 */
export function checkSecret({ metadata = {}, type = '', data = {}, stringData = {} }: Secret, faults: FieldFaults): void {
  let bytes = 0;
  const values: StringMap = { ...data, ...stringData };
  for (const key of Object.keys(values)) {
    faults.invalid(`data[${key}]`, key, whyNotDataKey(key));
    bytes += Buffer.byteLength(values[key], Object.prototype.hasOwnProperty.call(stringData, key) ? 'utf8' : 'base64');
  }
  if (bytes > MAX_BYTES) faults.tooLong('data', MAX_BYTES);
  const has = (key: string) => Object.prototype.hasOwnProperty.call(values, key);
  const textOf = (key: string) => (Object.prototype.hasOwnProperty.call(stringData, key) ? stringData[key] : Buffer.from(values[key], 'base64').toString());
  const needs = (...keys: string[]) => keys.filter((key) => !has(key)).forEach((key) => faults.required(`data[${key}]`, `a Secret of type ${type} has the key "${key}"`));
  switch (type) {
    case 'kubernetes.io/service-account-token':
      if (!metadata.annotations?.['kubernetes.io/service-account.name']) faults.required('metadata.annotations[kubernetes.io/service-account.name]');
      break;
    case 'kubernetes.io/dockercfg': checkJson('.dockercfg', has, textOf, needs, faults); break;
    case 'kubernetes.io/dockerconfigjson': checkJson('.dockerconfigjson', has, textOf, needs, faults); break;
    case 'kubernetes.io/basic-auth':
      if (!has('username') && !has('password')) needs('username', 'password');
      break;
    case 'kubernetes.io/ssh-auth':
      if (!has('ssh-privatekey') || values['ssh-privatekey'] === '') faults.required('data[ssh-privatekey]', `a Secret of type ${type} has the key "ssh-privatekey"`);
      break;
    case 'kubernetes.io/tls': needs('tls.crt', 'tls.key'); break;
    default:
  }
}

function checkJson(
  key: string, has: (key: string) => boolean, textOf: (key: string) => string, needs: (key: string) => void, faults: FieldFaults,
): void {
  if (!has(key)) return needs(key);
  if (!isJsonObject(textOf(key))) faults.invalid(`data[${key}]`, '<hidden>', 'must be a JSON object');
}

/** Go reads null into a map, too. */
function isJsonObject(text: string): boolean {
  try {
    const value = JSON.parse(text) as unknown;

    return isObject(value) || value === null;
  } catch {
    return false;
  }
}

const STANDARD_FINALIZERS = ['kubernetes', 'orphan', 'foregroundDeletion'];

const NAME_AS_LABEL = 'use another metadata.name: it becomes the value of label kubernetes.io/metadata.name';

/** @see ValidateNamespace in pkg/apis/core/validation/validation.go, v1.37.2 */
export function checkNamespace({ metadata = {}, spec = {} }: Namespace, faults: FieldFaults): void {
  // The name becomes the value of a label.
  if (!hasGeneratedName(metadata)) faults.invalid('metadata.labels', metadata.name, whyNotLabelValue(metadata.name ?? ''), NAME_AS_LABEL);
  spec.finalizers?.forEach((finalizer) => {
    faults.invalid('spec.finalizers', finalizer, whyNotQualifiedName(finalizer));
    if (!finalizer.includes('/') && !STANDARD_FINALIZERS.includes(finalizer)) faults.invalid('spec.finalizers', finalizer, 'name is neither a standard finalizer name nor is it fully qualified');
  });
}

const POD_SECURITY = 'pod-security.kubernetes.io/';
const LEVELS = ['privileged', 'baseline', 'restricted'];

/**
 * Labels of the Pod Security admission, which every API server has. @see PolicyToEvaluate in k8s.io/pod-security-admission v0.37.2,
 * api/helpers.go
 */
export function checkPodSecurityLabels({ metadata: { labels = {} } = {} }: Namespace, faults: FieldFaults): void {
  for (const mode of ['enforce', 'audit', 'warn']) {
    const [level, version] = [labels[`${POD_SECURITY}${mode}`], labels[`${POD_SECURITY}${mode}-version`]];
    if (level !== undefined && !LEVELS.includes(level)) faults.invalid(`metadata.labels[${POD_SECURITY}${mode}]`, level, `must be one of ${LEVELS.join(', ')}`, `use ${LEVELS.join(', ')}`);
    if (version !== undefined && !/^(latest|v1\.([0-9]|[1-9][0-9]*))$/.test(version)) {
      faults.invalid(`metadata.labels[${POD_SECURITY}${mode}-version]`, version, 'must be "latest" or "v1.x"', 'use latest, or a version like v1.37');
    }
  }
}
