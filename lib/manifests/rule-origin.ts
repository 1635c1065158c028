/** Where the relabeling rules of a job come from. */

/** Origin of a relabeling rule: a field of an object, or the operator itself. */
export type RuleOrigin = GivenRule | AddedRule;

/** A rule that an object contains. */
export interface GivenRule {
  /** Key of the object, e.g. `ServiceMonitor/shop/cart`. */
  readonly object: string;
  /** E.g. `spec.endpoints[0].relabelings[1]`. */
  readonly fieldPath: string;
}

/** A rule that the operator adds. */
export interface AddedRule {
  readonly by: AddedBy;
}

/** What the operator adds a rule for. */
export type AddedBy =
  /** Keeps the name of the job for later rules. */
  | 'job-name'
  /** The selector of the monitor. */
  | 'selector'
  /** Leaves out pods that have ended. */
  | 'running'
  /** The port of an endpoint, by its name in the Service. */
  | 'service-port-name'
  /** The port of an endpoint, by its name or number in the container. */
  | 'container-port-name'
  | 'container-port-number'
  /** Labels for namespace, Service, pod and the like. */
  | 'namespace-and-name'
  /** The labels in `targetLabels` and `podTargetLabels`. */
  | 'target-labels'
  /** The label `job`: the default, `jobLabel` or `jobName`. */
  | 'job-label'
  /** The label `endpoint`. */
  | 'endpoint-label'
  /** Sends the scrape to a prober. */
  | 'prober'
  /** The label in `enforcedNamespaceLabel`. */
  | 'enforced-namespace'
  /** Divides targets among shards. */
  | 'shard';

/** Whether a rule is one that an object contains. */
export function isGiven(origin: RuleOrigin | undefined): origin is GivenRule {
  return origin !== undefined && 'object' in origin;
}

/** The field of such a rule as messages name it, e.g. `endpoints[0].relabelings[1]`. */
export function placeOfRule({ fieldPath }: GivenRule): string {
  return fieldPath.replace(/^spec\./, '');
}
