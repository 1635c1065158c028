/** The construct that writes the ScrapeConfig CRD of a stage. */
import { readFileSync } from 'node:fs';
import { ApiObject, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { ScrapeConfigCrdProps } from './scrape-config-crd-props';
import { StageName, STAGE_NAMES } from './stage';
import { stagedCrd } from './staged-crd';
import { MonitoringError } from '../../findings/monitoring-error';
import { findingAt, Problem, quote, quoteList } from '../../findings/problem';
import { refuse, Refusal } from '../../findings/refusal';
import { removeFailed } from '../../findings/remove-failed';
import { requireConstruct } from '../../findings/require-object';
import { LoadError } from '../../manifests/load/load-error';
import { loadManifests } from '../../manifests/load/load-manifests';
import { faultOfSystem } from '../../manifests/load/read-faults';
import { Manifest } from '../../manifests/manifest';

/**
 * Writes the ScrapeConfig CRD with v1beta1, for a cluster that wants the next version early. It is made from the CRD of an operator
 * release, which has v1alpha1 only.
 *
 * The CRD is larger than what kubectl keeps in an annotation: apply it with `kubectl apply --server-side`. The steps around each stage
 * are in docs/scrape-config-crd.md.
 * @example
 * new ScrapeConfigCrd(chart, 'crd', { file: 'scrapeconfigs.yaml', stage: GraduationStage.OPT_IN });
 */
export class ScrapeConfigCrd extends Construct {
  /** The CRD. */
  public readonly crd: ApiObject;

  /**
   * @param scope the parent construct
   * @param id name of the construct, unique within the scope
   * @param props the CRD to start from, and the stage
   * @throws MonitoringError when it is not the ScrapeConfig CRD with v1alpha1 alone, or LoadError when it is not valid YAML
   */
  constructor(scope: Construct, id: string, props: ScrapeConfigCrdProps) {
    super(requireConstruct('ScrapeConfigCrd', 'scope', scope), id);
    const { conversion } = props;
    try {
      const made = stagedCrd(crdOf(props), stageOf(props), { conversion: conversion?._conversion, changes: conversion?._changes });
      this.crd = new ApiObject(this, 'Default', made as Manifest & { readonly apiVersion: string; readonly kind: string });
    } catch (error) {
      removeFailed(this);
      if (!(error instanceof Refusal)) throw error;
      throw new MonitoringError(error.problems.map((problem: Problem) => findingAt(this.node.path, problem)));
    }
    // cdk8s adds the namespace of the chart to every object, and a CRD must not have a namespace.
    if (this.crd.metadata.namespace !== undefined) this.crd.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
    if (conversion) this.crd.node.addDependency(conversion);
  }
}

function stageOf({ stage }: ScrapeConfigCrdProps): StageName {
  const found = STAGE_NAMES.find((name) => name === stage);

  return found ?? refuse('AM120', `stage ${quote(stage)} is not known`, `use ${quoteList(STAGE_NAMES)}`);
}

function crdOf({ file, text }: ScrapeConfigCrdProps): Manifest {
  if ((file === undefined) === (text === undefined)) return refuse('AM741', 'the CRD is given twice or not at all', 'set either file or text');
  const manifests = loadManifests(text ?? read(file!), file ?? 'text');

  return manifests.length === 1 ? manifests[0].manifest : refuse('AM741', `${file ?? 'text'} holds ${manifests.length} objects`, 'give the CRD alone');
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new LoadError([faultOfSystem(file, error)]);
  }
}
