/** Counts what is compared for one minor, and what differs. */
import { isAccepted } from './accepted-differences';
import { canonical } from './canonical';
import { Comparison, Difference, REASON, STAGES } from './compare';
import { MinorResult } from './compatibility-page';
import { OperatorMinor } from './minors';

const SHOWN = Number(process.env.SHOW ?? 5);

/** The first differences that no row accepts are kept to be shown. */
export class Tally {
  private readonly cases = new Map<string, number>();
  private readonly open = new Map<string, number>();
  private readonly accepted = new Map<string, number>();
  private readonly shown: object[] = [];

  constructor(private readonly minor: OperatorMinor) {}

  add(...comparisons: readonly Comparison[]): void {
    for (const { cases, differences } of comparisons) {
      STAGES.forEach((stage) => this.cases.set(stage, (this.cases.get(stage) ?? 0) + cases[stage]));
      for (const difference of differences) {
        const counts = isAccepted(this.minor, difference) ? this.accepted : this.open;
        counts.set(difference.stage, (counts.get(difference.stage) ?? 0) + 1);
        if (counts === this.open && this.shown.length < SHOWN) this.shown.push(readable(difference));
      }
    }
  }

  /** The differences to show since this was last asked. */
  taken(): object[] {
    return this.shown.splice(0);
  }

  result(): MinorResult {
    return Object.fromEntries(STAGES.map((stage) => [stage, {
      cases: this.cases.get(stage) ?? 0, differences: this.open.get(stage) ?? 0, accepted: this.accepted.get(stage) ?? 0,
    }])) as unknown as MinorResult;
  }
}

/** The fields that differ, and the reason of a rejection, which is not compared. */
function readable({ stage, id, subject, ours, theirs }: Difference): object {
  const reason = [ours, theirs].map((verdict) => (verdict as { readonly [REASON]?: string } | undefined)?.[REASON]).find((each) => each !== undefined);

  return { stage, id, subject, differ: fieldsThatDiffer(ours, theirs), ...reason !== undefined && { reason } };
}

/** Each as `path: ours | theirs`. */
function fieldsThatDiffer(ours: unknown, theirs: unknown, path = ''): string[] {
  if (canonical(ours) === canonical(theirs)) return [];
  if (!isContainer(ours) || !isContainer(theirs) || Array.isArray(ours) !== Array.isArray(theirs)) return [`${path}: ${canonical(ours)} | ${canonical(theirs)}`];

  return [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].flatMap((field) => fieldsThatDiffer(ours[field], theirs[field], `${path}.${field}`));
}

function isContainer(value: unknown): value is { readonly [field: string]: unknown } {
  return typeof value === 'object' && value !== null;
}
