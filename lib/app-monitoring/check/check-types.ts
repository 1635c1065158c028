/** Checks that each prop has a value of its type, for callers whose language does not check it. */
import { ApiObjectMetadata } from 'cdk8s';
import { Construct } from 'constructs';
import { AttachMetadata, NamespaceSelector, OAuth2, RelabelConfig, TlsConfig } from '../../../imports/shared';
import { checkData, checkMetadataIsData } from '../../endpoint/check-data';
import { ProxyFields } from '../../endpoint/check-proxy';
import { Problem, quote } from '../../findings/problem';
import { LabelSelector } from '../../manifests/selectors/selector';
import { isPlainObject } from '../../units/copy-plain';
import { EndpointProps } from '../endpoint-props';
import { ProberProps } from '../prober-props';
import { ScopeMonitoringProps } from '../scope-monitoring-props';
import { SelectedPods } from '../selected-pods';

/** Problems with the types of the props; the other checks need their types to be right. */
export function checkTypes(props: unknown): Problem[] {
  if (!isObject(props)) return [wrong('props', props, OBJECT)];
  const { endpoints } = props;
  const entries = Array.isArray(endpoints) ? endpoints.filter(isPlainObject) : [];
  const own = checkTable(props, TYPES, '');
  entries.forEach((endpoint, i) => own.push(...checkTable(endpoint, ENDPOINT_TYPES, `endpoints[${i}].`)));
  if (own.length > 0) return own;
  const nulls = checkNulls(props);
  if (nulls.length > 0) return nulls;

  const inside = checkParts(props, PARTS, '');
  if (isPlainObject(props.probe)) inside.push(...checkParts(props.probe, RELABELING_PARTS, 'probe.'));
  entries.forEach((endpoint, i) => inside.push(...checkParts(endpoint, ENDPOINT_PARTS, `endpoints[${i}].`)));

  return inside.length > 0 || props.operatorMode !== true ? inside : [
    ...checkData(props, WRITTEN),
    ...entries.flatMap((endpoint, i) => checkData(endpoint, ENDPOINT_WRITTEN, `endpoints[${i}].`)),
    ...checkMetadataIsData(props.metadata as ApiObjectMetadata | undefined),
  ];
}

/** Props that are written into the monitor as they are. */
const ENDPOINT_WRITTEN = ['tls', 'params', 'relabelings', 'metricRelabelings', 'proxyConnectHeader'];
const WRITTEN = [...ENDPOINT_WRITTEN, 'selector', 'namespaceSelector', 'attachMetadata'];

/** Problems with the types of the fields of `Auth.oauth2`. */
export function checkOAuth2Types(oauth2: unknown, where: string): Problem[] {
  return isObject(oauth2) ? checkTable(oauth2, OAUTH2_TYPES, `${where}.`) : [wrong(where, oauth2, OBJECT)];
}

/** A type: how it is called, and how a value of it is given. */
interface Type {
  readonly name: string;
  readonly fix: string;
  readonly fits: (value: unknown) => boolean;
}

const CONSTRUCT: Type = { name: 'a construct', fix: 'give the construct itself, for example the Deployment or the Service', fits: (value) => Construct.isConstruct(value) };
const CONSTRUCTS: Type = { name: 'a list of constructs', fix: 'list the constructs themselves', fits: (value) => Array.isArray(value) && value.every((item) => Construct.isConstruct(item)) };
const OBJECT: Type = { name: 'an object', fix: 'write it like { name: value }, or leave it out', fits: isObject };
const OBJECTS: Type = { name: 'a list of objects', fix: 'write it like [{ name: value }], or leave it out', fits: (value) => Array.isArray(value) && value.every(OBJECT.fits) };
const TEXT: Type = { name: 'text', fix: 'give text, or leave it out', fits: (value) => typeof value === 'string' };
const TEXTS: Type = { name: 'a list of text', fix: "write it like ['a', 'b'], or leave it out", fits: (value) => Array.isArray(value) && value.every(TEXT.fits) };
const NUMBER: Type = { name: 'a number', fix: 'give a number, or leave it out', fits: (value) => typeof value === 'number' };
const BOOLEAN: Type = { name: 'true or false', fix: 'set true or false, or leave it out', fits: (value) => typeof value === 'boolean' };
const TEXT_MAP: Type = { name: 'a map of text', fix: 'write it like { name: "value" }', fits: (value) => isMapOf(value, TEXT) };
const HEADERS: Type = {
  name: 'a map of lists', fix: "write it like { 'X-Token': [{ name: 'proxy', key: 'token' }] }, or leave it out", fits: (value) => isMapOf(value, OBJECTS),
};
const PORT: Type = { name: 'a number or a name', fix: 'use the number or the name of a declared port', fits: (value) => typeof value === 'string' || typeof value === 'number' };

