/** Finds the workload to monitor. */
import { ApiObject, Chart, Names } from 'cdk8s';
import { IConstruct } from 'constructs';
import { findBehind } from './find-behind';
import { outside, portsOf } from './pods-outside';
import { quote, quoteList } from '../../findings/problem';
import { allOrRefusal, refuse } from '../../findings/refusal';
import { Workload } from '../../kubernetes/workload';
import { readPlain } from '../../tree/amendments';
import { kindsIn } from '../../tree/app-kinds';
import { apiObjectsIn, AppView, Declared, unseenIn, workloadsIn } from '../../tree/from-app';
import { AppMonitoringProps } from '../app-monitoring-props';
import { MonitorType } from '../monitor-type';

/** Props that say what is monitored. */
export type GivenWorkload = Pick<AppMonitoringProps, 'workload' | 'workloads' | 'pods' | 'service' | 'ingress' | 'probe' | 'monitorType'>;

/** The given workload or pods, the only workload in the scope, or what is behind the given Service or Ingress. */
export function findWorkload(view: AppView, reader: IConstruct, given: GivenWorkload): Declared<Workload> {
  if (given.pods) return { object: holderOf(reader, given), value: givenPods(reader, given.pods) };
  if (given.workload) return read(view, reader, givenWorkload(reader, given.workload));
  const scope = reader.node.scope ?? reader;
  const found = workloadsIn(scope);
  if (found.length === 1) return read(view, reader, found[0]);

  if (probesTargets(given)) return { object: holderOf(reader, given), value: outside({ kind: 'targets', ...placeOf(reader) }) };

  return findBehind(view, reader, given) ?? refuseWorkloads(scope, found, given);
}

/** Every workload in the given constructs. */
export function findWorkloads(view: AppView, reader: IConstruct, given: readonly IConstruct[]): Declared<Workload>[] {
  const found = allOrRefusal(given.map((each) => () => {
    refuseOtherApp(reader, each);
    const inside = workloadsOrUnseenIn(each);

    return inside.length > 0 ? inside : refuseOther(reader, each);
  }));

  return allOrRefusal([...new Set(found.flat())].map((object) => () => read(view, reader, object)));
}

/** The name that the monitor is named after, and its namespace, as far as they are known before the synth. */
export function tryPlace(reader: IConstruct, given: GivenWorkload): { readonly name: string; readonly namespace?: string } | undefined {
  if (given.pods) return { ...placeOf(reader), ...(given.pods.namespace !== undefined && { namespace: given.pods.namespace }) };
  if (given.workloads) {
    const [first] = given.workloads.flatMap(workloadsOrUnseenIn);

    return { ...placeOf(reader), ...(first && { namespace: first.metadata.namespace }) };
  }
  const found = given.workload ? workloadsOrUnseenIn(given.workload) : workloadsIn(reader.node.scope ?? reader);
  if (found.length === 1) return asPlace(found[0]);
  if (given.workload) return undefined;
  if (probesTargets(given)) return placeOf(reader);
  const fronts = [given.service, given.ingress].filter((front) => front !== undefined).flatMap(apiObjectsIn);

  return fronts.length === 1 ? asPlace(fronts[0]) : undefined;
}

function asPlace({ name, metadata: { namespace } }: ApiObject) {
  return { name, namespace };
}

/** Given targets need no workload. */
export function probesTargets({ probe, monitorType }: GivenWorkload): boolean {
  return probe?.targets !== undefined && monitorType === MonitorType.INGRESS;
}

function read(view: AppView, reader: IConstruct, object: ApiObject): Declared<Workload> {
  const value = view.workload(object, reader);
  refuseMissingTemplate(object);

  return { object, value };
}

function givenPods(reader: IConstruct, pods: NonNullable<GivenWorkload['pods']>): Workload {
  return outside({ kind: 'pods', ...placeOf(reader), ...(pods.namespace !== undefined && { namespace: pods.namespace }), selector: pods.selector, ports: portsOf(pods) });
}

