/** The error for a profile that is given as text or as a file. */

/** The message names the problem. */
export class ProfileError extends Error {}
