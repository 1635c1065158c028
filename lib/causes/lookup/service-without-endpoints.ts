/** AM916: a monitored Service has no endpoints: it is an ExternalName, or no object lists its addresses. */
import { Severity } from '../../findings/finding';
import { Problem, quote } from '../../findings/problem';
import { quoteFew } from '../../findings/quote-few';
import { CauseFinding } from '../../forecast/diagnosis';
import { roleFor, rolesOf } from '../../forecast/discovery-role';
import { Forecast } from '../../forecast/forecast';
import { EndpointGroup, SERVICE_NAME_LABEL } from '../../kubernetes/endpoints/endpoint';
import { RunningService } from '../../kubernetes/endpoints/running-service';
import { Manifest, stringMapAt } from '../../manifests/manifest';
import { StoredObject } from '../../manifests/objects';
import { bringersOf, unlessBrought } from '../brought';
import { Cause } from '../cause';

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

type Found = Pick<CauseFinding, 'isOpen' | 'servers' | 'problem'>;

interface Has { readonly endpoints: boolean; readonly endpointslice: boolean }

function placeOf({ namespace, serviceName }: EndpointGroup): string {
  return `${namespace}/${serviceName}`;
}

function whyNone(forecast: Forecast, service: RunningService, finders: readonly StoredObject[], has: Has): Found | undefined {
  if (has.endpoints) return undefined;
  if (has.endpointslice) return onlyInSlices(forecast, finders);
  const roles = new Set(finders.flatMap((monitor) => [...rolesOf(forecast, monitor)]));
  const keys = finders.map(({ key }) => key);
  if (service.type === 'ExternalName') return { problem: externalName(service, keys) };

  const isComplete = forecast.completeNamespaces().isComplete(service.namespace);
  const stray = forecast.objects.ofKind('EndpointSlice').find((slice) => isStray(forecast, slice, service));
  if (stray) return { problem: ofNoService(stray, service, keys, { readsSlices: roles.size === 0 || roles.has('endpointslice'), isComplete }) };
  if (!isComplete) return undefined;

  return noAddresses(keys, bringersOf(forecast, { from: ['all', 'pods'], called: 'its addresses', namespaces: [service.namespace] }));
}

/** Whether a slice is named after a Service, as all are by convention, and is not its slice: the label alone decides that. */
function isStray(forecast: Forecast, { manifest, name, namespace }: StoredObject, service: RunningService): boolean {
  const isNamedAfter = name === service.name || name.startsWith(`${service.name}-`);
  const label = serviceIn(manifest);

  return namespace === service.namespace && isNamedAfter && (label === undefined || !forecast.objects.tryFind('Service', namespace, label));
}

function serviceIn(slice: Manifest): string | undefined {
  return stringMapAt(slice, ['metadata', 'labels'])[SERVICE_NAME_LABEL];
}

interface Known { readonly readsSlices: boolean; readonly isComplete: boolean }

/** It is not certain where other manifests may list the addresses. */
function ofNoService(
  slice: StoredObject, { name }: RunningService, monitors: readonly string[], { readsSlices, isComplete }: Known,
): Problem {
  const label = serviceIn(slice.manifest);
  const role = readsSlices ? '' : ', and serviceDiscoveryRole to "EndpointSlice" in the ServiceMonitor or the Prometheus';

  return {
    code: 'AM916',
    severity: isComplete ? Severity.ERROR : Severity.WARNING,
    message: `it has no selector, and ${quote(slice.key)} does not belong to it, since ${label === undefined ? `the slice does not have the label ${SERVICE_NAME_LABEL}` : `the label ${SERVICE_NAME_LABEL} of the slice is ${quote(label)}`}, so ${finding(monitors)} no targets for it`,
    fix: `set label ${SERVICE_NAME_LABEL} of ${quote(slice.key)} to ${quote(name)}${role}`,
  };
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

/** An error for monitors that no server discovers slices for, else a warning for the servers that do not. */
function onlyInSlices(forecast: Forecast, finders: readonly StoredObject[]): Found | undefined {
  const found = finders.map((monitor) => {
    const servers = forecast.serversOf(monitor);

    return { monitor: monitor.key, servers, blind: servers.filter((server) => roleFor(forecast, monitor, server) === 'endpoints') };
  }).filter(({ blind }) => blind.length > 0);
  const lost = found.filter(({ servers, blind }) => blind.length === servers.length).map(({ monitor }) => monitor);
  if (lost.length > 0) return { problem: slicesOnly(finding(lost)) };
  if (found.length === 0) return undefined;
  const blind = [...new Set(found.flatMap((each) => each.blind.map(({ key }) => key)))];
  const problem = slicesOnly(finding(found.map(({ monitor }) => monitor)), blind);

  return { servers: blind, isOpen: true, problem: { ...problem, severity: Severity.WARNING } };
}

/** @param blind servers that do not find them; empty if no server does */
function slicesOnly(finds: string, blind: readonly string[] = []): Problem {
  const servers = quoteFew(blind);
  const { who, there, where } = blind.length === 0
    ? { who: 'Prometheus discovers', there: '', where: 'the Prometheus' }
    : { who: `${servers} ${blind.length > 1 ? 'discover' : 'discovers'}`, there: ' there', where: `in ${servers}` };

  return {
    code: 'AM916',
    message: `its addresses are only in an EndpointSlice, but ${who} Endpoints, so ${finds} no targets for it${there}`,
    fix: `set serviceDiscoveryRole to "EndpointSlice" in the ServiceMonitor or ${where}`,
  };
}

function finding(monitors: readonly string[]): string {
  return `${quoteFew(monitors)} ${monitors.length > 1 ? 'find' : 'finds'}`;
}
