/** Values that are hard to write as YAML, and draws from lists. */

/** One item. */
export function pick<T>(items: readonly T[], next: () => number): T {
  return items[Math.floor(next() * items.length)];
}

/** All items in a random order. */
export function shuffled<T>(items: readonly T[], next: () => number): T[] {
  const left = [...items];

  return items.map(() => left.splice(Math.floor(next() * left.length), 1)[0]);
}

/** Texts that YAML readers take for something else, or that must be quoted or folded. */
export const TEXTS: readonly string[] = [
  '', 'eu-west-1', 'http', 'yes', 'Off', 'null', '~', 'true', '<<', '=', '12', '0o17', '017', '08', '0x1F', '1_000', '-0b11', '1e3', '.5', '1.0', '.inf', '.nan',
  '12:30', '190:20:30.15', '2001-12-14', '2001-12-14t21:59:43.10-05:00', ' lead', 'trail ', 'a: b', 'a #b', 'a#b', '# c', '- a', '-', '--- x', '? x',
  '{a}', '[x', '*a', '&b', '!t', '%p', '@x', '`b`', '|', '>', 'it\'s', '"q"', 'tab\there', 'line\nbreak', 'line\n\nbreak\n', '\nfirst', 'back\\slash',
  'üñí 🚀', '漢字', '$1', '${x}', '$(SHARD)', ',', 'a, b', ':', 'a:', ':b', '.', '..', '+', '-1', '+.5', 'x'.repeat(130),
  'word '.repeat(30).trim(), `${'long '.repeat(20)}: and "quoted"`, '\u00a0nbsp', 'null ', 'NaN', 'y', 'n', 'Null', 'TRUE',
];
