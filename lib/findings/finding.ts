/** A finding: what is wrong (or worth knowing), where, and how to fix it. */

/** Severity of a finding. */
export enum Severity {
  /** Scraping is certain to fail, or the API server or operator refuses the object: the synth stops. */
  ERROR = 'error',
  /** Scraping may fail, or may give less than expected. */
  WARNING = 'warning',
  /** Nothing fails; something that is set has no effect, or is worth knowing. */
  INFO = 'info',
}

/** One thing that is wrong, or worth knowing, about a construct or an object. */
export interface Finding {
  /** Stable code, e.g. `AM201`. The catalogue of codes is in `docs/findings.md`. */
  readonly code: string;

  /** Severity of the finding. */
  readonly severity: Severity;

  /** Path of the construct, e.g. `shop/cart-monitoring`, or key of the object. */
  readonly path: string;

  /** What was found and what follows from it, with the value; sentence case, no full stop. */
  readonly message: string;

  /** How to fix it; begins with a verb, no full stop. */
  readonly fix: string;

  /**
   * The reason, if the finding is acknowledged; its severity is then information.
   * @default - not acknowledged
   */
  readonly acknowledged?: string;
}

/** `AM201 shop/cart: port "metrics" is not on Service "cart" (has "http"); use port: "http"`. */
export function renderFinding(finding: Finding): string {
  return `${finding.code} ${finding.path}: ${withFix(finding)}`;
}

/** The same without the path, for places that print the path themselves (`cdk8s synth` does). */
export function renderFindingWithoutPath(finding: Finding): string {
  return `${finding.code}: ${withFix(finding)}`;
}

/** By code, then path, then message: the order in which findings are always reported. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  const key = (f: Finding) => [f.code, f.path, f.message];

  return [...findings].sort((a, b) => compareLists(key(a), key(b)));
}

function withFix({ message, fix, acknowledged }: Finding): string {
  return `${message}; ${fix}${acknowledged === undefined ? '' : ` (acknowledged: ${acknowledged})`}`;
}

function compareLists(a: string[], b: string[]): number {
  const i = a.findIndex((value, index) => value !== b[index]);

  return i < 0 ? 0 : a[i] < b[i] ? -1 : 1;
}
