/** The minor versions of the operator that are asked, and the patch that each is built from. */

/** A minor version of the operator. */
export interface OperatorMinor {
  /** E.g. `0.79`. */
  readonly minor: string;
  /** The patch that represents it: as in `mods/<minor>.mod`. */
  readonly version: string;
}

/** Oldest first: one on each side of what changed most. */
export const OPERATOR_MINORS: readonly OperatorMinor[] = [
  { minor: '0.70', version: '0.70.0' },
  { minor: '0.74', version: '0.74.0' },
  { minor: '0.77', version: '0.77.2' },
  { minor: '0.79', version: '0.79.2' },
  { minor: '0.82', version: '0.82.2' },
  { minor: '0.85', version: '0.85.0' },
  { minor: '0.88', version: '0.88.1' },
  { minor: '0.90', version: '0.90.1' },
  { minor: '0.92', version: '0.92.1' },
  { minor: '0.94', version: '0.94.1' },
];

/** The number that minors are compared by, e.g. 79 for `0.79`. */
export function minorNumber({ minor }: OperatorMinor): number {
  return Number(minor.slice('0.'.length));
}
