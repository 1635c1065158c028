/** The labels of all samples of a target at once, as far as they are known. */
import { Pattern } from './pattern';
import { decide, TextPart, Verdict } from '../../go/re2-decide';

/** A value that is not known: whatever it is, it is the same wherever this object is. */
export interface Unknown {
  /** They grow while rules drop samples. */
  readonly limits: PatternLimit[];
}

/** A pattern that a value matches, or does not match. */
export interface PatternLimit {
  readonly pattern: Pattern;
  readonly isMatched: boolean;
}

/** A value: fixed texts and unknown ones in their order. Empty for a label that is not set. */
export type Value = readonly (string | Unknown)[];

/** What decides on the labels that samples begin with. */
export interface SampleSource {
  /** Labels of the target that do not begin with `__`; undefined for a value that is known only in the cluster. */
  readonly labels: ReadonlyMap<string, string | undefined>;
  /** Whether the labels of samples win over those of the target. */
  readonly honorsLabels: boolean;
}

/** Keeps what is known for certain; everything else is unknown. */
export class SampleLabels {
  private readonly values = new Map<string, Value>();
  private readonly removed: ((name: string) => boolean)[] = [];
  private isAnySet = false;

  constructor(private readonly source: SampleSource) {
    this.values.set(NAME, [notEmpty()]);
  }

  get(name: string): Value {
    const known = this.values.get(name);
    if (known) return known;
    const value = this.removed.some((isRemoved) => isRemoved(name)) ? [] : this.initial(name);
    this.values.set(name, value);

    return value;
  }

  set(name: string, value: Value): void {
    this.values.set(name, value);
  }

  /** Names of labels whose values are known or were asked for. */
  names(): string[] {
    return [...new Set([...this.source.labels.keys(), ...this.values.keys()])];
  }

  /** Removes labels by their names. */
  removeWhere(isRemoved: (name: string) => boolean): void {
    for (const name of this.values.keys()) {
      if (isRemoved(name)) this.values.set(name, []);
    }
    this.removed.push(isRemoved);
  }

  /** Nothing is known any longer. */
  forget(): void {
    this.isAnySet = true;
    this.removed.length = 0;
    this.values.clear();
  }

  private initial(name: string): Value {
    if (this.isAnySet) return [unknown()];
    if (isGone(name)) return [];
    if (!this.source.labels.has(name)) return [unknown()];
    const value = this.source.labels.get(name);

    return this.source.honorsLabels || value === undefined ? [notEmpty()] : [value];
  }
}

export const NAME = '__name__';

/** Labels that Prometheus itself can add to samples. */
const OF_SAMPLES: ReadonlySet<string> = new Set([NAME, '__type__', '__unit__']);

/**
 * Whether samples have no label of this name: targets keep such labels to themselves, and exporters do not write them.
 * @see Target.LabelsRange in scrape/target.go, Prometheus v0.314.0
 */
export function isGone(name: string): boolean {
  return name.startsWith('__') && !OF_SAMPLES.has(name);
}

export function unknown(): Unknown {
  return { limits: [] };
}

function notEmpty(): Unknown {
  return { limits: [{ pattern: SOMETHING, isMatched: true }] };
}

const SOMETHING = new Pattern('.+');

/** Several values as one, with a text between them. */
export function joined(values: readonly Value[], separator: string): Value {
  return values.flatMap((value, i) => (i === 0 || separator === '' ? value : [separator, ...value])).reduce<Value>((parts, part) => {
    const last = parts[parts.length - 1];

    return typeof part === 'string' && typeof last === 'string' ? [...parts.slice(0, -1), last + part] : part === '' ? parts : [...parts, part];
  }, []);
}

/** The text of a value; undefined if a part of it is not known. */
export function textOf(value: Value): string | undefined {
  return value.every((part) => typeof part === 'string') ? value.join('') : undefined;
}

/** Whether a pattern matches a value, whatever is unknown of it. */
export function decideOn(pattern: Pattern, value: Value): Verdict {
  const text = textOf(value);
  if (text !== undefined) return pattern.matches(text) ? 'always' : 'never';
  if (isOneOfMany(pattern, value)) return 'maybe';
  const automaton = pattern.automaton();

  return automaton ? decide(automaton, value.map(partOf)) : 'maybe';
}

/** Whether a pattern that needs no compiler matches some of the values, as most patterns do that drop metrics by their names. */
function isOneOfMany(pattern: Pattern, value: Value): boolean {
  const { examples } = pattern;
  const { limits } = singleOf(value) ?? {};
  if (examples.length === 0 || !limits) return false;
  const allows = (text: string) => limits.every((limit) => limit.pattern.matches(text) === limit.isMatched);

  return !pattern.matches(UNUSUAL) && allows(UNUSUAL) && examples.some(allows);
}

const UNUSUAL = '\u0001';

/** A limit that cannot be followed is left out, so that more is possible. */
function partOf(part: string | Unknown): TextPart {
  if (typeof part === 'string') return part;

  return {
    limits: part.limits.flatMap(({ pattern, isMatched }) => {
      const automaton = pattern.automaton();

      return automaton ? [{ automaton, isMatched }] : [];
    }),
  };
}

/** The unknown text that a value consists of alone. */
export function singleOf(value: Value): Unknown | undefined {
  const [part] = value;

  return value.length === 1 && typeof part !== 'string' ? part : undefined;
}
