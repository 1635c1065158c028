/** A compiled RE2 pattern as an automaton: it reads a text rune by rune, so that many texts can be tried at once. */
import type { RE2JS } from 're2js';

/** A state of the automaton. Equal states are the same number. */
export type State = number;

/** The state in which the pattern has matched, whatever follows. */
export const MATCHED: State = -1;

/** Reads runes, and `END` after the last one. */
export class Re2Automaton {
  /** Undefined for a pattern with features that this cannot follow. */
  static tryOf(compiled: RE2JS): Re2Automaton | undefined {
    const program = (compiled as unknown as { readonly re2Input: { readonly prog: Program } }).re2Input.prog;

    return program.inst.every(isFollowed) ? new Re2Automaton(program) : undefined;
  }

  /** The runes at which the behaviour of the automaton changes, in no order: all runes from one up to the next are alike. */
  readonly cuts: ReadonlySet<number>;
  readonly start: State;
  private readonly program: readonly Instruction[];
  private readonly first: number;
  private readonly states: Positions[] = [];
  private readonly numbers = new Map<string, State>();
  private readonly steps = new Map<string, State>();

  private constructor({ inst, start }: Program) {
    this.program = inst;
    this.first = start;
    this.cuts = new Set([...WORD_AND_LINE, ...inst.flatMap(cutsOf)]);
    this.start = this.numberOf({ before: 'begin', at: [] });
  }

  /** The state after one more rune, or after the end of the text: then it is {@link MATCHED}, or the pattern does not match. */
  next(state: State, rune: number): State {
    if (state === MATCHED) return MATCHED;
    const key = `${state} ${rune}`;
    const known = this.steps.get(key);
    if (known !== undefined) return known;
    const after = this.step(this.states[state], rune);
    this.steps.set(key, after);

    return after;
  }

  /** A text that the pattern probably matches: the shortest way through it, whatever its assertions say. */
  likelyText(): string {
    const open: (readonly [number, string])[] = [[this.first, '']];
    const seen = new Set<number>();
    for (const [position, text] of open) {
      if (seen.has(position)) continue;
      seen.add(position);
      const { op, out, arg, runes } = this.program[position];
      if (op === Op.MATCH) return text;
      if (op === Op.ALT || op === Op.ALT_MATCH) open.push([out, text], [arg, text]);
      else if (op === Op.RUNE || op === Op.RUNE1) open.push([out, text + String.fromCodePoint(runes[0])]);
      else if (op !== Op.FAIL) open.push([out, op === Op.RUNE_ANY || op === Op.RUNE_ANY_NOT_NL ? `${text}a` : text]);
    }

    return '';
  }

  /** Whether the pattern matches a text. */
  matches(text: string): boolean {
    let state = this.start;
    for (const character of text) state = this.next(state, character.codePointAt(0)!);

    return this.next(state, END) === MATCHED;
  }

  private step({ before, at }: Positions, rune: number): State {
    // A match may begin anywhere; the pattern itself has the anchors.
    const reached = this.closure([...at, this.first], assertionsBetween(before, kindOf(rune)));
    if (reached.some((position) => this.program[position].op === Op.MATCH)) return MATCHED;
    const taking = rune === END ? [] : reached.filter((position) => consumes(this.program[position], rune));
    const taken = taking.map((position) => this.program[position].out);

    return this.numberOf({ before: kindOf(rune), at: [...new Set(taken)].sort((a, b) => a - b) });
  }

  private closure(from: readonly number[], holding: ReadonlySet<number>): number[] {
    const reached = new Set<number>();
    const open = [...from];
    while (open.length > 0) {
      const position = open.pop()!;
      if (reached.has(position)) continue;
      reached.add(position);
      const { op, out, arg } = this.program[position];
      if (op === Op.ALT || op === Op.ALT_MATCH) open.push(out, arg);
      else if (op === Op.CAPTURE || op === Op.NOP || (op === Op.EMPTY_WIDTH && holding.has(arg))) open.push(out);
    }

    return [...reached];
  }

