/** What the operator demands of a ScrapeConfig beyond its schema: each hint mends what was drawn for one definition. */
import { pick } from './random-values';
import { compareVersions } from '../../../lib/units/version';

/** An object as it was drawn; hints may change it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Drawn = { [field: string]: any };

/** What hints look at. */
export interface Hints {
  readonly next: () => number;
  readonly version: string;
  readonly forced?: string;
  readonly scrapeClasses: readonly string[];
}

type Hint = (drawn: Drawn, hints: Hints, path: string) => Drawn;

/** Keys of the Secret `login`, and of the ConfigMap of the same name. */
export const LOGIN: { readonly [key: string]: string } = {
  user: 'admin', password: 'p@ss: word # x', token: 'yes', number: '0123', empty: '', lines: 'one\ntwo\n', unicode: 'ü🚀',
};

function secretKey(drawn: Drawn, { next }: Hints, path: string): Drawn {
  const file = ['ca', 'cert', 'keySecret'].find((field) => path.includes(`tlsConfig.${field}`));

  return { ...drawn, ...file ? { name: 'tls', key: TLS_KEYS[file] } : { name: 'login', key: pick(Object.keys(LOGIN), next) } };
}

const TLS_KEYS: { readonly [field: string]: string } = { ca: 'ca.crt', cert: 'tls.crt', keySecret: 'tls.key' };

function secretOrConfigMap(drawn: Drawn, { next, forced }: Hints, path: string): Drawn {
  const wanted = ['secret', 'configMap'].find((field) => forced?.startsWith(`${path}.${field}`)) ?? pick(['secret', 'configMap'], next);
  const key = path.endsWith('.ca') ? 'ca.crt' : path.endsWith('.cert') ? 'tls.crt' : pick(Object.keys(LOGIN), next);

  return { [wanted]: drawn[wanted] ?? { name: key.endsWith('.crt') ? 'tls' : 'login', key } };
}

function tls(drawn: Drawn): Drawn {
  const pair = drawn.cert || drawn.keySecret ? {
    cert: drawn.cert ?? { secret: { name: 'tls', key: 'tls.crt' } },
    keySecret: drawn.keySecret ?? { name: 'tls', key: 'tls.key' },
  } : {};
  const [minVersion, maxVersion] = [drawn.minVersion, drawn.maxVersion].filter((version) => version !== undefined).sort();
  const both = drawn.minVersion && drawn.maxVersion;

  return { ...drawn, ...pair, ...both ? { minVersion, maxVersion } : {} };
}

function basicAuth(drawn: Drawn, { next }: Hints): Drawn {
  const login = () => ({ name: 'login', key: pick(Object.keys(LOGIN), next) });

  return { ...drawn, username: drawn.username ?? login(), password: drawn.password ?? login() };
}

function authorization(drawn: Drawn, { next }: Hints): Drawn {
  return drawn.type === undefined ? drawn : { ...drawn, type: pick(['Bearer', '', ' Token ', 'yes', 'X: y'], next) };
}

/** @see ProxyConfig.Validate in pkg/apis/monitoring/v1/types.go, v0.94.1 */
function proxy(drawn: Drawn, { forced }: Hints, path: string): Drawn {
  const { proxyUrl, noProxy, proxyFromEnvironment, proxyConnectHeader, ...rest } = drawn;
  const byUrl = proxyFromEnvironment !== true || forced === `${path}.noProxy` || forced === `${path}.proxyUrl`;
  const needsUrl = byUrl && (noProxy || proxyConnectHeader);
  const mended: Drawn = byUrl
    ? { proxyUrl: proxyUrl ?? (needsUrl ? 'http://proxy.example' : undefined), noProxy, proxyFromEnvironment: proxyFromEnvironment && false }
    : { proxyFromEnvironment };
  const headers = Object.entries(proxyConnectHeader ?? {}).map(([key, values]) =>
    [key, (values as unknown[]).length > 0 ? values : [{ name: 'login', key: 'token' }]]);

  return withoutUndefined({ ...rest, ...mended, proxyConnectHeader: proxyConnectHeader && Object.fromEntries(headers) });
}

