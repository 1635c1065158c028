/** AM926: relabeling rules cannot tell some labels and values apart, so that a monitor scrapes more than it selects. */
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

/** The pod, or the Services before it, unless one of them is what the selector says. */
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

/** Labels that the rules take for a pair: dots, slashes and dashes of a key are one character, and a dot in a value is any. */
function taken({ key, values }: Pair, labels: StringMap): string[] {
  const pattern = new RegExp(`^(?:${values.join('|')})$`);

  return Object.keys(labels).filter((label) => metaLabelName(label) === metaLabelName(key) && pattern.test(labels[label]));
}

function tooMuch({ key, values }: Pair, label: string, { source, labels }: Selected): Problem {
  return {
    code: 'AM926',
    severity: Severity.WARNING,
    message: `label ${quote(key)} of the selector is to be ${values.map(quote).join(' or ')}, and ${quote(source)} with ${quote(label)} ${quote(labels[label])} is scraped as well: in relabeling rules a dot of a value is any character, and every sign of a key is "_"`,
    fix: 'set selectorMechanism to "RoleSelector", or select by another label',
  };
}
