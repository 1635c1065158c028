/** Checks the options of an inspection, and reads the objects that are in them. */
import { externalSubjectsIn } from './external-subjects';
import { InspectionProps } from './inspection-props';
import { ProfileInPlace } from './known-readers';
import { Subject } from './subject';
import { MonitoringError } from '../findings/monitoring-error';
import { findingAt, Problem, quote } from '../findings/problem';
import { requireObject } from '../findings/require-object';
import { checkKinds } from '../tree/app-kinds';
import { OLDEST_OPERATOR, whyNotOperatorVersion } from '../units/operator-version';
import { whyNotVersion } from '../units/version';

/** The objects that are in the cluster already. @throws LoadError if they cannot be read */
export function externalSubjects(props: InspectionProps): Subject[] {
  requireObject('Inspection', 'props', props);
  const { external } = props;

  return external === undefined ? [] : externalSubjectsIn(external);
}

/** The profile of the props, which holds for all monitors. */
export function placedProfiles({ profile }: InspectionProps): ProfileInPlace[] {
  return profile === undefined ? [] : [{ profile }];
}

/** The props without the objects and the profile. @throws MonitoringError with all that is wrong with them */
export function checkedProps(props: InspectionProps): InspectionProps {
  requireObject('Inspection', 'props', props);
  const { operatorVersion, kubernetesVersion, prometheusConfig, podsOf } = props;
  const problems = [
    ...versionProblems('operatorVersion', operatorVersion, whyNotOperatorVersion, `use v${OLDEST_OPERATOR} or newer, and write it like "v0.94.1"`),
    ...versionProblems('kubernetesVersion', kubernetesVersion, (version) => whyNotVersion(version, 'v1.37.0'), 'write it like "1.37"'),
    ...checkKinds(podsOf),
  ];
  if (problems.length > 0) throw new MonitoringError(problems.map((problem) => findingAt('Inspection', problem)));

  return { operatorVersion, kubernetesVersion, podsOf, prometheusConfig: asConfiguration(prometheusConfig) };
}

/** A bare list of jobs as the configuration that has them. */
function asConfiguration(text: string | undefined): string | undefined {
  return text !== undefined && LIST.test(text) ? `scrape_configs:\n${text}` : text;
}

const LIST = /^(?:\s*#.*\n|\s*\n)*\s*-\s(?!--)/;

function versionProblems(
  field: string, version: string | undefined, whyNot: (version: string) => string | undefined, fix: string,
): Problem[] {
  const why = version === undefined ? undefined : whyNot(version);

  return why === undefined ? [] : [{ code: 'AM503', message: `${field} ${quote(version)} ${why}`, fix }];
}
