/** Refuses profiles that are not valid for any Prometheus. */
import { checkFactTypes } from './check-fact-types';
import { checkProber } from './check-prober';
import { checkEnforcedLimits } from './enforced-limits';
import { ProfileProps } from './profile-props';
import { whyNotScrapeConfigVersion } from './scrape-config-version';
import { MonitoringError } from '../findings/monitoring-error';
import { findingAt, Problem, quote, quoteList } from '../findings/problem';
import type * as check from '../manifests/selectors/check-label-selector';
import { LabelSelector } from '../manifests/selectors/selector';
import { whyNotSelectorShape } from '../manifests/selectors/selector-shape';
import { MONITOR_KIND_NAMES, MONITOR_KINDS } from '../operator-port/monitor-kinds';
import { whyNotDnsLabel, whyNotDnsSubdomain, whyNotLabelValue, whyNotQualifiedName } from '../units/kubernetes-names';
import { whyNotOperatorVersion } from '../units/operator-version';
import { compareVersions, whyNotVersion } from '../units/version';

/** The oldest version that this library supports. */
const OLDEST_PROMETHEUS = 'v2.45.0';

/** Names of the profiles for readers that are not a Prometheus of your own. */
export const OTHER_NAMES = [
  'azure-managed-prometheus', 'openshift-user-workload', 'opentelemetry-target-allocator', 'grafana-alloy', 'google-managed-prometheus', 'victoria-metrics',
] as const;

/** One of these names. */
export type OtherName = typeof OTHER_NAMES[number];

/** Names that text may give. */
export const NAMES = ['kube-prometheus-stack', 'kube-prometheus', 'custom', ...OTHER_NAMES] as const;

/** One of the names. */
export type ReadyName = typeof NAMES[number];

/** @throws MonitoringError with all problems of a profile */
export function checkProfile(name: string, props: ProfileProps): void {
  const wrongTypes = checkFactTypes(props);
  const problems = wrongTypes.length > 0 ? wrongTypes : [
    ...labelProblems(props), ...selectorProblems(props), ...versionProblems(props), ...checkProber(props.prober, 'prober'), ...scrapeClassProblems(props),
    ...namespaceProblems(props), ...nameProblems(props), ...kindProblems(props), ...checkEnforcedLimits(props),
  ];
  if (problems.length > 0) throw new MonitoringError(problems.map((problem) => findingAt(`Profile ${name}`, problem)));
}

/** The error for a name that is not the name of a profile. */
export function unknownProfile(name: string): MonitoringError {
  return new MonitoringError([findingAt('Profile', {
    code: 'AM501', message: `unknown profile ${quote(name)}`, fix: `use ${NAMES.filter((each) => each !== 'custom').map(quote).join(', ')}, or "custom" with facts, e.g. "custom,labels=team=shop"`,
  })]);
}

function labelProblems({ labels = {}, podLabels = {} }: ProfileProps): Problem[] {
  return [...Object.entries(labels), ...Object.entries(podLabels)].flatMap(([key, value]) => {
    const why = whyNotQualifiedName(key) ?? whyNotLabelValue(value);

    return why ? [{ code: 'AM502', message: `label ${quote(key)}: ${quote(value)} ${why}`, fix: 'use a Kubernetes label' }] : [];
  });
}

/** What the API server refuses in a selector. */
function selectorProblems(props: ProfileProps): Problem[] {
  const fields = [...MONITOR_KINDS.flatMap(({ selector, namespaceSelector }) => [selector, namespaceSelector]), 'ruleSelector', 'ruleNamespaceSelector'];
  const given = fields.filter((field) => props[field as keyof ProfileProps] !== undefined);
  if (given.length === 0) return [];
  // Most profiles have labels alone.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { whyNotLabelSelector } = require('../manifests/selectors/check-label-selector') as typeof check;

  return given.flatMap((field) => {
    const selector = props[field as keyof ProfileProps] as LabelSelector;
    const other = whyNotSelectorShape(selector);
    if (other !== undefined) return [{ code: 'AM516', message: `${field} ${other}`, fix: "write it like { matchLabels: { team: 'shop' } }, as in the Prometheus object" }];
    const why = whyNotLabelSelector(selector);

    return why === undefined ? [] : [{ code: 'AM516', message: `${field} is not valid: ${why}`, fix: 'use the selector of the Prometheus object' }];
  });
}

