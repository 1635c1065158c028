/** Recognises jobs that select Services or pods by labels and a port, as a ServiceMonitor or PodMonitor does. */
import { JobExpression } from './job-expression';
import { keyFor } from './label-keys';
import { own } from './library';
import { NativeJob } from './native-job';
import { NativeRule, nativeRule } from './rule-expression';
import { Decoded, isSet, listIn, structIn, textIn } from '../../prometheus/configuration/decoded';
import { call, commented, Expression, withoutComment } from '../code/expression';

/** A monitor that may be equivalent to a job: it has to be proven. */
export interface MonitorShape {
  readonly kind: 'ServiceMonitor' | 'PodMonitor';
  readonly role: 'endpoints' | 'endpointslice' | 'pod';
  /** Fields of the spec besides the endpoint and its settings. */
  readonly spec: { readonly [field: string]: Expression };
  /** Fields of the endpoint besides its settings. */
  readonly endpoint: { readonly [field: string]: Expression };
}

/** Labels that the operator sets for a monitor of each kind, in the order of the words. */
const OPERATOR_LABELS = { ServiceMonitor: ['container', 'endpoint', 'namespace', 'node', 'pod', 'service'], PodMonitor: ['container', 'endpoint', 'namespace', 'pod'] } as const;

/** @param keys keys of labels that are known, for names in which characters are replaced */
export function tryMonitorShape({ name, decoded }: NativeJob, { rules }: JobExpression, keys: Iterable<string>): MonitorShape | undefined {
  const discovery = onlyDiscovery(decoded);
  const role = discovery && textIn(discovery, 'role');
  if (!discovery || !(role === 'endpoints' || role === 'endpointslice' || role === 'pod')) return undefined;
  const given = listIn(decoded, 'relabel_configs').map(nativeRule);
  const kind = role === 'pod' ? 'PodMonitor' : 'ServiceMonitor';
  const usesName = given.some((rule) => JSON.stringify([rule.source_labels, rule.regex]).includes(JOB_NAME));
  const read = given.map((rule) => (rule.target_label === JOB_NAME && !usesName ? {} : partOf(rule, role)));
  const port = read.find((part) => part?.port !== undefined)?.port;
  const parts = withoutLateCopies(read.map((part, i) => part ?? (isEndpointLabel(given[i], port) ? { copies: ['endpoint'] } : undefined)));
  const selectors = parts.flatMap((part) => (part?.expression ? [part.expression] : []));
  const ports = parts.flatMap((part) => part?.port ?? []);
  if (selectors.length === 0 || ports.length !== 1) return undefined;

  const copied = new Set(parts.flatMap((part) => part?.copies ?? []));
  const dropped = OPERATOR_LABELS[kind].filter((label) => !copied.has(label));
  const steps = rules.relabelings === undefined ? [] : withoutComment(rules.relabelings) as readonly Expression[];
  const others = steps.filter((_, i) => parts[i] === undefined);
  const [first, ...more] = [
    ...copied.has('job') ? [] : [call(own('Relabeling').member('setLabel'), 'job', name)],
    ...dropped.length === 0 ? [] : [call(own('Relabeling').member('dropLabels'), dropped.join('|'))],
  ];
  const relabelings = [...first === undefined ? [] : [commented('The labels stay as they were', first), ...more], ...others];
  const namespaces = listIn<string>(structIn(discovery, 'namespaces'), 'names');

  return {
    kind,
    role,
    spec: {
      namespaceSelector: namespaces.length === 0 ? { any: true } : { matchNames: [...namespaces] },
      selector: selectorOf(selectors, keys),
      ...isSet(structIn(discovery, 'attach_metadata'), 'node') && { attachMetadata: { node: true } },
    },
    endpoint: {
      port: ports[0],
      ...!parts.some((part) => part?.running) && { filterRunning: false },
      ...relabelings.length > 0 && { relabelings },
    },
  };
}

/** Where the operator keeps the name of a job; every monitor has such a rule. */
const JOB_NAME = '__tmp_prometheus_job_name';

/** The operator sets the label `endpoint` to the name of the port. */
function isEndpointLabel(rule: NativeRule, port: string | undefined): boolean {
  return Object.keys(rule).filter((field) => field !== 'action').sort().join() === 'replacement,target_label' && rule.target_label === 'endpoint' && rule.replacement === port;
}

/** A label that is set after other rules have run stays where it is. */
function withoutLateCopies(parts: readonly (Part | undefined)[]): (Part | undefined)[] {
  const first = parts.indexOf(undefined);

  return parts.map((part, i) => (part?.copies && first >= 0 && i > first ? undefined : part));
}

/** The only discovery of a job, if it is one of Kubernetes that a monitor can have. */
function onlyDiscovery(decoded: Decoded): Decoded | undefined {
  const keys = Object.keys(decoded).filter((key) => (key === 'static_configs' || key.endsWith('_sd_configs')) && listIn(decoded, key).length > 0);
  const [entry, ...more] = keys.length === 1 && keys[0] === 'kubernetes_sd_configs' ? listIn<Decoded>(decoded, keys[0]) : [];
  if (entry === undefined || more.length > 0 || isSet(structIn(entry, 'namespaces'), 'own_namespace')) return undefined;
  const others = Object.keys(entry).filter((key) => !['role', 'namespaces', 'attach_metadata'].includes(key));
  const attached = Object.keys(structIn(entry, 'attach_metadata')).filter((key) => key !== 'node' && isSet(structIn(entry, 'attach_metadata'), key));

  return others.length === 0 && attached.length === 0 ? entry : undefined;
}

