/** Random configurations in Prometheus' own terms: valid ones of every discovery, with some fields set, changed or removed. */
import { LoaderVersion, loaderVersion, reaches } from '../../lib/prometheus/configuration/loader-version';
import { Schema, tryFindSchema } from '../../lib/prometheus/configuration/schemas';
import { random } from '../imports/random-object';

/** An unquoted word of YAML. */
class Plain {
  constructor(readonly text: string) {}
}

type Value = string | number | boolean | null | Plain | readonly Value[] | Struct;
interface Struct { [field: string]: Value }

/** How configurations are made. */
export interface RandomConfigurationOptions {
  /** As JSON: no word is unquoted. */
  readonly quoted?: boolean;
  /** Fields and discoveries are mostly those that this version of Prometheus knows. */
  readonly version?: string;
}

/** The texts of `count` configurations of a seed. */
export function randomConfigurations(seed: number, count: number, { quoted = false, version }: RandomConfigurationOptions = {}): string[] {
  const configurations = new RandomConfiguration(seed, quoted, loaderVersion(version));

  return Array.from({ length: count }, () => textOf(configurations.configuration(), quoted));
}

function textOf(value: Value, quoted: boolean): string {
  if (value instanceof Plain) return quoted ? JSON.stringify(value.text) : value.text;
  if (Array.isArray(value)) return `[${value.map((each: Value) => textOf(each, quoted)).join(', ')}]`;
  if (typeof value === 'object' && value !== null) return `{${Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}: ${textOf(each, quoted)}`).join(', ')}}`;

  return JSON.stringify(value);
}

const UUID = '11111111-2222-3333-4444-555555555555';

/** The smallest valid entry of each discovery. */
const SMALLEST: { readonly [discovery: string]: Struct } = {
  static_configs: { targets: ['host:80'] },
  aws_sd_configs: { role: 'ec2' },
  azure_sd_configs: { subscription_id: 'a', tenant_id: 'b', client_id: 'c', client_secret: 'd' },
  consul_sd_configs: {},
  digitalocean_sd_configs: {},
  dns_sd_configs: { names: ['a.example'] },
  docker_sd_configs: { host: 'unix:///var/run/docker.sock' },
  dockerswarm_sd_configs: { host: 'http://host:2375', role: 'nodes' },
  ec2_sd_configs: {},
  ecs_sd_configs: {},
  elasticache_sd_configs: {},
  eureka_sd_configs: { server: 'http://eureka:8761/eureka' },
  file_sd_configs: { files: ['a.json'] },
  gce_sd_configs: { project: 'p', zone: 'z' },
  hetzner_sd_configs: { role: 'hcloud' },
  http_sd_configs: { url: 'http://host/path' },
  ionos_sd_configs: { datacenter_id: 'a' },
  kubernetes_sd_configs: { role: 'pod' },
  kuma_sd_configs: { server: 'http://kuma:5676' },
  lightsail_sd_configs: {},
  linode_sd_configs: {},
  marathon_sd_configs: { servers: ['http://host'] },
  msk_sd_configs: {},
  nerve_sd_configs: { servers: ['a'], paths: ['/a'] },
  nomad_sd_configs: {},
  oci_sd_configs: { region: 'r', tenancy: 't', user: 'u', fingerprint: 'f', key_file: 'k' },
  openstack_sd_configs: { role: 'instance', region: 'r' },
  outscale_sd_configs: { access_key: 'a', secret_key: 's' },
  ovhcloud_sd_configs: { application_key: 'a', application_secret: 'b', consumer_key: 'c', service: 'vps' },
  puppetdb_sd_configs: { url: 'http://host', query: 'q' },
  rds_sd_configs: {},
  scaleway_sd_configs: { role: 'instance', project_id: UUID, access_key: 'SCW12345678901234567', secret_key: UUID },
  serverset_sd_configs: { servers: ['a'], paths: ['/a'] },
  stackit_sd_configs: { project: 'p' },
  triton_sd_configs: { account: 'a', dns_suffix: 'd', endpoint: 'e' },
  uyuni_sd_configs: { server: 'https://host', username: 'u', password: 'p' },
  vultr_sd_configs: {},
};

/** Values that fit a type, the first more often than the others, and some that do not. */
const BY_TYPE: { readonly [type: string]: readonly Value[] } = {
  'string': ['x', '', 'http://host:80/path', 'https://host', 'host:80', '/a', 'a.json', 'b/*.yml', UUID, new Plain('5'), new Plain('yes'), new Plain('~')],
  'bool': [true, false, new Plain('yes'), new Plain('Off'), 'true', 1],
  'int': [80, 0, 1, -1, 65536, new Plain('0x1F'), new Plain('1_000'), new Plain('1.7'), new Plain('1e3'), '80', new Plain('99999999999999999999')],
  'uint': [5, 0, 1, -1, new Plain('0b11'), new Plain('2.5'), '5', new Plain('18446744073709551615'), new Plain('18446744073709551616')],
  'float64': [1.5, 0, -1, new Plain('1e-3'), new Plain('.5'), '1', new Plain('100.01')],
  'model.Duration': ['30s', '1m', '1h30m', '0', '', '5', '1d', '1s1m', '0s', '15s', new Plain('10s'), new Plain('0')],
  'units.Base2Bytes': ['10MB', '1GiB', '0', '5', '', '1.5KiB', '-1KB', 'MB', '1MB2KiB', new Plain('0')],
  'config.URL': ['http://proxy:3128', '', 'http://user:pass@host', 'host', ':', 'http://[', 'http://host:port'],
  'config.TLSVersion': ['TLS12', 'TLS13', '', 'TLS1.2'],
  'model.ValidationScheme': ['utf8', 'legacy', '', 'UTF8'],
  'model.LabelSet': [{ a: 'b' }, {}, { '': 'c' }, { 'a b': new Plain('5') }, { a: [] }],
  'kubernetes.Role': ['pod', 'service', 'endpoints', 'endpointslice', 'node', 'ingress', 'Pod', ''],
  'aws.Role': ['ec2', 'ecs', 'msk', 'x'],
  'digitalocean.Role': ['droplets', 'databases', 'x', ''],
  'hetzner.Role': ['robot', 'hcloud', 'x'],
  'openstack.Role': ['hypervisor', 'instance', 'loadbalancer', ''],
  'scaleway.role': ['instance', 'baremetal', 'x'],
  '*relabel.Config': [
    { target_label: 'a' }, { action: 'keep', source_labels: ['a'], regex: 'b.*' }, { action: 'drop' }, { target_label: '' }, { action: 'nope' }, { regex: '(', target_label: 'a' },
    { action: 'hashmod', modulus: 0, target_label: 'a' }, { action: 'labeldrop', regex: 'a', source_labels: ['b'] }, { target_label: 'é' }, { target_label: 'é_$1' }, { source_labels: ['é'], target_label: 'a' },
    { action: 'labelmap', replacement: 'é_$1' }, null, {}, { target_label: 'a', nope: 1 },
  ],
  'any': ['x', 1, null, [1], { a: 'b' }],
};

/** Words that some fields know. */
const BY_FIELD: { readonly [field: string]: readonly Value[] } = {
  job_name: ['a', '', 'b', new Plain('5')],
  type: ['SRV', 'A', 'aaaa', 'MX', 'NS', 'TXT', '', 'Bearer', 'basic', ' Basic '],
  role: ['services', 'nodes', 'tasks', 'container', 'cn', 'x', ''],
  service: ['vps', 'dedicated_server', 'x'],
  availability: ['public', 'internal', 'admin', 'x', ''],
  authentication_method: ['OAuth', 'SDK', 'ManagedIdentity', 'WorkloadIdentity', 'x', ''],
  auth: ['api_key', 'instance_principal', 'x', ''],
  grant_type: ['client_credentials', 'urn:ietf:params:oauth:grant-type:jwt-bearer', ''],
  signature_algorithm: ['RS256', 'RS512', 'ES256', ''],
  label: ['app=cart', 'app in (a, b)', 'a in', '!a', ''],
  field: ['metadata.name=a', 'x', '', 'a=b,c!=d'],
  zone: ['fr-par-1', 'x', ''],
  access_key: ['SCW12345678901234567', 'x', ''],
  metric_name_escaping_scheme: ['allow-utf-8', 'underscores', 'dots', 'values', 'x', ''],
  fallback_scrape_protocol: ['PrometheusText0.0.4', 'OpenMetricsText1.0.0', 'PrometheusProto', 'x', ''],
  scrape_protocols: [['PrometheusProto'], [], ['PrometheusText0.0.4', 'PrometheusText1.0.0'], ['PrometheusProto', 'PrometheusProto'], ['OpenMetricsText2.0.0'], ['x'], null],
  http_headers: [{ 'X-A': { values: ['b'] } }, { authorization: { values: ['b'] } }, {}, { 'X-B': null }, { 'X-Amz-Date': {} }, { 'X-C': { value: 'a' } }],
  server: ['http://host:80', 'host', '', ' ', ':'],
  url: ['http://host', 'https://host/a?b=c', 'ftp://host', 'host', 'http://', ''],
  api_url: ['https://api.example', 'https://api.example/', '', ':'],
  endpoint: ['https://host', ':', ''],
  paths: [['/a'], ['a'], [], null],
  compartments: [['a'], [''], []],
  files: [['a.json'], ['a/*.yml', 'b.yaml'], ['*/a.json'], ['a.txt'], []],
  params: [{ a: ['b'] }, { a: [] }, { a: null }, { a: 'b' }, {}],
};

class RandomConfiguration {
  private readonly next: () => number;

  constructor(seed: number, private readonly quoted: boolean, private readonly version: LoaderVersion | undefined) {
    this.next = random(seed);
  }

  configuration(): Struct {
    const jobs = Array.from({ length: this.isOnce(5) ? 2 : 1 }, (_, i) => this.job(i));

    return { ...this.isOnce(4) && { global: this.some('config.GlobalConfig', 2) }, scrape_configs: this.isOnce(60) ? [null, ...jobs] : jobs };
  }

  private job(index: number): Struct {
    const keys = Array.from({ length: this.isOnce(3) ? 2 : 1 }, () => this.pick(this.known(tryFindSchema('discovery.Configs')!, Object.keys(SMALLEST))));
    const job: Struct = { job_name: `job-${this.isOnce(30) ? 0 : index}` };
    keys.forEach((key) => { job[key] = [this.entry(key)]; });
    if (this.isOnce(30)) Object.assign(job, { [this.pick(keys)]: this.pick<Value>([null, [], [null], {}, 'x', [[]]]) });

    return this.changed(job, 'config.ScrapeConfig', 3);
  }

  private entry(key: string): Struct {
    const type = tryFindSchema('discovery.Configs')!.fields.get(key)!.replace(/[[\]*]/g, '');

    return this.changed({ ...SMALLEST[key] }, type, 3);
  }

  /** Some fields are set, rarely one is removed or unknown. */
  private changed(value: Struct, type: string, most: number): Struct {
    Object.assign(value, this.some(type, this.below(most + 1)));
    if (this.isOnce(12)) delete value[this.pick(Object.keys(value))];
    if (this.isOnce(40)) value[this.pick(['nope', 'tls', 'Role', ''])] = 'x';

    return value;
  }

  private some(type: string, count: number): Struct {
    const schema = tryFindSchema(type)!;
    const names = new Set(this.known(schema, [...schema.fields.keys()]));
    const fields = [...schema.fields].filter(([field]) => names.has(field)).filter(([field]) => !field.endsWith('_configs') || field.includes('relabel'))
      .filter(([field, of]) => of !== 'any' && !['httpclient', 'external_labels'].includes(field));

    if (fields.length === 0) return {};

    return Object.fromEntries(Array.from({ length: count }, () => this.pick(fields)).map(([field, of]) => [field, this.value(of, field)]));
  }

  private value(type: string, field: string): Value {
    if (this.isOnce(25)) return this.pick<Value>([null, 'x', [], {}, new Plain('5'), true, '', [null]]);
    const words = BY_FIELD[field];
    if (words && (type === 'string' || !(type in BY_TYPE)) && !this.isOnce(8)) return this.first(words);
    if (type in BY_TYPE) return this.first(BY_TYPE[type]);
    if (type === 'config.Secret') return this.first(BY_TYPE.string);
    if (type.startsWith('[]')) return Array.from({ length: this.below(3) }, () => this.value(type.slice(2), ''));
    if (type.startsWith('{}')) return this.isOnce(4) ? {} : { a: this.value(type.slice(2), '') };
    const name = type.replace(/^\*/, '');
    if (name in BY_TYPE) return this.first(BY_TYPE[name]);
    if (name === 'config.OAuth2') return this.changed({ client_id: 'a', token_url: 'http://host' }, name, 3);

    return tryFindSchema(name) ? this.some(name, this.below(4)) : 'x';
  }

  /** The fields that the version knows; one time in twenty all of them. */
  private known({ since, until }: Schema, fields: readonly string[]): readonly string[] {
    const { version } = this;
    if (version === undefined || this.isOnce(20)) return fields;

    return fields.filter((field) => reaches(version, since.get(field) ?? '2.0') && !(until.has(field) && reaches(version, until.get(field)!)));
  }

  /** Of the first values more often. */
  private first(values: readonly Value[]): Value {
    const found = this.isOnce(2) ? values[this.below(Math.min(2, values.length))] : this.pick(values);

    // In JSON a number is a number.
    return this.quoted && found instanceof Plain && /^[1-9]\d{0,9}$/.test(found.text) ? Number(found.text) : found;
  }

  private pick<T>(values: readonly T[]): T {
    return values[this.below(values.length)];
  }

  private isOnce(every: number): boolean {
    return this.below(every) === 0;
  }

  /** A whole number below a limit. */
  private below(limit: number): number {
    return Math.floor(this.next() * limit);
  }
}
