/** Why an object is refused: one line a fault, led by its path. */

/** Collects the faults of one object. */
export class Faults {
  readonly errors: string[] = [];
  /** Whether the object is too broken for its CEL rules to be asked. */
  blocksRules = false;

  /** A fault that says nothing about whether rules can be asked. */
  add(path: string, reason: string): void {
    this.errors.push(`${path}: ${reason}`);
  }

  /**
   * A fault after which the API server does not ask CEL rules.
   * @see hasBlockingErr in pkg/registry/customresource/strategy.go, v0.37.0
   */
  block(path: string, reason: string): void {
    this.blocksRules = true;
    this.add(path, reason);
  }
}

/** The value in an error, cut where it is long. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'null';

  return text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text;
}

const LONGEST = 100;
