/** Creates the steps of an explanation. */
import { ExplanationStage, ExplanationStep } from './explanation';
import { Finding } from '../findings/finding';
import { visible } from '../findings/problem';

/** A step that passes. */
export function passes(stage: ExplanationStage, message: string, server?: string): ExplanationStep {
  return { ...server !== undefined && { server }, stage, isOk: true, message: visible(message) };
}

/** A step that fails with a finding. @param isOpen whether that is not certain */
export function fails(stage: ExplanationStage, finding: Finding, isOpen: boolean, server?: string): ExplanationStep {
  const step = { ...server !== undefined && { server }, stage, isOk: false, ...isOpen && { isOpen } };

  return { ...step, message: visible(finding.message), fix: visible(finding.fix), finding };
}

/** A step that fails without a finding, since it is not certain that something is wrong. */
export function notKnown(stage: ExplanationStage, why: string, fix: string, server?: string): ExplanationStep {
  return { ...server !== undefined && { server }, stage, isOk: false, isOpen: true, message: visible(`not known: ${why}`), fix: visible(fix) };
}

/** Whether a step scrapes targets. */
export function areScraped(steps: readonly ExplanationStep[]): boolean {
  return steps.some(isScrapedIn);
}

/** Whether one of the steps fails certainly. */
export function failCertainly(steps: readonly ExplanationStep[]): boolean {
  return steps.some(({ isOk, isOpen }) => !isOk && !isOpen);
}

/** Whether this step scrapes targets. */
export function isScrapedIn({ stage, isOk }: ExplanationStep): boolean {
  return stage === ExplanationStage.TARGETS && isOk;
}

/** At most ten texts, and the number of the others. */
export function some(texts: readonly string[]): string {
  const shown = texts.slice(0, 10).join(', ');

  return texts.length > 10 ? `${shown} and ${texts.length - 10} more` : shown;
}

/** A list of keys, each once: `Service/shop/a, Service/shop/b`. */
export function named(keys: readonly string[]): string {
  return some([...new Set(keys)]);
}
