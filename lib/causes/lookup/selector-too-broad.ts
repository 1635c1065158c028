/** AM926: a selector matches more as relabeling rules than as a label selector, so the monitor scrapes more than it selects. */
import { Severity } from '../../findings/finding';
import { Problem, quote } from '../../findings/problem';
import { Forecast } from '../../forecast/forecast';
import { podTargets, PodTarget, tryDeclaration } from '../../forecast/pod-targets';
import { StringMap } from '../../manifests/manifest';
import { StoredObject } from '../../manifests/objects';
import { LabelSelector, selectorMatches } from '../../manifests/selectors/selector';
import { selectorAt } from '../../manifests/selectors/selector-at';
import { Spec } from '../../operator-port/server';
import { metaLabelName } from '../../units/prometheus-names';
import { Cause } from '../cause';

export const selectorTooBroad: Cause = {
  code: 'AM926',
  stage: 'lookup',
  *run(forecast) {
    const reported = new Set<string>();
    for (const each of podTargets(forecast)) {
      const about = `${each.job.declaredBy} ${each.pod.source}`;
      const monitor = reported.has(about) ? undefined : tryDeclaration(forecast, each.job)?.monitor;
      reported.add(about);
      const problem = monitor && whyLoose(forecast, monitor, each);
      if (problem) yield { key: each.job.declaredBy, problem };
    }
  },
};

interface Selected {
  readonly source: string;
  readonly labels: StringMap;
}

/** Checks the pod, or the Services that select it; fine if one of them really matches the selector. */
function whyLoose(forecast: Forecast, monitor: StoredObject, { pod }: PodTarget): Problem | undefined {
  const selector = selectorAt(monitor.manifest, ['spec', 'selector']);
  const isBySelector = monitor.kind === 'ServiceMonitor' || monitor.kind === 'PodMonitor';
  if (!selector || !isBySelector || (monitor.manifest.spec as Spec).selectorMechanism === 'RoleSelector') return undefined;
  const candidates: readonly Selected[] = monitor.kind === 'PodMonitor' ? [pod] : forecast.monitored().servicesSelecting(pod);
  if (candidates.some(({ labels }) => selectorMatches(selector, labels))) return undefined;
  for (const candidate of candidates) {
    const pairs = pairsOf(selector).map((pair) => ({ pair, taken: taken(pair, candidate.labels) }));
    const loose = pairs.find(({ pair, taken: [label] }) => label !== undefined && !pair.values.includes(candidate.labels[pair.key]));
    if (loose && pairs.every(({ taken: all }) => all.length > 0)) return tooMuch(loose.pair, loose.taken[0], candidate);
  }

  return undefined;
}

interface Pair {
  readonly key: string;
  readonly values: readonly string[];
}

function pairsOf({ matchLabels = {}, matchExpressions = [] }: LabelSelector): Pair[] {
  return [
    ...Object.entries(matchLabels).map(([key, value]) => ({ key, values: [value] })),
    ...matchExpressions.filter(({ operator }) => operator === 'In').map(({ key, values = [] }) => ({ key, values })),
  ];
}

/** Labels that the rules match for a pair: dots, slashes and dashes of a key all become `_`, and a dot in a value matches any character. */
function taken({ key, values }: Pair, labels: StringMap): string[] {
  const pattern = new RegExp(`^(?:${values.join('|')})$`);

  return Object.keys(labels).filter((label) => metaLabelName(label) === metaLabelName(key) && pattern.test(labels[label]));
}

function tooMuch({ key, values }: Pair, label: string, { source, labels }: Selected): Problem {
  return {
    code: 'AM926',
    severity: Severity.WARNING,
    field: 'spec.selector',
    message: `the selector requires label ${quote(key)} to be ${values.map(quote).join(' or ')}, but ${quote(source)} with label ${quote(label)} ${quote(labels[label])} is scraped as well: in relabeling rules a "." in a value matches any character, and special characters in a label name become "_"`,
    fix: 'set selectorMechanism to "RoleSelector", or select by another label',
  };
}
