/** The result of a matcher and its message. */
import { Colours, renderExplanation } from './render-explanation';
import { ScopedInspection } from './scoped-inspection';
import { targetLines } from './target-lines';
import { Wanted } from './wanted-target';
import { isScrapedIn } from '../explanation/explain-step';
import { InspectedTarget } from '../inspection/inspected-target';

/** Whether the expectation holds, and the message for the opposite expectation. */
export interface Verdict {
  readonly pass: boolean;
  readonly message: (colours: Colours) => string;
}

/** Maximum number of objects that are explained in one message. */
const MOST_EXPLAINED = 3;

/** Maximum number of targets that are listed in one message. */
const MOST_LISTED = 20;

/** Explains why objects are not scraped; scraped objects are left out. */
export function explanations(scoped: ScopedInspection, subjects: readonly string[], colours: Colours, server?: string): string[] {
  const lost = subjects.map((subject) => scoped.explain(subject)).filter(({ steps }) => (
    !steps.some((step) => isScrapedIn(step) && (server === undefined || step.server === server))));
  const shown = lost.slice(0, MOST_EXPLAINED).map((explanation) => renderExplanation(explanation, colours, server));
  const others = lost.slice(MOST_EXPLAINED).map(({ subject }) => subject);

  return [...shown, ...others.length === 0 ? [] : [`Also without targets: ${listed(others).join(', ')}`]];
}

/** Objects whose names are in an expected URL, job or label; all objects if there is no match. */
export function meantBy(wanted: readonly Wanted[], subjects: readonly string[]): readonly string[] {
  const text = wanted.map(({ url, job, labels = {} }) => [url, job, ...Object.values(labels)].join(' ')).join(' ');
  const named = subjects.filter((key) => text.includes(key.slice(key.lastIndexOf('/') + 1)));

  return named.length > 0 ? named : subjects;
}

/** Targets as indented lines. */
export function indentedTargets(targets: readonly InspectedTarget[]): string {
  return indented(listed(targetLines(targets)));
}

/** Indented lines. */
export function indented(lines: readonly string[]): string {
  return lines.map((line) => `  ${line}`).join('\n');
}

/** Lines up to a limit that fits a screen. */
export function listed(lines: readonly string[]): string[] {
  return lines.length <= MOST_LISTED ? [...lines] : [...lines.slice(0, MOST_LISTED), `and ${lines.length - MOST_LISTED} more`];
}

/** `1 target`, `2 targets`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
