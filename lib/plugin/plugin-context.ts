/** What `cdk8s synth` hands to a validation plugin: as much of it as is used, so that nobody needs the types of cdk8s-cli. */

/** @see https://cdk8s.io/docs/latest/cli/synth/#validations */
export interface PluginContext {
  /** Paths of the files that were written, in the order of the file system. */
  readonly manifests: readonly string[];

  /** Whether they are printed, and removed afterwards. */
  readonly stdout?: boolean;

  readonly report: PluginReport;
}

/** Where violations go. */
export interface PluginReport {
  addViolation(violation: Violation): void;
  submit(status: 'success' | 'failure', metadata?: { readonly [key: string]: string }): void;
}

/** One broken rule. */
export interface Violation {
  readonly ruleName: string;
  readonly recommendation: string;
  readonly fix: string;
  readonly violatingResources: readonly ViolatingResource[];
}

/** Who breaks it. */
export interface ViolatingResource {
  /** What cdk8s-cli looks the path of the construct up by; it knows names alone. */
  readonly resourceName: string;
  readonly locations: readonly string[];
  readonly manifestPath: string;
}
