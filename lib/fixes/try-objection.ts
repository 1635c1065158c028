/** Whether the findings are gone after a fix, and nothing is worse. */
import { Offer, reportedIn } from './offer';
import { Severity } from '../findings/finding';
import { StagedFinding } from '../forecast/diagnosis';
import { Inspected } from '../forecast/inspected';
import { targetsIn } from '../inspection/list-targets';
import { targetChanges } from '../inspection/target-changes';
import { groupBy } from '../units/group';

/** Why a fix is not made. */
export interface Objection {
  readonly whyNot: string;
  /** Errors and warnings that it would bring. */
  readonly brings: readonly StagedFinding[];
}

/** What speaks against a fix; undefined if it does only what it should. */
export function tryObjection(offers: readonly Offer[], before: Inspected, after: Inspected): Objection | undefined {
  const [was, is] = [before, after].map(graveOf);
  const brings = [...is].flatMap(([id, found]) => (found.length > (was.get(id)?.length ?? 0) ? found : []));
  const [first] = brings;
  if (first) {
    const { code, path, message } = after.findingOf(first);

    return { whyNot: `it would lead to ${code} of ${path}: ${message}`, brings };
  }
  const fixed = groupBy(offers.map(({ finding }) => finding), byId);
  const isLeft = [...fixed].some(([id, { length }]) => (was.get(id)?.length ?? 0) - (is.get(id)?.length ?? 0) < length);
  if (isLeft) return { whyNot: 'the finding would still be there', brings };
  const [lost] = targetChanges(targetsIn(before), targetsIn(after)).lost;

  return lost && { whyNot: `"${lost.server}" would lose the target ${lost.url} of "${lost.source}"`, brings };
}

/** Errors and warnings by what they are and what has them. */
function graveOf(inspected: Inspected): Map<string, StagedFinding[]> {
  return groupBy(reportedIn(inspected).filter((finding) => inspected.findingOf(finding).severity !== Severity.INFO), byId);
}

function byId({ key, problem: { code } }: StagedFinding): readonly string[] {
  return [`${code} ${key}`];
}
