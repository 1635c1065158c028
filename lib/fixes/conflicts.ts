/** Repairs that want different things of one field. */
import { editsByObject, Offer } from './offer';
import { FieldPath, PlacedEdit } from '../edits/edit';

/** The offers that are not made: one of their edits is at the place of a different edit, or within it. */
export function conflictsAmong(offers: readonly Offer[]): ReadonlySet<Offer> {
  const edits = editsByObject(offers);

  return new Set(offers.filter(({ repair }) => repair.edits.some((own) => (
    edits.get(repair.object)!.some((other) => isSamePlace(own.path, other.path) && !isEqual(own, other))))));
}

function isSamePlace(one: FieldPath, other: FieldPath): boolean {
  return one.slice(0, other.length).every((step, i) => step === other[i]);
}

function isEqual(one: PlacedEdit, other: PlacedEdit): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
