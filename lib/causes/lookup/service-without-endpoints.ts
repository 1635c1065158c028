/** AM916: a Service that is scraped has no endpoints: it is an ExternalName, or nobody lists its addresses. */
import { Problem } from '../../findings/problem';
import { rolesOf } from '../../forecast/discovery-role';
import { Forecast } from '../../forecast/forecast';
import { EndpointGroup } from '../../kubernetes/endpoints/endpoint';
import { RunningService } from '../../kubernetes/endpoints/running-service';
import { StoredObject } from '../../manifests/objects';
import { Cause } from '../cause';
import { quoteFew } from '../quote-few';

/** Addresses of a Service without a selector may come from a controller, where the manifests do not hold all there is. */
export const serviceWithoutEndpoints: Cause = {
  code: 'AM916',
  *run(forecast) {
    const endpoints = new Set(forecast.cluster.endpoints().map(placeOf));
    const slices = new Set(forecast.cluster.endpointSlices().map(placeOf));
    for (const service of forecast.cluster.services()) {
      const finders = forecast.monitorsSelecting(service.source);
      if (finders.length === 0 || (service.selector !== undefined && service.type !== 'ExternalName')) continue;
      const place = `${service.namespace}/${service.name}`;
      const has = { endpoints: endpoints.has(place), endpointslice: slices.has(place) };
      const problem = whyNone(forecast, service, finders, has);
      if (problem) yield { key: service.source, problem };
    }
  },
};

interface Has { readonly endpoints: boolean; readonly endpointslice: boolean }

function placeOf({ namespace, serviceName }: EndpointGroup): string {
  return `${namespace}/${serviceName}`;
}

function whyNone(forecast: Forecast, service: RunningService, finders: readonly StoredObject[], has: Has): Problem | undefined {
  const roles = new Set(finders.flatMap((monitor) => [...rolesOf(forecast, monitor)]));
  const keys = finders.map(({ key }) => key);
  if (has.endpoints || (has.endpointslice && (roles.size === 0 || roles.has('endpointslice')))) return undefined;
  if (has.endpointslice) return slicesOnly(keys);
  if (service.type === 'ExternalName') return externalName(service, keys);

  return forecast.completeNamespaces().isComplete(service.namespace) ? noAddresses(keys) : undefined;
}

function externalName({ externalName: name }: RunningService, monitors: readonly string[]): Problem {
  return {
    code: 'AM916',
    message: `it is an ExternalName, which has no endpoints to discover, so ${finding(monitors)} nothing of it`,
    fix: `name the host in a ScrapeConfig (dnsSDConfigs or staticConfigs${name === '' ? '' : ` with ${name}`}) in place of the ServiceMonitor`,
  };
}

function noAddresses(monitors: readonly string[]): Problem {
  return {
    code: 'AM916',
    message: `it has no selector, and no Endpoints or EndpointSlice among the manifests lists its addresses, so ${finding(monitors)} nothing of it`,
    fix: 'give it a selector, or an Endpoints object of its name; for hosts outside of the cluster use a ScrapeConfig',
  };
}

function slicesOnly(monitors: readonly string[]): Problem {
  return {
    code: 'AM916',
    message: `it has no selector and its addresses are in an EndpointSlice alone, while Endpoints are discovered, so ${finding(monitors)} nothing of it`,
    fix: 'set serviceDiscoveryRole: EndpointSlice in the ServiceMonitor or the Prometheus',
  };
}

function finding(monitors: readonly string[]): string {
  return `${quoteFew(monitors)} ${monitors.length > 1 ? 'find' : 'finds'}`;
}
