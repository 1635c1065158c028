/** AM931: a Prometheus before 3.0.0 does not discover the port of a sidecar behind a Service. */
import { Severity } from '../../findings/finding';
import { Problem, quote } from '../../findings/problem';
import { ManagedServer } from '../../forecast/checked-server';
import { Forecast } from '../../forecast/forecast';
import { fieldOf, MonitorEndpoint } from '../../forecast/monitor-endpoints';
import { tryDeclaration } from '../../forecast/pod-targets';
import { StoredObject } from '../../manifests/objects';
import { discoveredBy } from '../../prometheus/discovery/discovered-by';
import { META } from '../../prometheus/discovery/meta-labels';
import { requiredLabels } from '../../prometheus/targets/required-labels';
import { JobTargets } from '../../prometheus/targets/target';
import { findTargets } from '../../prometheus/targets/targets-of-job';
import { podNamesIn } from '../../prometheus/targets/targets-of-server';
import { isSemverBefore } from '../../units/semver';
import { Cause } from '../cause';

/** @see CHANGELOG.md of Prometheus: "Kubernetes SD: Support sidecar containers in endpoint discovery. #14929" */
const SINCE = '3.0.0';

/** Every version discovers a port that the Service itself has. */
export const sidecarPort: Cause = {
  code: 'AM931',
  stage: 'ports',
  *run(forecast) {
    const reported = new Set<string>();
    for (const server of forecast.managedServers.filter(({ managed }) => isSemverBefore(managed.server.version, SINCE))) {
      for (const job of server.jobs()) {
        const { monitor, part } = tryDeclaration(forecast, job) ?? {};
        if (monitor?.kind !== 'ServiceMonitor' || !part || part.spec.port || job.denied.length > 0) continue;
        for (const hidden of hiddenPorts(forecast, server, job, monitor)) {
          const id = `${job.job} ${hidden.source} ${hidden.port}`;
          if (reported.has(id)) continue;
          reported.add(id);
          yield { key: monitor.key, problem: notSeen(hidden, part, server) };
        }
      }
    }
  },
};

/** A port that a newer Prometheus would scrape. */
interface HiddenPort {
  readonly source: string;
  readonly container: string;
  readonly port: string;
}

function* hiddenPorts(
  forecast: Forecast, server: ManagedServer, { job: name, targets }: JobTargets, monitor: StoredObject,
): Generator<HiddenPort> {
  const written = server.monitorJobs.of(monitor).find(({ job }) => job.name === name);
  if (!written) return;
  const { job } = written;
  const named = podNamesIn(forecast.cluster);
  const scraped = new Set(targets.map(({ url }) => url));
  const found = findTargets([job], forecast.discovery, monitor.key, requiredLabels(job.rules), undefined, discoveredBy(SINCE));
  for (const { discovered, target: { source }, outcomes: [outcome] } of found) {
    const label = (of: string) => discovered.get(`${META}pod_container_${of}`) ?? '';
    if ('url' in outcome && label('init') === 'true' && !scraped.has(named(outcome.url))) yield { source, container: label('name'), port: label('port_number') };
  }
}

function notSeen({ source, container, port }: HiddenPort, part: MonitorEndpoint, { key, managed }: ManagedServer): Problem {
  const { version } = managed.server;

  return {
    code: 'AM931',
    severity: Severity.WARNING,
    message: `port ${port} of ${quote(source)} is declared only by its sidecar ${quote(container)}, an init container. ${quote(key)} runs Prometheus ${version}, which does not discover ports of init containers behind a Service before ${SINCE}, so the port is not scraped`,
    field: fieldOf(part, 'port'),
    fix: `set ${fieldOf(part, 'port')} to a port of the Service, use a PodMonitor, or run Prometheus ${SINCE} or later`,
  };
}
