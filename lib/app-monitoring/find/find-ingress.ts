/** Finds the Ingress that routes to the workload. */
import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { routesIn, routesTo } from './find-route';
import { preferOwnChart } from './prefer-own-chart';
import { quoteList } from '../../findings/problem';
import { refuse } from '../../findings/refusal';
import { Ingress } from '../../kubernetes/ingress';
import { Workload } from '../../kubernetes/workload';
import { describe } from '../../manifests/manifest';
import { apiObjectsIn, AppView, Declared } from '../../tree/from-app';

/** Props that name the Ingress or replace it. */
export interface GivenRoute {
  readonly ingress?: IConstruct;
  readonly service?: IConstruct;
}

/** The given Ingress, or the only one that routes to a Service of the workload; the workload's own chart comes first. */
export function findIngress(view: AppView, reader: IConstruct, given: GivenRoute, monitored: Declared<Workload>): Declared<Ingress> {
  const workload = monitored.value;
  const object = given.ingress ? givenIngress(reader, given.ingress) : onlyIngress(view, given.service, monitored);
  const ingress = view.ingress(object, reader);
  if (ingress.namespace !== workload.namespace) {
    refuse('AM208', `${describe(ingress)} is in another namespace than ${describe(workload)}`, 'give an Ingress of the same namespace');
  }
  const services = servicesOf(view, given.service, workload);
  const isUnknown = workload.isUnseen && services.length === 0;
  if (!isUnknown && !services.some(({ value }) => ingress.backends.includes(value.name))) {
    const backends = ingress.backends.length === 0 ? 'no Service' : `${quoteList(ingress.backends)}, which ${ingress.backends.length === 1 ? 'does' : 'do'} not select the pods of ${describe(workload)}`;
    refuse('AM208', `${describe(ingress)} routes to ${backends}`,
      'give the Ingress of this workload');
  }

  refuseWithoutHost(ingress);

  return { object, value: ingress };
}

/** Prometheus takes the address of a target from the host of the rule: it can probe neither an empty host nor a wildcard. */
function refuseWithoutHost(ingress: Ingress): void {
  const { hosts } = ingress;
  if (hosts.some((host) => host !== '' && !host.startsWith('*'))) return;
  const named = hosts.filter((host) => host !== '');
  const why = hosts.length === 0 ? 'no rules' : named.length === 0 ? 'no rule with a host' : `no rule with a host of its own (has ${quoteList(named)})`;

  refuse('AM215', `${describe(ingress)} has ${why}, so nothing can be probed`,
    'give a rule its host, or set probe.targets');
}

/** The Ingress in a construct that is given. */
export function givenIngress(reader: IConstruct, given: IConstruct): ApiObject {
  if (given.node.root !== reader.node.root) refuse('AM202', `ingress "${given.node.path}" is in another app`, 'give an Ingress of this app');
  const found = apiObjectsIn(given).filter(({ kind, apiGroup }) => kind === 'Ingress' && apiGroup === 'networking.k8s.io');
  if (found.length === 1) return found[0];
  const [route] = routesIn(given);
  if (route) refuse('AM207', `ingress "${given.node.path}" holds the ${route.kind} "${route.name}", which cannot be annotated for a scrape`, 'set operatorMode: true, so that a Probe gets its URLs');

  return found.length === 0
    ? refuse('AM207', `ingress "${given.node.path}" holds no Ingress and no route that is known`,
      'give an Ingress, HTTPRoute, GRPCRoute, TLSRoute, Route of OpenShift or VirtualService, or set probe.targets')
    : refuse('AM207', `ingress "${given.node.path}" holds ${found.length} Ingresses`, 'give exactly one');
}

function onlyIngress(view: AppView, service: IConstruct | undefined, monitored: Declared<Workload>): ApiObject {
  const workload = monitored.value;
  const routes = servicesOf(view, service, workload).flatMap(({ value }) => view.ingressesTo(value));
  const found = [...new Set(preferOwnChart(routes, monitored.object).map(({ object }) => object))];
  if (found.length === 1) return found[0];
  if (found.length === 0) ['Service', 'Ingress'].forEach((kind) => view.refuseUnreadable(kind));
  const seen = view.ofKind('Ingress').slice(0, 10).map((object) => object.node.path);

  const [route] = found.length === 0 ? routesTo(view, workload) : [];

  return found.length === 0
    ? refuse('AM207', `no Ingress routes to a Service of ${describe(workload)}; Ingresses in the app: ${quoteList(seen)}`,
      route ? `set ingress to the ${route.object.kind} "${route.object.node.path}"` : 'declare one, or set probe.targets')
    : refuse('AM207', `${found.length} Ingresses route to ${describe(workload)}: ${quoteList(found.map(({ node }) => node.path))}`, 'set ingress to one of them');
}

/** Services of the app in front of a workload; of them only the given one. */
export function servicesOf(view: AppView, given: IConstruct | undefined, workload: Workload) {
  const services = view.servicesOf(workload);
  const wanted = given && new Set(apiObjectsIn(given));

  return wanted ? services.filter(({ object }) => wanted.has(object)) : services;
}

/** Names of the Services of the app in front of any of several workloads. */
export function serviceNamesOf(view: AppView, given: IConstruct | undefined, workloads: readonly Declared<Workload>[]): Set<string> {
  return new Set(workloads.flatMap(({ value }) => servicesOf(view, given, value)).map(({ value }) => value.name));
}
