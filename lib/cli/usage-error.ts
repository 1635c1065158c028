/** The error for invalid arguments; the message names the problem. */
export class UsageError extends Error {}

/** What `parseArgs` throws, without its advice. */
export function asUsageError(error: unknown): UsageError {
  return error instanceof UsageError ? error : new UsageError((error as Error).message.split(/\.?\n|\. /)[0]);
}
