/** Steps of an explanation, and the words they share. */
import { ExplanationStep } from './explanation';
import { visible } from '../findings/problem';

/** The stage in which targets are scraped. */
export const TARGETS = 'targets';

/** A step that leads on. */
export function passes(stage: string, message: string, server?: string): ExplanationStep {
  return { ...server !== undefined && { server }, stage, isOk: true, message: visible(message) };
}

/** A step at which the way ends. */
export function fails(stage: string, message: string, fix: string, server?: string): ExplanationStep {
  return { ...server !== undefined && { server }, stage, isOk: false, message: visible(message), fix: visible(fix) };
}

/** Whether steps end with targets. */
export function areScraped(steps: readonly ExplanationStep[]): boolean {
  return steps.some(({ stage, isOk }) => stage === TARGETS && isOk);
}

/** At most ten, and how many there are beside. */
export function some(texts: readonly string[]): string {
  const shown = texts.slice(0, 10).join(', ');

  return texts.length > 10 ? `${shown} and ${texts.length - 10} more` : shown;
}

/** `Service/shop/cart`, `Service/shop/a, Service/shop/b`: each once. */
export function named(objects: readonly { readonly key: string }[]): string {
  return some([...new Set(objects.map(({ key }) => key))]);
}
