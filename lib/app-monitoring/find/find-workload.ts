/** Finds the workload to monitor. */
import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { quote, quoteList } from '../../findings/problem';
import { refuse } from '../../findings/refusal';
import { Workload } from '../../kubernetes/workload';
import { readPlain } from '../../tree/amendments';
import { kindsIn } from '../../tree/app-kinds';
import { apiObjectsIn, AppView, Declared, unseenIn, workloadsIn } from '../../tree/from-app';

/** The given workload, or the only one in the scope. */
export function findWorkload(view: AppView, reader: IConstruct, given: IConstruct | undefined): Declared<Workload> {
  const object = given ? givenWorkload(reader, given) : onlyWorkload(reader.node.scope ?? reader);

  const value = view.workload(object, reader);
  refuseMissingTemplate(object);

  return { object, value };
}

/** The name of the workload, which the monitor is named after; undefined unless there is exactly one workload. */
export function tryWorkloadName(scope: IConstruct, given: IConstruct | undefined): string | undefined {
  const found = given === undefined ? workloadsIn(scope) : workloadsOrUnseenIn(given);

  return found.length === 1 ? found[0].name : undefined;
}

function givenWorkload(reader: IConstruct, given: IConstruct): ApiObject {
  if (given.node.root !== reader.node.root) {
    refuse('AM202', `workload "${given.node.path}" is in another app`, 'give a workload of this app');
  }
  const found = workloadsOrUnseenIn(given);
  if (found.length === 1) return found[0];

  return found.length === 0
    ? refuse('AM201', `workload "${given.node.path}" runs no pods${seen(given)}`, `give a ${kindsIn(reader).words()}, or a construct that holds one${howToAdd(given)}`)
    : refuse('AM203', `workload "${given.node.path}" holds ${found.length} workloads: ${paths(found)}`, 'give one of them');
}

/** A given object may run pods that are not in its manifest. */
function workloadsOrUnseenIn(given: IConstruct): ApiObject[] {
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

function onlyWorkload(scope: IConstruct): ApiObject {
  const found = workloadsIn(scope);
  if (found.length === 1) return found[0];

  return found.length === 0
    ? refuse('AM201', `there is no workload in "${scope.node.path}"`, 'set workload, or declare one there')
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
