/** AM931: the port of a sidecar is looked for behind a Service by a Prometheus that does not see it there. */
import { Severity } from '../../findings/finding';
import { Problem, quote } from '../../findings/problem';
import { fieldOf, MonitorEndpoint } from '../../forecast/monitor-endpoints';
import { PodTarget, podTargets, tryDeclaration } from '../../forecast/pod-targets';
import { semverAtLeast } from '../../units/semver';
import { Cause } from '../cause';

/** @see CHANGELOG.md of Prometheus: "Kubernetes SD: Support sidecar containers in endpoint discovery. #14929" */
const SINCE = '3.0.0';

/** A port of the Service itself is found in any version. */
export const sidecarPort: Cause = {
  code: 'AM931',
  *run(forecast) {
    const told = new Set<string>();
    for (const each of podTargets(forecast)) {
      const { server: { managed }, job, pod, port } = each;
      if (!managed || semverAtLeast(managed.server.version, SINCE) || told.has(`${job.job} ${pod.source} ${port}`)) continue;
      told.add(`${job.job} ${pod.source} ${port}`);
      const declaration = tryDeclaration(forecast, job);
      const declaring = pod.containers.filter(({ ports }) => ports.some(({ containerPort }) => containerPort === port));
      const isHidden = declaring.length > 0 && declaring.every(({ isInit }) => isInit);
      if (declaration?.monitor.kind === 'ServiceMonitor' && !declaration.part.spec.port && isHidden) {
        yield { key: declaration.monitor.key, problem: notSeen(each, declaration.part, declaring[0].name, managed.server.version) };
      }
    }
  },
};

function notSeen({ server, port, pod }: PodTarget, part: MonitorEndpoint, container: string, version: string): Problem {
  return {
    code: 'AM931',
    severity: Severity.WARNING,
    message: `port ${port} of ${quote(pod.source)} is declared by its sidecar ${quote(container)} alone, and ${quote(server.key)} runs Prometheus ${version}, which does not see ports of init containers behind a Service before ${SINCE}, so it may not be scraped`,
    fix: `name a port of the Service in ${fieldOf(part, 'port')}, use a PodMonitor, or run Prometheus ${SINCE} or later`,
  };
}
