/** Relabeling rules. */
import { Server, Spec } from '../../../operator-port/server';
import { Yaml, YamlMap } from '../../../operator-port/yaml';
import { RELABEL_CONFIG } from '../../fields';
import { operatorSince } from '../../operator-since';
import { isEmpty } from '../entries';
import { transformed } from '../transforms';

/** One rule, its fields in the order in which they are written. */
export type Rule = YamlMap;

/** Fields of a rule that the operator makes itself, in the order in which they are written. */
export function rule(fields: { readonly [field: string]: Yaml }): Rule {
  return new Map(Object.entries(fields));
}

/**
 * Rules of a custom resource.
 * @see generateRelabelConfig in pkg/prometheus/promcfg.go, v0.94.1
 */
export function relabelRules(configs: readonly Spec[] | null | undefined, server: Pick<Server, 'operatorVersion'>): Rule[] {
  return (configs ?? []).map((config) => new Map(RELABEL_CONFIG
    .filter(({ field, unlessEmpty }) => config[field] !== undefined && config[field] !== null
      && !((unlessEmpty || leavesOutEmpty(field, server)) && isEmpty(config[field])))
    .map(({ field, prometheusField, transform }) => [prometheusField, transformed(config[field], transform)])));
}

/** Older operators left out an empty separator and replacement, so that the values hold which Prometheus has by default. */
function leavesOutEmpty(field: string, server: Pick<Server, 'operatorVersion'>): boolean {
  return field === 'separator' ? !operatorSince(server, 73) : field === 'replacement' && !operatorSince(server, 74);
}

/** What every chain begins with: the job's name is kept for rules that come after those that change it. */
export const JOB_NAME_RULE = rule({ source_labels: ['job'], target_label: '__tmp_prometheus_job_name' });
