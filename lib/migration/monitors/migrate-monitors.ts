/** Objects of the operator as code with the classes of this package, and the proof that the code makes the same objects. */
import { isDeepStrictEqual } from 'node:util';
import { App, Chart, Duration, Testing } from 'cdk8s';
import { PortsOf, tryAppMonitoring } from './as-app-monitoring';
import { classFor, objectExpression, withoutState } from './written-object';
import * as imports from '../../../imports';
import { AppMonitoring } from '../../app-monitoring/app-monitoring';
import { Scheme } from '../../endpoint/scheme';
import { MonitoringError } from '../../findings/monitoring-error';
import { Manifest } from '../../manifests/manifest';
import { storedAs } from '../../manifests/objects';
import { Acknowledgement } from '../../synth/acknowledgement';
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
 * @param portsOf ports of the pods that a PodMonitor selects, so that AppMonitoring can make it
 */
export function migrateMonitors(
  manifests: readonly Manifest[], refused: ReadonlyMap<string, string> = new Map(), portsOf: PortsOf = () => [],
): MonitorsMigration {
  const ids = new UniqueNames();
  const written = manifests.map((manifest) => ({ given: withoutState(manifest), key: storedAs(manifest).key }));
  const namespace = sharedNamespace(written.map(({ given }) => given));
  const results = written.map(({ given, key }): Result => {
    const reason = refused.get(key) ?? (given.metadata?.name === undefined ? 'it has no name, so it is not known which object it becomes; set metadata.name' : undefined);
    if (reason !== undefined) return { job: { name: key, becomes: [], differences: [{ field: 'the object', text: reason }], notes: [] } };

    return migrateOne(given, key, { id: idOf(given, ids), namespace, portsOf });
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

interface Place {
  readonly id: string;
  readonly namespace?: string;
  readonly portsOf: PortsOf;
}

/** The code is run, so that what it makes is compared and not assumed. */
function migrateOne(given: Manifest, key: string, { id, namespace, portsOf }: Place): Result {
  const app = tryAppMonitoring(given, id, namespace, portsOf);
  const appMakes = app && tryMake(app, namespace);
  if (app && isDeepStrictEqual(appMakes, given)) {
    return { job: { name: key, becomes: [key], differences: [], notes: [] }, expression: app, object: given };
  }

  const differences: Difference[] = [];
  const expression = objectExpression(given, id, namespace, (difference) => differences.push(difference));
  const object = make(expression, namespace);
  const isSame = isDeepStrictEqual(object, given);
  if (differences.length === 0 && !isSame) differences.push({ field: 'spec', text: 'the code makes another object; compare both before you replace it' });

  return { job: { name: key, becomes: [storedAs(object).key], differences, notes: [] }, expression, object };
}

/** The object that AppMonitoring makes; undefined if it refuses the props. */
function tryMake(expression: Expression, namespace: string | undefined): Manifest | undefined {
  try {
    return make(expression, namespace);
  } catch (error) {
    if (error instanceof MonitoringError || /\bAM\d{3}\b/.test(String(error))) return undefined;
    throw error;
  }
}

function make(expression: Expression, namespace: string | undefined): Manifest {
  const chart = new Chart(new App(), 'chart', { namespace });
  new Acknowledgement({ code: 'AM508', reason: 'the targets are compared elsewhere' }).applyTo(chart);
  evaluate(expression, ({ name, from }: Reference) => (from === undefined ? chart : from === OUR_MODULE ? IMPORTS[name] : LIBRARY[name]));

  return (Testing.synth(chart) as Manifest[])[0];
}

const IMPORTS = imports as unknown as { readonly [name: string]: unknown };
const LIBRARY: { readonly [name: string]: unknown } = { AppMonitoring, Duration, Scheme };

/** The namespace that all objects have. */
function sharedNamespace(manifests: readonly Manifest[]): string | undefined {
  const namespaces = new Set(manifests.map(({ metadata }) => metadata?.namespace));

  return namespaces.size === 1 ? [...namespaces][0] : undefined;
}
