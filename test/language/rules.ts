/** Words and shapes that readers in the field stumble over, and what to write instead. */
import { Prose } from './prose';

/** One rule. */
export interface Rule {
  readonly name: string;
  readonly pattern: RegExp;
  readonly better: string;
  /** @default - any */
  readonly kind?: Prose['kind'];
}

export const RULES: readonly Rule[] = [
  { name: 'mend', pattern: /\bmend(s|ed|ing)?\b/i, better: 'fix' },
  { name: 'told', pattern: /\btold\b|\btells? of\b/i, better: 'reported, shows' },
  { name: 'stated', pattern: /\b(un)?stated\b/i, better: 'set, given' },
  { name: 'nobody', pattern: /\bnobody\b|\bsomebody\b/i, better: 'no one, or the noun: no Prometheus' },
  { name: 'none', pattern: /\bnone\b(?!")/, better: 'the noun: no Service' },
  {
    name: 'is no',
    pattern: /(?<!\bthere )\b(is|are|was|were|be|being) no\b(?! (longer|more|less|later|higher|lower|one)\b)/i,
    better: 'is not a valid ..., does not ...',
  },
  { name: 'stands', pattern: /\bst(and|ands|anding|ood)\b/i, better: 'is in, represents, a placeholder' },
  { name: 'hangs on', pattern: /\bhangs? (on|from)\b/i, better: 'depends on' },
  { name: 'lives with', pattern: /\bliv(e|es|ed|ing) with\b/i, better: 'accepts, acknowledges' },
  { name: 'slip', pattern: /\bslips?\b/i, better: 'a mistake, an invalid value' },
  { name: 'in vain', pattern: /\bin vain\b/i, better: 'without effect, unused' },
  { name: 'upside down', pattern: /\bupside down\b/i, better: 'minVersion is above maxVersion' },
  { name: 'held against', pattern: /\bheld (against|beside|to)\b/i, better: 'compared with, tested against' },
  { name: '-odd', pattern: /\b\w+-odd\b/i, better: 'the number' },
  { name: 'says itself', pattern: /\bsays? (itself|themselves)\b|\bsays so\b/i, better: 'implements IMonitorable, reports it' },
  { name: 'any origin', pattern: /\bof (any|other) origin\b/i, better: 'works with any manifests' },
  { name: 'cannot say', pattern: /\b(cannot|can|could not|could) (say|be said)\b/i, better: 'cannot express, has no field for' },
  { name: 'begins with "Of"', pattern: /^Of\b/, better: 'a sentence that makes sense in a hover', kind: 'comment' },
];

/** What breaks a rule, as `mend: ... what mends it ...`. */
export function broken({ kind, text }: Prose): { readonly rule: string; readonly shown: string }[] {
  return RULES.filter((rule) => rule.kind === undefined || rule.kind === kind).flatMap(({ name, pattern, better }) => {
    const match = pattern.exec(text);
    if (!match) return [];
    const around = text.slice(Math.max(0, match.index - 30), match.index + match[0].length + 30).replace(/\s+/g, ' ');

    return [{ rule: name, shown: `"${around}" has "${match[0]}"; write ${better}` }];
  });
}
