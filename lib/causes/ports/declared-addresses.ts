/** A part of AM908: the addresses of a Service without a selector are in an object that has no port of that name. */
import { mayOffer, portsInWords } from './offered-ports';
import { Problem, quote } from '../../findings/problem';
import { EndpointPorts } from '../../forecast/endpoint-ports';
import { Forecast } from '../../forecast/forecast';
import { RunningService } from '../../kubernetes/endpoints/running-service';

/** Undefined unless all Services that may have the port have their addresses in the manifests, under other names. */
export function otherPortOfAddresses(
  forecast: Forecast, { place, port = '' }: EndpointPorts, services: readonly RunningService[],
): { readonly about: string[]; readonly problem: Problem } | undefined {
  const open = services.filter((service) => mayOffer(service, port));
  const addressesOf = (service: RunningService) => forecast.paths.groupsOf(service).filter(({ endpoints }) => endpoints.length > 0);
  const groups = open.map((service) => (service.selector === undefined ? addressesOf(service) : []));
  const isElsewhere = groups.some((each) => each.length === 0 || each.some(({ ports }) => ports.some(({ name }) => name === port)));
  if (open.length === 0 || isElsewhere) return undefined;
  const [service] = open;
  const [group] = groups[0];

  return {
    about: [service.source, group.source],
    problem: {
      code: 'AM908',
      message: `${place}.port ${quote(port)} is not the name of a port of ${quote(group.source)} (it has ${portsInWords(group.ports)}), which holds the addresses of ${quote(service.source)}, so this endpoint has no targets`,
      fix: `set the name of the port in ${quote(group.source)} to ${quote(port)}: it must be that of the port in the Service`,
      field: `${place}.port`,
    },
  };
}
