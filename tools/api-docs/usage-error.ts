/** The run cannot begin: the library is not compiled, a type has no subject, or the arguments are wrong. */
export class UsageError extends Error {}
