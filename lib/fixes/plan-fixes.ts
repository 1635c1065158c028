/** Decides which findings are fixed in the files of the input: each fix is tried, and taken back if anything is worse after it. */
import { Draft, Drafts } from './draft';
import { FixableInputs } from './fixable-inputs';
import { JudgedOffers, judgeOffers, Refused } from './judge-offers';
import { Offer, offersIn } from './offer';
import { Objection, tryObjection } from './try-objection';
import { WrittenObjects } from './written-objects';
import { Finding, sortFindings } from '../findings/finding';
import { Inspected } from '../forecast/inspected';

/** What is fixed. */
export interface Fixes {
  /** Files with their texts before and after. */
  readonly files: readonly { readonly source: string; readonly before: string; readonly after: string }[];
  readonly fixed: readonly Finding[];
  /** Findings with a fix that is not made, and why. */
  readonly notFixed: readonly { readonly finding: Finding; readonly whyNot: string }[];
  /** What is found afterwards. */
  readonly inspected: Inspected;
}

/** The fixes that can be made. In the result there is nothing left to fix. */
export function planFixes(inputs: FixableInputs): Fixes {
  const planner = new Planner(inputs);
  const fixed: Finding[] = [];
  let draft = planner.drafts.first;
  for (;;) {
    const { possible, refused } = planner.judge(offersIn(draft.inspected), draft);
    const tried = planner.make(possible, draft);
    fixed.push(...tried.made.map(({ finding }) => draft.inspected.findingOf(finding)));
    if (tried.made.length === 0) return toFixes(draft, fixed, [...refused, ...tried.refused], inputs);
    draft = tried.draft;
  }
}

function toFixes({ inspected, texts }: Draft, fixed: readonly Finding[], refused: readonly Refused[], { textOf }: FixableInputs): Fixes {
  const reasons = new Map(refused.map(({ offer, whyNot }) => [inspected.findingOf(offer.finding), whyNot]));

  return {
    files: [...texts].map(([source, after]) => ({ source, before: textOf(source)!, after })).sort((a, b) => (a.source < b.source ? -1 : 1)),
    fixed: sortFindings(fixed),
    notFixed: sortFindings([...reasons.keys()]).map((finding) => ({ finding, whyNot: reasons.get(finding)! })),
    inspected,
  };
}

/** What came of some offers. */
interface Tried {
  readonly draft: Draft;
  readonly made: readonly Offer[];
  readonly refused: readonly Refused[];
}

class Planner {
  readonly drafts: Drafts;
  private readonly written: WrittenObjects;

  constructor({ loaded, textOf, ...inputs }: FixableInputs) {
    this.written = new WrittenObjects(loaded, textOf);
    this.drafts = new Drafts({ loaded, textOf, ...inputs }, this.written);
  }

  judge(offers: readonly Offer[], draft: Draft): JudgedOffers {
    return judgeOffers(offers, draft, this.drafts, this.written);
  }

  /** All offers together if nothing speaks against it; otherwise halves of them, down to each alone. */
  make(offers: readonly Offer[], draft: Draft): Tried {
    if (offers.length === 0) return { draft, made: [], refused: [] };
    const found = this.tryAll(offers, draft);
    if (!('whyNot' in found)) return { draft: found, made: offers, refused: [] };
    if (offers.length === 1) return { draft, made: [], refused: [{ offer: offers[0], whyNot: found.whyNot }] };
    const half = Math.ceil(offers.length / 2);
    const first = this.make(offers.slice(0, half), draft);
    const second = this.make(offers.slice(half), first.draft);

    return { draft: second.draft, made: [...first.made, ...second.made], refused: [...first.refused, ...second.refused] };
  }

  private tryAll(offers: readonly Offer[], draft: Draft): Draft | { readonly whyNot: string } {
    const after = this.drafts.tryWith(offers, draft);
    if (after === undefined) return { whyNot: 'the text has a form in which this place cannot be changed alone' };
    const objection = tryObjection(offers, draft.inspected, after.inspected);
    if (objection === undefined) return after;

    return this.tryWithFollowUps(offers, draft, after, objection) ?? objection;
  }

  /** A fix may show findings that can be fixed as well: a monitor that is selected now is rejected for its timeout. */
  private tryWithFollowUps(offers: readonly Offer[], before: Draft, after: Draft, objection: Objection): Draft | undefined {
    let now = after;
    let { brings } = objection;
    for (let i = 0; i < MOST_FOLLOW_UPS && brings.length > 0; i++) {
      const { possible } = this.judge(offersIn(now.inspected).filter(({ finding }) => brings.includes(finding)), now);
      const next = possible.length === brings.length ? this.drafts.tryWith(possible, now) : undefined;
      if (next === undefined) return undefined;
      const left = tryObjection(offers, before.inspected, next.inspected);
      if (left === undefined) return next;
      now = next;
      ({ brings } = left);
    }

    return undefined;
  }
}

const MOST_FOLLOW_UPS = 5;
