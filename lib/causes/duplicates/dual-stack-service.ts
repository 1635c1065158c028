/** AM964: a Prometheus before 3.11.0 scrapes each pod of a Service with two IP families twice. */
import { Severity } from '../../findings/finding';
import { Problem, quote } from '../../findings/problem';
import { quoteFew } from '../../findings/quote-few';
import { ManagedServer } from '../../forecast/checked-server';
import { roleFor } from '../../forecast/discovery-role';
import { Forecast } from '../../forecast/forecast';
import { partsOf, ruleListsOf } from '../../forecast/monitor-endpoints';
import { RunningService } from '../../kubernetes/endpoints/running-service';
import { listAt, stringAt } from '../../manifests/manifest';
import { StoredObject } from '../../manifests/objects';
import { textsAt } from '../../manifests/texts-at';
import { isSemverBefore } from '../../units/semver';
import { Cause } from '../cause';

/** There is an EndpointSlice for each family, with the addresses of the same pods. Rules that read the family may drop one of them. */
export const dualStackService: Cause = {
  code: 'AM964',
  stage: 'duplicates',
  *run(forecast) {
    for (const monitor of forecast.objects.ofKind('ServiceMonitor')) {
      const services = forecast.servicesOf(monitor).filter(hasTwoSlices);
      if (services.length === 0 || !forecast.hasTargets(monitor) || readsFamily(monitor)) continue;
      const taking = forecast.managedServers.filter((server) => forecast.serversOf(monitor).includes(server));
      for (const server of taking.filter((each) => isTwice(forecast, monitor, each))) {
        yield { key: monitor.key, servers: [server.key], problem: scrapedTwice(forecast, services, server) };
      }
    }
  },
};

function hasTwoSlices({ isDualStack, selector, type }: RunningService): boolean {
  return isDualStack && selector !== undefined && type !== 'ExternalName';
}

/** @see nonPrimaryIPFamilySlice in discovery/kubernetes/endpointslice.go, which is new in Prometheus 3.11.0 */
const SINCE = '3.11.0';

function isTwice(forecast: Forecast, monitor: StoredObject, server: ManagedServer): boolean {
  const { relabelings } = forecast.operator.scrapeClassOf(server.managed.server, monitor);

  return isSemverBefore(server.managed.server.version, SINCE)
    && roleFor(forecast, monitor, server) === 'endpointslice' && !(relabelings ?? []).some(isOfAddress);
}

function readsFamily(monitor: StoredObject): boolean {
  return partsOf(monitor).some((part) => ruleListsOf(part).some(({ rules, isForSamples }) => !isForSamples && rules.some(isOfAddress)));
}

function isOfAddress(rule: object): boolean {
  return textsAt(rule, ['sourceLabels']).some((label) => label === '__address__' || /address_type$|pod_ip$/.test(label));
}

function scrapedTwice({ objects }: Forecast, services: readonly RunningService[], { key, managed: { server } }: ManagedServer): Problem {
  const isCertain = services.some(({ source }) => {
    const spec = objects.tryFindByKey(source)?.manifest.spec;

    return stringAt(spec, ['ipFamilyPolicy']) === 'RequireDualStack' || listAt(spec, ['ipFamilies']).length > 1;
  });
  const family = services[0].ipFamily ?? 'IPv4';
  const where = isCertain ? '' : ', if the cluster has both';

  return {
    code: 'AM964',
    severity: isCertain ? Severity.WARNING : Severity.INFO,
    message: `${quoteFew(services.map(({ source }) => source))} ${services.length > 1 ? 'have' : 'has'} addresses of both IP families${where}. ${quote(key)} runs Prometheus ${server.version} and discovers EndpointSlices, of which there is one for each family, so it scrapes each pod twice`,
    fix: `run Prometheus ${SINCE} or later, or add a relabeling that keeps only "${family}" in __meta_kubernetes_endpointslice_address_type`,
  };
}