/** An object that a factory makes. Instances of another copy of this package fit as well. */
function made(name: string, member: string, fix: string): Type {
  const isOfClass = (value: unknown) => isObject(value) && !isPlainObject(value) && !Construct.isConstruct(value);

  return { name, fix, fits: (value) => isOfClass(value) && (value as Values)[member] !== undefined };
}

type Table<T> = { readonly [F in keyof T]?: Type };

const PROXY: Table<ProxyFields> = { proxyUrl: TEXT, noProxy: TEXT, proxyFromEnvironment: BOOLEAN, proxyConnectHeader: HEADERS };

const ENDPOINT_TABLE: Table<EndpointProps> = {
  port: PORT,
  container: TEXT,
  path: TEXT,
  params: OBJECT,
  tls: OBJECT,
  relabelings: OBJECTS,
  metricRelabelings: OBJECTS,
  honorLabels: BOOLEAN,
  honorTimestamps: BOOLEAN,
  trackTimestampsStaleness: BOOLEAN,
  enableHttp2: BOOLEAN,
  followRedirects: BOOLEAN,
  filterRunning: BOOLEAN,
  ...PROXY,
};

const TABLE: Table<ScopeMonitoringProps> = {
  ...ENDPOINT_TABLE,
  workload: CONSTRUCT,
  workloads: CONSTRUCTS,
  include: CONSTRUCTS,
  exclude: CONSTRUCTS,
  service: CONSTRUCT,
  ingress: CONSTRUCT,
  operatorMode: BOOLEAN,
  consolidateMonitors: BOOLEAN,
  endpoints: OBJECTS,
  probe: OBJECT,
  metadata: OBJECT,
  selector: OBJECT,
  namespaceSelector: OBJECT,
  podsOf: OBJECTS,
  pods: OBJECT,
  labels: OBJECT,
  jobName: TEXT,
  jobLabel: TEXT,
  targetLabels: TEXTS,
  podTargetLabels: TEXTS,
  scrapeClass: TEXT,
  bodySizeLimit: TEXT,
  scrapeProtocols: TEXTS,
  attachMetadata: OBJECT,
  scrapeClassicHistograms: BOOLEAN,
  scrapeNativeHistograms: BOOLEAN,
  convertClassicHistogramsToNhcb: BOOLEAN,
  extraScrapeMetrics: BOOLEAN,
  profile: made('a Profile', 'props', 'use a factory such as Profile.kubePrometheusStack() or Profile.custom({ ... })'),
  mesh: made('a mode of Istio', '_toMode', 'use a factory such as Istio.strict()'),
  annotations: made('an AnnotationConvention', 'toScrapeConfigs', 'use a factory such as AnnotationConvention.community()'),
};

/** Props that are objects, and the types of what is in them. */
type Parts = ReadonlyMap<string, ReadonlyMap<string, Type>>;

const TLS: Table<TlsConfig> = {
  ca: OBJECT,
  cert: OBJECT,
  keySecret: OBJECT,
  caFile: TEXT,
  certFile: TEXT,
  keyFile: TEXT,
  serverName: TEXT,
  insecureSkipVerify: BOOLEAN,
};
const PROBE: Table<ProberProps> = {
  prober: TEXT, proberPath: TEXT, module: TEXT, targets: TEXTS, jobName: TEXT, labels: OBJECT, relabelings: OBJECTS,
};
const METADATA: Table<ApiObjectMetadata> = {
  name: TEXT, namespace: TEXT, labels: OBJECT, annotations: OBJECT, finalizers: TEXTS, ownerReferences: OBJECTS,
};
const SELECTOR: Table<LabelSelector> = { matchLabels: OBJECT, matchExpressions: OBJECTS };
const NAMESPACES: Table<NamespaceSelector> = { any: BOOLEAN, matchNames: TEXTS };
const RULE: Table<RelabelConfig> = {
  sourceLabels: TEXTS, separator: TEXT, targetLabel: TEXT, regex: TEXT, modulus: NUMBER, replacement: TEXT, action: TEXT,
};
const ATTACHED: Table<AttachMetadata> = { node: BOOLEAN };
const OAUTH2: Table<OAuth2> = {
  clientId: OBJECT,
  clientSecret: OBJECT,
  tokenUrl: TEXT,
  scopes: TEXTS,
  endpointParams: TEXT_MAP,
  tlsConfig: OBJECT,
  ...PROXY,
};
const PODS: Table<SelectedPods> = { selector: OBJECT, ports: OBJECTS, namespace: TEXT };

