/** AM958: two workloads take the same port of a node, so the pods of one of them stay Pending. */
import { Severity } from '../../findings/finding';
import { Problem, quote } from '../../findings/problem';
import { CauseFinding } from '../../forecast/diagnosis';
import { Forecast } from '../../forecast/forecast';
import { subjectOf } from '../../forecast/pod-targets';
import { areSameHostPort, HostPort, hostPortsOf } from '../../kubernetes/pods/host-ports';
import { meetOnNodes, Placement, placementOf, toleratesAll } from '../../kubernetes/pods/placement';
import { valueAt } from '../../manifests/manifest';
import { addTo } from '../../units/group';
import { Cause } from '../cause';

/** Only where it is about a pod on every node: other pods go to nodes where the port is free. */
export const hostPortTaken: Cause = {
  code: 'AM958',
  stage: 'access',
  *run(forecast) {
    const byPort = new Map<string, Occupant[]>();
    for (const occupant of occupants(forecast)) addTo(byPort, `${occupant.port.port}/${occupant.port.protocol}`, occupant);
    for (const [port, sharing] of byPort) {
      for (const [i, second] of sharing.entries()) {
        const first = sharing.slice(0, i).find((other) => areSameHostPort(other.port, second.port) && meeting(other, second) !== 'unknown');
        if (first) yield* findingsOn(forecast, port, first, second);
      }
    }
  },
};

/** A workload and a host port of its pods. */
interface Occupant {
  readonly key: string;
  readonly port: HostPort;
  readonly placement: Placement;
  readonly isOnEveryNode: boolean;
}

/** In the order of the manifests: what is created first takes the port. */
function occupants({ cluster: { workloads } }: Forecast): Occupant[] {
  const running = workloads.all().filter(({ key, manifest: { kind = '' } }) => KINDS.has(kind) && !workloads.parents().has(key));

  return running.flatMap((workload) => workloads.runningOf(workload).filter(({ replicas }) => replicas !== 0).flatMap(({ template }) => {
    const spec = valueAt(template.value, ['spec']);
    const ports = new Map(hostPortsOf(spec).map((port) => [`${port.port}/${port.protocol} ${port.ip}`, port]));

    return [...ports.values()].map((port) => ({
      key: workload.key, port, placement: placementOf(spec), isOnEveryNode: workload.manifest.kind === 'DaemonSet',
    }));
  }));
}

const KINDS = new Set(['DaemonSet', 'Deployment', 'StatefulSet']);

function meeting(a: Occupant, b: Occupant): ReturnType<typeof meetOnNodes> {
  if (a.key === b.key) return 'unknown';
  if (a.isOnEveryNode && b.isOnEveryNode) return meetOnNodes(a.placement, b.placement);
  const [everywhere, other] = a.isOnEveryNode ? [a, b] : [b, a];
  const isMet = everywhere.isOnEveryNode && everywhere.placement.required === '' && toleratesAll(everywhere.placement, other.placement);

  return isMet && !other.placement.isForOtherSystem ? 'always' : 'unknown';
}

/** On what is scraped of them: the later one, or else the earlier one, which is not certain to come second. */
function findingsOn(forecast: Forecast, port: string, first: Occupant, second: Occupant): CauseFinding[] {
  const areBoth = first.isOnEveryNode && second.isOnEveryNode;
  const severity = meeting(first, second) === 'maybe' ? Severity.INFO : areBoth ? Severity.ERROR : Severity.WARNING;
  const [later, earlier] = [second, first].map(({ key }) => forecast.targetsFrom(key));
  const lost = later.length > 0 ? second : first;
  const targets = later.length > 0 ? later : earlier;
  const isCertain = lost === second || severity === Severity.INFO;

  return [...new Set(targets.map(subjectOf))].map((key) => ({
    key, about: [lost.key], problem: taken(port, first, second, isCertain ? severity : Severity.WARNING),
  }));
}

function taken(port: string, first: Occupant, second: Occupant, severity: Severity): Problem {
  const areBoth = first.isOnEveryNode && second.isOnEveryNode;
  const where = severity === Severity.INFO ? 'on every node that both choose' : areBoth ? 'on every node' : 'and one of them on every node';

  return {
    code: 'AM958',
    severity,
    message: `${quote(first.key)} and ${quote(second.key)} both take host port ${port}, ${where}, so on a node only the pod that comes first runs: the other one stays Pending and is not scraped`,
    fix: 'set another port in one of them (containerPort and hostPort), or keep them on different nodes with nodeSelector',
  };
}
