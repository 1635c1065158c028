/** AM916: a Service that is scraped has no endpoints: it is an ExternalName, or nobody lists its addresses. */
import { Check } from './check';
import { CheckScene } from './check-scene';
import { rolesOf } from './discovery-role';
import { quoteFew } from './quote-few';
import { StoredObject } from '../cluster/objects';
import { EndpointGroup } from '../cluster/running/endpoint';
import { RunningService } from '../cluster/running/running-service';
import { Problem } from '../findings/problem';

/** Addresses of a Service without a selector may come from a controller, where the manifests do not hold all there is. */
export const noEndpoints: Check = {
  code: 'AM916',
  *run(scene) {
    const endpoints = new Set(scene.cluster.endpoints().map(placeOf));
    const slices = new Set(scene.cluster.endpointSlices().map(placeOf));
    for (const service of scene.cluster.services()) {
      const finders = scene.findersOf(service.source);
      if (finders.length === 0 || (service.selector !== undefined && service.type !== 'ExternalName')) continue;
      const place = `${service.namespace}/${service.name}`;
      const has = { endpoints: endpoints.has(place), endpointslice: slices.has(place) };
      const problem = whyNone(scene, service, finders, has);
      if (problem) yield { key: service.source, problem };
    }
  },
};

interface Has { readonly endpoints: boolean; readonly endpointslice: boolean }

function placeOf({ namespace, serviceName }: EndpointGroup): string {
  return `${namespace}/${serviceName}`;
}

function whyNone(scene: CheckScene, service: RunningService, finders: readonly StoredObject[], has: Has): Problem | undefined {
  const roles = new Set(finders.flatMap((monitor) => [...rolesOf(scene, monitor)]));
  const keys = finders.map(({ key }) => key);
  if (has.endpoints || (has.endpointslice && (roles.size === 0 || roles.has('endpointslice')))) return undefined;
  if (has.endpointslice) return slicesOnly(keys);
  if (service.type === 'ExternalName') return externalName(service, keys);

  return scene.whole().isWhole(service.namespace) ? noAddresses(keys) : undefined;
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