function withoutUndefined(drawn: Drawn): Drawn {
  return Object.fromEntries(Object.entries(drawn).filter(([, value]) => value !== undefined));
}

function relabelConfig(drawn: Drawn, { next, version, forced }: Hints, path: string): Drawn {
  const action: string = forced?.startsWith(path) && !forced.endsWith('.action') ? 'replace' : drawn.action ?? 'replace';
  const targets = ['job', 'env_1', '__address__', ...compareVersions(version, '3.0.1') >= 0 ? ['label.$1', 'größe'] : []];
  const sourceLabels = drawn.sourceLabels?.map(() => pick(['job', '__meta_x', 'größe', 'yes'], next));
  const common = { ...drawn, sourceLabels, regex: drawn.regex === undefined ? undefined : pick(['(.+);', '.*', 'yes', '(?i)a|b', '\\d+', '', '"x"'], next) };
  const targetLabel = pick(targets, next);

  return withoutUndefined(RULES[action.toLowerCase()]({ ...common, ...drawn.action === undefined ? {} : { action } }, targetLabel, next));
}

type Rule = (drawn: Drawn, targetLabel: string, next: () => number) => Drawn;

const ANYTHING: Rule = (drawn) => drawn;
const TO_TARGET: Rule = (drawn, targetLabel) => ({ ...drawn, targetLabel });
const NO_REPLACEMENT: Rule = (drawn, targetLabel) => ({ ...drawn, targetLabel, replacement: drawn.replacement === undefined ? undefined : '$1' });
const TWO_LABELS: Rule = ({ action, sourceLabels }, targetLabel) => ({ action, sourceLabels, targetLabel });
const ONLY_REGEX: Rule = ({ action, regex }) => ({ action, regex });

/** Fields that each action takes. @see ValidateRelabelConfig in pkg/prometheus/validation/validator.go, v0.94.1 */
const RULES: { readonly [action: string]: Rule } = {
  replace: TO_TARGET,
  keep: ANYTHING,
  drop: ANYTHING,
  hashmod: (drawn, targetLabel, next) => ({ ...drawn, targetLabel, modulus: pick([1, 8, 100], next) }),
  labelmap: (drawn, _, next) => ({ ...drawn, replacement: drawn.replacement === undefined ? undefined : pick(['$1', 'label_$1', '${1}_x'], next) }),
  labeldrop: ONLY_REGEX,
  labelkeep: ONLY_REGEX,
  lowercase: NO_REPLACEMENT,
  uppercase: NO_REPLACEMENT,
  keepequal: TWO_LABELS,
  dropequal: TWO_LABELS,
};

function spec(drawn: Drawn, { next, forced, scrapeClasses }: Hints, path: string): Drawn {
  const ways = ['basicAuth', 'authorization', 'oauth2'].filter((field) => drawn[field]);
  const kept = ways.find((field) => forced?.startsWith(`${path}.${field}`)) ?? ways[0];
  const oneWay = Object.fromEntries(Object.entries(drawn).filter(([field]) => !ways.includes(field) || field === kept));
  const scrapeClass = drawn.scrapeClass && scrapeClasses.length > 0 ? pick(scrapeClasses, next) : undefined;

  return proxy({ ...oneWay, scrapeClass }, { next, forced, scrapeClasses, version: '' }, path);
}

function kubernetes(drawn: Drawn, hints: Hints, path: string): Drawn {
  const roles = SELECTORS[drawn.role];
  const selectors = drawn.selectors?.slice(0, roles.length).map((selector: Drawn, i: number) => withoutUndefined({
    role: roles[i],
    label: selector.label && pick(['app=cart', 'app in (a,b),!c', 'x/y!=1'], hints.next),
    field: selector.field && pick(['metadata.name=cart', 'spec.nodeName!=a'], hints.next),
  }));
  const ownNamespace = drawn.namespaces?.ownNamespace && !drawn.apiServer;
  const namespaces = drawn.namespaces && withoutUndefined({ ...drawn.namespaces, ownNamespace });

  return proxy(withoutUndefined({ ...drawn, selectors, namespaces }), hints, path);
}

