/** The rules of `metadata` that all kinds share: names, labels, annotations, owners, finalizers. */
import { checkLabels } from './check-labels';
import { FieldFaults } from './field-faults';
import { asPrefix, NameRule, whyNotInPath } from './names';
import { ManagedFieldsEntry, ObjectMeta, OwnerReference } from './types';
import { StringMap } from '../../manifests/manifest';
import { isObject } from '../../units/is-object';
import { whyNotDnsLabel, whyNotQualifiedName } from '../../units/kubernetes-names';

/** What a kind asks of the metadata of its objects. */
export interface MetadataRules {
  readonly isNamespaced: boolean;
  readonly name: NameRule;
  /**
   * The rule of `generateName`.
   * @default - the rule of names, where a dash may be at the end
   */
  readonly prefix?: NameRule;
}

/** @see ValidateObjectMetaAccessor in k8s.io/apimachinery v0.37.2, pkg/api/validation/objectmeta.go */
export function checkMetadata(metadata: ObjectMeta, rules: MetadataRules, faults: FieldFaults): void {
  const { isNamespaced, name: rule, prefix = asPrefix(rule) } = rules;
  const { name, generateName, namespace, labels, annotations, ownerReferences, finalizers = [] } = metadata;
  if (generateName) faults.invalid('metadata.generateName', generateName, prefix(generateName));
  if (name) faults.invalid('metadata.name', name, rule(name));
  else faults.required('metadata.name', 'name or generateName is required');
  if (isNamespaced && namespace) faults.invalid('metadata.namespace', namespace, whyNotDnsLabel(namespace));
  else if (isNamespaced) faults.required('metadata.namespace');
  checkLabels(labels, 'metadata.labels', faults);
  checkAnnotations(annotations, 'metadata.annotations', faults);
  if (ownerReferences) checkOwners(ownerReferences, faults);
  finalizers.forEach((finalizer) => faults.invalid('metadata.finalizers', finalizer, whyNotQualifiedName(finalizer)));
  if (finalizers.includes('orphan') && finalizers.includes('foregroundDeletion')) {
    faults.invalid('metadata.finalizers', finalizers, 'orphan and foregroundDeletion cannot be both set');
  }
}

/**
 * What is looked at last, of a prefix that the kind itself does not look at.
 * @see BeforeCreate in k8s.io/apiserver v0.37.2, pkg/registry/rest/create.go
 */
export function checkGenerateName({ metadata: { generateName = '' } = {} }: { readonly metadata?: ObjectMeta }, faults: FieldFaults): void {
  faults.invalid('metadata.generateName', generateName, whyNotInPath(generateName));
}

/** @see ValidateAnnotations in k8s.io/apimachinery v0.37.2, pkg/api/validation/objectmeta.go */
export function checkAnnotations(annotations: StringMap | undefined, path: string, faults: FieldFaults): void {
  if (!annotations) return;
  let bytes = 0;
  for (const key of Object.keys(annotations)) {
    faults.invalid(path, key, whyNotQualifiedName(key.toLowerCase()));
    bytes += Buffer.byteLength(key) + Buffer.byteLength(annotations[key]);
  }
  if (bytes > MAX_ANNOTATION_BYTES) faults.tooLong(path, MAX_ANNOTATION_BYTES);
}

const MAX_ANNOTATION_BYTES = 256 * 1024;

/**
 * @param owners each once
 * @see ValidateOwnerReferences in k8s.io/apimachinery v0.37.2, pkg/api/validation/objectmeta.go
 */
function checkOwners(owners: readonly OwnerReference[], faults: FieldFaults): void {
  owners.forEach((owner, i) => {
    const path = `metadata.ownerReferences[${i}]`;
    (['apiVersion', 'kind', 'name', 'uid'] as const).filter((field) => !owner[field])
      .forEach((field) => faults.required(`${path}.${field}`, 'must not be empty'));
    if (owner.apiVersion && !/^([^/]*\/)?[^/]+$/.test(owner.apiVersion)) {
      faults.invalid(`${path}.apiVersion`, owner.apiVersion, 'must be <group>/<version> or <version>');
    }
    if (owner.apiVersion === 'v1' && owner.kind === 'Event') faults.invalid(path, owner, 'an Event is disallowed from being an owner');
  });
  owners.filter(({ controller }) => controller).slice(1)
    .forEach(() => faults.invalid('metadata.ownerReferences', owners, 'only one reference can have controller set to true'));
}

/** @see ValidateManagedFields in k8s.io/apimachinery v0.37.2, pkg/apis/meta/v1/validation/validation.go */
export function checkManagedFields(entries: readonly ManagedFieldsEntry[], faults: FieldFaults): void {
  entries.forEach(({ operation, fieldsType, manager = '', subresource = '' }, i) => {
    const path = `metadata.managedFields[${i}]`;
    if (!operation) faults.required(`${path}.operation`, 'must not be empty');
    else faults.oneOf(`${path}.operation`, operation, ['Apply', 'Update']);
    if (fieldsType && fieldsType !== 'FieldsV1') faults.invalid(`${path}.fieldsType`, fieldsType, 'must be FieldsV1');
    if (Buffer.byteLength(manager) > MAX_MANAGER_BYTES) faults.tooLong(`${path}.manager`, MAX_MANAGER_BYTES);
    if (!/^[\p{L}\p{M}\p{N}\p{P}\p{S} ]*$/u.test(manager)) faults.invalid(`${path}.manager`, manager, 'should only contain printable characters');
    if (Buffer.byteLength(subresource) > MAX_SUBRESOURCE_BYTES) faults.tooLong(`${path}.subresource`, MAX_SUBRESOURCE_BYTES);
  });
}

/**
 * Managed fields of kinds of Kubernetes itself: if one of them cannot be used, all are dropped.
 * @see DecodeManagedFields in k8s.io/apimachinery v0.37.2, pkg/util/managedfields/internal/managedfields.go
 */
export function checkUsableManagedFields(entries: readonly ManagedFieldsEntry[], apiVersion: string, faults: FieldFaults): void {
  const areUsable = entries.every((entry) => ['Apply', 'Update'].includes(entry.operation ?? '') && entry.apiVersion === apiVersion
    && entry.fieldsType === 'FieldsV1' && isObject(entry.fieldsV1));
  if (areUsable) checkManagedFields(entries, faults);
}

const MAX_MANAGER_BYTES = 128;
const MAX_SUBRESOURCE_BYTES = 256;

/**
 * Names of finalizers without a domain, which only Kubernetes itself has.
 * @see ValidateObjectMeta in pkg/apis/core/validation/validation.go, v1.37.2
 */
export function checkStandardFinalizers({ finalizers = [] }: ObjectMeta, faults: FieldFaults): void {
  finalizers.forEach((finalizer, i) => {
    if (!finalizer.includes('/') && !STANDARD_FINALIZERS.has(finalizer)) {
      faults.invalid(`metadata.finalizers[${i}]`, finalizer, 'is neither a standard finalizer name nor fully qualified', 'put a domain before it, for example "example.com/cleanup"');
    }
  });
}

const STANDARD_FINALIZERS = new Set(['kubernetes', 'orphan', 'foregroundDeletion']);
