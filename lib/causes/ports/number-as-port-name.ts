/** AM909: a port is given by number in a field that takes a name. */
import { portsOf } from './declared-ports';
import { portRepair } from './meant-port';
import { mayOffer } from './offered-ports';
import { quote } from '../../findings/problem';
import { CauseFinding } from '../../forecast/diagnosis';
import { endpointsOf, isNumberAsText, EndpointPorts } from '../../forecast/endpoint-ports';
import { Forecast } from '../../forecast/forecast';
import { StoredObject } from '../../manifests/objects';
import { selectedBringersOf, unlessBrought } from '../brought';
import { Cause } from '../cause';

/** The API server refuses a number. A string of digits is a name, which a Service port may have and a container port cannot have. */
export const numberAsPortName: Cause = {
  code: 'AM909',
  stage: 'ports',
  *run(forecast) {
    for (const monitor of [...forecast.objects.ofKind('ServiceMonitor'), ...forecast.objects.ofKind('PodMonitor')]) {
      for (const endpoint of endpointsOf(monitor)) {
        const field = fieldOf(endpoint);
        if (field === undefined || mayHaveTargets(forecast, monitor, endpoint, field)) continue;
        const repair = portRepair(monitor, endpoint, field, tryFindCertain(forecast, monitor, endpoint, field));
        yield { key: monitor.key, job: endpoint.job, ...repair, ...numberAsName(forecast, monitor, endpoint, field) };
      }
    }
  },
};

type PortField = 'port' | 'targetPort';

/** The field that takes precedence, if it is a string of digits. */
function fieldOf({ port, portNumber, targetPort }: EndpointPorts): PortField | undefined {
  if (port !== undefined) return isNumberAsText(port) ? 'port' : undefined;

  return portNumber === undefined && isNumberAsText(targetPort) ? 'targetPort' : undefined;
}

/** Whether a Service may have a port with that name: some Services are not in the manifests. */
function mayHaveTargets(forecast: Forecast, monitor: StoredObject, { port, job }: EndpointPorts, field: PortField): boolean {
  const services = forecast.servicesOf(monitor);
  const mayBeName = monitor.kind === 'ServiceMonitor' && field === 'port'
    && (services.length === 0 || services.some(({ ports, selector }) => selector === undefined || ports.some(({ name }) => name === port)));

  return mayBeName || forecast.hasTargets(monitor, job);
}

function numberAsName(forecast: Forecast, monitor: StoredObject, endpoint: EndpointPorts, field: PortField): Pick<CauseFinding, 'isOpen' | 'problem'> {
  const { place } = endpoint;
  const isOfService = monitor.kind === 'ServiceMonitor' && field === 'port';
  const owner = isOfService ? 'Service' : 'container';

  // A container port cannot have such a name, so only another Service could have it.
  return unlessBrought(isOfService ? selectedBringersOf(forecast, monitor) : [], {
    code: 'AM909',
    message: (unless) => `${place}.${field} ${quote(endpoint[field])} is a string, so it is read as a port name and not as a number, but no ${owner} port has that name, so this endpoint has no targets${unless}`,
    fix: monitor.kind === 'ServiceMonitor' ? howOfService(forecast, monitor, endpoint, field) : howOfPods(forecast, monitor, endpoint),
    field: `${place}.${field}`,
  });
}

/** Suggests the name of the Service port with that number, or `targetPort` with the number. */
function howOfService(forecast: Forecast, monitor: StoredObject, endpoint: EndpointPorts, field: PortField): string {
  const { place } = endpoint;
  const number = Number(endpoint[field]);
  const ports = forecast.servicesOf(monitor).flatMap((service) => service.ports);
  const found = field === 'port' ? ports.find(({ port }) => port === number) ?? ports.find(({ targetPort }) => targetPort === number) : undefined;
  if (found) return found.name === '' ? `name port ${found.port} of the Service, and set ${place}.port to that name` : `set ${place}.port to ${quote(found.name)}`;

  return field === 'port' ? `replace ${place}.port with targetPort: ${number}, or set it to the name of a Service port` : `set ${place}.targetPort to ${number}, without quotes`;
}

function howOfPods(forecast: Forecast, monitor: StoredObject, { place, port, targetPort }: EndpointPorts): string {
  const number = Number(port ?? targetPort);
  const named = forecast.podsOf(monitor).flatMap(portsOf).find(({ containerPort, name }) => containerPort === number && name !== '');

  return named ? `set ${place}.port to ${quote(named.name)}` : `set ${place}.portNumber to ${number}, or ${place}.port to the name of the container port`;
}

/** The number itself for a field that takes numbers; otherwise the only name of the port with that number. */
function tryFindCertain(forecast: Forecast, monitor: StoredObject, endpoint: EndpointPorts, field: PortField): string | number | undefined {
  const number = Number(endpoint[field]);
  if (field === 'targetPort') return number;
  const services = forecast.servicesOf(monitor);
  const isOfService = monitor.kind === 'ServiceMonitor';
  const named = isOfService
    ? services.flatMap(({ ports }) => ports.filter(({ port }) => port === number))
    : forecast.podsOf(monitor).flatMap(portsOf).filter(({ containerPort }) => containerPort === number);
  const names = new Set(named.map(({ name }) => name));
  const [name] = names;

  return names.size === 1 && name !== '' && services.every((service) => mayOffer(service, name)) ? name : undefined;
}
