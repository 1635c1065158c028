/** Random choices from a seed. */
import { random } from '../../imports/random-object';

/** The same seed makes the same choices on every machine. */
export class Choice {
  private readonly next: () => number;

  constructor(seed: number) {
    this.next = random(seed);
  }

  maybe(chance: number): boolean {
    return this.next() < chance;
  }

  pick<T>(values: readonly T[]): T {
    return values[Math.floor(this.next() * values.length)];
  }

  /** A whole number below `limit`. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }
}
