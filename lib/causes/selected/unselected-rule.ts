/** AM970: no Prometheus and no ThanosRuler selects a PrometheusRule. */
import { tryLabelRepair } from './label-repair';
import { Severity } from '../../findings/finding';
import { Problem, quote } from '../../findings/problem';
import { Forecast } from '../../forecast/forecast';
import { Answer, answerOf } from '../../kubernetes/answer';
import { NamespaceLabels } from '../../kubernetes/namespace-labels';
import { StringMap, stringMapAt, valueAt } from '../../manifests/manifest';
import { StoredObject } from '../../manifests/objects';
import { contradictionIn } from '../../manifests/selectors/contradiction';
import { differencesFrom } from '../../manifests/selectors/label-differences';
import { LabelSelector } from '../../manifests/selectors/selector';
import { selectorAt } from '../../manifests/selectors/selector-at';
import { Cause } from '../cause';

/** A warning, since programs outside of the operator read such objects, too. Without anyone that evaluates rules nothing is known. */
export const unselectedRule: Cause = {
  code: 'AM970',
  stage: 'selected',
  *run(forecast) {
    const rules = forecast.objects.ofKind('PrometheusRule');
    const evaluators = rules.length === 0 ? [] : evaluatorsIn(forecast);
    if (evaluators.length === 0) return;
    const namespaces = new NamespaceLabels(forecast.objects);
    for (const rule of rules) {
      const mismatches = evaluators.map((evaluator) => mismatchOf(evaluator, rule, namespaces));
      if (!mismatches.every(isCertain)) continue;
      const [nearest] = [...mismatches].sort((a, b) => distance(a) - distance(b));
      const meant = mismatches.flatMap(({ selector, looksThere }) => (selector && looksThere !== 'denied' ? [selector] : []));
      const repair = tryLabelRepair(rule, meant);
      yield { key: rule.key, servers: evaluators.map(({ key }) => key), problem: problemOf(nearest, rule), ...repair && { repair } };
    }
  },
};

/** Who evaluates rules. */
interface Evaluator {
  readonly key: string;
  readonly namespace: string;
  readonly spec: unknown;
}

/** An agent evaluates no rules. What a profile represents counts only if it is known how it selects rules. */
function evaluatorsIn({ managedServers, objects }: Forecast): Evaluator[] {
  const servers = managedServers.map(({ managed: { server } }) => server)
    .filter(({ kind, reader, spec }) => kind === 'Prometheus' && (reader === undefined || spec.ruleSelector));

  return [...servers, ...objects.ofKind('ThanosRuler').map(({ key, namespace, manifest: { spec } }) => ({ key, namespace, spec }))];
}

interface Mismatch extends Evaluator {
  readonly selector?: LabelSelector;
  /** What the selector requires, if no labels match it. */
  readonly impossible?: string;
  readonly lacks: readonly string[];
  readonly looksThere: Answer;
}

/** @see selectObjects in pkg/operator/rules.go, v0.94.1: as for monitors */
function mismatchOf({ key, namespace, spec }: Evaluator, rule: StoredObject, namespaces: NamespaceLabels): Mismatch {
  const selector = selectorAt(spec, ['ruleSelector']);
  const ofNamespaces = selectorAt(spec, ['ruleNamespaceSelector']);

  return {
    key,
    namespace,
    spec,
    selector,
    impossible: selector && contradictionIn(selector),
    lacks: selector ? differencesFrom(selector, stringMapAt(rule.manifest, ['metadata', 'labels'])) : [],
    looksThere: ofNamespaces ? namespaces.matches(ofNamespaces, rule.namespace) : answerOf(rule.namespace === namespace),
  };
}

/** Whether the rule is certainly not selected. */
function isCertain({ selector, lacks, looksThere }: Mismatch): boolean {
  return selector === undefined || lacks.length > 0 || looksThere === 'denied';
}

function distance({ selector, impossible, lacks, looksThere }: Mismatch): number {
  return selector === undefined || impossible !== undefined ? 1000 : lacks.length + (looksThere === 'denied' ? 1 : 0);
}

function problemOf(mismatch: Mismatch, { manifest, namespace }: StoredObject): Problem {
  const { key, lacks, looksThere } = mismatch;
  const { why, fix, field } = reasonOf(mismatch, stringMapAt(manifest, ['metadata', 'labels']), namespace);

  return {
    code: 'AM970',
    severity: Severity.WARNING,
    message: `${quote(key)} does not select it, so its rules are not evaluated: ${why}${lacks.length > 0 && looksThere === 'denied' ? `, and it does not look in namespace ${quote(namespace)}` : ''}`,
    fix,
    ...field !== undefined && { field },
  };
}

interface Reason {
  readonly why: string;
  readonly fix: string;
  readonly field?: string;
}

function reasonOf({ key, selector, impossible, lacks, spec, namespace: home }: Mismatch, labels: StringMap, namespace: string): Reason {
  if (impossible !== undefined) return { why: `ruleSelector requires ${impossible}, which no labels match`, fix: `change ruleSelector of ${quote(key)}` };
  if (selector === undefined) return { why: 'it does not set ruleSelector', fix: `set ruleSelector of ${quote(key)} to labels of this PrometheusRule, or to {} for all` };
  if (lacks.length > 0) {
    return {
      why: `ruleSelector requires ${lacks.join(', ')}, but it has ${inWords(labels)}`,
      fix: `set its metadata.labels to match ${lacks.join(', ')}, or change ruleSelector of ${quote(key)}`,
      field: 'metadata.labels',
    };
  }

  return {
    why: valueAt(spec, ['ruleNamespaceSelector']) ? `ruleNamespaceSelector does not match namespace ${quote(namespace)}`
      : `it does not set ruleNamespaceSelector, so it selects only in its own namespace ${quote(home)}`,
    fix: `set ruleNamespaceSelector of ${quote(key)} to match namespace ${quote(namespace)}, or move the PrometheusRule`,
  };
}

function inWords(labels: StringMap): string {
  return Object.entries(labels).map(([key, value]) => `${key}: ${value}`).join(', ') || 'no labels';
}
