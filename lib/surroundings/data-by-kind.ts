/** Custom resources whose controllers write a Secret or ConfigMap: a table of what each one writes. */
import { FilledData } from './brought-data';
import { listAt, objectAt, stringAt, valueAt } from '../manifests/manifest';
import { StoredObject } from '../manifests/objects';

/** A kind of object, and the data that its controller writes for it. */
export interface Filler {
  readonly group: string;
  readonly kind: string;
  readonly fills: (object: StoredObject) => FilledData[];
}

export const FILLERS: readonly Filler[] = [
  /** @see https://external-secrets.io/latest/api/externalsecret/ and guides/templating */
  { group: 'external-secrets.io', kind: 'ExternalSecret', fills: ({ namespace, name, manifest }) => [ofExternalSecret(manifest.spec, name, namespace)] },
  /** @see https://external-secrets.io/latest/api/clusterexternalsecret/: the namespaces are selected by labels */
  {
    group: 'external-secrets.io',
    kind: 'ClusterExternalSecret',
    fills: ({ name, manifest: { spec } }) => [ofExternalSecret(valueAt(spec, ['externalSecretSpec']), stringAt(spec, ['externalSecretName']) ?? name)],
  },
  /** @see https://github.com/external-secrets/kubernetes-external-secrets#use */
  {
    group: 'kubernetes-client.io',
    kind: 'ExternalSecret',
    fills: ({ namespace, name, manifest: { spec } }) => [
      { kind: 'Secret', namespace, name, keys: textsOf(listAt(spec, ['data']), 'name'), isOpen: hasAny(spec, ['dataFrom', 'dataFromWithOptions']) },
    ],
  },
  /** @see https://github.com/bitnami-labs/sealed-secrets#sealedsecrets-as-templates-for-secrets: the Secret has the name of the SealedSecret */
  {
    group: 'bitnami.com',
    kind: 'SealedSecret',
    fills: ({ namespace, name, manifest }) => [
      secretOf(namespace, name, [...keysAt(manifest, ['spec', 'encryptedData']), ...keysAt(manifest, ['spec', 'template', 'data'])], stringAt(manifest, ['spec', 'data']) !== undefined),
    ],
  },
  /** @see https://github.com/isindir/sops-secrets-operator#creating-secrets */
  {
    group: 'isindir.github.com',
    kind: 'SopsSecret',
    fills: ({ namespace, manifest }) => secretsOf(listAt(manifest, ['spec', 'secretTemplates']), namespace, (each) => [...keysAt(each, ['data']), ...keysAt(each, ['stringData'])]),
  },
  /** @see https://cert-manager.io/docs/reference/api-docs/#cert-manager.io/v1.CertificateSpec */
  ...['cert-manager.io', 'certmanager.k8s.io'].map((group): Filler => ({ group, kind: 'Certificate', fills: ofCertificate })),
  /** @see https://cert-manager.io/docs/trust/trust-manager/ */
  { group: 'trust.cert-manager.io', kind: 'Bundle', fills: ofBundle },
  { group: 'trust.cert-manager.io', kind: 'ClusterBundle', fills: ofBundle },
  /** @see https://secrets-store-csi-driver.sigs.k8s.io/topics/sync-as-kubernetes-secret */
  {
    group: 'secrets-store.csi.x-k8s.io',
    kind: 'SecretProviderClass',
    fills: ({ namespace, manifest }) => secretsOf(listAt(manifest, ['spec', 'secretObjects']), namespace, (each) => textsOf(listAt(each, ['data']), 'key'), 'secretName'),
  },
  /** @see https://developer.hashicorp.com/vault/docs/deploy/kubernetes/vso/api-reference: `destination` */
  ...['VaultStaticSecret', 'VaultDynamicSecret', 'VaultPKISecret', 'HCPVaultSecretsApp'].map((kind) => (
    openSecret('secrets.hashicorp.com', kind, ['spec', 'destination', 'name']))),
  /** @see https://github.com/ricoberger/vault-secrets-operator#usage */
  openSecret('ricoberger.de', 'VaultSecret'),
  /** @see https://github.com/redhat-cop/vault-config-operator/blob/main/docs/secret-management.md#vaultsecret */
  {
    group: 'redhatcop.redhat.io',
    kind: 'VaultSecret',
    fills: ({ namespace, name, manifest: { spec } }) => [secretOf(namespace, stringAt(spec, ['output', 'name']) ?? name, keysAt(spec, ['output', 'stringData']))],
  },
  /** @see https://developer.1password.com/docs/k8s/operator/ */
  openSecret('onepassword.com', 'OnePasswordItem'),
  /** @see https://docs.doppler.com/docs/kubernetes-operator */
  openSecret('secrets.doppler.com', 'DopplerSecret', ['spec', 'managedSecret', 'name'], ['spec', 'managedSecret', 'namespace']),
  /** @see https://infisical.com/docs/integrations/platforms/kubernetes/infisical-secret-crd */
  openSecret('secrets.infisical.com', 'InfisicalSecret', ['spec', 'managedSecretReference', 'secretName'], ['spec', 'managedSecretReference', 'secretNamespace']),
  {
    group: 'secrets.infisical.com',
    kind: 'InfisicalSecret',
    fills: ({ namespace, manifest }) => secretsOf(listAt(manifest, ['spec', 'managedKubeSecretReferences']), namespace, () => [], 'secretName', true),
  },
  /** @see https://akv2k8s.io/reference/azure-key-vault-secret/ */
  {
    group: 'spv.no',
    kind: 'AzureKeyVaultSecret',
    fills: ({ namespace, manifest: { spec } }) => {
      const [name, key] = ['name', 'dataKey'].map((field) => stringAt(spec, ['output', 'secret', field]));

      return name === undefined ? [] : [secretOf(namespace, name, key === undefined ? [] : [key], key === undefined)];
    },
  },
  /** @see https://github.com/mittwald/kubernetes-secret-generator#crd-based-generation */
  ...['StringSecret', 'BasicAuth', 'SSHKeyPair'].map((kind) => openSecret('secretgenerator.mittwald.de', kind)),
  /** @see https://github.com/carvel-dev/secretgen-controller/blob/develop/docs/README.md */
  ...['Password', 'Certificate', 'RSAKey', 'SSHKey'].map((kind) => openSecret('secretgen.k14s.io', kind)),
  ...['SecretTemplate', 'SecretImport'].map((kind) => openSecret('secretgen.carvel.dev', kind)),
  /** @see https://github.com/zakkg3/ClusterSecret: one Secret in each namespace that matches */
  { group: 'clustersecret.io', kind: 'ClusterSecret', fills: ({ name, manifest }) => [secretOf(undefined, name, keysAt(manifest, ['data']), keysAt(manifest, ['data']).length === 0)] },
  /** @see https://strimzi.io/docs/operators/latest/deploying#type-KafkaUser-reference: the Secret has the name of the user */
  openSecret('kafka.strimzi.io', 'KafkaUser'),
];