interface LabelExpression { readonly name: string; readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist'; readonly values: readonly string[] }

/** What a rule is in a monitor. */
interface Part {
  readonly expression?: LabelExpression;
  readonly port?: string;
  /** Labels that it sets as the operator does. */
  readonly copies?: readonly string[];
  /** Whether it leaves out pods that have ended. */
  readonly running?: true;
}

function partOf(rule: NativeRule, role: MonitorShape['role']): Part | undefined {
  const { source_labels: sources = [], regex, action = 'replace' } = rule;
  const [source] = sources;
  if (sources.length === 2 && (action === 'keep' || action === 'drop')) return selectorPart(rule, role);
  if (sources.length !== 1) return action === 'replace' ? copyOfAddress(rule, role) : undefined;
  if (action === 'replace') return copyOf(rule, role);
  if (regex === undefined || !(action === 'keep' || action === 'drop')) return undefined;
  if (action === 'drop' && source === '__meta_kubernetes_pod_phase') return /^\(?(Failed\|Succeeded|Succeeded\|Failed)\)?$/.test(regex) ? { running: true } : undefined;
  const values = literalsOf(regex);
  const port = role === 'pod' ? '__meta_kubernetes_pod_container_port_name' : `__meta_kubernetes_${role === 'endpoints' ? 'endpoint' : 'endpointslice'}_port_name`;
  if (source === port) return action === 'keep' && values?.length === 1 ? { port: values[0] } : undefined;
  const [, present, name] = new RegExp(`^__meta_kubernetes_${role === 'pod' ? 'pod' : 'service'}_label(present)?_(.+)$`).exec(source) ?? [];
  if (name === undefined) return undefined;
  if (present !== undefined) return regex === 'true' ? { expression: { name, operator: action === 'keep' ? 'Exists' : 'DoesNotExist', values: [] } } : undefined;

  return values && { expression: { name, operator: action === 'keep' ? 'In' : 'NotIn', values } };
}

/** `(cart);true` of a label and its presence, as the operator writes it. */
function selectorPart({ source_labels: [label, present] = [], separator = ';', regex = '', action }: NativeRule, role: MonitorShape['role']): Part | undefined {
  const prefix = `__meta_kubernetes_${role === 'pod' ? 'pod' : 'service'}_label_`;
  const values = regex.endsWith(';true') && separator === ';' ? literalsOf(regex.slice(0, -';true'.length)) : undefined;
  if (!values || !label.startsWith(prefix) || present !== label.replace('_label_', '_labelpresent_')) return undefined;

  return { expression: { name: label.slice(prefix.length), operator: action === 'keep' ? 'In' : 'NotIn', values } };
}

/** The values of a pattern that is a list of literal texts; undefined for any other pattern. */
function literalsOf(regex: string): readonly string[] | undefined {
  const [, inner] = /^\((?:\?:)?([^()]*)\)$/.exec(regex) ?? [];
  const values = (inner ?? regex).split('|').map((value) => value.replace(/\\([.\-/])/g, '$1'));
  const isLiteral = (inner ?? regex).split('|').every((value) => /^(?:[A-Za-z0-9_-]|\\[.\-/])+$/.test(value));

  return isLiteral ? values : undefined;
}

const COPIES: { readonly [source: string]: string } = {
  __meta_kubernetes_namespace: 'namespace', __meta_kubernetes_pod_name: 'pod', __meta_kubernetes_pod_container_name: 'container',
};

function copyOf(rule: NativeRule, role: MonitorShape['role']): Part | undefined {
  const { source_labels: sources = [], regex = '(.*)', replacement = '$1', target_label: target = '' } = rule;
  if (regex !== '(.*)' || (replacement !== '$1' && replacement !== '${1}')) return undefined;
  if (role !== 'pod' && sources[0] === '__meta_kubernetes_service_name' && (target === 'service' || target === 'job')) return { copies: [target] };

  return COPIES[sources[0]] === target ? { copies: [target] } : undefined;
}

/** `Node;(.*)` of the address sets the node, and `Pod;(.*)` the pod. */
function copyOfAddress({ source_labels: sources = [], separator = ';', regex = '', replacement = '$1', target_label: target }: NativeRule, role: MonitorShape['role']): Part | undefined {
  const meta = role === 'endpoints' ? '__meta_kubernetes_endpoint' : '__meta_kubernetes_endpointslice';
  if (sources.join() !== `${meta}_address_target_kind,${meta}_address_target_name` || separator !== ';' || !/^\$(1|\{1\})$/.test(replacement)) return undefined;
  if (regex === 'Node;(.*)' && target === 'node') return { copies: ['node'] };

  return regex === 'Pod;(.*)' && target === 'pod' ? { copies: ['pod'] } : undefined;
}

function selectorOf(expressions: readonly LabelExpression[], keys: Iterable<string>): Expression {
  const names = expressions.map(({ name }) => name);
  const isOne = ({ name, operator, values }: LabelExpression) => operator === 'In' && values.length === 1 && names.indexOf(name) === names.lastIndexOf(name);
  const labels = expressions.filter(isOne).map(({ name, values }) => [keyFor(name, keys), values[0]] as const);
  const others = expressions.filter((each) => !isOne(each)).map(({ name, operator, values }) => (
    { key: keyFor(name, keys), operator, ...values.length > 0 && { values: [...values] } }));

  return { ...labels.length > 0 && { matchLabels: Object.fromEntries(labels) }, ...others.length > 0 && { matchExpressions: others } };
}
