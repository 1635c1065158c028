/** One judged fact: what is wrong (or worth knowing), where, and what mends it. */

/** How bad a finding is. */
export enum Severity {
  /** Scraping is certain to fail, or the API server or operator refuses the object: synth stops. */
  ERROR = 'error',
  /** Scraping may fail, or gives less than was asked for. */
  WARNING = 'warning',
  /** Nothing fails; something that was asked for has no effect. */
  INFO = 'info',
}

/** A judged fact about a construct. */
export interface Finding {
  /** Stable code, e.g. `AM201`. The catalogue of codes is in `docs/findings.md`. */
  readonly code: string;

  /** How bad it is. */
  readonly severity: Severity;

  /** Path of the construct that is judged, e.g. `shop/cart-monitoring`. */
  readonly path: string;

  /** What is wrong and what would happen, with the value seen; sentence case, no full stop. */
  readonly message: string;

  /** What mends it; begins with a verb, no full stop. */
  readonly fix: string;

  /**
   * Why it may be, where somebody has acknowledged it: its severity is information then.
   * @default - nobody has
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
