import { Objects } from '../../lib/manifests/objects';
import { dataBroughtIn } from '../../lib/surroundings/data-brought';
import { configMap, secret } from '../support/manifests/configuration';
import { Fields, Manifest, object, Texts } from '../support/manifests/manifest';

const custom = (apiVersion: string, kind: string, spec: Fields, metadata: Fields = {}) => object(apiVersion, kind, { spec }, { name: 'login', ...metadata });
const external = (spec: Fields) => custom('external-secrets.io/v1', 'ExternalSecret', spec);
const DATA = [{ secretKey: 'user', remoteRef: { key: 'a' } }, { secretKey: 'password', remoteRef: { key: 'b' } }];
const marked = (annotations: Texts) => ({ metadata: { namespace: 'shop', name: 'login', annotations } });

interface Row { readonly it: string; readonly given: Manifest; readonly key?: string; readonly expected: string }

/** `keys`, then `...` where others may be there. */
const ROWS: readonly Row[] = [
  { it: 'ExternalSecret', given: external({ target: { name: 'login' }, data: DATA }), expected: 'user password: ExternalSecret "shop/login" creates' },
  { it: 'ExternalSecret without a target', given: external({ data: DATA }), expected: 'user password: ExternalSecret "shop/login" creates' },
  { it: 'ExternalSecret that extracts', given: external({ data: DATA, dataFrom: [{ extract: { key: 'x' } }] }), expected: 'user password ...: ExternalSecret "shop/login" creates' },
  { it: 'ExternalSecret with a template', given: external({ target: { template: { data: { config: '{{ .user }}' } } }, data: DATA, dataFrom: [{}] }), expected: 'config: ExternalSecret "shop/login" creates' },
  { it: 'ExternalSecret with a template of labels', given: external({ target: { template: { metadata: { labels: {} } } }, data: DATA }), expected: 'user password: ExternalSecret "shop/login" creates' },
  { it: 'ExternalSecret with a template that is merged', given: external({ target: { template: { mergePolicy: 'Merge', data: { config: 'x' } } }, data: DATA }), expected: 'user password config: ExternalSecret "shop/login" creates' },
  { it: 'ExternalSecret with a template from elsewhere', given: external({ target: { template: { templateFrom: [{ configMap: {} }] } }, data: DATA }), expected: ' ...: ExternalSecret "shop/login" creates' },
  { it: 'ExternalSecret that adds to a Secret', given: external({ target: { creationPolicy: 'Merge' }, data: DATA }), expected: 'user password ...: ExternalSecret "shop/login" creates' },
  { it: 'ExternalSecret of an older tool', given: custom('kubernetes-client.io/v1', 'ExternalSecret', { data: [{ key: 'x', name: 'user' }] }), expected: 'user: ExternalSecret "shop/login" creates' },
  { it: 'ClusterExternalSecret', given: custom('external-secrets.io/v1', 'ClusterExternalSecret', { externalSecretName: 'x', externalSecretSpec: { target: { name: 'login' }, data: DATA } }, { namespace: undefined, name: 'all' }), expected: 'user password: ClusterExternalSecret "all" creates' },
  { it: 'SealedSecret', given: custom('bitnami.com/v1alpha1', 'SealedSecret', { encryptedData: { user: 'Ag', password: 'Ag' }, template: { data: { url: 'x' } } }), expected: 'user password url: SealedSecret "shop/login" creates' },
  { it: 'SopsSecret', given: custom('isindir.github.com/v1alpha3', 'SopsSecret', { secretTemplates: [{ name: 'login', stringData: { user: 'ENC[]' } }] }, { name: 'x' }), expected: 'user: SopsSecret "shop/x" creates' },
  { it: 'Certificate', given: custom('cert-manager.io/v1', 'Certificate', { secretName: 'login' }, { name: 'x' }), expected: 'tls.crt tls.key ca.crt: Certificate "shop/x" creates' },
  { it: 'Certificate with a keystore', given: custom('cert-manager.io/v1', 'Certificate', { secretName: 'login', keystores: { jks: {} }, additionalOutputFormats: [{ type: 'CombinedPEM' }] }), expected: 'tls.crt tls.key ca.crt keystore.jks truststore.jks tls-combined.pem: Certificate "shop/login" creates' },
  { it: 'Bundle in a ConfigMap', given: custom('trust.cert-manager.io/v1alpha1', 'Bundle', { target: { configMap: { key: 'ca.pem' } } }), key: 'ConfigMap', expected: 'ca.pem: Bundle "shop/login" creates' },
  { it: 'SecretProviderClass', given: custom('secrets-store.csi.x-k8s.io/v1', 'SecretProviderClass', { secretObjects: [{ secretName: 'login', data: [{ key: 'user', objectName: 'x' }] }] }, { name: 'x' }), expected: 'user: SecretProviderClass "shop/x" creates' },
  { it: 'VaultStaticSecret', given: custom('secrets.hashicorp.com/v1beta1', 'VaultStaticSecret', { destination: { name: 'login', create: true } }, { name: 'x' }), expected: ' ...: VaultStaticSecret "shop/x" creates' },
  { it: 'VaultSecret', given: custom('ricoberger.de/v1alpha1', 'VaultSecret', { path: 'x' }), expected: ' ...: VaultSecret "shop/login" creates' },
  { it: 'OnePasswordItem', given: custom('onepassword.com/v1', 'OnePasswordItem', { itemPath: 'x' }), expected: ' ...: OnePasswordItem "shop/login" creates' },
  { it: 'DopplerSecret of another namespace', given: custom('secrets.doppler.com/v1alpha1', 'DopplerSecret', { managedSecret: { name: 'login', namespace: 'shop' } }, { namespace: 'doppler', name: 'x' }), expected: ' ...: DopplerSecret "doppler/x" creates' },
  { it: 'a kind of the same name in another group', given: custom('example.com/v1', 'ExternalSecret', { data: DATA }), expected: '' },
  { it: 'bundle of service CA', given: { ...configMap({}), ...marked({ 'service.beta.openshift.io/inject-cabundle': 'true' }) }, key: 'ConfigMap', expected: 'service-ca.crt: the service CA operator of OpenShift fills' },
  { it: 'token of a ServiceAccount', given: { ...secret({}), type: 'kubernetes.io/service-account-token' }, expected: 'service-ca.crt: OpenShift, but no other cluster, fills' },
  { it: 'certificate for a Service', given: object('v1', 'Service', {}, { annotations: { 'service.beta.openshift.io/serving-cert-secret-name': 'login' } }), expected: 'tls.crt tls.key: the service CA operator of OpenShift creates for Service "shop/cart"' },
  { it: 'certificate for an Ingress', given: object('networking.k8s.io/v1', 'Ingress', { spec: { tls: [{ secretName: 'login' }] } }, { annotations: { 'cert-manager.io/cluster-issuer': 'x' } }), expected: 'tls.crt tls.key ca.crt: cert-manager creates for Ingress "shop/cart"' },
  { it: 'certificate for an Ingress that does not ask for it', given: object('networking.k8s.io/v1', 'Ingress', { spec: { tls: [{ secretName: 'login' }] } }), expected: '' },
  { it: 'replicated Secret', given: { ...secret({}), ...marked({ 'replicator.v1.mittwald.de/replicate-from': 'infra/login' }) }, expected: ' ...: the replicator fills' },
  { it: 'reflected Secret', given: { ...secret({}), ...marked({ 'reflector.v1.k8s.emberstack.com/reflects': 'infra/login' }) }, expected: ' ...: the reflector fills' },
  { it: 'Secret that is copied', given: secret({ user: 'x' }, { namespace: 'infra', annotations: { 'replicator.v1.mittwald.de/replicate-to': 'shop' } }), expected: 'user: the replicator copies from Secret "infra/login"' },
  { it: 'Secret that is generated', given: { ...secret({}), ...marked({ 'secret-generator.v1.mittwald.de/autogenerate': 'user, password' }) }, expected: 'user password: the secret generator fills' },
  { it: 'Secret of no controller', given: secret({ user: 'x' }), expected: '' },
];

describe('DataBrought', () => {
  test.each(ROWS)('knows: $it', ({ given, key = 'Secret', expected }) => {
    const all = dataBroughtIn(new Objects([given])).to(key as 'Secret', 'shop', 'login');

    expect(all.map(({ keys, isOpen, origin }) => `${keys.join(' ')}${isOpen ? ' ...' : ''}: ${origin}`).join('; ')).toBe(expected);
  });

  test('knows what is in every namespace', () => {
    expect(dataBroughtIn(new Objects([])).to('ConfigMap', 'shop', 'openshift-service-ca.crt')).toEqual([expect.objectContaining({ keys: ['service-ca.crt'] })]);
  });

  test('keeps what one namespace has to it', () => {
    expect(dataBroughtIn(new Objects([external({ data: DATA })])).to('Secret', 'web', 'login')).toEqual([]);
  });

  test('is read once', () => {
    const objects = new Objects([]);

    expect(dataBroughtIn(objects)).toBe(dataBroughtIn(objects));
  });
});
