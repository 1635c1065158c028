/** Rules for discoveries, by the Go type of their entries: `UnmarshalYAML` of each, in `discovery/` of Prometheus v0.314.0. */
import { LOGINS } from './client-rules';
import { KUBERNETES_RULES } from './kubernetes-rules';
import { atLeastOne, atMostOne, choice, excluding, exactlyOne, knownSince, matching, missing, required, requiredWord, Rule, since, url } from './rule';
import { Decoded, isSet, listIn, textIn } from '../decoded';
import { isOpenValue } from '../open-value';
import { Fault } from '../refused';

const UUID = /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/;

const ZOOKEEPER = [atLeastOne('servers'), atLeastOne('paths'), eachText('paths', (path) => path.startsWith('/'), 'does not begin with "/"', 'begin it with "/"')];

const CONCURRENCY = [since('3.15', (entry) => (typeof entry.request_concurrency === 'bigint' && entry.request_concurrency <= 0n
  ? { path: 'request_concurrency', problem: 'is not above 0', fix: (named) => `set ${named('request_concurrency')} to a positive number, or remove it` } : undefined))];

export const DISCOVERY_RULES: { readonly [type: string]: readonly Rule[] | undefined } = {
  'aws.EC2SDConfig': [(entry) => {
    const index = listIn<Decoded>(entry, 'filters').findIndex((filter) => listIn(filter ?? {}, 'values').length === 0);

    return index < 0 ? undefined : missing(`filters[${index}].values`);
  }],
  'aws.ECSSDConfig': CONCURRENCY,
  'aws.ElasticacheSDConfig': CONCURRENCY,
  'aws.MSKSDConfig': CONCURRENCY,
  'aws.RDSSDConfig': CONCURRENCY,
  'aws.SDConfig': [
    choice('role', ['ec2', 'ecs', 'elasticache', 'lightsail', 'msk', 'rds']), knownSince('3.10', 'role', 'msk'), knownSince('3.11', 'role', 'elasticache', 'rds'),
  ],
  'azure.SDConfig': [
    required('subscription_id'),
    ...['tenant_id', 'client_id', 'client_secret'].map((field): Rule => (entry) => (textIn(entry, 'authentication_method', 'OAuth') === 'OAuth' ? required(field)(entry) : undefined)),
    choice('authentication_method', ['OAuth', 'ManagedIdentity', 'SDK', 'WorkloadIdentity'], 'OAuth'),
    knownSince('2.52', 'authentication_method', 'SDK'),
    knownSince('3.11', 'authentication_method', 'WorkloadIdentity'),
  ],
  'consul.SDConfig': [
    requiredWord('server', 'localhost:8500'),
    (entry) => (['username', 'password'].some((field) => isSet(entry, field)) ? onlyLogin(entry, 'username', LOGINS) : undefined),
    (entry) => (isSet(entry, 'token') ? onlyLogin(entry, 'token', ['authorization', 'oauth2']) : undefined),
  ],
  'digitalocean.SDConfig': [choice('role', ['droplets', 'databases'], 'droplets')],
  'dns.SDConfig': [
    atLeastOne('names'),
    ...[choice('type', ['SRV', 'A', 'AAAA', 'MX', 'NS']), knownSince('2.49', 'type', 'NS')].map((rule): Rule => (
      (entry, version) => rule({ type: textIn(entry, 'type', 'SRV').toUpperCase() }, version))),
    (entry) => (textIn(entry, 'type', 'SRV').toUpperCase() !== 'SRV' && !isSet(entry, 'port') ? { ...missing('port'), problem: 'is missing or 0, which only type SRV allows' } : undefined),
  ],
  'eureka.SDConfig': [required('server'), url('server', 'scheme and host')],
  'file.SDConfig': [
    atLeastOne('files'),
    eachText('files', (path) => FILE.test(path), 'is not the path of a JSON or YAML file', 'end it with .json, .yml or .yaml, with "*" in its last part only'),
  ],
  'gce.SDConfig': [required('project'), required('zone')],
  'hetzner.SDConfig': [choice('role', ['robot', 'hcloud'])],
  'http.SDConfig': [required('url'), url('url', 'http')],
  'ionos.SDConfig': [required('datacenter_id')],
  'kubernetes.SDConfig': KUBERNETES_RULES,
  'marathon.SDConfig': [
    atLeastOne('servers'),
    atMostOne('auth_token', 'auth_token_file'),
    ...['auth_token', 'auth_token_file'].map((field): Rule => (entry) => (
      isSet(entry, field) ? onlyLogin(entry, field, ['basic_auth', 'bearer_token', 'bearer_token_file', 'authorization']) : undefined)),
  ],
  'moby.DockerSDConfig': [required('host'), url('host', 'any')],
  'moby.DockerSwarmSDConfig': [required('host'), url('host', 'any'), choice('role', ['services', 'nodes', 'tasks'])],
  'nomad.SDConfig': [requiredWord('server', 'http://localhost:4646')],
  'oci.SDConfig': [
    required('region'),
    choice('auth', ['api_key', 'instance_principal'], 'api_key'),
    ociLogin,
    eachText('compartments', (compartment) => compartment !== '', 'is empty', 'fill it in, or remove it'),
    positive('refresh_interval'),
  ],
  'openstack.SDConfig': [
    choice('availability', ['public', 'internal', 'admin'], 'public'), choice('role', ['instance', 'hypervisor', 'loadbalancer']), required('region'),
    knownSince('3.2', 'role', 'loadbalancer'),
  ],
  'outscale.SDConfig': [required('region', 'eu-west-2'), required('access_key'), ...exactlyOne('secret_key', 'secret_key_file')],
  'ovhcloud.SDConfig': [
    required('endpoint', 'ovh-eu'), required('application_key'), required('application_secret'), required('consumer_key'),
    choice('service', ['dedicated_server', 'vps']),
  ],
  'puppetdb.SDConfig': [required('url'), url('url', 'http'), required('query')],
  // The client is made when the configuration is loaded. @see settings.validate in scw/client_option.go, scaleway-sdk-go v1.0.0-beta.36
  'scaleway.SDConfig': [
    choice('role', ['instance', 'baremetal']),
    matching('project_id', UUID, 'a UUID'),
    ...exactlyOne('secret_key', 'secret_key_file'),
    matching('access_key', /^SCW[A-Z0-9]{17}$/, '"SCW" and 17 capital letters or digits'),
    (entry) => (isSet(entry, 'secret_key') ? matching('secret_key', UUID, 'a UUID')(entry) : undefined),
    matching('zone', /^[a-z]{2}-[a-z]{3,7}-[0-9]{1,2}$/, 'a zone such as fr-par-1', 'fr-par-1'),
    required('api_url', 'https://api.scaleway.com'),
    url('api_url', 'any', 'https://api.scaleway.com'),
    matching('api_url', /[^/]$/, 'a URL without "/" at its end', 'https://api.scaleway.com'),
  ],
  'stackit.SDConfig': [(entry) => (textIn(entry, 'endpoint') === '' ? required('region', 'eu01')(entry) : undefined), url('endpoint', 'any')],
  'triton.SDConfig': [
    choice('role', ['container', 'cn'], 'container'), required('account'), required('dns_suffix'), required('endpoint'), positive('refresh_interval'),
  ],
  'uyuni.SDConfig': [required('server'), url('server', 'any'), required('username'), required('password')],
  'xds.SDConfig': [required('server'), url('server', 'scheme and host')],
  'zookeeper.NerveSDConfig': ZOOKEEPER,
  'zookeeper.ServersetSDConfig': ZOOKEEPER,
};

