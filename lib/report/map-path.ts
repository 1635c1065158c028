/** What the map is made of: every way from a server to an outcome. */
import { State } from './report';

/** Titles of the columns, from left to right. */
export const COLUMNS = ['Server', 'Monitor or job', 'Service', 'Workload', 'Target'] as const;

/** The last column. */
export const OUTCOME = COLUMNS.length - 1;

/** A box of the map. */
export interface MapNode {
  /** Equal ones behind equal nodes are one box. */
  readonly id: string;
  readonly text: string;
  /** Smaller, below. */
  readonly detail: string;
  /** What there is no room for: read out, and shown by a pointer that rests on the box. */
  readonly title?: string;
  readonly state: State;
  /** Where the page tells of it. */
  readonly href: string;
}

/** One way: a box for each column, of which those between the first and the last may be absent. */
export interface MapPath {
  readonly nodes: readonly (MapNode | undefined)[];
  /** What comes together where there are too many: the namespace it is about, and the kind of monitor. */
  readonly namespace: string;
  readonly kind: string;
  /** The namespace in words. */
  readonly where: string;
  /** How many outcomes it stands for. */
  readonly number: number;
}
