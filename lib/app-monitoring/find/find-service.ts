/** Finds the Service in front of the workload. */
import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { preferOwnChart } from './prefer-own-chart';
import { quote, quoteList } from '../../findings/problem';
import { allOrRefusal, refuse } from '../../findings/refusal';
import { selectsPods, Service } from '../../kubernetes/service';
import { Workload } from '../../kubernetes/workload';
import { describe, Named } from '../../manifests/manifest';
import { apiObjectsIn, AppView, Declared } from '../../tree/from-app';
import { GivenPort } from '../ports/pod-port';
import { offersPort } from '../ports/service-port';

/**
 * The given Service, or the only one that selects the pods of the workload; the workload's own chart comes first.
 * @param ports of several Services, the only one that has all of these is meant
 */
export function findService(
  view: AppView,
  reader: IConstruct,
  given: IConstruct | undefined,
  workload: Declared<Workload>,
  ports: readonly GivenPort[],
): Declared<Service> {
  const object = given ? givenService(reader, given) : onlyService(view, workload, ports);
  const value = view.service(object, reader);
  if (value.type === 'ExternalName') {
    refuse('AM206', `${describe(value)} is an ExternalName, which has no endpoints to discover`, 'use a Service that selects the pods');
  }
  allOrRefusal([refuseOtherNamespace, refuseOtherPods].map((check) => () => check(value, workload.value)));

  return { object, value };
}

function refuseOtherNamespace(service: Service, workload: Workload): void {
  if (service.namespace === workload.namespace) return;
  const at = ({ namespace }: Named) => (namespace === undefined ? 'no namespace of its own' : `namespace ${quote(namespace)}`);

  refuse('AM205', `${describe(service)} is in ${at(service)} and ${describe(workload)} in ${at(workload)}, but a Service selects pods of its own namespace only`,
    'give a Service of the same namespace');
}

function refuseOtherPods(service: Service, workload: Workload): void {
  // Endpoints of a Service without a selector are made by others, and so are pods that are not in the app.
  const isUnknown = workload.isUnseen && Object.keys(workload.podLabels).length === 0;
  if (isUnknown || selectsPods(service, workload)) return;

  refuse('AM205', `${describe(service)} selects ${pairs(service.selector)}, but the pods of ${describe(workload)} carry ${pairs(workload.podLabels)}`,
    'give the Service of this workload, or make its selector match');
}

/** The Service in a construct that is given. */
export function givenService(reader: IConstruct, given: IConstruct): ApiObject {
  if (given.node.root !== reader.node.root) refuse('AM202', `service "${given.node.path}" is in another app`, 'give a Service of this app');
  const found = apiObjectsIn(given).filter(({ kind, apiVersion }) => kind === 'Service' && apiVersion === 'v1');
  if (found.length === 1) return found[0];

  return refuse('AM204', `service "${given.node.path}" holds ${found.length === 0 ? 'no Service' : `${found.length} Services`}`, 'give exactly one');
}

function onlyService(view: AppView, { object: monitored, value: workload }: Declared<Workload>, ports: readonly GivenPort[]): ApiObject {
  const found = preferOwnChart(view.servicesOf(workload), monitored);
  if (found.length === 1) return found[0].object;
  if (found.length === 0) view.refuseUnreadable('Service');
  const offering = found.filter(({ value }) => ports.every((port) => offersPort(port, value, workload)));
  if (offering.length === 1) return offering[0].object;

  return found.length === 0
    ? refuse('AM204', `no Service selects the pods of ${describe(workload)} (labels ${pairs(workload.podLabels)}); Services in the app: ${candidates(view)}`,
      'declare one, or use monitorType: MonitorType.POD')
    : refuse('AM204', `${found.length} Services select the pods of ${describe(workload)}: ${quoteList(found.map(({ object }) => object.node.path))}`,
      'set service to one of them, so that no pod is scraped twice');
}

function candidates(view: AppView): string {
  const shown = view.ofKind('Service').slice(0, 10).map((object) => object.node.path);

  return quoteList(shown);
}

function pairs(labels: { readonly [key: string]: string }): string {
  const entries = Object.entries(labels);

  return entries.length === 0 ? 'nothing' : entries.map(([key, value]) => quote(`${key}=${value}`)).join(', ');
}
