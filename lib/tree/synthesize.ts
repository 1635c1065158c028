/** The objects that cdk8s would write for a construct, each with the path of the construct it comes from. */
import { ApiObject, Chart, DependencyGraph } from 'cdk8s';
import { IConstruct } from 'constructs';
import { patchedFields } from './patched-fields';
import { SynthRun } from './synth-run';
import { Manifest } from '../manifests/manifest';
import { isObject } from '../units/is-object';

/** An object as cdk8s writes it. */
export interface Synthesized {
  readonly manifest: Manifest;
  /** Path of the construct. */
  readonly path: string;
  /** JSON pointers of what its JsonPatches set. */
  readonly patched: readonly string[];
}

/**
 * The objects of all charts in a construct; for a construct within a chart, the objects below it.
 *
 * @throws the validation errors of cdk8s, as `app.synth()` does
 */
export function synthesize(construct: IConstruct): Synthesized[] {
  return SynthRun.inspecting(construct, () => synthesizeWhole(construct));
}

function synthesizeWhole(construct: IConstruct): Synthesized[] {
  const charts = construct.node.findAll().filter((child): child is Chart => Chart.isChart(child));
  if (charts.length > 0) return charts.flatMap(synthesizeChart);

  const inside = new Set(construct.node.findAll().map(({ node }) => node.path));

  return synthesizeChart(Chart.of(construct)).filter(({ path }) => inside.has(path));
}

function synthesizeChart(chart: Chart): Synthesized[] {
  const manifests = chart.toJson() as unknown[];
  // In the order of `toJson`: by dependency, without the objects of nested charts.
  const objects = inOrder(chart).filter((child): child is ApiObject => ApiObject.isApiObject(child) && Chart.of(child) === chart);

  return objects.map((object, i) => ({
    manifest: asJson(manifests[i]) as Manifest, path: object.node.path, patched: patchedFields(object),
  }));
}

/** The constructs of a chart by dependency. Without dependencies that is the order of the tree, and the graph takes long. */
function inOrder(chart: Chart): IConstruct[] {
  const constructs = chart.node.findAll();

  return constructs.some(({ node }) => node.dependencies.length > 0) ? new DependencyGraph(chart.node).topology() : constructs;
}

/** What is JSON already is not written and read again. */
function asJson(value: unknown): unknown {
  return isJson(value) ? value : JSON.parse(JSON.stringify(value));
}

function isJson(value: unknown): boolean {
  // Gaps of a list are seen, too.
  if (Array.isArray(value)) return value.findIndex((item) => !isJson(item)) < 0;
  if (isObject(value)) return Object.getPrototypeOf(value) === Object.prototype && Object.keys(value).every((key) => isJson(value[key]));

  return typeof value === 'string' || typeof value === 'boolean' || value === null || Number.isFinite(value);
}
