/** AM909: a port's number stands where its name is wanted. */
import { portsOf } from './declared-ports';
import { Problem, quote } from '../../findings/problem';
import { endpointsOf, isNumberAsText, EndpointPorts } from '../../forecast/endpoint-ports';
import { Forecast } from '../../forecast/forecast';
import { StoredObject } from '../../manifests/objects';
import { Cause } from '../cause';

/** As a number the API server refuses it; as text it is a name, which a port of a Service may have and a container port never has. */
export const numberAsPortName: Cause = {
  code: 'AM909',
  *run(forecast) {
    for (const monitor of [...forecast.objects.ofKind('ServiceMonitor'), ...forecast.objects.ofKind('PodMonitor')]) {
      for (const endpoint of endpointsOf(monitor)) {
        const field = fieldOf(endpoint);
        if (field === undefined || mayHaveTargets(forecast, monitor, endpoint, field)) continue;
        yield { key: monitor.key, problem: numberAsName(forecast, monitor, endpoint, field) };
      }
    }
  },
};

type PortField = 'port' | 'targetPort';

/** The field that counts, if it is such a number. */
function fieldOf({ port, portNumber, targetPort }: EndpointPorts): PortField | undefined {
  if (port !== undefined) return isNumberAsText(port) ? 'port' : undefined;

  return portNumber === undefined && isNumberAsText(targetPort) ? 'targetPort' : undefined;
}

/** Only Services have ports of such names, and some are not known. */
function mayHaveTargets(forecast: Forecast, monitor: StoredObject, { port, job }: EndpointPorts, field: PortField): boolean {
  const services = forecast.servicesOf(monitor);
  const mayBeName = monitor.kind === 'ServiceMonitor' && field === 'port'
    && (services.length === 0 || services.some(({ ports, selector }) => selector === undefined || ports.some(({ name }) => name === port)));

  return mayBeName || forecast.hasTargets(monitor, job);
}

function numberAsName(forecast: Forecast, monitor: StoredObject, endpoint: EndpointPorts, field: PortField): Problem {
  const { place } = endpoint;
  const number = Number(endpoint[field]);
  const whose = monitor.kind === 'ServiceMonitor' && field === 'port' ? 'of a Service' : 'that a container declares';

  return {
    code: 'AM909',
    message: `${place}.${field} ${quote(endpoint[field])} is text, so it is the name of a port ${whose} and not a number, and no port has that name: nothing of this endpoint is scraped`,
    fix: monitor.kind === 'ServiceMonitor' ? howOfService(forecast, monitor, number, field) : howOfPods(forecast, monitor, number),
  };
}

/** The name of the port with that number, of the Service or of its pods. */
function howOfService(forecast: Forecast, monitor: StoredObject, number: number, field: PortField): string {
  const ports = forecast.servicesOf(monitor).flatMap((service) => service.ports);
  const found = field === 'port' ? ports.find(({ port }) => port === number) ?? ports.find(({ targetPort }) => targetPort === number) : undefined;
  if (found) return found.name === '' ? `give port ${found.port} of the Service a name, and write that` : `write port: ${quote(found.name)}`;

  return field === 'port' ? `name a port of the Service, or write targetPort: ${number} as a number` : `write targetPort: ${number} as a number`;
}

function howOfPods(forecast: Forecast, monitor: StoredObject, number: number): string {
  const named = forecast.podsOf(monitor).flatMap(portsOf).find(({ containerPort, name }) => containerPort === number && name !== '');

  return named ? `write port: ${quote(named.name)}` : `write portNumber: ${number}, or the name of the container port`;
}
