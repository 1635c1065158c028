/** Pairs of two sides, each used once. */

/** What found no partner. */
export interface Unmatched<A, B> {
  readonly missing: A[];
  readonly surplus: B[];
}

/**
 * As many pairs as there can be: a wish that many fit must not take the only one that fits another.
 * Each wish in turn is given a partner, and those before it make room where they fit elsewhere.
 */
export function unmatched<A, B>(wishes: readonly A[], offers: readonly B[], isFit: (wish: A, offer: B) => boolean): Unmatched<A, B> {
  const wishOf = new Map<number, number>();
  const place = (wish: number, tried: Set<number>): boolean => offers.some((offer, index) => {
    if (tried.has(index) || !isFit(wishes[wish], offer)) return false;
    tried.add(index);
    const holder = wishOf.get(index);
    if (holder !== undefined && !place(holder, tried)) return false;
    wishOf.set(index, wish);

    return true;
  });
  const missing = wishes.filter((_, wish) => !place(wish, new Set()));

  return { missing, surplus: offers.filter((_, index) => !wishOf.has(index)) };
}
