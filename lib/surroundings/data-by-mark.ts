/** Annotations and labels by which controllers fill or copy Secrets and ConfigMaps, and data that is in every namespace. */
import { BroughtData, FilledData } from './brought-data';
import { TLS_KEYS } from './data-by-kind';
import { listAt, stringAt, StringMap, stringMapAt } from '../manifests/manifest';
import { StoredObject } from '../manifests/objects';

/** A controller that fills a Secret or ConfigMap because an object is marked. */
export interface Mark {
  /** The controller, for messages. */
  readonly by: string;
  readonly fills: (object: StoredObject) => FilledData[];
}

export const MARKS: readonly Mark[] = [
  /** @see https://docs.openshift.com/container-platform/latest/security/certificates/service-serving-certificate.html */
  { by: 'the service CA operator of OpenShift', fills: filledIn('ConfigMap', 'annotations', 'service.beta.openshift.io/inject-cabundle', ['service-ca.crt']) },
  { by: 'the service CA operator of OpenShift', fills: filledIn('ConfigMap', 'annotations', 'service.alpha.openshift.io/inject-cabundle', ['service-ca.crt']) },
  ...['service.beta.openshift.io', 'service.alpha.openshift.io'].map((prefix): Mark => ({
    by: 'the service CA operator of OpenShift',
    fills: ({ kind, namespace, manifest }) => {
      const name = kind === 'Service' ? annotationsOf(manifest)[`${prefix}/serving-cert-secret-name`] : undefined;

      return name === undefined ? [] : [{ kind: 'Secret', namespace, name, keys: TLS_KEYS }];
    },
  })),
  /** @see ServiceServingCASecretKey in pkg/controller/serviceaccount/tokens_controller.go of openshift/kubernetes */
  { by: 'OpenShift, but no other cluster,', fills: ofTokens },
  /** @see https://docs.openshift.com/container-platform/latest/networking/configuring-a-custom-pki.html#certificate-injection-using-operators_configuring-a-custom-pki */
  { by: 'the network operator of OpenShift', fills: filledIn('ConfigMap', 'labels', 'config.openshift.io/inject-trusted-cabundle', ['ca-bundle.crt']) },
  /** @see https://cert-manager.io/docs/concepts/ca-injector/ */
  ...['cert-manager.io/inject-ca-from', 'cert-manager.io/inject-ca-from-secret', 'cert-manager.io/inject-apiserver-ca'].flatMap((annotation) => (
    ['Secret', 'ConfigMap'] as const).map((kind): Mark => ({ by: 'the CA injector of cert-manager', fills: filledIn(kind, 'annotations', annotation, ['ca.crt'], true) }))),
  /** @see https://cert-manager.io/docs/usage/ingress/ and usage/gateway */
  { by: 'cert-manager', fills: certificatesOf },
  /** @see https://github.com/mittwald/kubernetes-replicator#pull-based-replication */
  ...(['Secret', 'ConfigMap'] as const).flatMap((kind): Mark[] => [
    { by: 'the replicator', fills: filledIn(kind, 'annotations', 'replicator.v1.mittwald.de/replicate-from', [], true) },
    /** @see https://github.com/emberstack/kubernetes-reflector#2-annotate-the-mirror-secret-or-configmap */
    { by: 'the reflector', fills: filledIn(kind, 'annotations', 'reflector.v1.k8s.emberstack.com/reflects', [], true) },
  ]),
  /** @see https://github.com/mittwald/kubernetes-secret-generator#usage */
  {
    by: 'the secret generator',
    fills: ({ kind, namespace, name, manifest }) => {
      const annotations = annotationsOf(manifest);
      const generated = annotations['secret-generator.v1.mittwald.de/autogenerate'];
      const isTyped = annotations['secret-generator.v1.mittwald.de/type'] !== undefined;
      if (kind !== 'Secret' || (generated === undefined && !isTyped)) return [];

      return [{ kind, namespace, name, keys: partsOf(generated ?? ''), isOpen: isTyped }];
    },
  },
];

/** A controller that copies a marked Secret or ConfigMap into other namespaces. */
export interface Copy {
  readonly by: string;
  readonly copies: (object: StoredObject) => FilledData[];
}

