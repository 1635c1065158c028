/** The paths of a map, from a server to an outcome. */
import { State } from './report';

/** Titles of the columns, from left to right. */
export const COLUMNS = ['Server', 'Monitor or job', 'Service', 'Workload', 'Target'] as const;

/** Index of the last column. */
export const OUTCOME = COLUMNS.length - 1;

/** A box of the map. */
export interface MapNode {
  /** Nodes with the same id after the same nodes are one box. */
  readonly id: string;
  readonly text: string;
  /** Second line of the box. */
  readonly detail: string;
  /** Text without room in the box: shown as a tooltip, and for screen readers. */
  readonly title?: string;
  readonly state: State;
  /** Link to the row of a table. */
  readonly href: string;
}

/** One path: a box for each column; those between the first and the last may be missing. */
export interface MapPath {
  readonly nodes: readonly (MapNode | undefined)[];
  /** Keys for merging paths: the namespace and the kind of monitor. */
  readonly namespace: string;
  readonly kind: string;
  /** The namespace in words. */
  readonly where: string;
  /** Number of outcomes that the path represents. */
  readonly number: number;
}
