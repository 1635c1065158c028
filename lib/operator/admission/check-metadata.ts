/** The rules of `metadata` that all kinds share: names, labels, annotations, owners, finalizers. */
import { Faults, shown } from './faults';
import { ManagedFields, ObjectMeta, OwnerReference } from './metadata';
import { whyNotDnsLabel, whyNotDnsSubdomain, whyNotLabelValue, whyNotQualifiedName } from '../../units/kubernetes-names';

/** @see ValidateObjectMetaAccessor in k8s.io/apimachinery/pkg/api/validation/objectmeta.go, v0.37.0 */
export function checkMetadata(metadata: ObjectMeta, faults: Faults): void {
  const { name, generateName, namespace, labels, annotations, ownerReferences, finalizers, managedFields } = metadata;
  const refuse = (path: string, value: unknown, why: string | undefined): void => {
    if (why) faults.add(`metadata.${path}`, `Invalid value: ${shown(value)}: ${why}`);
  };
  if (generateName) refuse('generateName', generateName, whyNotDnsSubdomain(withoutLastDash(generateName)));
  if (name) refuse('name', name, whyNotDnsSubdomain(name));
  else faults.block('metadata.name', 'Required value: name or generateName is required');
  if (namespace) refuse('namespace', namespace, whyNotDnsLabel(namespace));
  else faults.block('metadata.namespace', 'Required value');
  for (const [key, value] of Object.entries(labels ?? {})) {
    refuse('labels', key, whyNotQualifiedName(key));
    refuse('labels', value, whyNotLabelValue(value));
  }
  Object.keys(annotations ?? {}).forEach((key) => refuse('annotations', key, whyNotQualifiedName(key.toLowerCase())));
  if (bytesOf(annotations ?? {}) > MAX_ANNOTATION_BYTES) {
    faults.block('metadata.annotations', `Too long: may not be more than ${MAX_ANNOTATION_BYTES} bytes`);
  }
  checkOwners(ownerReferences ?? [], faults);
  (finalizers ?? []).forEach((finalizer) => refuse('finalizers', finalizer, whyNotQualifiedName(finalizer)));
  if (['orphan', 'foregroundDeletion'].every((finalizer) => finalizers?.includes(finalizer))) {
    refuse('finalizers', finalizers, 'orphan and foregroundDeletion cannot be both set');
  }
  (managedFields ?? []).forEach((entry, i) => checkManagedFields(entry, `metadata.managedFields[${i}]`, faults));
}

const MAX_ANNOTATION_BYTES = 256 * 1024;
const MAX_MANAGER_BYTES = 128;
const MAX_SUBRESOURCE_BYTES = 256;

/** A dash at the end of `generateName` is not at the end of the name. */
function withoutLastDash(generateName: string): string {
  return generateName.length > 1 && generateName.endsWith('-') ? `${generateName.slice(0, -2)}a` : generateName;
}

function bytesOf(map: { readonly [key: string]: string }): number {
  return Object.entries(map).reduce((sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value), 0);
}

/** @see ValidateOwnerReferences in k8s.io/apimachinery/pkg/api/validation/objectmeta.go, v0.37.0 */
function checkOwners(owners: readonly OwnerReference[], faults: Faults): void {
  owners.forEach((owner, i) => {
    const path = `metadata.ownerReferences[${i}]`;
    (['apiVersion', 'kind', 'name', 'uid'] as const).filter((field) => !owner[field])
      .forEach((field) => faults.block(`${path}.${field}`, 'Required value: must not be empty'));
    if (owner.apiVersion && !/^([^/]*\/)?[^/]+$/.test(owner.apiVersion)) {
      faults.add(`${path}.apiVersion`, `Invalid value: ${shown(owner.apiVersion)}: must be <group>/<version> or <version>`);
    }
    if (owner.apiVersion === 'v1' && owner.kind === 'Event') faults.add(path, 'Invalid value: an Event is disallowed from being an owner');
  });
  owners.filter(({ controller }) => controller).slice(1)
    .forEach(() => faults.add('metadata.ownerReferences', 'Invalid value: only one reference can have controller set to true'));
}

/** @see ValidateManagedFields in k8s.io/apimachinery/pkg/apis/meta/v1/validation/validation.go, v0.37.0 */
function checkManagedFields({ operation, fieldsType, manager, subresource }: ManagedFields, path: string, faults: Faults): void {
  if (!operation) {
    faults.block(`${path}.operation`, 'Required value: must not be empty');
  } else if (!['Apply', 'Update'].includes(operation)) {
    faults.block(`${path}.operation`, `Unsupported value: ${shown(operation)}: supported values: "Apply", "Update"`);
  }
  if (fieldsType && fieldsType !== 'FieldsV1') faults.add(`${path}.fieldsType`, `Invalid value: ${shown(fieldsType)}: must be FieldsV1`);
  if (Buffer.byteLength(manager ?? '') > MAX_MANAGER_BYTES) faults.block(`${path}.manager`, `Too long: may not be more than ${MAX_MANAGER_BYTES} bytes`);
  if (!/^[\p{L}\p{M}\p{N}\p{P}\p{S} ]*$/u.test(manager ?? '')) faults.add(`${path}.manager`, `Invalid value: ${shown(manager)}: should only contain printable characters`);
  if (Buffer.byteLength(subresource ?? '') > MAX_SUBRESOURCE_BYTES) {
    faults.block(`${path}.subresource`, `Too long: may not be more than ${MAX_SUBRESOURCE_BYTES} bytes`);
  }
}
