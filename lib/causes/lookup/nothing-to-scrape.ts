/** AM974: a monitor has no endpoint, or its job has no target and no discovery. */
import { Severity } from '../../findings/finding';
import { Problem, quote } from '../../findings/problem';
import { isManaged } from '../../forecast/checked-server';
import { Forecast } from '../../forecast/forecast';
import { partsOf } from '../../forecast/monitor-endpoints';
import { StoredObject } from '../../manifests/objects';
import { SdConfig } from '../../prometheus/configuration/scrape-job';
import { Cause } from '../cause';

/** Open, since others may fill it in later: an operator or a person in the cluster. */
export const nothingToScrape: Cause = {
  code: 'AM974',
  stage: 'lookup',
  *run(forecast) {
    for (const { monitor } of forecast.monitors()) {
      const problem = problemOf(forecast, monitor);
      if (problem) yield { key: monitor.key, isOpen: true, problem };
    }
  },
};

function problemOf(forecast: Forecast, monitor: StoredObject): Problem | undefined {
  if (partsOf(monitor).length === 0) {
    const field = monitor.kind === 'PodMonitor' ? 'podMetricsEndpoints' : 'endpoints';

    return { ...NO_TARGETS, message: 'it has no endpoint, so the operator writes no job for it', fix: `add an endpoint to spec.${field}`, field };
  }
  if (monitor.kind !== 'Probe' && monitor.kind !== 'ScrapeConfig') return undefined;
  const [server] = forecast.serversOf(monitor).filter(isManaged);
  const empty = server?.monitorJobs.of(monitor).find(({ job }) => job.discoveries.every(isEmpty));

  return empty && { ...NO_TARGETS, message: `job ${quote(empty.job.name)} lists no target and has no discovery`, fix: 'list a target, or add a discovery' };
}

const NO_TARGETS = { code: 'AM974', severity: Severity.WARNING };

function isEmpty(discovery: SdConfig): boolean {
  return discovery.kind === 'static' && discovery.groups.every(({ targets }) => targets.length === 0);
}
