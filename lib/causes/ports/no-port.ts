/** AM912: an endpoint sets no port, so several ports of a pod are scraped. */
import { Severity } from '../../findings/finding';
import { Problem, quote } from '../../findings/problem';
import { quoteFew } from '../../findings/quote-few';
import { endpointsOf, EndpointPorts } from '../../forecast/endpoint-ports';
import { Forecast } from '../../forecast/forecast';
import { StoredObject } from '../../manifests/objects';
import { groupBy } from '../../units/group';
import { Cause } from '../cause';

/** Every port of the Service and every other container port becomes a target, unless relabeling rules keep only one. */
export const noPort: Cause = {
  code: 'AM912',
  stage: 'ports',
  *run(forecast) {
    for (const monitor of [...forecast.objects.ofKind('ServiceMonitor'), ...forecast.objects.ofKind('PodMonitor')]) {
      for (const endpoint of endpointsOf(monitor)) {
        if (endpoint.port ?? endpoint.portNumber ?? endpoint.targetPort) continue;
        const several = severalTargets(forecast, monitor, endpoint);
        if (several) yield { key: monitor.key, job: endpoint.job, problem: allPorts(endpoint, ...several) };
      }
    }
  },
};

type Several = [source: string, urls: string[]];

/** The first workload whose single pod has several targets in the job, and their URLs. */
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
    message: `${place} sets no port, so every port of ${quote(source)} becomes a target (${quoteFew(urls)}), and targets at ports without metrics are down`,
    fix: `set ${place}.port to the port that serves metrics`,
    field: place,
  };
}
