/** Pods that are in the cluster and not in the app, as constructs of the app give them. */
import { Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Manifest } from '../manifests/manifest';

/** A pod, with the path of the construct that gives it. */
export interface PodOutside {
  readonly manifest: Manifest;
  readonly path: string;
}

/** By app, then by construct. */
const given = new WeakMap<IConstruct, Map<IConstruct, Manifest>>();

/** Sets the pod of a construct, in place of an earlier one; undefined removes it. */
export function setPodOutside(construct: IConstruct, pod: Manifest | undefined): void {
  const { root } = construct.node;
  const pods = given.get(root);
  if (pod === undefined) pods?.delete(construct);
  else given.set(root, (pods ?? new Map<IConstruct, Manifest>()).set(construct, pod));
}

/** The pods that constructs give in the charts of objects with these paths. */
export function podsOutsideOf({ node: { root } }: IConstruct, paths: readonly string[]): PodOutside[] {
  const pods = [...given.get(root) ?? []];
  if (pods.length === 0) return [];
  const above = new Set(paths.flatMap((path) => path.split('/').map((_, i, parts) => parts.slice(0, i + 1).join('/'))));

  return pods.filter(([construct]) => above.has(Chart.of(construct).node.path))
    .map(([{ node: { path } }, manifest]) => ({ manifest, path }));
}
