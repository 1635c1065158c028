/** Checks that each prop has a value of its type, for callers whose language does not check it. */
import { ApiObjectMetadata, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { NamespaceSelector, TlsConfig } from '../../../imports/shared';
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
  const own = [...checkTable(props, TYPES, ''), ...entries.flatMap((endpoint, i) => checkTable(endpoint, ENDPOINT_TYPES, `endpoints[${i}].`))];
  if (own.length > 0) return own;
  const nulls = checkNulls(props);
  if (nulls.length > 0) return nulls;

  return [...checkParts(props, PARTS, ''), ...entries.flatMap((endpoint, i) => checkParts(endpoint, ENDPOINT_PARTS, `endpoints[${i}].`))];
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
const BOOLEAN: Type = { name: 'true or false', fix: 'set true or false, or leave it out', fits: (value) => typeof value === 'boolean' };
const PORT: Type = { name: 'a number or a name', fix: 'use the number or the name of a declared port', fits: (value) => typeof value === 'string' || typeof value === 'number' };

/** An object that a factory makes. Instances of another copy of this package fit as well. */
function made(name: string, fix: string): Type {
  return { name, fix, fits: (value) => OBJECT.fits(value) && !isPlainObject(value) && !Construct.isConstruct(value) };
}

type Table<T> = { readonly [F in keyof T]?: Type };

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
  proxyUrl: TEXT,
  noProxy: TEXT,
  proxyFromEnvironment: BOOLEAN,
  proxyConnectHeader: OBJECT,
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
  profile: made('a Profile', 'use a factory such as Profile.kubePrometheusStack() or Profile.custom({ ... })'),
  mesh: made('a mode of Istio', 'use a factory such as Istio.strict()'),
  annotations: made('an AnnotationConvention', 'use a factory such as AnnotationConvention.community()'),
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
const METADATA: Table<ApiObjectMetadata> = { name: TEXT, namespace: TEXT, labels: OBJECT, annotations: OBJECT };
const SELECTOR: Table<LabelSelector> = { matchLabels: OBJECT, matchExpressions: OBJECTS };
const NAMESPACES: Table<NamespaceSelector> = { any: BOOLEAN, matchNames: TEXTS };
const PODS: Table<SelectedPods> = { selector: OBJECT, ports: OBJECTS, namespace: TEXT };

const ENDPOINT_PARTS: Parts = new Map([['tls', tableOf(TLS)]]);
const PARTS: Parts = new Map([
  ...ENDPOINT_PARTS,
  ['probe', tableOf(PROBE)],
  ['metadata', tableOf(METADATA)],
  ['selector', tableOf(SELECTOR)],
  ['namespaceSelector', tableOf(NAMESPACES)],
  ['pods', tableOf(PODS)],
]);

function tableOf(table: object): ReadonlyMap<string, Type> {
  return new Map(Object.entries(table) as [string, Type][]);
}

const TYPES = new Map(Object.entries(TABLE));
const ENDPOINT_TYPES = new Map(Object.entries(ENDPOINT_TABLE));

function checkTable(props: { readonly [name: string]: unknown }, types: ReadonlyMap<string, Type>, where: string): Problem[] {
  const problems: Problem[] = [];
  for (const name of Object.keys(props)) {
    const [value, type] = [props[name], types.get(name)];
    if (value !== undefined && type !== undefined && !type.fits(value)) problems.push(wrong(`${where}${name}`, value, type));
  }

  return problems;
}

function checkParts(props: { readonly [name: string]: unknown }, parts: Parts, where: string): Problem[] {
  const problems: Problem[] = [];
  for (const name of Object.keys(props)) {
    const [part, types] = [props[name], parts.get(name)];
    if (types !== undefined && isPlainObject(part)) problems.push(...checkTable(part, types, `${where}${name}.`));
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

  return value === null || typeof value !== 'object' ? typeof value === 'function' ? 'a function' : String(value) : isPlainObject(value) ? 'a plain object' : 'another object';
}

function isObject(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isLazy(value);
}

/** Also one of another copy of cdk8s. */
function isLazy(value: unknown): boolean {
  return value instanceof Lazy || (typeof value === 'object' && value !== null && !Construct.isConstruct(value) && typeof (value as { readonly produce?: unknown }).produce === 'function');
}
