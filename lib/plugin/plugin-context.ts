/** What `cdk8s synth` hands to a validation plugin: only the part that is used, so that the types of cdk8s-cli are not needed. */

/** @see https://cdk8s.io/docs/latest/cli/synth/#validations */
export interface PluginContext {
  /** Paths of the files that were written, in the order of the file system. */
  readonly manifests: readonly string[];

  /** Whether the files are printed and then removed. */
  readonly stdout?: boolean;

  readonly report: PluginReport;
}

/** Report that collects violations. */
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

/** The object that breaks the rule. */
export interface ViolatingResource {
  /** Name that cdk8s-cli looks up the path of the construct by. */
  readonly resourceName: string;
  readonly locations: readonly string[];
  readonly manifestPath: string;
}
