/** One measured number and the bar it is held against. */

/** What a benchmark found out. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: 'ms' | 'x';
  /** The figure may equal it. Without a limit, the figure is only reported. */
  readonly bar?: { readonly atMost: number } | { readonly atLeast: number };
}

/** A group of figures that is measured together and chosen by name. */
export interface Benchmark {
  readonly name: string;
  readonly what: string;
  readonly measure: (run: Run) => Figure[];
}

/** How benchmarks are run. */
export interface Run {
  readonly progress: (line: string) => void;
  /** Whether sizes are the smallest and there is one round: that shows whether a benchmark works, and its figures mean nothing. */
  readonly quick: boolean;
}

export function isMissed({ value, bar }: Figure): boolean {
  if (!bar) return false;

  return 'atMost' in bar ? value > bar.atMost : value < bar.atLeast;
}

/** The middle value; of an even number, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1; // eslint-disable-line no-bitwise

  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Calls each function in turn, `times` times, so that a noisy moment hits them all; gives the median of each. */
export function interleaved<K extends string>(times: number, measures: Record<K, () => number>): Readonly<Record<K, number>> {
  const names = Object.keys(measures) as K[];
  const samples = new Map(names.map((name) => [name, [] as number[]]));
  for (let round = 0; round < times; round++) {
    for (const name of names) samples.get(name)!.push(measures[name]());
  }

  return Object.fromEntries(names.map((name) => [name, median(samples.get(name)!)])) as Record<K, number>;
}