const RELABELING_PARTS: Parts = new Map([['relabelings', tableOf(RULE)], ['metricRelabelings', tableOf(RULE)]]);
const ENDPOINT_PARTS: Parts = new Map([['tls', tableOf(TLS)], ...RELABELING_PARTS]);
const PARTS: Parts = new Map([
  ...ENDPOINT_PARTS,
  ['probe', tableOf(PROBE)],
  ['metadata', tableOf(METADATA)],
  ['selector', tableOf(SELECTOR)],
  ['namespaceSelector', tableOf(NAMESPACES)],
  ['pods', tableOf(PODS)],
  ['attachMetadata', tableOf(ATTACHED)],
]);

function tableOf(table: object): ReadonlyMap<string, Type> {
  return new Map(Object.entries(table) as [string, Type][]);
}

const TYPES = new Map(Object.entries(TABLE));
const ENDPOINT_TYPES = new Map(Object.entries(ENDPOINT_TABLE));
const OAUTH2_TYPES = tableOf(OAUTH2);

/** Values by their names. */
interface Values {
  readonly [name: string]: unknown;
}

function checkTable(props: Values, types: ReadonlyMap<string, Type>, where: string): Problem[] {
  const problems: Problem[] = [];
  for (const name of Object.keys(props)) {
    const [value, type] = [props[name], types.get(name)];
    if (value !== undefined && type !== undefined && !type.fits(value)) problems.push(wrong(`${where}${name}`, value, type));
  }

  return problems;
}

function checkParts(props: Values, parts: Parts, where: string): Problem[] {
  const problems: Problem[] = [];
  for (const name of Object.keys(props)) {
    const [part, types] = [props[name], parts.get(name)];
    if (types === undefined) continue;
    const objects: [string, unknown][] = Array.isArray(part) ? part.map((item: unknown, i) => [`${name}[${i}]`, item]) : [[name, part]];
    for (const [at, object] of objects) if (isPlainObject(object)) problems.push(...checkTable(object, types, `${where}${at}.`));
  }

  return problems;
}

/** Languages and tools that write null for "not set" would otherwise fail somewhere inside. */
function checkNulls(value: object): Problem[] {
  return hasNull(value) ? nullsIn(value, '') : [];
}

/** Props have many values, and few of them are null. */
function hasNull(value: object): boolean {
  for (const key of Object.keys(value)) {
    const item = (value as { readonly [key: string]: unknown })[key];
    if (item === null || ((Array.isArray(item) || isPlainObject(item)) && hasNull(item))) return true;
  }

  return false;
}

function nullsIn(value: unknown, where: string): Problem[] {
  if (value === null) return [{ code: 'AM123', message: `${where} is null`, fix: 'leave it out, or set a value' }];
  if (Array.isArray(value)) return value.flatMap((item, i) => nullsIn(item, `${where}[${i}]`));

  return isPlainObject(value) || where === '' ? Object.entries(value as object).flatMap(([key, item]) => nullsIn(item, where === '' ? key : `${where}.${key}`)) : [];
}

function wrong(where: string, value: unknown, { name, fix }: Type): Problem {
  return {
    code: 'AM123',
    message: `${where} is ${inWords(value)}, and ${name} is needed`,
    fix: isLazy(value) ? 'give the value itself: AppMonitoring reads the app at synth, so nothing has to be lazy' : fix,
  };
}

function inWords(value: unknown): string {
  if (isLazy(value)) return 'a Lazy value';
  if (Array.isArray(value)) {
    const odd = value.findIndex((item) => !isPlainObject(item) && !Construct.isConstruct(item));

    return odd < 0 ? 'a list' : `a list with ${inWords(value[odd])}`;
  }
  if (Construct.isConstruct(value)) return `construct ${quote(value.node.path)}`;
  if (typeof value === 'string') return `text ${quote(value)}`;
  if (typeof value === 'number') return `number ${value}`;

  return value === null || typeof value !== 'object' ? typeof value === 'function' ? 'a function' : String(value) : isPlainObject(value) ? 'a plain object' : builtInName(value) ?? 'another object';
}

function isMapOf(value: unknown, type: Type): boolean {
  return isObject(value) && Object.values(value).every((item) => item === undefined || type.fits(item));
}

function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isLazy(value) && (isPlainObject(value) || builtInName(value) === undefined);
}

const BUILT_IN = [['a Map', Map], ['a Set', Set], ['a Date', Date], ['a RegExp', RegExp], ['a Promise', Promise]] as const;

/** Objects of JavaScript itself, which have no props. */
function builtInName(value: object): string | undefined {
  return BUILT_IN.find(([, type]) => value instanceof type)?.[0];
}

/** Also one of another copy of cdk8s. */
function isLazy(value: unknown): boolean {
  return typeof value === 'object' && value !== null && typeof (value as { readonly produce?: unknown }).produce === 'function' && !Construct.isConstruct(value);
}
