/** The patch of each minor version of the operator that is known. */

/** From the oldest to the newest. */
export const OPERATOR_MINORS: readonly string[] = [
  '0.70.0', '0.71.2', '0.72.0', '0.73.2', '0.74.0', '0.75.2', '0.76.2', '0.77.2', '0.78.2', '0.79.2', '0.80.1', '0.81.0', '0.82.2', '0.83.0',
  '0.84.1', '0.85.0', '0.86.2', '0.87.1', '0.88.1', '0.89.0', '0.90.1', '0.91.0', '0.92.1', '0.93.1', '0.94.1', '0.95.2',
];

/** `0.79.2` for `0.79` or `v0.79`: the newest patch. A version with a patch stays as it is, without `v`. */
export function withPatch(version: string): string {
  const plain = version.replace(/^v/, '');

  return /^\d+\.\d+$/.test(plain) ? OPERATOR_MINORS.find((each) => each.startsWith(`${plain}.`)) ?? `${plain}.0` : plain;
}
