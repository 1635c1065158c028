/** Annotated pods and Services as monitors: as objects, or as code that makes them. */
import { App, Chart, Duration, Testing } from 'cdk8s';
import { AnnotatedObject } from './annotated-objects';
import { appMonitoringOf, isForAppMonitoring } from './app-monitoring-of';
import { MonitorChoices, monitorOf } from './monitor-of';
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
import { Statement } from '../code/source-file';
import { writeSource } from '../code/write-source';
import { Difference, JobEquivalence } from '../equivalence/equivalence';
import { OUR_MODULE } from '../imports/surface';
import { objectExpression } from '../monitors/written-object';

/** What becomes of annotated objects. */
export interface AnnotationsMigration {
  /** A file of TypeScript with one chart; empty if only objects are wanted. */
  readonly source: string;
  /** The monitors. */
  readonly objects: readonly Manifest[];
  /** What became of each annotated object. */
  readonly jobs: readonly JobEquivalence[];
  /** The objects that monitors scrape now. */
  readonly migrated: readonly AnnotatedObject[];
}

/**
 * Makes monitors for annotated objects.
 * @param output whether AppMonitoring code makes them, which writes intervals and other defaults, or they are written as they are
 */
export function migrateAnnotations(annotated: readonly AnnotatedObject[], output: 'typescript' | 'yaml', choices: MonitorChoices): AnnotationsMigration {
  const names = new Map<string, UniqueNames>();
  const namespaces = new Set(annotated.map(({ namespace }) => namespace));
  const namespace = namespaces.size === 1 ? [...namespaces][0] : undefined;
  const ids = new UniqueNames();
  const results = annotated.map((object): Result => {
    if (object.selector === undefined) return { object, notes: [], refused: NO_LABELS };
    const ofNamespace = names.get(`${object.kind} ${object.namespace}`) ?? new UniqueNames();
    names.set(`${object.kind} ${object.namespace}`, ofNamespace);

    return migrateOne(object, ofNamespace.claim(objectName(object.name), '-'), { ids, namespace, output, choices });
  });

  return {
    source: output === 'yaml' ? '' : sourceOf(results, namespace),
    objects: results.flatMap(({ made: object }) => (object ? [object] : [])),
    jobs: results.map(({ object: { key }, made: monitor, notes, refused }) => (
      { name: key, becomes: monitor ? [storedAs(monitor).key] : [], differences: refused ? [refused] : [], notes })),
    migrated: results.flatMap(({ object, made: monitor }) => (monitor ? [object] : [])),
  };
}

const NO_LABELS: Difference = { field: 'the pods', text: 'they have no labels that a monitor could select by; add one to the pod template' };

interface Result {
  readonly object: AnnotatedObject;
  readonly refused?: Difference;
  readonly notes: readonly string[];
  readonly expression?: Expression;
  readonly made?: Manifest;
}

interface Context {
  readonly ids: UniqueNames;
  readonly namespace?: string;
  readonly output: 'typescript' | 'yaml';
  readonly choices: MonitorChoices;
}

/** The code is run, so that the monitor is the one that it makes. */
function migrateOne(object: AnnotatedObject, name: string, { ids, namespace, output, choices }: Context): Result {
  const monitor = monitorOf(object, name, choices);
  const notes = object.ports.flatMap((port) => ('undeclared' in port
    ? [`no container declares port ${port.undeclared}, so a rule writes it into the address; declare it, and the rule is not needed`] : []));
  if (output === 'yaml') return { object, notes, made: monitor };
  const id = ids.claim(name, '-');
  const asApp = isForAppMonitoring(object) ? tryMade(appMonitoringOf(object, name, id, namespace, choices), namespace) : undefined;

  return { object, notes, ...asApp ?? made(objectExpression(monitor, id, namespace, () => undefined), namespace) };
}

type Made = Required<Pick<Result, 'expression' | 'made'>>;

/** What the code makes; undefined if AppMonitoring refuses it. */
function tryMade(expression: Expression, namespace: string | undefined): Made | undefined {
  try {
    return made(expression, namespace);
  } catch (error) {
    if (error instanceof MonitoringError || /AM\d{3}/.test(String(error))) return undefined;
    throw error;
  }
}

const IMPORTS = imports as unknown as { readonly [name: string]: unknown };
const LIBRARY: { readonly [name: string]: unknown } = { AppMonitoring, Duration, Scheme };

function made(expression: Expression, namespace: string | undefined): Made {
  const chart = new Chart(new App(), 'chart', { namespace });
  new Acknowledgement({ code: 'AM508', reason: 'the targets are compared elsewhere' }).applyTo(chart);
  evaluate(expression, ({ name, from }: Reference) => (from === undefined ? chart : from === OUR_MODULE ? IMPORTS[name] : LIBRARY[name]));

  return { expression, made: (Testing.synth(chart) as Manifest[])[0] };
}

const CLASS = 'Monitoring';

function statementOf({ expression, notes }: Result): Statement[] {
  const comment = notes.map((note) => note[0].toUpperCase() + note.slice(1));

  return expression === undefined ? [] : [{ value: expression, ...comment.length > 0 && { comment } }];
}

function sourceOf(results: readonly Result[], namespace: string | undefined): string {
  return writeSource({
    chart: {
      name: CLASS,
      doc: ['What annotations asked for before.'],
      ...namespace !== undefined && { props: { namespace } },
      body: results.flatMap(statementOf),
    },
    main: [
      { constant: 'app', value: construct(imported('App', 'cdk8s')) },
      { value: construct(local(CLASS), local('app'), 'monitoring') },
      { value: call(local('app').member('synth')) },
    ],
  });
}
