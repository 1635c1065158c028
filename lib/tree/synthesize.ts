/** The objects that cdk8s would write for a construct, each with the path of the construct it comes from. */
import { ApiObject, Chart, DependencyGraph } from 'cdk8s';
import { IConstruct } from 'constructs';
import { patchedFields } from './patched-fields';
import { SynthRun } from './synth-run';
import { Manifest } from '../manifests/manifest';

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
  const objects = new DependencyGraph(chart.node).topology()
    .filter((child): child is ApiObject => ApiObject.isApiObject(child) && Chart.of(child) === chart);

  return objects.map((object, i) => ({
    manifest: JSON.parse(JSON.stringify(manifests[i])) as Manifest, path: object.node.path, patched: patchedFields(object),
  }));
}
