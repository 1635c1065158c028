/** AM921: a port of TLS is scraped by plain http, or the other way round. */
import { PortProtocol, tryProtocolOf } from './port-protocols';
import { Severity } from '../../findings/finding';
import { Problem, quote } from '../../findings/problem';
import { fieldOf } from '../../forecast/monitor-endpoints';
import { PodTarget, podTargets, subjectOf, tryDeclaration } from '../../forecast/pod-targets';
import { hasSidecar } from '../../istio/membership';
import { Cause } from '../cause';

/** Silent for pods with a sidecar of Istio, which has TLS of its own. */
export const wrongScheme: Cause = {
  code: 'AM921',
  *run(forecast) {
    const told = new Set<string>();
    for (const each of podTargets(forecast)) {
      const { pod, port, scheme, job } = each;
      const about = `${subjectOf(each)} ${pod.source} ${scheme} ${port}`;
      if (told.has(about) || hasSidecar(pod.containers)) continue;
      told.add(about);
      const protocol = tryProtocolOf(pod, port, forecast.objects);
      const part = tryDeclaration(forecast, job)?.part;
      if (protocol && protocol.scheme !== scheme) yield { key: subjectOf(each), problem: otherScheme(each, protocol, part && fieldOf(part, 'scheme')) };
    }
  },
};

/** @param field of the monitor; absent where annotations say it */
function otherScheme({ port, scheme, target }: PodTarget, protocol: PortProtocol, field: string | undefined): Problem {
  return {
    code: 'AM921',
    severity: Severity.WARNING,
    message: `port ${port} of ${quote(target.source)} is scraped by ${scheme} and seems to speak ${protocol.scheme} (${protocol.because}), so scrapes may fail`,
    fix: field === undefined ? `set annotation prometheus.io/scheme to "${protocol.scheme}"` : `set ${field} to "${protocol.scheme}"`,
  };
}
