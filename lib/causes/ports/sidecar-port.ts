/** AM931: a Prometheus before 3.0.0 does not discover the port of a sidecar behind a Service. */
import { Severity } from '../../findings/finding';
import { Problem, quote } from '../../findings/problem';
import { fieldOf, MonitorEndpoint } from '../../forecast/monitor-endpoints';
import { PodTarget, podTargets, tryDeclaration } from '../../forecast/pod-targets';
import { semverAtLeast } from '../../units/semver';
import { Cause } from '../cause';

/** @see CHANGELOG.md of Prometheus: "Kubernetes SD: Support sidecar containers in endpoint discovery. #14929" */
const SINCE = '3.0.0';

/** Every version discovers a port that the Service itself has. */
export const sidecarPort: Cause = {
  code: 'AM931',
  stage: 'ports',
  *run(forecast) {
    const reported = new Set<string>();
    for (const each of podTargets(forecast)) {
      const { server: { managed }, job, pod, port } = each;
      if (!managed || semverAtLeast(managed.server.version, SINCE) || reported.has(`${job.job} ${pod.source} ${port}`)) continue;
      reported.add(`${job.job} ${pod.source} ${port}`);
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
    message: `port ${port} of ${quote(pod.source)} is declared only by its sidecar ${quote(container)}, an init container. ${quote(server.key)} runs Prometheus ${version}, which does not discover ports of init containers behind a Service before ${SINCE}, so the port may not be scraped`,
    fix: `set ${fieldOf(part, 'port')} to a port of the Service, use a PodMonitor, or run Prometheus ${SINCE} or later`,
  };
}
