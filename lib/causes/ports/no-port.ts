/** AM912: an endpoint names no port, so several ports of a pod are scraped. */
import { Severity } from '../../findings/finding';
import { Problem, quote } from '../../findings/problem';
import { endpointsOf, EndpointPorts } from '../../forecast/endpoint-ports';
import { Forecast } from '../../forecast/forecast';
import { StoredObject } from '../../manifests/objects';
import { groupBy } from '../../units/group';
import { Cause } from '../cause';
import { quoteFew } from '../quote-few';

/** Every port of the Service, and every other port that a container declares, becomes a target; relabelings may leave one. */
export const noPort: Cause = {
  code: 'AM912',
  *run(forecast) {
    for (const monitor of [...forecast.objects.ofKind('ServiceMonitor'), ...forecast.objects.ofKind('PodMonitor')]) {
      for (const endpoint of endpointsOf(monitor)) {
        if (endpoint.port ?? endpoint.portNumber ?? endpoint.targetPort) continue;
        const several = severalTargets(forecast, monitor, endpoint);
        if (several) yield { key: monitor.key, problem: allPorts(endpoint, ...several) };
      }
    }
  },
};

type Several = [source: string, urls: string[]];

/** The first workload with several targets in one job, and their URLs; lists of addresses are of many pods. */
function severalTargets(forecast: Forecast, monitor: StoredObject, { job: name }: EndpointPorts): Several | undefined {
  for (const { job } of forecast.jobsOf(monitor.key)) {
    if (job.job !== name) continue;
    for (const [source, targets] of groupBy(job.targets, (target) => [target.source])) {
      const urls = new Set(targets.map(({ url }) => url));
      if (urls.size > 1 && forecast.monitored().podsFrom(source).length === 1) return [source, [...urls]];
    }
  }

  return undefined;
}

function allPorts({ place }: EndpointPorts, source: string, urls: readonly string[]): Problem {
  return {
    code: 'AM912',
    severity: Severity.WARNING,
    message: `${place} names no port, so every port of a pod is scraped, of ${quote(source)} ${quoteFew(urls)}: those that serve no metrics stay down`,
    fix: 'set port to the one that serves metrics',
  };
}
