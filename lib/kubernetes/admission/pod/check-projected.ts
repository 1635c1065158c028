/** The rules of projected volumes and of the downward API in volumes. */
import { checkFieldRef, checkResourceFieldRef } from './check-env';
import { checkFileMode, checkFilePath, checkKeyToPath } from './check-paths';
import { whyNotQualifiedName } from '../../../units/kubernetes-names';
import { checkLabelSelector } from '../check-labels';
import { FieldFaults } from '../field-faults';
import { DNS_LABEL, SUBDOMAIN } from '../names';
import {
  ClusterTrustBundleProjection, DownwardAPIVolumeFile, PodCertificateProjection, ProjectedVolumeSource, ServiceAccountTokenProjection,
  VolumeProjection,
} from '../types';

/** @see validateProjectedVolumeSource and validateProjectionSources in pkg/apis/core/validation/validation.go, v1.37.2 */
export function checkProjected({ sources = [], defaultMode }: ProjectedVolumeSource, path: string, faults: FieldFaults): void {
  checkFileMode(defaultMode, `${path}.defaultMode`, faults);
  const paths = new Set<string>();
  const use = (file: string) => {
    if (paths.has(file)) faults.invalid(path, file, 'conflicting duplicate paths', 'use each path once');
    paths.add(file);
  };
  sources.forEach((source, i) => {
    const at = `${path}.sources[${i}]`;
    checkFiles(source, at, use, faults);
    if (source.serviceAccountToken) checkToken(source.serviceAccountToken, `${at}.serviceAccountToken`, path, faults);
    if (source.clusterTrustBundle) checkTrustBundle(source.clusterTrustBundle, `${at}.clusterTrustBundle`, use, faults);
    if (source.podCertificate) checkPodCertificate(source.podCertificate, `${at}.podCertificate`, use, faults);
    if (Object.values(source).filter((value) => value).length > 1) faults.forbidden(at, 'may not specify more than 1 volume type per source');
  });
}

function checkFiles(
  { secret, configMap, downwardAPI }: VolumeProjection, path: string, use: (file: string) => void, faults: FieldFaults,
): void {
  Object.entries({ secret, configMap }).forEach(([field, source]) => {
    if (!source) return;
    if (!source.name) faults.required(`${path}.${field}.name`);
    source.items?.forEach((item, i) => {
      checkKeyToPath(item, `${path}.${field}.items[${i}]`, faults);
      if (item.path) use(item.path);
    });
  });
  downwardAPI?.items?.forEach((item) => {
    checkDownwardItem(item, `${path}.downwardAPI`, faults);
    if (item.path) use(item.path);
  });
}

const FIELDS_OF_VOLUMES = ['metadata.annotations', 'metadata.labels', 'metadata.name', 'metadata.namespace', 'metadata.uid'];

/** Upstream names the list and not the item. @see validateDownwardAPIVolumeFile in pkg/apis/core/validation/validation.go, v1.37.2 */
export function checkDownwardItem(
  { path: file = '', fieldRef, resourceFieldRef, mode }: DownwardAPIVolumeFile, path: string, faults: FieldFaults,
): void {
  if (file === '') faults.required(`${path}.path`);
  checkFilePath(file, `${path}.path`, faults);
  if (fieldRef) {
    checkFieldRef(fieldRef, FIELDS_OF_VOLUMES, `${path}.fieldRef`, faults);
    if (resourceFieldRef) faults.invalid(path, 'resource', 'fieldRef and resourceFieldRef can not be specified simultaneously', 'keep one of them');
  } else if (resourceFieldRef) {
    checkResourceFieldRef(resourceFieldRef, `${path}.resourceFieldRef`, true, faults);
  } else {
    faults.required(path, 'one of fieldRef and resourceFieldRef is required');
  }
  checkFileMode(mode, `${path}.mode`, faults);
}

function checkToken(
  { expirationSeconds = 3600, path: file }: ServiceAccountTokenProjection, path: string, volume: string, faults: FieldFaults,
): void {
  if (expirationSeconds < 600) faults.invalid(`${path}.expirationSeconds`, expirationSeconds, 'may not specify a duration less than 10 minutes', 'use 600 or more');
  if (expirationSeconds > 2 ** 32) faults.invalid(`${path}.expirationSeconds`, expirationSeconds, 'may not specify a duration larger than 2^32 seconds');
  if (!file) faults.required(`${volume}.path`);
  else checkFilePath(file, `${volume}.path`, faults);
}

function checkTrustBundle(bundle: ClusterTrustBundleProjection, path: string, use: (file: string) => void, faults: FieldFaults): void {
  const { name, signerName, labelSelector, path: file = '' } = bundle;
  if (name !== undefined && signerName !== undefined) {
    faults.invalid(path, bundle, 'only one of name and signerName may be used', 'keep one of them');
  } else if (name !== undefined) {
    if (name === '') faults.required(`${path}.name`, 'must be a valid object name');
    faults.invalid(`${path}.name`, name, SUBDOMAIN(name.slice(name.lastIndexOf(':') + 1)));
    if (labelSelector) faults.invalid(`${path}.labelSelector`, labelSelector, 'must be unset if name is specified', 'remove it');
  } else if (signerName !== undefined) {
    checkSignerName(signerName, `${path}.signerName`, faults);
    checkLabelSelector(labelSelector, `${path}.labelSelector`, faults);
  } else {
    faults.required(path, 'either name or signerName must be specified');
  }
  if (file === '') faults.required(`${path}.path`);
  checkFilePath(file, `${path}.path`, faults);
  use(file);
}

const DAY_SECONDS = 86_400;
const KEY_TYPES = ['ECDSAP256', 'ECDSAP384', 'ECDSAP521', 'ED25519', 'RSA3072', 'RSA4096'];

function checkPodCertificate(certificate: PodCertificateProjection, path: string, use: (file: string) => void, faults: FieldFaults): void {
  const { signerName = '', keyType = '', maxExpirationSeconds: seconds, userAnnotations = {} } = certificate;
  checkSignerName(signerName, `${path}.signerName`, faults);
  faults.oneOf(`${path}.keyType`, keyType, KEY_TYPES);
  const isOfKubernetes = /(^|\.)kubernetes\.io$/.test(signerName.split('/')[0]);
  faults.range(`${path}.maxExpirationSeconds`, seconds, 3600, isOfKubernetes ? DAY_SECONDS : 91 * DAY_SECONDS);
  Object.keys(userAnnotations).forEach((key) => faults.invalid(`${path}.userAnnotations`, key, whyNotQualifiedName(key.toLowerCase()) ?? (key.includes('/') ? undefined : 'must have a domain')));
  const files = (['credentialBundlePath', 'keyPath', 'certificateChainPath'] as const).filter((field) => certificate[field]);
  files.forEach((field) => {
    checkFilePath(certificate[field]!, `${path}.${field}`, faults);
    use(certificate[field]!);
  });
  if (files.length === 0) faults.required(path, 'specify at least one of credentialBundlePath, keyPath, and certificateChainPath');
}

/** @see ValidateSignerName in pkg/apis/core/validation/names.go, v1.37.2 */
function checkSignerName(name: string, path: string, faults: FieldFaults): void {
  if (name === '') return faults.required(path);
  const [domain, rest, ...more] = name.split('/');
  const isDomain = domain.includes('.') && domain.split('.').every((label) => DNS_LABEL(label) === undefined);
  const isValid = rest !== undefined && more.length === 0 && isDomain && rest.split('.').every((label) => SUBDOMAIN(label) === undefined);
  if (!isValid) faults.invalid(path, name, 'must be a domain and a name, for example "example.com/signer-name"');
}
