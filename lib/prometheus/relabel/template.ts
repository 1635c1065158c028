/** Texts with references to groups, in the syntax of Go's regexp package. */

/** A reference by number, or by a name that may be unknown. */
export type GroupReference = number | string;

/** Parsed once, filled in for each match. */
export class Template {
  /** Whether Prometheus takes the text as a template at all (`varInRegexTemplate` in model/relabel/relabel.go, v0.314.0). */
  public readonly hasReferences: boolean;
  private readonly parts: readonly Part[];

  public constructor(public readonly text: string) {
    this.hasReferences = text.includes('$');
    this.parts = this.hasReferences ? [...text.matchAll(PART)].map(toPart) : [{ literal: text }];
  }

  /** Groups that are unknown or took no part in the match are empty. */
  public expand(group: (reference: GroupReference) => string | undefined): string {
    if (!this.hasReferences) return this.text;

    return this.parts.map((part) => ('literal' in part ? part.literal : group(part.group) ?? '')).join('');
  }
}

type Part = { readonly literal: string } | { readonly group: GroupReference };

/**
 * `$$`, `${name}`, `$name` (as long as letters, digits and `_` go on), a dollar sign that is none of these, and text in between.
 * @see Regexp.expand and extract in regexp/regexp.go, Go 1.26
 */
const PART = /(\$\$)|\$\{([\p{L}\p{Nd}_]+)\}|\$([\p{L}\p{Nd}_]+)|\$|[^$]+/gu;

/** Go counts no further, and takes numbers with leading zeros as names. */
const NUMBER = /^(?:0|[1-9][0-9]{0,8})$/;

function toPart([text, dollar, braced, bare]: RegExpMatchArray): Part {
  if (dollar !== undefined) return { literal: '$' };
  const name = braced ?? bare;
  if (name === undefined) return { literal: text };

  return { group: NUMBER.test(name) ? Number(name) : name };
}
