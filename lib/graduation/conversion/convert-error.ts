/** The error for an object that cannot be converted. */

/** The message names the object and the reason, and never holds its content. */
export class ConvertError extends Error {}
