/** Everything that is wrong, object by object: what is known without the targets, what the checks find, and what Prometheus refuses. */
import { runCauses } from '../causes/run-causes';
import { Diagnosis, StagedFinding } from '../forecast/diagnosis';
import { Forecast } from '../forecast/forecast';
import { refusedConfiguration } from '../forecast/problems';
import { UNMANAGED_SERVER } from '../forecast/server-targets';

/** @param general what is known without the targets */
export function diagnose(general: readonly StagedFinding[], forecast: Forecast): Diagnosis {
  return new Diagnosis([...runCauses(forecast, general), ...refusals(forecast)]);
}

/** Of the operator's configurations; that of an unmanaged server is looked at in any case. */
function refusals({ servers }: Forecast): StagedFinding[] {
  return servers.filter(({ key }) => key !== UNMANAGED_SERVER).flatMap(({ key, result }): StagedFinding[] => {
    const { refused } = result.judged();

    return refused === undefined ? [] : [{ stage: 'server', key, problem: refusedConfiguration(refused) }];
  });
}
