/** The error for invalid arguments; the message names the problem. */
export class UsageError extends Error {
  /** @param advice lines after the message, of text that is safe to print */
  constructor(message: string, readonly advice: string = HELP_ADVICE) {
    super(message);
  }
}

/** Where all arguments are described. */
export const HELP_ADVICE = 'Try "cdk8s-app-monitoring --help".';

/** What `parseArgs` throws, without its advice. */
export function asUsageError(error: unknown): UsageError {
  return error instanceof UsageError ? error : new UsageError((error as Error).message.split(/\.?\n|\. /)[0]);
}
