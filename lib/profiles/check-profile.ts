/** Refuses profiles that are not valid for any Prometheus. */
import { checkProber } from './check-prober';
import { ProfileProps } from './profile-props';
import { MonitoringError } from '../findings/monitoring-error';
import { findingAt, Problem, quote, quoteList } from '../findings/problem';
import { whyNotDnsLabel, whyNotLabelValue, whyNotQualifiedName } from '../units/kubernetes-names';
import { compareVersions, whyNotVersion } from '../units/version';

/** The oldest version that this library supports. */
const OLDEST_PROMETHEUS = 'v2.45.0';

/** Names of the ready profiles. */
const NAMES = ['kube-prometheus-stack', 'kube-prometheus'];

/** @throws MonitoringError with all problems of a profile */
export function checkProfile(name: string, props: ProfileProps): void {
  const problems = [...labelProblems(props), ...versionProblems(props), ...checkProber(props.prober, 'prober'), ...scrapeClassProblems(props), ...namespaceProblems(props)];
  if (problems.length > 0) throw new MonitoringError(problems.map((problem) => findingAt(`Profile ${name}`, problem)));
}

/** The error for a name that is not the name of a ready profile. */
export function unknownProfile(name: string): MonitoringError {
  return new MonitoringError([findingAt('Profile', {
    code: 'AM501', message: `unknown profile ${quote(name)}`, fix: `use one of ${quoteList(NAMES)}, or Profile.custom`,
  })]);
}

function labelProblems({ labels = {}, podLabels = {} }: ProfileProps): Problem[] {
  return [...Object.entries(labels), ...Object.entries(podLabels)].flatMap(([key, value]) => {
    const why = whyNotQualifiedName(key) ?? whyNotLabelValue(value);

    return why ? [{ code: 'AM502', message: `label ${quote(key)}: ${quote(value)} ${why}`, fix: 'use a Kubernetes label' }] : [];
  });
}

function versionProblems({ prometheusVersion, operatorVersion }: ProfileProps): Problem[] {
  const problems: Problem[] = [];
  for (const [field, version] of Object.entries({ prometheusVersion, operatorVersion })) {
    const why = version === undefined ? undefined : whyNotVersion(version);
    if (why) problems.push({ code: 'AM503', message: `${field} ${quote(version)} ${why}`, fix: 'write it like "v3.14.0"' });
  }
  if (problems.length === 0 && prometheusVersion && compareVersions(prometheusVersion, OLDEST_PROMETHEUS) < 0) {
    problems.push({
      code: 'AM503',
      message: `prometheusVersion ${quote(prometheusVersion)} is older than ${OLDEST_PROMETHEUS}, the oldest the operator supports`,
      fix: `use ${OLDEST_PROMETHEUS} or newer`,
    });
  }

  return problems;
}

function scrapeClassProblems({ scrapeClasses = [] }: ProfileProps): Problem[] {
  return scrapeClasses.some((name) => name === '')
    ? [{ code: 'AM504', message: 'a scrape class has an empty name', fix: 'use the name in the Prometheus object' }]
    : [];
}

function namespaceProblems({ namespace, readableNamespaces = [] }: ProfileProps): Problem[] {
  return [...namespace === undefined ? [] : [namespace], ...readableNamespaces].flatMap((name) => {
    const why = whyNotDnsLabel(name);

    return why ? [{ code: 'AM509', message: `namespace ${quote(name)} ${why}`, fix: 'use the name of a namespace' }] : [];
  });
}
