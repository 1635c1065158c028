/** Prefers the candidates nearest to the workload, for apps with several environments. */
import { ApiObject, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';

/**
 * Candidates in the workload's own chart; without any, those of charts in it, then those of the charts around it, then all.
 * Charts of one app may hold the same app for several environments, and a cluster has one of them.
 */
export function preferOwnChart<T extends { readonly object: ApiObject }>(candidates: readonly T[], workload: ApiObject): readonly T[] {
  if (candidates.length < 2) return candidates;

  const charts = chartsAround(workload);
  const own = candidates.filter(({ object }) => chartsAround(object)[0] === charts[0]);
  if (own.length > 0) return own;
  const near = charts.map((chart) => candidates.filter(({ object }) => chartsAround(object).includes(chart)));

  return near.find((found) => found.length > 0) ?? candidates;
}

/** Innermost first. */
function chartsAround(construct: IConstruct): IConstruct[] {
  return construct.node.scopes.filter((scope) => Chart.isChart(scope)).reverse();
}
