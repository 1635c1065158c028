/** Replacement texts with references to groups, in the syntax of Go's regexp package. */

/** A reference to a group by number, or by a name that the pattern may not have. */
export type GroupReference = number | string;

/** A text that is parsed once and filled in for each match. */
export class Template {
  /** Whether Prometheus treats the text as a template (`varInRegexTemplate` in model/relabel/relabel.go, v0.314.0). */
  public readonly hasReferences: boolean;
  private readonly parts: readonly Part[];

  public constructor(public readonly text: string) {
    this.hasReferences = text.includes('$');
    this.parts = this.hasReferences ? [...text.matchAll(PART)].map(toPart) : [{ literal: text }];
  }

  /** Fills in groups; those that are unknown or did not take part in the match are empty. */
  public expand(group: (reference: GroupReference) => string | undefined): string {
    if (!this.hasReferences) return this.text;

    return this.parts.map((part) => ('literal' in part ? part.literal : group(part.group) ?? '')).join('');
  }
}

type Part = { readonly literal: string } | { readonly group: GroupReference };

/**
 * `$$`, `${name}`, `$name` (letters, digits and `_`), any other dollar sign, and the text between these.
 * @see Regexp.expand and extract in regexp/regexp.go, Go 1.26
 */
const PART = /(\$\$)|\$\{([\p{L}\p{Nd}_]+)\}|\$([\p{L}\p{Nd}_]+)|\$|[^$]+/gu;

/** Go treats larger numbers, and numbers with leading zeros, as names. */
const NUMBER = /^(?:0|[1-9][0-9]{0,8})$/;

function toPart([text, dollar, braced, bare]: RegExpMatchArray): Part {
  if (dollar !== undefined) return { literal: '$' };
  const name = braced ?? bare;
  if (name === undefined) return { literal: text };

  return { group: NUMBER.test(name) ? Number(name) : name };
}
