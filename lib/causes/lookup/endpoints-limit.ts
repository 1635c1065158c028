/** AM915: a Service has more pods than an Endpoints object holds. */
import { Severity } from '../../findings/finding';
import { Problem, quote } from '../../findings/problem';
import { rolesOf } from '../../forecast/discovery-role';
import { Cause } from '../cause';

/** @see maxCapacity in pkg/controller/endpoint/endpoints_controller.go, Kubernetes v1.36.3 */
const MOST_ADDRESSES = 1000;

/** EndpointSlices have no such limit, as there may be many of them. */
export const endpointsLimit: Cause = {
  code: 'AM915',
  *run(forecast) {
    for (const monitor of forecast.objects.ofKind('ServiceMonitor')) {
      if (!rolesOf(forecast, monitor).has('endpoints')) continue;
      for (const service of forecast.servicesOf(monitor)) {
        const pods = forecast.monitored().podsOf(service).reduce((sum, { replicas = 0 }) => sum + replicas, 0);
        if (pods > MOST_ADDRESSES) yield { key: monitor.key, problem: tooMany(service.source, pods) };
      }
    }
  },
};

function tooMany(service: string, pods: number): Problem {
  return {
    code: 'AM915',
    severity: Severity.WARNING,
    message: `${quote(service)} leads to ${pods} pods, and an Endpoints object holds ${MOST_ADDRESSES} addresses, so ${pods - MOST_ADDRESSES} of them are not scraped`,
    fix: 'set serviceDiscoveryRole: EndpointSlice in the ServiceMonitor or the Prometheus, or use a PodMonitor',
  };
}
