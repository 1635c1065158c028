/** Finds what is behind a Service or Ingress that is given without a workload. */
import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { givenIngress } from './find-ingress';
import { findRoutes } from './find-route';
import { givenService } from './find-service';
import { outside } from './pods-outside';
import { preferOwnChart } from './prefer-own-chart';
import { refuse } from '../../findings/refusal';
import { Service } from '../../kubernetes/service';
import { Workload } from '../../kubernetes/workload';
import { describe, Named } from '../../manifests/manifest';
import { AppView, Declared } from '../../tree/from-app';
import { AppMonitoringProps } from '../app-monitoring-props';
import { MonitorType } from '../monitor-type';
import { resolveMonitorType } from '../resolve';
import { Backend } from '../routes/route';

/** A Service or an Ingress, as it is given. */
export type GivenFront = Pick<AppMonitoringProps, 'service' | 'ingress' | 'monitorType'>;

/** The only workload of the app behind it; otherwise pods that are not in the app. Undefined if neither is given. */
export function findBehind(view: AppView, reader: IConstruct, given: GivenFront): Declared<Workload> | undefined {
  const fronts = given.service ? serviceIn(view, reader, given.service)
    : given.ingress ? ingressIn(view, reader, given.ingress) : undefined;
  if (!fronts) return undefined;
  const { front, services } = fronts;
  const found = preferOwnChart(services.flatMap((service) => workloadsBehind(view, service)), front.object);
  const [first] = found;
  if (first && found.every(({ object }) => object === first.object)) {
    return { object: first.object, value: view.workload(first.object, reader) };
  }
  if (resolveMonitorType(given) === MonitorType.POD) {
    refuse('AM201', `${first ? `${found.length} workloads are` : 'no workload of this app is'} behind ${describe(front.value)}, and monitorType is POD`,
      `set monitorType: MonitorType.${given.service ? 'SERVICE' : 'INGRESS'}, or set workload or pods`);
  }

  return { object: front.object, value: podsBehind(front.value, services) };
}

interface Fronts {
  readonly front: Declared<Named>;
  readonly services: readonly Service[];
}

function serviceIn(view: AppView, reader: IConstruct, given: IConstruct): Fronts {
  const object = givenService(reader, given);
  const value = view.service(object, reader);

  return { front: { object, value }, services: [value] };
}

function ingressIn(view: AppView, reader: IConstruct, given: IConstruct): Fronts {
  const [route] = given.node.root === reader.node.root ? findRoutes(view, given) : [];
  if (route) {
    const { object, named } = route;

    const backends = route.route.rules.flatMap((rule) => rule.backends);

    return { front: { object, value: named }, services: servicesNamed(view, object, backends) };
  }
  const object = givenIngress(reader, given);
  const value = view.ingress(object, reader);

  const backends = value.backends.map((name) => ({ name, namespace: value.namespace }));

  return { front: { object, value }, services: servicesNamed(view, object, backends) };
}

/** Services of the app by their names; those of the chart of the object come first. */
function servicesNamed(view: AppView, object: ApiObject, backends: readonly Backend[]): Service[] {
  return backends.flatMap(({ name = '', namespace }) => {
    const found = view.named('Service', name).filter(({ apiVersion }) => apiVersion === 'v1')
      .map((service) => ({ object: service, value: view.service(service, object) }));

    return preferOwnChart(found.filter(({ value }) => value.namespace === namespace), object).map(({ value }) => value);
  });
}

function workloadsBehind(view: AppView, { namespace, selector }: Service): Declared<Workload>[] {
  return Object.keys(selector).length === 0 ? [] : view.workloadsSelected(namespace, { matchLabels: selector });
}

/** Pods of several workloads, or pods that are not in the app. */
function podsBehind({ kind, name, namespace }: Named, services: readonly Service[]): Workload {
  const selector = services.length === 1 ? services[0].selector : {};

  return outside({ kind, name, namespace, selector: { matchLabels: selector } });
}
