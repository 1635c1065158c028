/** AM915: a Service has more pods than an Endpoints object can hold. */
import { Severity } from '../../findings/finding';
import { Problem, quote } from '../../findings/problem';
import { rolesOf } from '../../forecast/discovery-role';
import { Cause } from '../cause';

/** @see maxCapacity in pkg/controller/endpoint/endpoints_controller.go, Kubernetes v1.36.3 */
const MOST_ADDRESSES = 1000;

/** Does not apply to EndpointSlices: a Service can have many of them. */
export const endpointsLimit: Cause = {
  code: 'AM915',
  stage: 'lookup',
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
    message: `${quote(service)} selects ${pods} pods, but an Endpoints object holds at most ${MOST_ADDRESSES} addresses, so Prometheus does not scrape ${pods - MOST_ADDRESSES} of them`,
    fix: 'set serviceDiscoveryRole to "EndpointSlice" in the ServiceMonitor or the Prometheus, or use a PodMonitor',
  };
}
