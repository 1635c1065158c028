/** The columns of each table of a report: what the page, its style and its layout on a phone go by. */

/** A column. */
export interface TableColumn {
  readonly head: string;
  /** Its width in percent on a wide page. */
  readonly wide: number;
  /** Its width in percent on a page of paper, or of a tablet's width. */
  readonly narrow: number;
}

/** Columns from left to right, by the id of the table. */
export const TABLE_COLUMNS = {
  findings: columns(['Severity', 8, 11], ['Code', 7, 8], ['Where', 21, 22], ['What', 38, 34], ['Fix', 26, 25]),
  targets: columns(['Server', 11, 13], ['Job', 17, 16], ['URL', 20, 17], ['Labels', 27, 26], ['Source', 13, 13], ['Replicas', 7, 9], ['Shard', 5, 6]),
  dropped: columns(['Server', 11, 14], ['Job', 18, 18], ['Address', 15, 15], ['Source', 18, 17], ['Reason', 38, 36]),
  unknown: columns(['Server', 25, 25], ['Job', 35, 35], ['Discovery', 30, 30], ['Entries', 10, 10]),
  monitors: columns(['Monitor', 28, 28], ['State', 17, 19], ['Servers', 47, 44], ['Targets', 8, 9]),
  servers: columns(['Server', 30, 32], ['State', 40, 36], ['Version', 10, 10], ['Selected', 10, 11], ['Rejected', 10, 11]),
} as const;

/** Id of a table. */
export type TableId = keyof typeof TABLE_COLUMNS;

function columns(...all: readonly (readonly [head: string, wide: number, narrow: number])[]): readonly TableColumn[] {
  return all.map(([head, wide, narrow]) => ({ head, wide, narrow }));
}
