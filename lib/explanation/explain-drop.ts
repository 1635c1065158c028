/** A rule drops targets, and no check says that it is wrong. */
import { notKnown } from './explain-step';
import { ExplanationStage, ExplanationStep } from './explanation';
import { quote } from '../findings/problem';
import { isGiven, RuleOrigin } from '../manifests/rule-origin';
import { ScrapeJob } from '../prometheus/configuration/scrape-job';
import { RelabelRule } from '../prometheus/relabel/rule';
import { DroppedTarget } from '../prometheus/targets/target';
import { HIDDEN } from '../redaction/hide-target-secrets';

/** Targets of one job that are all dropped. */
export interface Dropped {
  readonly job: ScrapeJob;
  readonly dropped: readonly DroppedTarget[];
  /** Key of the object with the rules. */
  readonly monitor: string;
}

/** By the target that passes the most rules, and of these the one that is most like what the last rule keeps. */
export function dropStep({ job, dropped, monitor }: Dropped, server: string): ExplanationStep {
  const [{ rule: index, origin, reason, address }] = [...dropped]
    .sort((a, b) => (b.rule ?? Infinity) - (a.rule ?? Infinity) || (b.likeness ?? 0) - (a.likeness ?? 0));
  const drops = `job ${quote(job.name)} drops ${quote(address)}`;
  if (index === undefined) {
    return notKnown(ExplanationStage.ADDRESS, `${drops} after relabeling, which may be intended: ${reason}`, `change the rules of ${monitor}, or the address that they relabel`, server);
  }
  const annotation = reason.endsWith(HIDDEN) ? undefined : annotationOf(job.rules[index]);
  const fix = annotation === undefined ? `change ${placeOf(origin, monitor)}, or the labels that it compares` : `give it ${annotation}`;

  return notKnown(isOfPort(origin) ? ExplanationStage.PORT : ExplanationStage.RULES, `${drops}, which may be intended: ${reason}`, fix, server);
}

/**
 * What a job drops beside the targets that it scrapes, e.g. `, and drops 1 of 3 targets: ...`. What the operator's own rules drop does not
 * count: the monitor does not select it.
 */
export function butDrops(kept: number, dropped: readonly DroppedTarget[]): string {
  const lost = dropped.filter(({ rule, origin }) => rule === undefined || isGiven(origin));
  if (lost.length === 0) return '';
  const byRule = lost.find(({ rule }) => rule !== undefined);
  const why = byRule ? `, ${lost.length > 1 ? 'for example ' : ''}${quote(byRule.address)}: ${byRule.reason}` : '';

  return `, and drops ${lost.length} of ${kept + lost.length} targets${why}`;
}

/** E.g. `spec.endpoints[0].relabelings[1] of ServiceMonitor/shop/cart`. */
function placeOf(origin: RuleOrigin | undefined, monitor: string): string {
  if (isGiven(origin)) return `${origin.fieldPath} of ${origin.object}`;

  return isOfPort(origin) ? `the port that ${monitor} names` : `the rule of ${monitor}`;
}

function isOfPort(origin: RuleOrigin | undefined): boolean {
  return origin !== undefined && 'by' in origin && ['service-port-name', 'container-port-name', 'container-port-number'].includes(origin.by);
}

/** What makes an annotation whose value the rule reads pass; undefined for a rule that reads something else. */
function annotationOf({ action, sourceLabels, regex }: RelabelRule): string | undefined {
  const [, kind, name] = /^__meta_kubernetes_(pod|service|ingress|node)_annotation(?:present)?_(.*)$/.exec(sourceLabels[0] ?? '') ?? [];
  if (action !== 'keep' || sourceLabels.length !== 1) return undefined;
  const key = name?.replace(/^prometheus_io_/, 'prometheus.io/');

  return key === undefined ? undefined : `the ${kind} annotation ${quote(key)} with a value that matches ${quote(regex.text)}`;
}