/** A kind whose controller writes one Secret with keys that no manifest names. */
function openSecret(group: string, kind: string, nameAt: readonly string[] = ['metadata', 'name'], namespaceAt: readonly string[] = []): Filler {
  return {
    group,
    kind,
    fills: ({ namespace, manifest }) => {
      const name = stringAt(manifest, nameAt);
      const place = namespaceAt.length === 0 ? undefined : stringAt(manifest, namespaceAt);

      return name === undefined ? [] : [secretOf(place ?? namespace, name, [], true)];
    },
  };
}

/**
 * With a template that has data, only the keys of the template are there, unless it is merged.
 * @see applyTemplate in pkg/controllers/externalsecret of external-secrets, and `mergePolicy` in its API
 */
function ofExternalSecret(spec: unknown, name: string, namespace?: string): FilledData {
  const target = objectAt(spec, ['target']);
  const template = objectAt(target, ['template']);
  const templated = keysAt(template, ['data']);
  const isTemplated = templated.length > 0 || hasAny(template, ['templateFrom']);
  const fetched = isTemplated && template.mergePolicy !== 'Merge' ? [] : textsOf(listAt(spec, ['data']), 'secretKey');
  const isFetchOpen = hasAny(spec, ['dataFrom']) && !(isTemplated && template.mergePolicy !== 'Merge');

  return {
    kind: stringAt(target, ['manifest', 'kind']) === 'ConfigMap' ? 'ConfigMap' : 'Secret',
    namespace,
    name: stringAt(target, ['name']) ?? name,
    keys: [...fetched, ...templated],
    isOpen: isFetchOpen || hasAny(template, ['templateFrom']) || ['Merge', 'None'].includes(stringAt(target, ['creationPolicy']) ?? ''),
  };
}

/** `ca.crt` is there if the issuer gives one; the others depend on the fields. */
function ofCertificate({ namespace, manifest: { spec } }: StoredObject): FilledData[] {
  const name = stringAt(spec, ['secretName']);
  const stores = [
    ...valueAt(spec, ['keystores', 'jks']) ? ['keystore.jks', 'truststore.jks'] : [],
    ...valueAt(spec, ['keystores', 'pkcs12']) ? ['keystore.p12', 'truststore.p12'] : [],
  ];
  const formats = textsOf(listAt(spec, ['additionalOutputFormats']), 'type').map((type) => (type === 'DER' ? 'key.der' : 'tls-combined.pem'));

  return name === undefined ? [] : [secretOf(namespace, name, [...TLS_KEYS, 'ca.crt', ...stores, ...formats])];
}

/** Keys of a Secret of type `kubernetes.io/tls`. */
export const TLS_KEYS: readonly string[] = ['tls.crt', 'tls.key'];

/** The target has the name of the bundle, in all namespaces that its selector matches. */
function ofBundle({ name, manifest: { spec } }: StoredObject): FilledData[] {
  const formats = ['jks', 'pkcs12'].flatMap((format) => stringAt(spec, ['target', 'additionalFormats', format, 'key']) ?? []);

  return ([['configMap', 'ConfigMap'], ['secret', 'Secret']] as const).filter(([field]) => valueAt(spec, ['target', field])).map(([field, kind]): FilledData => {
    const key = stringAt(spec, ['target', field, 'key']);

    return { kind, name, keys: [...key === undefined ? [] : [key], ...formats], isOpen: key === undefined };
  });
}

function secretOf(namespace: string | undefined, name: string, keys: readonly string[], isOpen = false): FilledData {
  return { kind: 'Secret', namespace, name, keys, isOpen };
}

/** One Secret for each entry of a list. */
function secretsOf(
  entries: readonly unknown[], namespace: string, keysOf: (entry: unknown) => readonly string[], nameField = 'name', isOpen = false,
): FilledData[] {
  return entries.flatMap((entry) => {
    const name = stringAt(entry, [nameField]);

    return name === undefined ? [] : [secretOf(stringAt(entry, ['secretNamespace']) ?? namespace, name, keysOf(entry), isOpen)];
  });
}

function keysAt(root: unknown, path: readonly string[]): string[] {
  return Object.keys(objectAt(root, path));
}

function textsOf(entries: readonly unknown[], field: string): string[] {
  return entries.flatMap((entry) => stringAt(entry, [field]) ?? []);
}

function hasAny(root: unknown, lists: readonly string[]): boolean {
  return lists.some((list) => listAt(root, [list]).length > 0);
}