/** Name and namespace of what is not in the app. */
function placeOf(reader: IConstruct) {
  return { name: Names.toDnsLabel(reader), namespace: Chart.of(reader).namespace };
}

/** An object near to which the Service is looked for, since the pods are not in the app. */
function holderOf(reader: IConstruct, { service, ingress }: GivenWorkload): ApiObject {
  const given = [reader, ...(service ? [service] : []), ...(ingress ? [ingress] : [])].flatMap(apiObjectsIn);

  return given[0] ?? refuse('AM221', 'the pods are not in this app, so annotations cannot be added to them', 'set operatorMode: true, or give the Service in front of them');
}

function givenWorkload(reader: IConstruct, given: IConstruct): ApiObject {
  refuseOtherApp(reader, given);
  const found = workloadsOrUnseenIn(given);
  if (found.length === 1) return found[0];

  return found.length === 0
    ? refuseOther(reader, given)
    : refuse('AM203', `workload "${given.node.path}" holds ${found.length} workloads: ${paths(found)}`, 'give one of them, or set workloads to monitor all of them');
}

function refuseOtherApp(reader: IConstruct, given: IConstruct): void {
  if (given.node.root !== reader.node.root) {
    refuse('AM202', `workload "${given.node.path}" is in another app`, 'give a workload of this app');
  }
}

function refuseOther(reader: IConstruct, given: IConstruct): never {
  return refuse('AM201', `workload "${given.node.path}" runs no pods${seen(given)}`, `give a ${kindsIn(reader).words()}, or a construct that holds one${howToAdd(given)}`);
}

/** A given object may run pods that are not in its manifest. */
export function workloadsOrUnseenIn(given: IConstruct): ApiObject[] {
  const found = workloadsIn(given);

  return found.length > 0 ? found : unseenIn(given);
}

/** An object that uses the template of another one needs that in the app. */
function refuseMissingTemplate(object: ApiObject): void {
  const reference = kindsIn(object).tryOf(object)?.templateOf?.(readPlain(object));
  if (reference === undefined) return;

  refuse('AM201', `${object.kind} "${object.node.path}" runs pods of the template of ${reference.kind} ${quote(reference.name)}, which is not in its chart`,
    `add the ${reference.kind} to the chart`);
}

function refuseWorkloads(scope: IConstruct, found: readonly ApiObject[], { probe }: GivenWorkload): never {
  if (found.length === 0 && probe?.targets !== undefined) {
    refuse('AM201', `probe.targets is set, but monitorType is not INGRESS, and there is no workload in "${scope.node.path}"`, 'set monitorType: MonitorType.INGRESS to probe the targets');
  }

  return found.length === 0
    ? refuse('AM201', `there is no workload in "${scope.node.path}"`, 'set workload, or declare one there; for pods that are not in this app, set pods or service')
    : refuse('AM203', `there are ${found.length} workloads in "${scope.node.path}": ${paths(found)}`, 'set workload to one of them');
}

function seen(given: IConstruct): string {
  const kinds = [...new Set(apiObjectsIn(given).map(({ kind }) => kind))];
  if (kinds.includes('List')) return ' (it holds a List, which cdk8s does not take apart)';

  return kinds.length === 0 ? '' : ` (it holds ${kinds.join(', ')})`;
}

/** A kind of another project may run pods all the same. */
function howToAdd(given: IConstruct): string {
  const kinds = [...new Set(apiObjectsIn(given).filter(({ apiGroup }) => apiGroup.includes('.')).map(({ kind }) => kind))];

  return kinds.length === 1 ? `; if ${kinds[0]} runs pods of a template, add it to podsOf` : '';
}

function paths(objects: readonly ApiObject[]): string {
  return quoteList(objects.map((object) => `${object.kind} ${object.node.path}`));
}
