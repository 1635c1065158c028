/** Markup that cannot contain unescaped text by mistake. */
import { escapeText } from './escape';

/** Markup, in contrast to text. */
export class Html {
  constructor(readonly markup: string) {}
}

/** Values in a template: text is escaped, markup is not, lists are joined, and undefined is left out. */
export type Part = string | number | Html | undefined | readonly Part[];

/** A template tag; attributes must be in double quotes. */
export function html({ raw: [first, ...others] }: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(first + others.map((literal, i) => markupOf(parts[i]) + literal).join(''));
}

function markupOf(part: Part): string {
  if (part === undefined) return '';
  if (part instanceof Html) return part.markup;
  if (Array.isArray(part)) return part.map(markupOf).join('');

  return escapeText(String(part));
}
