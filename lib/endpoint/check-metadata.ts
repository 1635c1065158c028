/** Checks the metadata of a monitor. */
import { ApiObjectMetadata } from 'cdk8s';
import { Problem, quote } from '../findings/problem';
import { whyNotDnsLabel, whyNotDnsSubdomain, whyNotLabelValue, whyNotQualifiedName } from '../units/kubernetes-names';

/** Checks that the API server accepts names and labels. */
export function checkMetadata({ name, namespace, labels = {}, annotations = {} }: ApiObjectMetadata): Problem[] {
  const why = {
    name: name === undefined ? undefined : whyNotDnsSubdomain(name),
    namespace: namespace === undefined ? undefined : whyNotDnsLabel(namespace),
  };

  return [
    ...(why.name ? [{ code: 'AM101', message: `metadata.name ${quote(name)} ${why.name}`, fix: 'use a Kubernetes object name' }] : []),
    ...(why.namespace ? [{ code: 'AM101', message: `metadata.namespace ${quote(namespace)} ${why.namespace}`, fix: 'use the name of a namespace' }] : []),
    ...checkLabels('metadata.labels', labels),
    ...Object.entries(annotations).flatMap(([key, value]) => checkPair('metadata.annotations', key, whyNotQualifiedName(key) ?? (typeof value === 'string' ? undefined : 'is not text'), value)),
  ];
}

/** Checks labels. @param where name of the prop in messages */
export function checkLabels(where: string, labels: { readonly [key: string]: string }): Problem[] {
  return Object.entries(labels)
    .flatMap(([key, value]) => checkPair(where, key, whyNotQualifiedName(key) ?? whyNotLabelValue(value), value));
}

function checkPair(where: string, key: string, why: string | undefined, value: string): Problem[] {
  return why ? [{ code: 'AM107', message: `${where} ${quote(key)}: ${quote(value)} ${why}`, fix: 'use a key and a value that are valid in Kubernetes' }] : [];
}
