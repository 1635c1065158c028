import { KnownRules } from '../../../lib/prometheus/configuration/known-rules';
import { ruleFrom } from '../../../lib/prometheus/relabel/rule-from';
import { NameValidationScheme } from '../../../lib/units/prometheus-names';

describe('KnownRules', () => {
  const ENTRY = new Map<string, unknown>([['target_label', 'team'], ['replacement', 'shop']]);

  /** How often each reading makes a rule. */
  function made(...readings: readonly (readonly [entry: Map<string, unknown>, names?: NameValidationScheme])[]): number {
    const known = new KnownRules();
    let count = 0;
    for (const [entry, names = 'utf8'] of readings) {
      const make = () => {
        count++;

        return ruleFrom(Object.fromEntries(entry), names, { sources: names });
      };
      const rule = known.tryFind(entry, names) ?? known.of(entry, entry, names, make);

      expect(rule).toMatchObject({ replacement: { text: entry.get('replacement') }, scheme: names });
    }

    return count;
  }

  test.each([
    { of: 'one entry, again and again', readings: [[ENTRY], [ENTRY], [ENTRY], [ENTRY]] as const, expected: 1 },
    { of: 'entries with the same fields', readings: [[new Map(ENTRY)], [new Map(ENTRY)], [new Map(ENTRY)]] as const, expected: 1 },
    { of: 'entries with other values', readings: [[ENTRY], [new Map(ENTRY).set('replacement', 'pay')]] as const, expected: 2 },
    { of: 'an entry with other names', readings: [[ENTRY], [ENTRY], [ENTRY], [ENTRY, 'legacy'], [ENTRY, 'legacy'], [ENTRY]] as const, expected: 2 },
  ])('makes a rule once: $of', ({ readings, expected }) => {
    expect(made(...readings)).toBe(expected);
  });

  test('tells values apart that are written alike', () => {
    expect(made([new Map<string, unknown>([...ENTRY, ['modulus', 2]])], [new Map<string, unknown>([...ENTRY, ['modulus', 2n]])])).toBe(2);
  });
});