  private numberOf(positions: Positions): State {
    const key = `${positions.before} ${positions.at.join(' ')}`;
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    this.numbers.set(key, this.states.length);

    return this.states.push(positions) - 1;
  }
}

/** The end of a text. */
export const END = -1;

/** What is read next, and what was read before. */
interface Positions {
  readonly before: Kind;
  readonly at: readonly number[];
}

type Kind = 'begin' | 'end' | 'line' | 'word' | 'other';

/** @see Inst in regexp/syntax/prog.go, Go 1.26, which re2js follows */
interface Instruction {
  readonly op: Op;
  readonly out: number;
  readonly arg: number;
  readonly runes: { readonly [i: number]: number; readonly length?: number };
  readonly matchRune: (rune: number) => boolean;
}

interface Program { readonly inst: readonly Instruction[]; readonly start: number }

const enum Op { ALT = 1, ALT_MATCH, CAPTURE, EMPTY_WIDTH, FAIL, MATCH, NOP, RUNE, RUNE1, RUNE_ANY, RUNE_ANY_NOT_NL }

const FOLD_CASE = 1;

/** Matching without case is followed for ASCII alone; look-behind, which only re2js has, is not. */
function isFollowed({ op, arg, runes }: Instruction): boolean {
  const isFolded = (op === Op.RUNE || op === Op.RUNE1) && arg === FOLD_CASE;

  return op <= Op.RUNE_ANY_NOT_NL && !(isFolded && Object.values(runes).some((rune) => rune > 0x7f));
}

function consumes(instruction: Instruction, rune: number): boolean {
  switch (instruction.op) {
    case Op.RUNE: case Op.RUNE1: return instruction.matchRune(rune);
    case Op.RUNE_ANY: return true;
    case Op.RUNE_ANY_NOT_NL: return rune !== NEWLINE;
    default: return false;
  }
}

const NEWLINE = 10;

const codesOf = (text: string): number[] => [...text].map((character) => character.codePointAt(0)!);

/** First runes of the ranges `[0-9A-Z_a-z]` and newline, and the first ones after them. */
const WORD_AND_LINE: readonly number[] = [0, NEWLINE, NEWLINE + 1, ...codesOf('0:A[_`a{')];

function cutsOf({ op, arg, runes }: Instruction): number[] {
  if (op !== Op.RUNE && op !== Op.RUNE1) return [];
  const values = Object.values(runes) as number[];
  const ranges = values.length === 1 ? [[values[0], values[0]]] : values.flatMap((low, i) => (i % 2 === 0 ? [[low, values[i + 1]]] : []));
  const cuts = ranges.flatMap(([low, high]) => [low, high + 1]);
  if (arg !== FOLD_CASE) return cuts;

  // The letters k and s have a third form each.
  const forms = values.flatMap((rune) => [String.fromCodePoint(rune).toLowerCase(), String.fromCodePoint(rune).toUpperCase()]).join('');

  return [...cuts, ...codesOf(`${forms}\u212a\u017f`).flatMap((each) => [each, each + 1])];
}

function kindOf(rune: number): Kind {
  if (rune === END) return 'end';
  if (rune === NEWLINE) return 'line';

  return rune < 0x80 && /\w/.test(String.fromCodePoint(rune)) ? 'word' : 'other';
}

/** Assertions that hold between two runes. @see EmptyOpContext in regexp/syntax/prog.go, Go 1.26 */
function assertionsBetween(before: Kind, after: Kind): ReadonlySet<number> {
  return new Set([
    ...before === 'begin' || before === 'line' ? [BEGIN_LINE] : [],
    ...after === 'end' || after === 'line' ? [END_LINE] : [],
    ...before === 'begin' ? [BEGIN_TEXT] : [],
    ...after === 'end' ? [END_TEXT] : [],
    (before === 'word') === (after === 'word') ? NO_WORD_BOUNDARY : WORD_BOUNDARY,
  ]);
}

const [BEGIN_LINE, END_LINE, BEGIN_TEXT, END_TEXT, WORD_BOUNDARY, NO_WORD_BOUNDARY] = [1, 2, 4, 8, 16, 32];