export const COPIES: readonly Copy[] = [
  /** @see https://github.com/mittwald/kubernetes-replicator#push-based-replication: names or patterns of namespaces, or their labels */
  { by: 'the replicator', copies: copiedTo('replicator.v1.mittwald.de/replicate-to') },
  { by: 'the replicator', copies: copiedTo('replicator.v1.mittwald.de/replicate-to-matching') },
  /** @see https://github.com/emberstack/kubernetes-reflector#1-annotate-the-source-secret-or-configmap: all allowed namespaces if it names no namespace */
  { by: 'the reflector', copies: copiedTo('reflector.v1.k8s.emberstack.com/reflection-auto-enabled') },
  /** @see https://config-syncer.com/docs/latest/guides/config-syncer/intra-cluster/ */
  { by: 'the config syncer', copies: copiedTo('kubed.appscode.com/sync') },
];

/** Data that a controller keeps in every namespace. */
export const DATA_IN_EVERY_NAMESPACE: readonly BroughtData[] = [
  /** @see https://docs.openshift.com/container-platform/latest/security/certificates/service-serving-certificate.html */
  { kind: 'ConfigMap', name: 'openshift-service-ca.crt', keys: ['service-ca.crt'], origin: 'OpenShift keeps in every namespace' },
  /** @see CACertNamespaceConfigMap in pkg/features of Istio */
  { kind: 'ConfigMap', name: 'istio-ca-root-cert', keys: ['root-cert.pem'], origin: 'Istio keeps in every namespace' },
];

/** What OpenShift adds to the Secret of a ServiceAccount token. */
function ofTokens({ kind, namespace, name, manifest }: StoredObject): FilledData[] {
  const isOfToken = kind === 'Secret' && manifest.type === 'kubernetes.io/service-account-token';

  return isOfToken ? [{ kind, namespace, name, keys: ['service-ca.crt'] }] : [];
}

/** Keys that are added to the marked object itself. */
function filledIn(wanted: FilledData['kind'], field: 'annotations' | 'labels', mark: string, keys: readonly string[], isOpen = false): Mark['fills'] {
  return ({ kind, namespace, name, manifest }) => {
    const value = stringMapAt(manifest, ['metadata', field])[mark];

    return kind === wanted && value !== undefined && value !== 'false' ? [{ kind: wanted, namespace, name, keys, isOpen }] : [];
  };
}

/** The namespaces are patterns or labels, so the copy may be in any namespace. */
function copiedTo(annotation: string): Copy['copies'] {
  return ({ kind, name, manifest }) => {
    const value = annotationsOf(manifest)[annotation];
    if ((kind !== 'Secret' && kind !== 'ConfigMap') || value === undefined || value === 'false') return [];
    const keys = ['data', 'stringData', 'binaryData'].flatMap((field) => Object.keys(manifest[field] ?? {}));

    return [{ kind, name, keys, isOpen: keys.length === 0 }];
  };
}

/** Certificates for the hosts of an annotated Ingress or Gateway. */
function certificatesOf({ kind, namespace, manifest }: StoredObject): FilledData[] {
  const isMarked = ['cert-manager.io/issuer', 'cert-manager.io/cluster-issuer', 'kubernetes.io/tls-acme'].some((each) => annotationsOf(manifest)[each] !== undefined);
  const names = !isMarked ? [] : kind === 'Ingress'
    ? listAt(manifest, ['spec', 'tls']).flatMap((each) => stringAt(each, ['secretName']) ?? [])
    : kind === 'Gateway' ? listAt(manifest, ['spec', 'listeners']).flatMap((each) => listAt(each, ['tls', 'certificateRefs']).flatMap((ref) => stringAt(ref, ['name']) ?? [])) : [];

  return names.map((name) => ({ kind: 'Secret', namespace, name, keys: [...TLS_KEYS, 'ca.crt'] }));
}

function annotationsOf(manifest: StoredObject['manifest']): StringMap {
  return stringMapAt(manifest, ['metadata', 'annotations']);
}

function partsOf(list: string): string[] {
  return list.split(',').map((part) => part.trim()).filter((part) => part !== '');
}
