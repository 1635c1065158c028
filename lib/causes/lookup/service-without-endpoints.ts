/** AM916: a monitored Service has no endpoints: it is an ExternalName, or no object lists its addresses. */
import { Problem, quote } from '../../findings/problem';
import { CauseFinding } from '../../forecast/diagnosis';
import { rolesOf } from '../../forecast/discovery-role';
import { Forecast } from '../../forecast/forecast';
import { EndpointGroup } from '../../kubernetes/endpoints/endpoint';
import { RunningService } from '../../kubernetes/endpoints/running-service';
import { StoredObject } from '../../manifests/objects';
import { bringersOf, unlessBrought } from '../brought';
import { Cause } from '../cause';
import { quoteFew } from '../quote-few';

/** A Service without a selector is reported where no app writes addresses by itself, and is a note where others may write them. */
export const serviceWithoutEndpoints: Cause = {
  code: 'AM916',
  stage: 'lookup',
  *run(forecast) {
    const endpoints = new Set(forecast.cluster.endpoints().map(placeOf));
    const slices = new Set(forecast.cluster.endpointSlices().map(placeOf));
    for (const service of forecast.cluster.services()) {
      const finders = forecast.monitorsSelecting(service.source);
      if (finders.length === 0 || (service.selector !== undefined && service.type !== 'ExternalName')) continue;
      const place = `${service.namespace}/${service.name}`;
      const has = { endpoints: endpoints.has(place), endpointslice: slices.has(place) };
      const found = whyNone(forecast, service, finders, has);
      if (found) yield { key: service.source, ...found };
    }
  },
};

type Found = Pick<CauseFinding, 'isOpen' | 'problem'>;

interface Has { readonly endpoints: boolean; readonly endpointslice: boolean }

function placeOf({ namespace, serviceName }: EndpointGroup): string {
  return `${namespace}/${serviceName}`;
}

function whyNone(forecast: Forecast, service: RunningService, finders: readonly StoredObject[], has: Has): Found | undefined {
  const roles = new Set(finders.flatMap((monitor) => [...rolesOf(forecast, monitor)]));
  const keys = finders.map(({ key }) => key);
  if (has.endpoints || (has.endpointslice && (roles.size === 0 || roles.has('endpointslice')))) return undefined;
  if (has.endpointslice) return { problem: slicesOnly(keys) };
  if (service.type === 'ExternalName') return { problem: externalName(service, keys) };

  if (!forecast.completeNamespaces().isComplete(service.namespace)) return undefined;

  return noAddresses(keys, bringersOf(forecast, { from: ['all', 'pods'], called: 'its addresses', namespaces: [service.namespace] }));
}

function externalName({ externalName: name }: RunningService, monitors: readonly string[]): Problem {
  return {
    code: 'AM916',
    field: 'spec.type',
    message: `it is of type ExternalName and has no endpoints, so ${finding(monitors)} no targets for it`,
    fix: `replace the ServiceMonitor with a ScrapeConfig: set staticConfigs or dnsSDConfigs to ${name === '' ? 'the host' : quote(name)}`,
  };
}

function noAddresses(monitors: readonly string[], bringers: readonly string[]): Found {
  return unlessBrought(bringers, {
    code: 'AM916',
    message: (unless) => `it has no selector, and no Endpoints or EndpointSlice in the manifests lists its addresses, so ${finding(monitors)} no targets for it${unless}`,
    fix: 'set spec.selector, or add an Endpoints object with the name of the Service, or use a ScrapeConfig for hosts outside the cluster',
  });
}

function slicesOnly(monitors: readonly string[]): Problem {
  return {
    code: 'AM916',
    message: `its addresses are only in an EndpointSlice, but Prometheus discovers Endpoints, so ${finding(monitors)} no targets for it`,
    fix: 'set serviceDiscoveryRole to "EndpointSlice" in the ServiceMonitor or the Prometheus',
  };
}

function finding(monitors: readonly string[]): string {
  return `${quoteFew(monitors)} ${monitors.length > 1 ? 'find' : 'finds'}`;
}
