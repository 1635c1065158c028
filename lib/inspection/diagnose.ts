/** Collects what is wrong: findings that need no targets, results of the checks, and configurations that Prometheus refuses. */
import { runCauses } from '../causes/run-causes';
import { Diagnosis, StagedFinding } from '../forecast/diagnosis';
import { Forecast } from '../forecast/forecast';
import { refusedBy } from '../forecast/refused-by';
import { UNMANAGED_SERVER } from '../forecast/server-targets';

/**
 * Everything that is wrong with the objects and the servers.
 * @param general findings that do not depend on the targets
 * @param asCertain gives a finding the severity that is certain
 */
export function diagnose(
  general: readonly StagedFinding[], forecast: Forecast, asCertain: (finding: StagedFinding) => StagedFinding,
): Diagnosis {
  return new Diagnosis([...runCauses(forecast, general), ...refusals(forecast)].map(asCertain));
}

/** Configurations that the operator generates and Prometheus refuses. The file of an unmanaged server is checked when it is read. */
function refusals({ servers }: Forecast): StagedFinding[] {
  return servers.filter(({ key }) => key !== UNMANAGED_SERVER).flatMap(({ key, result }) => refusedBy(key, result.judged()));
}
