/** AM911: an endpoint names two ports, and only the first of them counts. */
import { portsOf } from './declared-ports';
import { Severity } from '../../findings/finding';
import { Problem, quote } from '../../findings/problem';
import { endpointsOf, EndpointPorts } from '../../forecast/endpoint-ports';
import { Forecast } from '../../forecast/forecast';
import { DeclaredPod } from '../../forecast/monitored-objects';
import { StoredObject } from '../../manifests/objects';
import { Cause } from '../cause';

/** Nothing is said where both are known to be the same port. */
export const conflictingPorts: Cause = {
  code: 'AM911',
  *run(forecast) {
    for (const monitor of [...forecast.objects.ofKind('ServiceMonitor'), ...forecast.objects.ofKind('PodMonitor')]) {
      for (const endpoint of endpointsOf(monitor)) {
        const [counting, ...moot] = (['port', 'portNumber', 'targetPort'] as const).filter((field) => endpoint[field] !== undefined);
        const others = moot.filter((field) => !isSamePort(forecast, monitor, endpoint[counting]!, endpoint[field]!));
        if (others.length > 0) yield { key: monitor.key, problem: onlyFirstCounts(endpoint, counting, others) };
      }
    }
  },
};

type PortField = 'port' | 'portNumber' | 'targetPort';

/** Whether every Service, or every pod, has one port of both names. */
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

/** A port that is called both, by name or number. */
function hasPort(pod: DeclaredPod, one: string | number, other: string | number): boolean {
  return portsOf(pod).some(({ name, containerPort }) => [name, containerPort].includes(one) && [name, containerPort].includes(other));
}

function onlyFirstCounts(endpoint: EndpointPorts, counting: PortField, moot: readonly PortField[]): Problem {
  const shown = (field: PortField) => `${field} ${quote(endpoint[field])}`;

  return {
    code: 'AM911',
    severity: Severity.WARNING,
    message: `${endpoint.place} has ${[counting, ...moot].map(shown).join(' and ')}: only ${counting} counts, and ${moot.map(shown).join(' and ')} has no effect`,
    fix: `leave ${moot.join(' and ')} out, or ${counting} if that is the port that is meant`,
  };
}
