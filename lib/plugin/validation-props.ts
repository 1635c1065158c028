/** Properties of the plugin in `cdk8s.yaml`. */
import { acceptanceFaults } from '../findings/acceptance';
import { renderFinding } from '../findings/finding';
import { MonitoringError } from '../findings/monitoring-error';
import { quote, quoteList } from '../findings/problem';
import { isProfileText } from '../inspection/read-profiles';
import { PodsOf, whyNotPodsOf } from '../kubernetes/workloads/pods-of';
import { Profile } from '../profiles/profile';
import { isObject } from '../units/is-object';
import { whyNotOperatorVersion } from '../units/operator-version';
import { whyNotVersion } from '../units/version';

/**
 * The `properties` of the validation in `cdk8s.yaml`; paths are relative to that file.
 * @jsii ignore
 */
export interface AppMonitoringValidationProps {
  /**
   * Files with manifests of objects that are in the cluster already: the Prometheus, Namespaces, Secrets. They are used for checks, but not
   * checked themselves.
   * @default - none
   */
  readonly external?: readonly string[];

  /**
   * File with the `prometheus.yml` of a Prometheus without the operator.
   * @default - none
   */
  readonly prometheusConfig?: string;

  /**
   * Who reads the monitors: `kube-prometheus-stack,release=prom` or another profile (docs/profiles.md), or a file with a Prometheus object.
   * @default - the servers among the manifests, and what the synth has written beside them
   */
  readonly profile?: string;

  /**
   * Version of the operator and its CRDs, e.g. `v0.86.0`; from v0.70.0 on.
   * @default - that of an operator in the files, or v0.94.1
   */
  readonly operatorVersion?: string;

  /**
   * Version of Kubernetes, e.g. `1.34`.
   * @default - 1.37
   */
  readonly kubernetesVersion?: string;

  /**
   * Kinds of objects that run pods of a template in them, in addition to those that are known (docs/pods.md).
   * @default - the known kinds
   */
  readonly podsOf?: readonly PodsOf[];

  /**
   * Lowest severity that fails the synth: `error` or `warning`.
   * @default error
   */
  readonly failOn?: 'error' | 'warning';

  /**
   * Findings to ignore, each with a reason.
   * @default - none
   */
  readonly ignore?: readonly IgnoredFinding[];
}

/**
 * A finding to ignore, and the reason.
 * @jsii ignore
 */
export interface IgnoredFinding {
  /** Code of the finding, e.g. `AM217`. */
  readonly code: string;

  /** Why the finding is ignored; for readers of `cdk8s.yaml`. */
  readonly reason: string;

  /**
   * Key of the object, e.g. `PodMonitor/shop/cart`, or a pattern such as `PodMonitor/shop/*`.
   * @default - all objects
   */
  readonly object?: string;

  /**
   * The last day on which it is ignored, in UTC, e.g. `2027-01-31`.
   * @default - it is ignored for ever
   */
  readonly until?: string;
}

/**
 * Checks the properties.
 * @throws Error that lists all problems
 */
export function readProps(given: unknown): AppMonitoringValidationProps {
  if (given === undefined || given === null) return {};
  if (!isObject(given)) throw new Error(`AppMonitoringValidation: "properties" must be a map, not ${quote(given)}`);
  const unknown = Object.keys(given).filter((name) => !Object.keys(FORMS).includes(name));
  const faults = [
    ...unknown.length === 0 ? [] : [`unknown property ${quoteList(unknown)}; known are ${quoteList(Object.keys(FORMS))}`],
    ...Object.entries(FORMS).flatMap(([name, whyNot]) => (given[name] === undefined ? [] : whyNot(given[name]).map((why) => `"${name}" ${why}`))),
  ];
  if (faults.length > 0) throw new Error(faults.map((fault) => `AppMonitoringValidation: ${fault}`).join('\n'));

  return given as AppMonitoringValidationProps;
}

const FORMS: { readonly [name in keyof Required<AppMonitoringValidationProps>]: (value: unknown) => string[] } = {
  external: (value) => (isList(value, isText) ? [] : [`must be a list of files, not ${quote(shown(value))}`]),
  prometheusConfig: (value) => (isText(value) ? [] : [`must be a file, not ${quote(shown(value))}`]),
  profile: (value) => (isText(value) ? whyNotProfile(value) : [`must be a profile such as "kube-prometheus-stack,release=prom", or a file, not ${quote(shown(value))}`]),
  operatorVersion: (value) => whyNotVersionValue(value, whyNotOperatorVersion),
  kubernetesVersion: (value) => whyNotVersionValue(value, (version) => whyNotVersion(version, 'v1.37.0')),
  podsOf: (value) => (Array.isArray(value) ? value.flatMap(whyNotKind) : [`must be a list of { group, kind, template }, not ${quote(shown(value))}`]),
  failOn: (value) => (value === 'error' || value === 'warning' ? [] : [`must be error or warning, not ${quote(shown(value))}`]),
  ignore: (value) => (Array.isArray(value) ? value.flatMap(whyNotIgnored) : [`must be a list of { code, reason }, not ${quote(shown(value))}`]),
};

function whyNotVersionValue(value: unknown, whyNot: (version: string) => string | undefined): string[] {
  const why = isText(value) ? whyNot(value) : 'is not text';

  return why ? [`${quote(shown(value))} ${why}`] : [];
}

/** What is wrong with a profile that is given as text; files are read later. */
function whyNotProfile(text: string): string[] {
  try {
    if (isProfileText(text)) Profile.named(text);

    return [];
  } catch (error) {
    if (!(error instanceof MonitoringError)) throw error;

    return error.findings.map((finding) => `${quote(text)}: ${renderFinding(finding)}`);
  }
}

function whyNotIgnored(entry: unknown, index: number): string[] {
  if (!isObject(entry)) return [`[${index}] must be { code, reason }, not ${quote(shown(entry))}`];
  const { code, object, reason, until, ...others } = entry;

  return [
    ...acceptanceFaults({ code, reason, until }).map(({ message, fix }) => `[${index}]: ${message}; ${fix}`),
    ...object === undefined || isText(object) ? [] : [`[${index}]: object ${quote(shown(object))} is not a key such as PodMonitor/shop/cart, or a pattern`],
    ...Object.keys(others).length === 0 ? [] : [`[${index}] has unknown ${quoteList(Object.keys(others))}`],
  ];
}

const KIND_FIELDS: readonly (keyof Required<PodsOf>)[] = ['group', 'kind', 'template', 'selector', 'replicas'];

function whyNotKind(entry: unknown, index: number): string[] {
  if (!isObject(entry)) return [`[${index}] must be { group, kind, template }, not ${quote(shown(entry))}`];
  const unknown = Object.keys(entry).filter((name) => !KIND_FIELDS.some((field) => field === name));
  if (unknown.length > 0) return [`[${index}] has unknown ${quoteList(unknown)}`];
  const wrong = KIND_FIELDS.find((field) => typeof entry[field] !== 'string' && (entry[field] !== undefined || !['selector', 'replicas'].includes(field)));
  if (wrong !== undefined) return [`[${index}] needs text as "${wrong}", not ${quote(shown(entry[wrong]))}`];
  const why = whyNotPodsOf(entry as unknown as PodsOf);

  return why === undefined ? [] : [`[${index}]: ${why}`];
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isList<T>(value: unknown, isItem: (item: unknown) => item is T): value is readonly T[] {
  return Array.isArray(value) && value.every(isItem);
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : String(JSON.stringify(value));
}
