/** Why an object is refused: one line for each fault, beginning with its path. */

/** Collects the faults of one object. */
export class Faults {
  readonly errors: string[] = [];
  /** Whether the object is too broken for its CEL rules to be asked. */
  blocksRules = false;

  /** Adds a fault after which the API server still asks CEL rules. */
  add(path: string, reason: string): void {
    this.errors.push(`${path}: ${reason}`);
  }

  /**
   * Adds a fault after which the API server does not ask CEL rules.
   * @see hasBlockingErr in pkg/registry/customresource/strategy.go, v0.37.0
   */
  block(path: string, reason: string): void {
    this.blocksRules = true;
    this.add(path, reason);
  }
}

/** The value as errors show it, shortened if it is long. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'null';

  return text.length > LONGEST ? `${text.slice(0, LONGEST)}...` : text;
}

const LONGEST = 100;
