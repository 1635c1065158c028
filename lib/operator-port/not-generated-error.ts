/** Why the operator writes no configuration at all, in its own words. */
export class NotGeneratedError extends Error {
  override readonly name = 'NotGeneratedError';
}
