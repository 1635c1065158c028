/** One set of manifests whose targets are compared. */

import { Manifest } from '../../support/manifests/manifest';

/** A row of a table. */
export interface Scenario {
  /** What it shows; unique among all scenarios. */
  readonly name: string;
  readonly manifests: readonly Manifest[];
  /**
   * Text of a `prometheus.yml` that no operator writes.
   * @default - none
   */
  readonly prometheusConfig?: string;
  /**
   * Whether servers may only read what the roles among the manifests allow.
   * @default false
   */
  readonly hasRights?: boolean;
}

/** The servers that stand among manifests. */
export function serversOf(manifests: readonly Manifest[]): { readonly key: string; readonly shards: number; readonly namespace: string }[] {
  return manifests.filter(({ kind }) => kind === 'Prometheus' || kind === 'PrometheusAgent').map(({ kind, metadata, spec }) => {
    const namespace = String(metadata?.namespace ?? 'default');

    return { key: `${kind}/${namespace}/${String(metadata?.name)}`, shards: (spec as { readonly shards?: number } | undefined)?.shards ?? 1, namespace };
  });
}
