/** Which offers may be tried: their objects are written where they can be edited, and no other offer disagrees. */
import { conflictsAmong } from './conflicts';
import { Draft, Drafts } from './draft';
import { Offer } from './offer';
import { WrittenObjects } from './written-objects';

/** An offer that is not taken, and why. */
export interface Refused {
  readonly offer: Offer;
  readonly whyNot: string;
}

/** Offers by whether they may be tried. */
export interface JudgedOffers {
  readonly possible: readonly Offer[];
  readonly refused: readonly Refused[];
}

/** Judges all offers at once, since they may disagree. */
export function judgeOffers(offers: readonly Offer[], draft: Draft, drafts: Drafts, written: WrittenObjects): JudgedOffers {
  const conflicts = conflictsAmong(offers);
  const judged = offers.map((offer) => ({ offer, whyNot: conflicts.has(offer) ? CONFLICT : whyNotEdited(offer, draft, drafts, written) }));

  return {
    possible: judged.filter(({ whyNot }) => whyNot === undefined).map(({ offer }) => offer),
    refused: judged.filter((each): each is Refused => each.whyNot !== undefined),
  };
}

const CONFLICT = 'several findings need different values of the same field';

function whyNotEdited({ repair: { object, edits } }: Offer, draft: Draft, drafts: Drafts, written: WrittenObjects): string | undefined {
  if (draft.inspected.isExternal(object)) return 'the object is external';
  if (draft.inspected.heldOut.has(object)) return 'the object has placeholders';
  const found = written.find(object);
  if ('whyNot' in found) return found.whyNot;
  const text = drafts.textIn(draft, found.source);

  return edits.some(({ path }) => written.isShared(found, path, text)) ? 'an anchor, an alias or a merge shares this place with another one' : undefined;
}
