/** Pairs of two sides, each used once. */

/** Items without a partner. */
export interface Unmatched<A, B> {
  readonly missing: A[];
  readonly surplus: B[];
}

/**
 * Finds as many pairs as possible: an expectation that matches many targets must not take the only target of another expectation.
 * Each expectation in turn gets a partner, and earlier ones move to another partner if they can.
 */
export function unmatched<A, B>(wanted: readonly A[], offers: readonly B[], isFit: (wish: A, offer: B) => boolean): Unmatched<A, B> {
  const wishOf = new Map<number, number>();
  const place = (wish: number, tried: Set<number>): boolean => offers.some((offer, index) => {
    if (tried.has(index) || !isFit(wanted[wish], offer)) return false;
    tried.add(index);
    const holder = wishOf.get(index);
    if (holder !== undefined && !place(holder, tried)) return false;
    wishOf.set(index, wish);

    return true;
  });
  const missing = wanted.filter((_, wish) => !place(wish, new Set()));

  return { missing, surplus: offers.filter((_, index) => !wishOf.has(index)) };
}