function kindProblems({ ignoredKinds = [] }: ProfileProps): Problem[] {
  return ignoredKinds.filter((kind) => !MONITOR_KIND_NAMES.includes(kind)).map((kind) => (
    { code: 'AM517', message: `ignoredKinds has ${quote(kind)}, which is not a kind of monitor`, fix: `use ${quoteList(MONITOR_KIND_NAMES)}` }));
}

function versionProblems(props: ProfileProps): Problem[] {
  const { prometheusVersion, operatorVersion, kubernetesVersion, readerVersion, scrapeConfigVersion } = props;
  const problems: Problem[] = [];
  const given = { prometheusVersion, operatorVersion, kubernetesVersion, readerVersion };
  for (const [field, example] of Object.entries(EXAMPLES) as [keyof typeof EXAMPLES, string][]) {
    const version = given[field];
    const why = version === undefined ? undefined : (field === 'operatorVersion' ? whyNotOperatorVersion : whyNotVersion)(version, example);
    if (why) problems.push({ code: 'AM503', message: `${field} ${quote(version)} ${why}`, fix: `write it like ${quote(example)}` });
  }
  const whyNot = scrapeConfigVersion === undefined ? undefined : whyNotScrapeConfigVersion(scrapeConfigVersion);
  if (whyNot) problems.push({ code: 'AM503', message: `scrapeConfigVersion ${quote(scrapeConfigVersion)} ${whyNot}`, fix: 'use a member of ScrapeConfigVersion, or leave it out' });
  if (problems.length === 0 && prometheusVersion && isOlderThanSupported(prometheusVersion)) {
    problems.push({
      code: 'AM503',
      message: `prometheusVersion ${quote(prometheusVersion)} is older than ${OLDEST_PROMETHEUS}, the oldest the operator supports`,
      fix: `use ${OLDEST_PROMETHEUS} or newer`,
    });
  }

  return problems;
}

/** Whether a version of Prometheus is older than what a profile can have. */
export function isOlderThanSupported(prometheusVersion: string): boolean {
  return compareVersions(prometheusVersion, OLDEST_PROMETHEUS) < 0;
}

const EXAMPLES = { prometheusVersion: 'v3.14.0', operatorVersion: 'v0.94.1', kubernetesVersion: 'v1.37.0', readerVersion: 'v1.14.0' };

function scrapeClassProblems({ scrapeClasses = [] }: ProfileProps): Problem[] {
  return scrapeClasses.some((name) => name === '')
    ? [{ code: 'AM504', message: 'a scrape class has an empty name', fix: 'use the name in the Prometheus object' }]
    : [];
}

function namespaceProblems({ namespace, readableNamespaces = [] }: ProfileProps): Problem[] {
  return [...namespace === undefined ? [] : [namespace], ...readableNamespaces.filter((name) => name !== '*')].flatMap((name) => {
    const why = whyNotDnsLabel(name);

    return why ? [{ code: 'AM509', message: `namespace ${quote(name)} ${why}`, fix: 'use the name of a namespace' }] : [];
  });
}

function nameProblems({ serviceAccountName, monitorApiGroup }: ProfileProps): Problem[] {
  return Object.entries({ serviceAccountName, monitorApiGroup }).flatMap(([fact, name]) => {
    const why = name === undefined ? undefined : whyNotDnsSubdomain(name);

    return why ? [{ code: 'AM509', message: `${fact} ${quote(name)} ${why}`, fix: NAMES_OF[fact as keyof typeof NAMES_OF] }] : [];
  });
}

const NAMES_OF = { serviceAccountName: 'use the name of a ServiceAccount', monitorApiGroup: 'use an API group such as "monitoring.coreos.com"' };
