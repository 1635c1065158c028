/** The `regex` of a rule. It is compiled when a text is first matched against it. */
import type { RE2JS } from 're2js';
import { Template } from './template';
import { LiteralPattern, matchLiteral, matchOpen, OpenPattern, tryLiteralPattern, tryOpenPattern } from '../../go/literal-pattern';
import { compileRe2, re2Error } from '../../go/re2';
import { Re2Automaton } from '../../go/re2-automaton';
import { UnnamedPattern, withoutGroupNames } from '../../go/re2-group-names';

/** Matches like Go's regexp package, anchored like in Prometheus. */
export class Pattern {
  private compiled?: RE2JS;
  private followed?: Re2Automaton;
  private readonly unnamed: UnnamedPattern;
  private readonly literal?: LiteralPattern;
  private readonly open?: OpenPattern;
  private last?: { readonly text: string; readonly isMatch: boolean };

  /** @see NewRegexp in model/relabel/relabel.go, Prometheus v0.314.0 */
  public constructor(public readonly text: string) {
    this.unnamed = withoutGroupNames(text);
    this.literal = tryLiteralPattern(text);
    this.open = tryOpenPattern(text);
  }

  /** Compiles the pattern, unless it needs no compiler. @throws if it is not valid RE2 */
  public compile(): RE2JS | undefined {
    // Simple patterns are matched without the compiler, which takes longer than everything else in most rules.
    return this.isSimple ? undefined : this.compileAlways();
  }

  /** The compiler's error; undefined if it is valid RE2. The compiler is not needed to see that most patterns are valid. */
  public error(): string | undefined {
    return this.isSimple ? undefined : re2Error(this.text);
  }

  /** Texts that the pattern matches, if some are known without the compiler. */
  public get examples(): readonly string[] {
    if (this.literal) return [...this.literal.alternatives].map((alternative) => `${this.literal!.before}${alternative}${this.literal!.after}`);

    return this.open ? [`${this.open.before}a${this.open.after}`] : [];
  }

  /** The pattern as an automaton; undefined if it has features that automata cannot follow. */
  public automaton(): Re2Automaton | undefined {
    return this.followed ??= Re2Automaton.tryOf(this.compileAlways());
  }

  public matches(text: string): boolean {
    if (this.isSimple) return this.matchSimple(text) !== undefined;
    // Most targets have the same text here, such as the number of the only shard.
    if (this.last?.text !== text) this.last = { text, isMatch: this.compileAlways().matcher(text).find() };

    return this.last.isMatch;
  }

  /** Texts of the first match and of its groups; undefined for a group that did not take part. */
  public match(text: string): Groups | undefined {
    if (this.isSimple) return this.matchSimple(text);
    const matcher = this.compileAlways().matcher(text);

    return matcher.find() ? groupsOf(matcher) : undefined;
  }

  /** Fills in a template with the groups of a match. */
  public expand(template: Template, groups: Groups): string {
    return template.expand((name) => (typeof name === 'number'
      ? groups[name] : this.unnamed.groups.get(name)?.map((group) => groups[group]).find((text) => text !== undefined)));
  }

  /**
   * Replaces all matches in a text. There are several if the pattern escapes its anchors.
   * @see Regexp.replaceAll in regexp/regexp.go, Go 1.26
   */
  public replaceAll(text: string, template: Template): string {
    if (this.isSimple) return this.matches(text) ? this.expand(template, this.match(text)!) : text;
    const matcher = this.compileAlways().matcher(text);
    let replaced = '';
    let lastEnd = 0;
    for (let from = 0; from <= text.length && matcher.find(from);) {
      const [start, end] = [matcher.start(), matcher.end()];
      replaced += text.slice(lastEnd, start);
      // An empty match directly after another match is not replaced.
      if (end > lastEnd || start === 0) replaced += this.expand(template, groupsOf(matcher));
      lastEnd = end;
      from = Math.max(end, from + widthAt(text, from));
    }

    return replaced + text.slice(lastEnd);
  }

  private get isSimple(): boolean {
    return this.literal !== undefined || this.open !== undefined;
  }

  private matchSimple(text: string): Groups | undefined {
    return this.literal ? matchLiteral(this.literal, text) : matchOpen(this.open!, text);
  }

  private compileAlways(): RE2JS {
    // Concatenated as text, as upstream does: "a)|(b" is valid there, and not anchored.
    return this.compiled ??= compileRe2(`^(?s:${this.unnamed.pattern})$`);
  }
}

function widthAt(text: string, position: number): number {
  return (text.codePointAt(position) ?? 0) > 0xffff ? 2 : 1;
}

type Groups = readonly (string | undefined)[];

function groupsOf(matcher: ReturnType<RE2JS['matcher']>): Groups {
  return Array.from({ length: matcher.groupCount() + 1 }, (_, group) => matcher.group(group) ?? undefined);
}