/** Roles whose objects may be selected. @see validateKubernetesSDConfigs in pkg/prometheus/resource_selector.go, v0.94.1 */
const SELECTORS: { readonly [role: string]: readonly string[] } = {
  Pod: ['Pod'],
  Service: ['Service'],
  Node: ['Node'],
  Ingress: ['Ingress'],
  Endpoints: ['Endpoints', 'Pod', 'Service'],
  EndpointSlice: ['EndpointSlice', 'Service', 'Pod'],
};

function azure(drawn: Drawn, hints: Hints, path: string): Drawn {
  const known = { SDK: '2.52.0', WorkloadIdentity: '3.11.0' }[drawn.authenticationMethod as string];
  const secretForced = hints.forced?.startsWith(`${path}.clientSecret`);
  const byOAuth = secretForced || !drawn.authenticationMethod || drawn.authenticationMethod === 'OAuth' || (known && isBefore(hints, known));
  const mended = byOAuth ? {
    authenticationMethod: drawn.authenticationMethod && 'OAuth',
    tenantID: drawn.tenantID ?? 't',
    clientID: drawn.clientID ?? 'c',
    clientSecret: drawn.clientSecret ?? { name: 'login', key: 'password' },
  } : { clientSecret: undefined };

  return proxy(withoutUndefined({ ...drawn, ...mended }), hints, path);
}

function dns(drawn: Drawn): Drawn {
  return drawn.type && drawn.type !== 'SRV' ? { ...drawn, port: drawn.port ?? 53 } : drawn;
}

function openstack(drawn: Drawn, hints: Hints): Drawn {
  return drawn.role === 'LoadBalancer' && isBefore(hints, '3.2.0') ? { ...drawn, role: 'Instance' } : drawn;
}

/** A field that makes the operator reject the object below a version. */
function since(fields: { readonly [field: string]: string }): Hint {
  return (drawn, hints, path) => proxy(
    Object.fromEntries(Object.entries(drawn).filter(([field]) => !fields[field] || !isBefore(hints, fields[field]))), hints, path);
}

function isBefore({ version }: Hints, other: string): boolean {
  return compareVersions(version, other) < 0;
}

/** Hints by the name of the definition in imports/schemas.json. */
export const HINTS: ReadonlyMap<string, Hint> = new Map<string, Hint>([
  ['ScrapeConfigSpec', spec],
  ['SecretKeySelector', secretKey],
  ['ConfigMapKeySelector', (drawn, hints, path) => ({ ...secretKey(drawn, hints, path) })],
  ['SecretOrConfigMap', secretOrConfigMap],
  ['SafeTlsConfig', tls],
  ['BasicAuth', basicAuth],
  ['SafeAuthorization', authorization],
  ['OAuth2', proxy],
  ['RelabelConfig', relabelConfig],
  ['KubernetesSdConfig', kubernetes],
  ['AzureSdConfig', azure],
  ['DnsSdConfig', dns],
  ['OpenStackSdConfig', openstack],
  ['ConsulSdConfig', since({ filter: '3.0.0', healthFilter: '3.11.2' })],
  ['DockerSdConfig', since({ matchFirstNetwork: '2.54.1' })],
  ['HetznerSdConfig', since({ labelSelector: '3.5.0' })],
  ['KumaSdConfig', since({ clientID: '2.50.0' })],
  ...['DigitalOcean', 'DockerSwarm', 'Ec2', 'Eureka', 'Http', 'Ionos', 'LightSail', 'Linode', 'Nomad', 'PuppetDb', 'Scaleway']
    .map((name): [string, Hint] => [`${name}SdConfig`, proxy]),
]);