/** @see patFileSDName in discovery/file/file.go, Prometheus v0.314.0 */
const FILE = /^[^*]*(\*[^/]*)?\.(json|yml|yaml|JSON|YML|YAML)$/;

function onlyLogin(entry: Decoded, field: string, others: readonly string[]): Fault | undefined {
  const other = others.find((each) => isSet(entry, each));

  return other === undefined ? undefined : excluding(field, other);
}

function eachText(field: string, isValid: (text: string) => boolean, problem: string, fix: string): Rule {
  return (entry) => {
    const texts = listIn<string>(entry, field);
    const index = texts.findIndex((text) => !isValid(text) && !isOpenValue(text));

    return index < 0 ? undefined : { path: `${field}[${index}]`, value: texts[index], problem, fix: () => fix };
  };
}

function positive(field: string): Rule {
  return (entry) => (entry[field] === 0n ? { path: field, problem: 'is 0', fix: (named) => `set ${named(field)} to a duration such as 1m, or remove it` } : undefined);
}

const KEY_FIELDS = ['tenancy', 'user', 'fingerprint', 'key_file'];

function ociLogin(entry: Decoded): Fault | undefined {
  if (textIn(entry, 'auth', 'api_key') === 'api_key') {
    const left = KEY_FIELDS.find((field) => !isSet(entry, field));

    return left === undefined ? atMostOne('key_passphrase', 'key_passphrase_file')(entry) : missing(left);
  }
  const given = [...KEY_FIELDS, 'key_passphrase', 'key_passphrase_file'].find((field) => isSet(entry, field));

  return given === undefined ? undefined : { path: given, problem: 'is set, but auth is instance_principal', fix: (named) => `remove ${named(given)}` };
}
