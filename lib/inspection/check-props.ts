/** Checks the options of an inspection, and reads the objects that are in them. */
import { InspectionProps } from './inspection-props';
import { Subject } from './subject';
import { MonitoringError } from '../findings/monitoring-error';
import { findingAt, quote } from '../findings/problem';
import { loadManifests } from '../manifests/load/load-manifests';
import { checkKinds } from '../tree/app-kinds';
import { whyNotVersion } from '../units/version';

/** The objects that are in the cluster already. @throws LoadError if they cannot be read */
export function externalSubjects({ external }: InspectionProps): Subject[] {
  return external === undefined ? [] : loadManifests(external, 'external').map((subject) => ({ ...subject, isExternal: true }));
}

/** The props without the objects. @throws MonitoringError with all that is wrong with them */
export function checkedProps({ operatorVersion, prometheusConfig, podsOf }: InspectionProps): InspectionProps {
  const why = operatorVersion === undefined ? undefined : whyNotVersion(operatorVersion);
  const problems = [
    ...why ? [{ code: 'AM503', message: `operatorVersion ${quote(operatorVersion)} ${why}`, fix: 'write it like "v0.94.1"' }] : [],
    ...checkKinds(podsOf),
  ];
  if (problems.length > 0) throw new MonitoringError(problems.map((problem) => findingAt('Inspection', problem)));

  return { operatorVersion, prometheusConfig, podsOf };
}
