/** The `regex` of a rule: compiled when a text is first matched against it. */
import type { RE2JS } from 're2js';
import { Template } from './template';
import { compileRe2 } from '../../go/re2';
import { UnnamedPattern, withoutGroupNames } from '../../go/re2-group-names';

/** Matches as Go's regexp does, anchored the way Prometheus anchors. */
export class Pattern {
  private compiled?: RE2JS;
  private readonly unnamed: UnnamedPattern;
  private readonly matchesAll: boolean;
  private readonly words?: Words;

  /** @see NewRegexp in model/relabel/relabel.go, Prometheus v0.314.0 */
  public constructor(public readonly text: string) {
    this.unnamed = withoutGroupNames(text);
    this.matchesAll = text === '(.*)';
    this.words = tryWords(text);
  }

  /** Finds out whether the pattern is RE2. @throws where it is not */
  public compile(): RE2JS | undefined {
    // Matched without the compiler, which takes longer than all the rest of most rules.
    if (this.matchesAll || this.words) return undefined;

    // Put together as text, as upstream does: "a)|(b" is a pattern there, and not anchored.
    return this.compiled ??= compileRe2(`^(?s:${this.unnamed.pattern})$`);
  }

  public matches(text: string): boolean {
    if (this.matchesAll) return true;

    return this.words ? matchWords(this.words, text) !== undefined : this.compile()!.matcher(text).find();
  }

  /** Texts of all groups of the first match, the whole of it first; undefined for a group that took no part. */
  public match(text: string): Groups | undefined {
    if (this.matchesAll) return [text, text];
    if (this.words) return matchWords(this.words, text);
    const matcher = this.compile()!.matcher(text);

    return matcher.find() ? groupsOf(matcher) : undefined;
  }

  /** A template filled in with the groups of a match. */
  public expand(template: Template, groups: Groups): string {
    return template.expand((name) => (typeof name === 'number'
      ? groups[name] : this.unnamed.groups.get(name)?.map((group) => groups[group]).find((text) => text !== undefined)));
  }

  /**
   * The text with all matches replaced: several where the pattern escapes its anchors.
   * @see Regexp.replaceAll in regexp/regexp.go, Go 1.26
   */
  public replaceAll(text: string, template: Template): string {
    if (this.matchesAll || this.words) return this.matches(text) ? this.expand(template, this.match(text)!) : text;
    const matcher = this.compile()!.matcher(text);
    let replaced = '';
    let lastEnd = 0;
    for (let from = 0; from <= text.length && matcher.find(from);) {
      const [start, end] = [matcher.start(), matcher.end()];
      replaced += text.slice(lastEnd, start);
      // An empty match right behind another one is not replaced.
      if (end > lastEnd || start === 0) replaced += this.expand(template, groupsOf(matcher));
      lastEnd = end;
      from = Math.max(end, from + widthAt(text, from));
    }

    return replaced + text.slice(lastEnd);
  }
}

function widthAt(text: string, position: number): number {
  return (text.codePointAt(position) ?? 0) > 0xffff ? 2 : 1;
}

type Groups = readonly (string | undefined)[];

function groupsOf(matcher: ReturnType<RE2JS['matcher']>): Groups {
  return Array.from({ length: matcher.groupCount() + 1 }, (_, group) => matcher.group(group) ?? undefined);
}

/** A pattern of nothing but words: `a;b`, or with one group of alternatives as in `(a|b);c`. */
interface Words {
  readonly before: string;
  readonly alternatives?: ReadonlySet<string>;
  readonly after: string;
}

/** Without anything else that means something in a pattern. */
const WORDS = /^([\w:/; -]*)(?:\(([\w:/; -]+(?:\|[\w:/; -]+)*)\)([\w:/; -]*))?$/;

function tryWords(pattern: string): Words | undefined {
  const found = WORDS.exec(pattern);
  if (!found) return undefined;
  const [, before, alternatives, after = ''] = found;

  return { before, after, ...alternatives !== undefined && { alternatives: new Set(alternatives.split('|')) } };
}

function matchWords({ before, alternatives, after }: Words, text: string): Groups | undefined {
  if (!alternatives) return text === before ? [text] : undefined;
  if (text.length < before.length + after.length || !text.startsWith(before) || !text.endsWith(after)) return undefined;
  const group = text.slice(before.length, text.length - after.length);

  return alternatives.has(group) ? [text, group] : undefined;
}
