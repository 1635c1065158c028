/** Relabeling rules as typed steps: each is one rule of Prometheus. */
import { checkRelabelings } from './check-relabelings';
import { RelabelConfig, RelabelConfigAction } from '../../imports/shared';
import { MonitoringError } from '../findings/monitoring-error';
import { findingAt, Problem, quote } from '../findings/problem';

/**
 * Makes rules for `relabelings` and `metricRelabelings`. Regular expressions are those of RE2, and must match the whole value.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#relabel_config
 * @example
 * new AppMonitoring(chart, 'monitoring', {
 *   operatorMode: true,
 *   relabelings: [Relabeling.setLabel('team', 'shop')],
 *   metricRelabelings: [Relabeling.dropMetrics('go_gc_.*')],
 * });
 */
export class Relabeling {
  /**
   * Drops targets, or samples in `metricRelabelings`, whose labels match.
   * @param sourceLabels labels whose values are joined by `;`
   * @param regex what the joined values match
   * @throws MonitoringError (`AM108`) for a rule that is not valid; the other methods, too
   * @example
   * Relabeling.drop(['__meta_kubernetes_pod_label_stage'], 'canary');
   */
  public static drop(sourceLabels: string[], regex: string): RelabelConfig {
    return checked({ action: RelabelConfigAction.DROP, sourceLabels: copyOf(sourceLabels), regex });
  }

  /**
   * Keeps only targets, or samples in `metricRelabelings`, whose labels match.
   * @param sourceLabels labels whose values are joined by `;`
   * @param regex what the joined values match
   * @example
   * Relabeling.keep(['__meta_kubernetes_pod_phase'], 'Running');
   */
  public static keep(sourceLabels: string[], regex: string): RelabelConfig {
    return checked({ action: RelabelConfigAction.KEEP, sourceLabels: copyOf(sourceLabels), regex });
  }

  /**
   * Drops metrics by their name. For `metricRelabelings`.
   * @param regex what the whole name matches
   * @example
   * Relabeling.dropMetrics('go_gc_.*');
   */
  public static dropMetrics(regex: string): RelabelConfig {
    return Relabeling.drop(['__name__'], regex);
  }

  /**
   * Keeps only metrics with such names. For `metricRelabelings`.
   * @param regex what the whole name matches
   * @example
   * Relabeling.keepMetrics('http_.*|up');
   */
  public static keepMetrics(regex: string): RelabelConfig {
    return Relabeling.keep(['__name__'], regex);
  }

  /**
   * Sets a label to a fixed value.
   * @param label name of the label
   * @param value its value, taken as it is; empty text removes the label
   * @example
   * Relabeling.setLabel('team', 'shop');
   */
  public static setLabel(label: string, value: string): RelabelConfig {
    return checked({ targetLabel: label, replacement: typeof value === 'string' ? literal(value) : value });
  }

  /**
   * Copies the value of a label, if it has one.
   * @param source label to copy, e.g. `__meta_kubernetes_pod_node_name`
   * @param target name of the label that gets the value
   * @example
   * Relabeling.copyLabel('__meta_kubernetes_pod_node_name', 'node');
   */
  public static copyLabel(source: string, target: string): RelabelConfig {
    // Without a value, the rule must not match: it would remove the other label.
    return checked({ sourceLabels: [source], regex: '(.+)', targetLabel: target });
  }

  /**
   * Sets a label to a number from 0 to `modulus` - 1 that depends on the values of other labels, for example to divide targets among
   * servers.
   * @param sourceLabels labels whose values are joined by `;`
   * @param modulus how many numbers there are, at least 1
   * @param label name of the label that gets the number
   * @example
   * Relabeling.hashMod(['__address__'], 4, 'part');
   */
  public static hashMod(sourceLabels: string[], modulus: number, label: string): RelabelConfig {
    return checked({ action: RelabelConfigAction.HASHMOD, sourceLabels: copyOf(sourceLabels), modulus, targetLabel: label });
  }

  /**
   * Removes labels.
   * @param regex what the whole name of a label matches
   * @example
   * Relabeling.dropLabels('pod_template_hash');
   */
  public static dropLabels(regex: string): RelabelConfig {
    return checked({ action: RelabelConfigAction.LABELDROP, regex });
  }

  /**
   * Removes all other labels.
   * @param regex what the whole name of a label matches that is kept
   * @example
   * Relabeling.keepLabels('__name__|instance|job|le|code');
   */
  public static keepLabels(regex: string): RelabelConfig {
    return checked({ action: RelabelConfigAction.LABELKEEP, regex });
  }

  /**
   * Copies labels to labels with other names.
   * @param regex what the whole name of a label matches, e.g. `__meta_kubernetes_pod_label_(.+)`
   * @param replacement the other name, where `$1` is the first group of the regex
   * @example
   * Relabeling.mapLabels('__meta_kubernetes_pod_label_(.+)', '$1');
   */
  public static mapLabels(regex: string, replacement: string): RelabelConfig {
    return checked({ action: RelabelConfigAction.LABELMAP, regex, replacement });
  }

  private constructor() {}
}

/** The text as a replacement, in which `$` begins a reference to a group. */
export function literal(text: string): string {
  return text.replace(/\$/g, '$$$$');
}

function checked(rule: RelabelConfig): RelabelConfig {
  const wrongTypes = checkTypes(rule);
  const problems = wrongTypes.length > 0 ? wrongTypes : checkRelabelings([rule], 'the rule');
  if (problems.length > 0) throw new MonitoringError(problems.map((problem) => findingAt('Relabeling', { ...problem, message: problem.message.replace('the rule[0]', 'the rule') })));

  return rule;
}

/** For callers whose language does not check types: text would become a list of its letters. */
function copyOf(labels: string[]): string[] {
  return Array.isArray(labels) ? [...labels] : labels;
}

function checkTypes(rule: RelabelConfig): Problem[] {
  const { sourceLabels, regex, replacement, targetLabel } = rule;
  const wrong = (message: string, fix: string): Problem[] => [{ code: 'AM108', message, fix }];
  if ('regex' in rule && regex === undefined) return wrong('the regex of the rule is not set, so it would match everything', 'give a regex');
  if (sourceLabels?.length === 0) return wrong('the rule has no source labels, so it would decide the same for everything', 'name at least one label');
  const texts = Object.entries({ regex, replacement, targetLabel }).filter(([, value]) => value !== undefined && typeof value !== 'string');
  if (sourceLabels !== undefined && !(Array.isArray(sourceLabels) && sourceLabels.every((label) => typeof label === 'string'))) {
    return wrong('the source labels are not a list of text', "write them like ['job', 'instance']");
  }

  return texts.flatMap(([field, value]) => wrong(`the ${field} of the rule is ${quote(value)}, which is not text`, 'give text'));
}
