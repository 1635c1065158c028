/** AM911: an endpoint sets two ports, and only one of them has an effect. */
import { portsOf } from './declared-ports';
import { Severity } from '../../findings/finding';
import { Problem, quote } from '../../findings/problem';
import { endpointsOf, EndpointPorts } from '../../forecast/endpoint-ports';
import { Forecast } from '../../forecast/forecast';
import { DeclaredPod } from '../../forecast/monitored-objects';
import { StoredObject } from '../../manifests/objects';
import { Cause } from '../cause';

/** Not reported where both are known to be the same port. */
export const conflictingPorts: Cause = {
  code: 'AM911',
  stage: 'ports',
  *run(forecast) {
    for (const monitor of [...forecast.objects.ofKind('ServiceMonitor'), ...forecast.objects.ofKind('PodMonitor')]) {
      for (const endpoint of endpointsOf(monitor)) {
        const [counting, ...moot] = (['port', 'portNumber', 'targetPort'] as const).filter((field) => endpoint[field] !== undefined);
        const others = moot.filter((field) => !isSamePort(forecast, monitor, endpoint[counting]!, endpoint[field]!));
        if (others.length > 0) yield { key: monitor.key, job: endpoint.job, problem: onlyFirstCounts(endpoint, counting, others) };
      }
    }
  },
};

type PortField = 'port' | 'portNumber' | 'targetPort';

/** Whether both name the same port in every Service or pod. */
function isSamePort(forecast: Forecast, monitor: StoredObject, counting: string | number, moot: string | number): boolean {
  if (counting === moot) return true;
  if (monitor.kind === 'PodMonitor') {
    const pods = forecast.podsOf(monitor);

    return pods.length > 0 && pods.every((pod) => hasPort(pod, counting, moot));
  }
  const services = forecast.servicesOf(monitor);

  return services.length > 0 && services.every((service) => {
    const target = service.ports.find(({ name }) => name === counting)?.targetPort;

    return target !== undefined && (target === moot || forecast.monitored().podsOf(service).some((pod) => hasPort(pod, target, moot)));
  });
}

/** Whether a port of the pod has both as its name or number. */
function hasPort(pod: DeclaredPod, one: string | number, other: string | number): boolean {
  return portsOf(pod).some(({ name, containerPort }) => [name, containerPort].includes(one) && [name, containerPort].includes(other));
}

function onlyFirstCounts(endpoint: EndpointPorts, counting: PortField, moot: readonly PortField[]): Problem {
  const shown = (field: PortField) => `${field} ${quote(endpoint[field])}`;

  return {
    code: 'AM911',
    severity: Severity.WARNING,
    message: `${endpoint.place} sets ${[counting, ...moot].map(shown).join(' and ')}: ${counting} takes precedence, so ${moot.join(' and ')} ${moot.length > 1 ? 'have' : 'has'} no effect`,
    fix: `remove ${moot.join(' and ')}, or remove ${counting} if that is the wrong port`,
  };
}
