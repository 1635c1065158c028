// region: crd
import { Chart } from 'cdk8s';
import { GraduationStage, ScrapeConfigCrd } from 'cdk8s-app-monitoring';

/** Serves v1beta1 beside v1alpha1. The file is in the release of the operator that the cluster runs. */
export function addCrd(chart: Chart, file: string): ScrapeConfigCrd {
  return new ScrapeConfigCrd(chart, 'crd', { file, stage: GraduationStage.OPT_IN });
}
// endregion
