/** AM908: the port of a ServiceMonitor is not the name of a port of its Services. */
import { otherPortOfAddresses } from './declared-addresses';
import { declares, portsOf as containerPortsOf } from './declared-ports';
import { Named, portOfOther, portRepair, tryFindOnlyMeantPort, tryMeantOf } from './meant-port';
import { mayOffer, namesOfPorts, portsInWords } from './offered-ports';
import { quote, quoteList } from '../../findings/problem';
import { CauseFinding } from '../../forecast/diagnosis';
import { endpointsOf, isNumberAsText, EndpointPorts } from '../../forecast/endpoint-ports';
import { Forecast } from '../../forecast/forecast';
import { RunningService } from '../../kubernetes/endpoints/running-service';
import { selectedBringersOf, unlessBrought } from '../brought';
import { Cause } from '../cause';

/** A number as the name is AM909, and a ServiceMonitor that selects no Service is AM906. */
export const portName: Cause = {
  code: 'AM908',
  stage: 'ports',
  *run(forecast) {
    for (const monitor of forecast.objects.ofKind('ServiceMonitor')) {
      const services = forecast.servicesOf(monitor).filter(({ type }) => type !== 'ExternalName');
      if (services.length === 0) continue;
      for (const endpoint of endpointsOf(monitor)) {
        const { port } = endpoint;
        if (port === undefined || isNumberAsText(port) || forecast.hasTargets(monitor, endpoint.job)) continue;
        if (services.some((service) => mayOffer(service, port))) {
          const found = otherPortOfAddresses(forecast, endpoint, services);
          if (found) yield { key: monitor.key, job: endpoint.job, ...found };
          continue;
        }
        const others = selectedBringersOf(forecast, monitor);
        const repair = portRepair(monitor, endpoint, 'port', tryFindCertain(forecast, port, services));
        yield { key: monitor.key, job: endpoint.job, ...repair, ...noSuchPort(forecast, endpoint, port, services, others) };
      }
    }
  },
};

function noSuchPort(
  forecast: Forecast, { place }: EndpointPorts, port: string, services: readonly RunningService[], bringers: readonly string[],
): Pick<CauseFinding, 'isOpen' | 'problem'> {
  const [first] = services;
  const others = services.length > 1 ? ` or of ${services.length - 1} more` : '';

  return unlessBrought(bringers, {
    code: 'AM908',
    message: (unless) => `${place}.port ${quote(port)} is not the name of a port of ${quote(first.source)}${others} (it has ${portsInWords(first.ports)}), so this endpoint has no targets${unless}`,
    fix: howToName(forecast, `${place}.port`, port, services),
    field: `${place}.port`,
  });
}

/** The Service port that targets a container port with that name, a similar name, `targetPort` if a container has it, or the only port. */
function howToName(forecast: Forecast, field: string, port: string, services: readonly RunningService[]): string {
  const ports = services.flatMap((service) => service.ports);
  const names = namesOfPorts(services);
  const only = ports.length === 1 && names.length === 1 ? names[0] : undefined;
  const [leading] = leadingTo(forecast, port, services);
  const meant = leading === undefined ? tryMeantOf(port, services.map(named)) : whoseOf(leading, services);
  if (meant !== undefined) return `set ${field} to ${meant}`;
  if (services.some((service) => forecast.monitored().podsOf(service).some((pod) => declares(pod, port)))) {
    return `replace ${field} with targetPort: ${quote(port)}, or add a port with that name to the Service`;
  }
  if (only !== undefined) return `set ${field} to ${quote(only)}`;
  if (ports.length === 1) return `set the name of the Service port to ${quote(port)}`;

  // The operator decides on the ports of a Service that it creates.
  const isTheirs = services.every(({ source }) => forecast.objects.tryFindByKey(source) === undefined);
  if (names.length > 0 && isTheirs) return `set ${field} to one of ${quoteList(names)}`;

  return names.length > 0 ? `set ${field} to one of ${quoteList(names)}, or add a port named ${quote(port)} to the Service` : `set the name of a Service port to ${quote(port)}`;
}

function named(service: RunningService): Named {
  return { source: service.source, names: namesOfPorts([service]) };
}

/** A name in quotes, and the Service that has it, unless that is the first one, which the message names. */
function whoseOf(name: string, services: readonly RunningService[]): string {
  const has = services.find(({ ports }) => ports.some((each) => each.name === name))!;

  return has === services[0] ? quote(name) : portOfOther(name, has.source);
}

/** The only name that every Service offers and that can be meant. */
function tryFindCertain(forecast: Forecast, port: string, services: readonly RunningService[]): string | undefined {
  const leading = leadingTo(forecast, port, services);
  const names = namesOfPorts(services);
  const isElsewhere = services.some((service) => forecast.monitored().podsOf(service).some((pod) => declares(pod, port)));
  const onlyPort = names.length === 1 && services.every(({ ports }) => ports.length === 1) && !isElsewhere ? names[0] : undefined;
  const meant = leading.length > 0 ? leading.length === 1 ? leading[0] : undefined : tryFindOnlyMeantPort(port, names) ?? onlyPort;

  return meant !== undefined && services.every((service) => mayOffer(service, meant)) ? meant : undefined;
}

/** Names of the Service ports that lead to a container port with the name, each once. */
function leadingTo(forecast: Forecast, port: string, services: readonly RunningService[]): string[] {
  const found = services.flatMap((service) => {
    const declared = forecast.monitored().podsOf(service).flatMap(containerPortsOf).filter(({ name }) => name === port);
    const numbers = new Set(declared.map(({ containerPort }) => containerPort));

    return service.ports.filter(({ name, targetPort }) => name !== '' && (targetPort === port || numbers.has(targetPort as number)));
  });

  return [...new Set(found.map(({ name }) => name))];
}
