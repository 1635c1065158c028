/** Findings that say how they are fixed for certain. */
import { PlacedEdit } from '../edits/edit';
import { Repair } from '../edits/repair';
import { Severity } from '../findings/finding';
import { isReported, StagedFinding } from '../forecast/diagnosis';
import { Inspected } from '../forecast/inspected';

/** A finding with its repair. */
export interface Offer {
  readonly finding: StagedFinding;
  readonly repair: Repair;
}

/** Errors and warnings with a repair; a note is not certain, or someone accepts it. */
export function offersIn(inspected: Inspected): Offer[] {
  return reportedIn(inspected).flatMap((finding) => {
    const { repair } = finding;

    return repair && inspected.findingOf(finding).severity !== Severity.INFO ? [{ finding, repair }] : [];
  });
}

/** Findings that are reported. */
export function reportedIn({ diagnosis, isExternal }: Inspected): StagedFinding[] {
  return diagnosis().all.filter((finding) => isReported(finding, isExternal));
}

/** Edits by the key of the object, each once. */
export function editsByObject(offers: readonly Offer[]): Map<string, PlacedEdit[]> {
  const byObject = new Map<string, Map<string, PlacedEdit>>();
  for (const { repair: { object, edits } } of offers) {
    const known = byObject.get(object) ?? new Map<string, PlacedEdit>();
    for (const edit of edits) known.set(JSON.stringify(edit), edit);
    byObject.set(object, known);
  }

  return new Map([...byObject].map(([object, edits]) => [object, [...edits.values()]]));
}
