/** Limits of what is loaded, against attacks and accidents. */
export const MAX_FILE_BYTES = 16 * 1024 * 1024;

/** How deep maps and lists may be nested. */
export const MAX_DEPTH = 100;

/** How many aliases (`*name`) a file may follow, including aliases within the anchors of others. */
export const MAX_ALIASES = 100;

/** How many maps, lists and scalars the aliases of a file may expand to. */
export const MAX_ALIASED_NODES = 100_000;

/** How many faults of a file are reported. */
export const MAX_PROBLEMS = 100;
