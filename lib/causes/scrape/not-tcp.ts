/** AM973: the scraped port is declared for UDP or SCTP, and Prometheus scrapes over TCP. */
import { Severity } from '../../findings/finding';
import { Problem, quote } from '../../findings/problem';
import { Forecast } from '../../forecast/forecast';
import { fieldOf } from '../../forecast/monitor-endpoints';
import { PodTarget, podTargets, subjectOf, tryDeclaration } from '../../forecast/pod-targets';
import { Cause } from '../cause';
import { portsOf } from '../ports/declared-ports';

/** Not certain: an app may listen on the same number over TCP as well, without declaring it. */
export const notTcp: Cause = {
  code: 'AM973',
  stage: 'scrape',
  *run(forecast) {
    const reported = new Set<string>();
    for (const each of podTargets(forecast)) {
      const about = `${subjectOf(each)} ${each.pod.source} ${each.port}`;
      if (reported.has(about)) continue;
      reported.add(about);
      const protocols = protocolsOf(forecast, each);
      if (protocols.length === 0 || protocols.includes('TCP')) continue;
      const part = tryDeclaration(forecast, each.job)?.part;
      yield { key: subjectOf(each), about: [each.target.source], problem: otherProtocol(each, [...new Set(protocols)].join(' and '), part && fieldOf(part, 'port')) };
    }
  },
};

/** Protocols for which containers declare the port, or else the Services that lead to it; empty if neither does. */
function protocolsOf(forecast: Forecast, { pod, port, job }: PodTarget): string[] {
  const declared = portsOf(pod).filter(({ containerPort }) => containerPort === port);
  if (declared.length > 0) return declared.map(({ protocol }) => protocol);
  const monitor = tryDeclaration(forecast, job)?.monitor;
  const services = monitor?.kind === 'ServiceMonitor' ? forecast.servicesOf(monitor) : [];

  return services.flatMap(({ ports }) => ports).filter(({ targetPort }) => targetPort === port).map(({ protocol }) => protocol);
}

/** @param field of the monitor; absent if a job takes all ports, or the one of an annotation */
function otherProtocol({ port, target, job }: PodTarget, protocols: string, field: string | undefined): Problem {
  return {
    code: 'AM973',
    severity: Severity.WARNING,
    message: `port ${port} of ${quote(target.source)} is declared for ${protocols}, and Prometheus scrapes over TCP, so scrapes fail unless the app listens there over TCP, too`,
    ...field !== undefined && { field },
    fix: `${field === undefined ? `set the annotation prometheus.io/port to the port of the metrics if job ${quote(job.job)} reads it` : `set ${field} to the port of the metrics`}, or declare port ${port} with protocol: TCP as well if they are served there`,
  };
}
