/** Steps of an explanation, and the words they share. */
import { ExplanationStage, ExplanationStep } from './explanation';
import { Finding } from '../findings/finding';
import { visible } from '../findings/problem';

/** A step that leads on. */
export function passes(stage: ExplanationStage, message: string, server?: string): ExplanationStep {
  return { ...server !== undefined && { server }, stage, isOk: true, message: visible(message) };
}

/** A step at which the way ends, for a known cause. */
export function fails(stage: ExplanationStage, finding: Finding, server?: string): ExplanationStep {
  const { message, fix } = finding;

  return { ...server !== undefined && { server }, stage, isOk: false, message: visible(message), fix: visible(fix), finding };
}

/** A step at which the way ends, where it is not certain that something is wrong. */
export function notKnown(stage: ExplanationStage, why: string, fix: string, server?: string): ExplanationStep {
  return { ...server !== undefined && { server }, stage, isOk: false, message: visible(`not known: ${why}`), fix: visible(fix) };
}

/** Whether steps end with targets. */
export function areScraped(steps: readonly ExplanationStep[]): boolean {
  return steps.some(isScrapedIn);
}

/** Whether targets are scraped in a step. */
export function isScrapedIn({ stage, isOk }: ExplanationStep): boolean {
  return stage === ExplanationStage.TARGETS && isOk;
}

/** At most ten, and how many there are beside. */
export function some(texts: readonly string[]): string {
  const shown = texts.slice(0, 10).join(', ');

  return texts.length > 10 ? `${shown} and ${texts.length - 10} more` : shown;
}

/** `Service/shop/cart`, `Service/shop/a, Service/shop/b`: each once. */
export function named(keys: readonly string[]): string {
  return some([...new Set(keys)]);
}
