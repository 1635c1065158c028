/** How much a loader takes before it calls a text an attack or an accident. */
export const MAX_FILE_BYTES = 16 * 1024 * 1024;

/** Maps and lists within each other. */
export const MAX_DEPTH = 100;

/** Aliases (`*name`) of one file, those that others bring included. */
export const MAX_ALIASES = 100;

/** Maps, lists and scalars that the aliases of one file bring. */
export const MAX_ALIASED_NODES = 100_000;

/** Faults that are told of one file. */
export const MAX_PROBLEMS = 100;
