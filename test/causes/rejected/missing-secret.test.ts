import { Inspection } from 'cdk8s-app-monitoring';
import { PLACEHOLDER } from '../../../lib/kubernetes/placeholder';
import { configMap, secret } from '../../support/manifests/configuration';
import { object } from '../../support/manifests/manifest';
import { podMonitor, probe, scrapeConfig, serviceMonitor } from '../../support/manifests/monitors';
import { prometheus } from '../../support/manifests/servers';
import { deployment } from '../../support/manifests/workloads';
import { reported } from '../../support/reported';

const token = (name: string, key: string) => ({ authorization: { credentials: { name, key } } });

const brought = (spec: object, namespace = 'shop') => object('external-secrets.io/v1', 'ExternalSecret', { spec }, { namespace, name: 'login' });

/** A Secret that the cluster fills. */
function tokenSecret(): object {
  const { metadata, ...rest } = secret({});

  return { ...rest, metadata: { ...metadata, annotations: { 'kubernetes.io/service-account.name': 'cart' } }, type: 'kubernetes.io/service-account-token' };
}

describe('AM918', () => {
  test.each([
    {
      it: 'reports a Secret that is not there',
      given: [prometheus(), serviceMonitor(token('login', 'token'))],
      expected: ['warning ServiceMonitor/shop/cart: endpoints[0].authorization.credentials refers to Secret "login", which is not in the manifests of namespace "shop": unless the cluster has it, the operator rejects the whole ServiceMonitor, and it has no targets; add Secret "shop/login", or pass it with --external (in code: external) if the cluster has it'],
    },
    {
      it: 'is a note where a Secret may be installed',
      given: [prometheus(), serviceMonitor(token('login', 'token')), object('helm.cattle.io/v1', 'HelmChart', { spec: { targetNamespace: 'shop' } }, { namespace: 'kube-system', name: 'stack' })],
      expected: ['info ServiceMonitor/shop/cart: endpoints[0].authorization.credentials refers to Secret "login", which is not in the manifests of namespace "shop", so the operator rejects the whole ServiceMonitor, and it has no targets unless HelmChart "kube-system/stack" installs Secret "login", which is not known; make sure that HelmChart "kube-system/stack" installs Secret "login"; otherwise add Secret "shop/login", or pass it with --external (in code: external) if the cluster has it'],
    },
    {
      it: 'is a note where an operator creates Secrets of the name',
      given: [prometheus(), serviceMonitor(token('db-app', 'token')), object('postgresql.cnpg.io/v1', 'Cluster', { spec: {} }, { name: 'db' })],
      expected: [expect.stringMatching(/^info .* unless the operator of Cluster "shop\/db" creates Secret "db-app"/)],
    },
    {
      it: 'names the nearest Secret of the namespace',
      given: [prometheus(), podMonitor(token('logn', 'token')), secret({ token: 'x' })],
      expected: [expect.stringMatching(/; set podMetricsEndpoints\[0\]\.authorization\.credentials\.name to "login", or add Secret "shop\/logn", or pass it with --external/)],
    },
    {
      it: 'reports a Secret in another namespace',
      given: [prometheus(), podMonitor(token('login', 'token')), secret({ token: 'x' }, { namespace: 'monitoring' })],
      expected: [expect.stringContaining('refers to Secret "login", which is in namespace "monitoring", but the operator looks for it in namespace "shop" of the PodMonitor')],
    },
    {
      it: 'does not know where a monitor without a namespace is',
      given: [prometheus(), { ...podMonitor(token('login', 'token')), metadata: { name: 'cart' } }, secret({ token: 'x' }, { namespace: 'monitoring' })],
      expected: [expect.stringMatching(/^warning PodMonitor\/default\/cart: .* is not in the manifests of namespace "default"/)],
    },
    {
      it: 'does not know where a Secret without a namespace is',
      given: [prometheus(), podMonitor(token('login', 'token')), { ...secret({ token: 'x' }), metadata: { name: 'login' } }],
      expected: [expect.stringMatching(/^warning PodMonitor\/shop\/cart: .* is not in the manifests of namespace "shop"/)],
    },
    {
      it: 'reports a key that is not there, and never of what keys hold',
      given: [prometheus(), podMonitor(token('login', 'tokn')), secret({ token: 'hunter2', user: 'sesame' })],
      expected: ['error PodMonitor/shop/cart: podMetricsEndpoints[0].authorization.credentials refers to key "tokn", which Secret "login" does not have (its keys: "token", "user"), so the operator rejects the whole PodMonitor, and it has no targets; set podMetricsEndpoints[0].authorization.credentials.key to "token"'],
    },
    {
      it: 'offers the only key',
      given: [prometheus(), probe(token('login', 'password')), secret({ token: 'x' })],
      expected: [expect.stringMatching(/; set authorization\.credentials\.key to "token"$/)],
    },
    {
      it: 'offers no key that is far off',
      given: [prometheus(), probe(token('login', 'password')), secret({ token: 'x', user: 'y' })],
      expected: [expect.stringMatching(/; set authorization\.credentials\.key to one that the Secret has, or add key "password" to it$/)],
    },
    {
      it: 'reports an empty Secret',
      given: [prometheus(), probe(token('login', 'token')), secret({})],
      expected: [expect.stringContaining('(its keys: none)')],
    },
    {
      it: 'reports all that is missing, in ConfigMaps too',
      given: [
        prometheus(),
        scrapeConfig({ basicAuth: { username: { name: 'login', key: 'u' }, password: { name: 'login', key: 'p' } }, tlsConfig: { ca: { configMap: { name: 'ca', key: 'x' } } } }),
        configMap({ 'ca.crt': 'x' }),
      ],
      expected: [
        expect.stringContaining('basicAuth.password refers to Secret "login"'), expect.stringContaining('basicAuth.username refers to Secret "login"'),
        expect.stringContaining('tlsConfig.ca.configMap refers to key "x", which ConfigMap "ca" does not have (its keys: "ca.crt")'),
      ],
    },
    {
      it: 'reports a Secret where a ConfigMap of the name is',
      given: [prometheus(), podMonitor({ tlsConfig: { ca: { secret: { name: 'ca', key: 'ca.crt' } } } }), configMap({ 'ca.crt': '' })],
      expected: [expect.stringContaining('refers to Secret "ca", which is not in the manifests')],
    },
    {
      it: 'reports one thing once for two servers',
      given: [prometheus(), prometheus({}, { name: 'other' }), podMonitor(token('login', 'token'))],
      expected: [expect.stringContaining('Secret "login"')],
    },
    { it: 'is silent where all is there', given: [prometheus(), podMonitor(token('login', 'token')), secret({ token: '' })], expected: [] },
    {
      it: 'is silent where the cluster fills the Secret of a token',
      given: [prometheus(), podMonitor(token('login', 'token')), tokenSecret()],
      expected: [],
    },
    {
      it: 'knows what the cluster fills in',
      given: [prometheus(), podMonitor(token('login', 'tokn')), tokenSecret()],
      expected: [expect.stringContaining('credentials.key to "token"')],
    },
    {
      it: 'counts the certificate that OpenShift adds to the Secret of a token, and says so',
      given: [prometheus(), podMonitor({ tlsConfig: { ca: { secret: { name: 'login', key: 'service-ca.crt' } } } }), tokenSecret()],
      expected: [expect.stringMatching(/^info .* refers to key "service-ca.crt" of Secret "login", which OpenShift, but no other cluster, fills: its value is not known/)],
    },
    {
      it: 'is silent about the certificate of the cluster',
      given: [prometheus(), podMonitor({ tlsConfig: { ca: { configMap: { name: 'kube-root-ca.crt', key: 'ca.crt' } } } })],
      expected: [],
    },
    {
      it: 'counts a Secret that an object of the input creates, and says so',
      given: [prometheus(), podMonitor(token('login', 'token')), brought({ data: [{ secretKey: 'token' }] })],
      expected: ['info PodMonitor/shop/cart: podMetricsEndpoints[0].authorization.credentials refers to key "token" of Secret "login", which ExternalSecret "shop/login" creates: its value is not known, and the forecast assumes that the key is there; make sure that the cluster has Secret "login" with this key, or pass it with --external (in code: external)'],
    },
    {
      it: 'knows the keys that it creates',
      given: [prometheus(), podMonitor(token('login', 'tokn')), brought({ data: [{ secretKey: 'token' }, { secretKey: 'user' }] })],
      expected: [expect.stringContaining('error PodMonitor/shop/cart: podMetricsEndpoints[0].authorization.credentials refers to key "tokn", which Secret "login" does not have (its keys: "token", "user")')],
    },
    {
      it: 'counts every key where they are not named',
      given: [prometheus(), podMonitor(token('login', 'token')), brought({ dataFrom: [{ extract: { key: 'x' } }] })],
      expected: [expect.stringMatching(/^info .* which ExternalSecret "shop\/login" creates/)],
    },
    {
      it: 'says once that both keys are assumed',
      given: [prometheus(), podMonitor({ basicAuth: { username: { name: 'login', key: 'u' }, password: { name: 'login', key: 'p' } } }), brought({ data: [{ secretKey: 'u' }, { secretKey: 'p' }] })],
      expected: [expect.stringContaining('basicAuth.username refers to key "u"')],
    },
    {
      it: 'counts certificates that are not issued yet',
      given: [
        prometheus(),
        podMonitor({ tlsConfig: { ca: { secret: { name: 'tls', key: 'ca.crt' } }, cert: { secret: { name: 'tls', key: 'tls.crt' } }, keySecret: { name: 'tls', key: 'tls.key' } } }),
        object('cert-manager.io/v1', 'Certificate', { spec: { secretName: 'tls' } }),
      ],
      expected: [expect.stringMatching(/^info .* which Certificate "shop\/cart" creates/)],
    },
    {
      it: 'counts an encrypted Secret',
      given: [prometheus(), podMonitor(token('login', 'token')), { ...secret({ token: 'ENC[AES256_GCM,data:x,iv:x,tag:x,type:str]' }), sops: { mac: 'x' } }],
      expected: [expect.stringMatching(/^info .* key "token" of Secret "login", which is in the manifests without its values: /)],
    },
    {
      it: 'counts a ConfigMap that is filled, over an empty value',
      given: [prometheus(), podMonitor({ tlsConfig: { ca: { configMap: { name: 'ca', key: 'service-ca.crt' } } } }), configMap({ 'service-ca.crt': '' }, { annotations: { 'service.beta.openshift.io/inject-cabundle': 'true' } })],
      expected: [expect.stringMatching(/^info .* which the service CA operator of OpenShift fills/)],
    },
    {
      it: 'counts a copy in the namespace of the monitor',
      given: [prometheus(), podMonitor(token('login', 'token')), secret({ token: 'x' }, { namespace: 'infra', annotations: { 'reflector.v1.k8s.emberstack.com/reflection-auto-enabled': 'true' } })],
      expected: [expect.stringMatching(/^info .* which the reflector copies from Secret "infra\/login"/)],
    },
    {
      it: 'does not assume what a Secret that is copied has itself',
      given: [prometheus(), podMonitor(token('login', 'token')), secret({ token: 'x' }, { annotations: { 'reflector.v1.k8s.emberstack.com/reflection-auto-enabled': 'true' } })],
      expected: [],
    },
    {
      it: 'leaves out jobs in a Secret that is not known',
      given: [prometheus({ additionalScrapeConfigs: { name: 'login', key: 'jobs' } }), brought({ data: [{ secretKey: 'jobs' }] }, 'monitoring')],
      expected: [expect.stringMatching(/^info Prometheus\/monitoring\/main: spec\.additionalScrapeConfigs refers to key "jobs" of Secret "login", which ExternalSecret "monitoring\/login" creates: its value is not known, and the jobs in it are left out/)],
    },
    { it: 'is silent where no server selects it', given: [prometheus({ podMonitorSelector: null }), podMonitor(token('login', 'token'))], expected: [] },
  ])('$it', ({ given, expected }) => expect(reported('AM918', given)).toEqual(expected));

  test('counts Secrets of the cluster', () => {
    const external = JSON.stringify(secret({ token: 'x' }));

    expect(reported('AM918', [prometheus(), podMonitor(token('login', 'token'))], { external })).toEqual([]);
    expect(reported('AM918', [prometheus(), podMonitor(token('login', 'tokem'))], { external })).toEqual([expect.stringContaining('credentials.key to "token"')]);
  });

  test('goes on under the assumption, and shows no value', () => {
    const given = [prometheus(), podMonitor(token('login', 'token')), deployment(), brought({ data: [{ secretKey: 'token' }] })];
    const inspection = Inspection.ofYaml(given.map((each) => JSON.stringify(each)).join('\n---\n'));
    const accepted = inspection.explain('PodMonitor/shop/cart').steps.find(({ stage }) => stage === 'acceptance');

    expect(inspection.targets).toHaveLength(1);
    expect(accepted?.message).toMatch(/^the operator accepts it; podMetricsEndpoints\[0\]\.authorization\.credentials refers to key "token" of Secret "login", which ExternalSecret "shop\/login" creates/);
    expect(JSON.stringify(inspection.toJson())).not.toContain(PLACEHOLDER);
    expect(JSON.stringify(inspection.toJson())).toContain('credentials: <secret shop/login token>');
  });

  test('takes the place of the general finding', () => {
    expect(reported('AM611', [prometheus(), podMonitor(token('login', 'token'))])).toEqual([]);
  });
});
