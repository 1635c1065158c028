/** All defaults of AppMonitoring: props become scrapes. */
import { Duration } from 'cdk8s';
import { AppMonitoringProps } from './app-monitoring-props';
import { AuthFields } from './auth';
import { EndpointProps } from './endpoint-props';
import { IstioExemption } from './mesh/istio-props';
import { MonitorType } from './monitor-type';
import { RelabelConfig, TlsConfig } from '../../imports/shared';
import { prometheusDuration, wholeMillis } from '../endpoint/duration';
import { literal } from '../endpoint/relabeling';
import { Scheme } from '../endpoint/scheme';
import { definedOnly } from '../units/defined-only';
import { pickSetFields } from '../units/set-fields';

export const DEFAULT_PATH = '/metrics';
export const DEFAULT_PORT = 8080;
export const DEFAULT_INTERVAL = Duration.seconds(15);
export const DEFAULT_TIMEOUT = Duration.seconds(5);
/** Port names that mean metrics where a workload declares several ports. */
export const METRICS_PORT_NAMES: readonly string[] = ['metrics', 'http-metrics'];

const PASSED = [
  'relabelings', 'metricRelabelings', 'honorLabels', 'honorTimestamps', 'trackTimestampsStaleness', 'enableHttp2', 'followRedirects', 'filterRunning',
  'proxyUrl', 'noProxy', 'proxyFromEnvironment', 'proxyConnectHeader',
] as const;
const PASSED_ON: ReadonlySet<typeof PASSED[number]> = new Set(PASSED);

/** Endpoint fields that are passed on as they were given. */
export type PassedOn = Pick<EndpointProps, typeof PASSED[number]>;

/** One scrape with every default applied; its port is still as it was given. */
export interface Scrape {
  /** Which endpoint this is, for messages: nothing, or `endpoints[1].` */
  readonly where: string;
  readonly port?: number | string;
  readonly container?: string;
  readonly path: string;
  readonly scheme: Scheme;
  /** In Prometheus' syntax, as all durations from here on. */
  readonly interval: string;
  readonly timeout: string;
  readonly params?: { readonly [name: string]: string[] };
  readonly tls?: TlsConfig;
  readonly auth: AuthFields;
  readonly passedOn: PassedOn;
  /** The props that were set, on the endpoint or as a default for all endpoints. */
  readonly given: EndpointProps;
}

/** The endpoints as given: each entry overrides the props beside the list. */
export function endpointsOf(props: AppMonitoringProps): EndpointProps[] {
  return props.endpoints?.map((endpoint) => ({ ...props, ...definedOnly(endpoint) })) ?? [props];
}

/** Every endpoint with its defaults. The props have been checked before. */
export function resolveScrapes(props: AppMonitoringProps): Scrape[] {
  const rules = jobRules(props);
  if (!props.endpoints) return [resolveScrape(withRules(props, rules), '')];

  return endpointsOf(props).map((endpoint, i) => resolveScrape(withRules(endpoint, rules), `endpoints[${i}].`));
}

/** A rule that sets the job label. It comes first, so that other rules read the label. A Probe has a field for it. */
function jobRules({ jobName, operatorMode, monitorType }: AppMonitoringProps): RelabelConfig[] {
  return jobName === undefined || !operatorMode || monitorType === MonitorType.INGRESS ? [] : [{ targetLabel: 'job', replacement: literal(jobName) }];
}

/** The same fields with rules before those of the user. */
export function withRules<T extends Pick<EndpointProps, 'relabelings'>>(fields: T, rules: readonly RelabelConfig[]): T {
  return rules.length === 0 ? fields : { ...fields, relabelings: [...rules, ...fields.relabelings ?? []] };
}

/** Which object is used for monitoring. */
export function resolveMonitorType(props: AppMonitoringProps): MonitorType {
  return props.monitorType ?? MonitorType.POD;
}

/** Whether the app gets a PeerAuthentication. */
export function needsPeerAuthentication({ mesh }: AppMonitoringProps): boolean {
  const mode = mesh?._toMode();

  return mode?.kind === 'exempted-port' && mode.exemption === IstioExemption.PEER_AUTHENTICATION;
}

/** Name of a monitor whose metadata does not set one. */
export function defaultName(workload: string, type: MonitorType): string {
  return `${workload}-${NAME_SUFFIXES[type]}`;
}

const NAME_SUFFIXES = { [MonitorType.POD]: 'pod-monitor', [MonitorType.SERVICE]: 'service-monitor', [MonitorType.INGRESS]: 'probe' };

function resolveScrape(endpoint: EndpointProps, where: string): Scrape {
  const { path, params } = splitPath(endpoint.path ?? DEFAULT_PATH, endpoint.params);
  const { interval, timeout } = endpoint.interval ?? endpoint.timeout ? timesOf(endpoint) : DEFAULT_TIMES;

  return {
    where,
    port: typeof endpoint.port === 'string' && /^\d+$/.test(endpoint.port) ? Number(endpoint.port) : endpoint.port,
    container: endpoint.container,
    path,
    scheme: endpoint.scheme ?? (endpoint.tls ? Scheme.HTTPS : Scheme.HTTP),
    interval,
    timeout,
    tls: endpoint.tls,
    auth: endpoint.auth?._toFields() ?? {},
    passedOn: pickSetFields(endpoint, PASSED_ON),
    given: endpoint,
    ...(params && { params }),
  };
}

function timesOf({ interval = DEFAULT_INTERVAL, timeout }: EndpointProps): Pick<Scrape, 'interval' | 'timeout'> {
  return { interval: prometheusDuration(interval), timeout: prometheusDuration(timeout ?? shorter(DEFAULT_TIMEOUT, interval)) };
}

const DEFAULT_TIMES = timesOf({});

/** Prometheus percent-encodes a "?" in a path, so a query string must be written as parameters. */
function splitPath(path: string, params: EndpointProps['params']): Pick<Scrape, 'path' | 'params'> {
  const [plain, query = ''] = splitOnce(path, '?');
  if (query === '') return { path: plain, params };

  const merged = new Map(Object.entries(params ?? {}));
  for (const [name, value] of new URLSearchParams(query)) merged.set(name, [...(merged.get(name) ?? []), value]);

  return { path: plain, params: Object.fromEntries(merged) };
}

function splitOnce(text: string, separator: string): string[] {
  const at = text.indexOf(separator);

  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function shorter(a: Duration, b: Duration): Duration {
  return wholeMillis(a) <= wholeMillis(b) ? a : b;
}
