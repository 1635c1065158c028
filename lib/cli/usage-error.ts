/** The error for invalid arguments; the message names the problem. */
export class UsageError extends Error {}
