/** What an object has and the other version has no field for, as it is written into an annotation. */
import { createHash } from 'node:crypto';
import { unmarked } from './exact-json';
import { canonicalJson } from '../../units/canonical-json';

/** Fields that are kept of an object, of what is within it, or of the items of a list. */
export interface Kept {
  /** Values by field. */
  readonly only?: { readonly [field: string]: unknown };
  /** What is kept of the values of other fields. */
  readonly in?: { readonly [field: string]: Kept };
  /** What is kept of items. */
  readonly items?: readonly KeptItem[];
  /** Length of the list. */
  readonly length?: number;
}

/** What is kept of an item, and how to find the item if the list has changed. */
export interface KeptItem {
  readonly index: number;
  /** Hash of the item without what is kept. */
  readonly hash: string;
  readonly kept: Kept;
}

/** Hash of an item, the same for equal items. */
export function hashOf(item: unknown): string {
  return createHash('sha256').update(unmarked(canonicalJson(item))).digest('hex').slice(0, 12);
}
