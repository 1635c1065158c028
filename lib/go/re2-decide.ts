/** Decides whether a pattern matches all texts of a form, some of them, or not one. */
import { END, MATCHED, Re2Automaton, State } from './re2-automaton';

/** A part of a text: fixed, or any text, including the empty one, that meets some limits. */
export type TextPart = string | AnyText;

/** Texts of which only this is known. */
export interface AnyText {
  readonly limits: readonly Limit[];
}

/** A pattern that a part of a text matches, or does not match. */
export interface Limit {
  readonly automaton: Re2Automaton;
  readonly isMatched: boolean;
}

/** What is known of all texts of a form. */
export type Verdict = 'always' | 'never' | 'maybe';

/**
 * Tries all texts of a form at once.
 * @param parts texts of the form have these parts in their order
 * @returns `never` also where no text is possible; `maybe` where it would take too long to find out
 */
export function decide(automaton: Re2Automaton, parts: readonly TextPart[]): Verdict {
  const outcomes = new Set(examplesOf(automaton, parts).map((text) => automaton.matches(text)));
  if (outcomes.size === 2) return 'maybe';
  const alphabet = alphabetOf([automaton, ...parts.flatMap(limitsOf).map((limit) => limit.automaton)]);
  const seen = new Set<string>();
  const open: Place[] = [placeAt(parts, 0, automaton.start)];
  while (open.length > 0) {
    const place = open.pop()!;
    const key = `${place.part} ${place.index} ${place.state} ${place.limited.join(' ')}`;
    if (seen.has(key)) continue;
    seen.add(key);
    if (seen.size > MOST_PLACES) return 'maybe';
    if (place.part === parts.length) outcomes.add(automaton.next(place.state, END) === MATCHED);
    else open.push(...placesAfter(place, parts, automaton, alphabet));
    if (outcomes.size === 2) return 'maybe';
  }

  return outcomes.has(true) ? 'always' : 'never';
}

const MOST_PLACES = 2_000;

/** Some texts that are possible: they show most patterns to be undecided, so that not all texts need to be tried. */
function examplesOf(automaton: Re2Automaton, parts: readonly TextPart[]): string[] {
  const [part] = parts;
  if (parts.length !== 1 || typeof part === 'string') return [];

  const isPossible = (text: string) => part.limits.every((limit) => limit.automaton.matches(text) === limit.isMatched);

  return [automaton.likelyText(), ...EXAMPLES].filter(isPossible);
}

const EXAMPLES: readonly string[] = ['', 'a', '\u0001'];

/** How far a text is read: the part, the index in a fixed part, and the states of the pattern and of the limits of the part. */
interface Place {
  readonly part: number;
  readonly index: number;
  readonly state: State;
  readonly limited: readonly State[];
}

function placeAt(parts: readonly TextPart[], part: number, state: State): Place {
  return { part, index: 0, state, limited: part < parts.length ? limitsOf(parts[part]).map((limit) => limit.automaton.start) : [] };
}

function limitsOf(part: TextPart): readonly Limit[] {
  return typeof part === 'string' ? [] : part.limits;
}

function placesAfter(place: Place, parts: readonly TextPart[], automaton: Re2Automaton, alphabet: readonly number[]): Place[] {
  const { part, index, state, limited } = place;
  const current = parts[part];
  const done = placeAt(parts, part + 1, state);
  if (typeof current === 'string') {
    const rune = current.codePointAt(index);

    return [rune === undefined ? done : { ...place, index: index + (rune > 0xffff ? 2 : 1), state: automaton.next(state, rune) }];
  }
  const isDone = current.limits.every((limit, i) => (limit.automaton.next(limited[i], END) === MATCHED) === limit.isMatched);
  const further = alphabet.map((rune): Place => (
    { ...place, state: automaton.next(state, rune), limited: current.limits.map((limit, i) => limit.automaton.next(limited[i], rune)) }));

  return isDone ? [done, ...further] : further;
}

/** One rune of each range in which all runes are alike. */
function alphabetOf(automata: readonly Re2Automaton[]): number[] {
  const cuts = automata.flatMap((each) => [...each.cuts]);
  // Surrogates are not characters; the runes after them are alike unless there is a cut between.
  const runes = cuts.map((rune) => (rune >= FIRST_SURROGATE && rune <= LAST_SURROGATE ? LAST_SURROGATE + 1 : rune));

  return [...new Set(runes)].filter((rune) => rune <= LAST_RUNE);
}

const FIRST_SURROGATE = 0xd800;
const LAST_SURROGATE = 0xdfff;
const LAST_RUNE = 0x10ffff;
