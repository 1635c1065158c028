/** What the plugin is told in `cdk8s.yaml`. */
import { quote, quoteList } from '../findings/problem';
import { isObject } from '../units/is-object';
import { whyNotVersion } from '../units/version';

/**
 * `properties` of the validation; paths are relative to `cdk8s.yaml`.
 * @jsii ignore
 */
export interface AppMonitoringValidationProps {
  /**
   * Files with manifests of objects that the cluster has already: the Prometheus, Namespaces, Secrets. Nothing is reported on them.
   * @default - none
   */
  readonly external?: readonly string[];

  /**
   * File with the `prometheus.yml` of a Prometheus that no operator manages.
   * @default - none
   */
  readonly prometheusConfig?: string;

  /**
   * Version of the operator whose CRDs the cluster has, e.g. `v0.86.0`.
   * @default - the one that this library knows best
   */
  readonly operatorVersion?: string;

  /**
   * What stops the synth: `error`, or `warning` for errors and warnings.
   * @default error
   */
  readonly failOn?: 'error' | 'warning';

  /**
   * Findings that somebody has looked at and lives with.
   * @default - none
   */
  readonly ignore?: readonly IgnoredFinding[];
}

/**
 * A code that is no violation, and why.
 * @jsii ignore
 */
export interface IgnoredFinding {
  /** E.g. `AM217`. */
  readonly code: string;

  /** Stands where somebody asks. */
  readonly reason: string;
}

/**
 * The properties, looked through.
 * @throws Error that lists all faults
 */
export function readProps(given: unknown): AppMonitoringValidationProps {
  if (given === undefined || given === null) return {};
  if (!isObject(given)) throw new Error(`AppMonitoringValidation: "properties" is a map, not ${quote(given)}`);
  const unknown = Object.keys(given).filter((name) => !Object.keys(FORMS).includes(name));
  const faults = [
    ...unknown.length === 0 ? [] : [`there is no property ${quoteList(unknown)}; there is ${quoteList(Object.keys(FORMS))}`],
    ...Object.entries(FORMS).flatMap(([name, whyNot]) => (given[name] === undefined ? [] : whyNot(given[name]).map((why) => `"${name}" ${why}`))),
  ];
  if (faults.length > 0) throw new Error(faults.map((fault) => `AppMonitoringValidation: ${fault}`).join('\n'));

  return given as AppMonitoringValidationProps;
}

const FORMS: { readonly [name in keyof Required<AppMonitoringValidationProps>]: (value: unknown) => string[] } = {
  external: (value) => (isList(value, isText) ? [] : [`is a list of files, not ${quote(shown(value))}`]),
  prometheusConfig: (value) => (isText(value) ? [] : [`is a file, not ${quote(shown(value))}`]),
  operatorVersion: (value) => {
    const why = isText(value) ? whyNotVersion(value) : 'is no text';

    return why ? [`${quote(shown(value))} ${why}`] : [];
  },
  failOn: (value) => (value === 'error' || value === 'warning' ? [] : [`is error or warning, not ${quote(shown(value))}`]),
  ignore: (value) => (Array.isArray(value) ? value.flatMap(whyNotIgnored) : [`is a list of { code, reason }, not ${quote(shown(value))}`]),
};

function whyNotIgnored(entry: unknown, index: number): string[] {
  if (!isObject(entry)) return [`[${index}] is { code, reason }, not ${quote(shown(entry))}`];
  const { code, reason, ...others } = entry;

  return [
    ...isText(code) && /^AM\d{3}$/.test(code) ? [] : [`[${index}] needs a code like AM217, not ${quote(shown(code))}`],
    ...isText(reason) && reason.trim() !== '' ? [] : [`[${index}] needs a reason why it may be`],
    ...Object.keys(others).length === 0 ? [] : [`[${index}] has no ${quoteList(Object.keys(others))}`],
  ];
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
