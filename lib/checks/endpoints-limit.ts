/** AM915: a Service has more pods than an Endpoints object holds. */
import { Check } from './check';
import { rolesOf } from './discovery-role';
import { Severity } from '../findings/finding';
import { Problem, quote } from '../findings/problem';

/** @see maxCapacity in pkg/controller/endpoint/endpoints_controller.go, Kubernetes v1.36.3 */
const MOST_ADDRESSES = 1000;

/** EndpointSlices have no such limit, as there may be many of them. */
export const endpointsLimit: Check = {
  code: 'AM915',
  *run(scene) {
    for (const monitor of scene.objects.ofKind('ServiceMonitor')) {
      if (!rolesOf(scene, monitor).has('endpoints')) continue;
      for (const service of scene.servicesOf(monitor)) {
        const pods = scene.monitored().podsBehind(service).reduce((sum, { replicas = 0 }) => sum + replicas, 0);
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
