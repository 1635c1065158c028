/** Objects of the operator as code with the classes of this package, and the proof that the code makes the same objects. */
import { isDeepStrictEqual } from 'node:util';
import { App, Chart } from 'cdk8s';
import { classFor, objectExpression, withoutState } from './written-object';
import * as imports from '../../../imports';
import { Manifest } from '../../manifests/manifest';
import { storedAs } from '../../manifests/objects';
import { evaluate } from '../code/evaluate';
import { call, construct, Expression, imported, local, Reference } from '../code/expression';
import { objectName, UniqueNames } from '../code/identifiers';
import { writeSource } from '../code/write-source';
import { Difference, JobEquivalence } from '../equivalence/equivalence';
import { OUR_MODULE } from '../imports/surface';

/** What becomes of objects. */
export interface MonitorsMigration {
  /** A file of TypeScript with one chart. */
  readonly source: string;
  /** The objects that the code makes, in the order of the given ones. */
  readonly objects: readonly Manifest[];
  /** What became of each object. */
  readonly jobs: readonly JobEquivalence[];
}

/** Whether an object can become code. */
export function isMigratable(manifest: Manifest): boolean {
  return classFor(manifest) !== undefined;
}

/**
 * Writes the code for objects of the operator.
 * @param manifests objects for which `isMigratable` is true
 * @param refused why the API server refuses an object, by key
 */
export function migrateMonitors(manifests: readonly Manifest[], refused: ReadonlyMap<string, string> = new Map()): MonitorsMigration {
  const ids = new UniqueNames();
  const written = manifests.map((manifest) => ({ given: withoutState(manifest), key: storedAs(manifest).key }));
  const namespace = sharedNamespace(written.map(({ given }) => given));
  const results = written.map(({ given, key }): Result => {
    const reason = refused.get(key) ?? (given.metadata?.name === undefined ? 'it has no name, so it is not known which object it becomes; set metadata.name' : undefined);
    if (reason !== undefined) return { job: { name: key, becomes: [], differences: [], notes: [`not migrated: ${reason}`] } };

    return migrateOne(given, key, idOf(given, ids), namespace);
  });
  const statements = results.flatMap(({ expression }) => (expression === undefined ? [] : [{ value: expression }]));

  return {
    source: writeSource({
      chart: { name: CLASS, doc: ['Monitoring that was written as YAML before.'], ...namespace !== undefined && { props: { namespace } }, body: statements },
      main: [
        { constant: 'app', value: construct(imported('App', 'cdk8s')) },
        { value: construct(local(CLASS), local('app'), 'monitoring') },
        { value: call(local('app').member('synth')) },
      ],
    }),
    objects: results.flatMap(({ object }) => (object ? [object] : [])),
    jobs: results.map(({ job }) => job),
  };
}

const CLASS = 'Monitoring';

/** The name of the object; of several with one name the later ones have their kind as well. */
function idOf({ kind, metadata }: Manifest, ids: UniqueNames): string {
  const name = objectName(metadata!.name!);
  const id = ids.claim(name, '-');

  return id === name ? id : ids.claim(`${name}-${objectName(kind!)}`, '-');
}

interface Result {
  readonly job: JobEquivalence;
  readonly expression?: Expression;
  readonly object?: Manifest;
}

/** The code is run, so that what it makes is compared and not assumed. */
function migrateOne(given: Manifest, key: string, id: string, namespace: string | undefined): Result {
  const differences: Difference[] = [];
  const expression = objectExpression(given, id, namespace, (difference) => differences.push(difference));
  const chart = new Chart(new App(), 'chart', { namespace });
  evaluate(expression, (reference) => valueOf(reference, chart));
  const [object] = chart.toJson() as Manifest[];
  if (differences.length === 0 && !isDeepStrictEqual(object, given)) differences.push({ field: 'spec', text: 'the code makes another object; compare both before you replace it' });

  return { job: { name: key, becomes: [storedAs(object).key], differences, notes: [] }, expression, object };
}

function valueOf({ name, from }: Reference, chart: Chart): unknown {
  if (from === OUR_MODULE) return (imports as unknown as { readonly [name: string]: unknown })[name];

  return name === 'this' ? chart : undefined;
}

/** The namespace that all objects have. */
function sharedNamespace(manifests: readonly Manifest[]): string | undefined {
  const namespaces = new Set(manifests.map(({ metadata }) => metadata?.namespace));

  return namespaces.size === 1 ? [...namespaces][0] : undefined;
}
