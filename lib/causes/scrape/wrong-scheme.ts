/** AM921: a TLS port is scraped over plain http, or the reverse. */
import { PortProtocol, tryProtocolOf } from './port-protocols';
import { Severity } from '../../findings/finding';
import { Problem, quote } from '../../findings/problem';
import { fieldOf } from '../../forecast/monitor-endpoints';
import { PodTarget, podTargets, subjectOf, tryDeclaration } from '../../forecast/pod-targets';
import { hasSidecar } from '../../istio/membership';
import { Cause } from '../cause';

/** Does not apply to pods with an Istio sidecar, which handles TLS itself. */
export const wrongScheme: Cause = {
  code: 'AM921',
  stage: 'scrape',
  *run(forecast) {
    const reported = new Set<string>();
    for (const each of podTargets(forecast)) {
      const { pod, port, scheme, job } = each;
      const about = `${subjectOf(each)} ${pod.source} ${scheme} ${port}`;
      if (reported.has(about) || hasSidecar(pod.containers)) continue;
      reported.add(about);
      const protocol = tryProtocolOf(pod, port, { objects: forecast.objects, workloads: forecast.cluster.workloads });
      const part = tryDeclaration(forecast, job)?.part;
      if (protocol && protocol.scheme !== scheme) yield { key: subjectOf(each), problem: otherScheme(each, protocol, part && fieldOf(part, 'scheme')) };
    }
  },
};

/** @param field of the monitor; absent if the scheme comes from annotations */
function otherScheme({ port, scheme, target, job }: PodTarget, protocol: PortProtocol, field: string | undefined): Problem {
  return {
    code: 'AM921',
    severity: Severity.WARNING,
    message: `port ${port} of ${quote(target.source)} is scraped over ${scheme}, but seems to serve ${protocol.scheme} (${protocol.because}), so scrapes may fail`,
    ...field !== undefined && { field },
    fix: field === undefined
      ? `set the annotation prometheus.io/scheme to "${protocol.scheme}" if job ${quote(job.job)} reads it, or else the scheme of the job` : `set ${field} to "${protocol.scheme}"`,
  };
}
