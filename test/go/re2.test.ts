import * as fc from 'fast-check';
import { compileRe2, whyNotRe2 } from '../../lib/go/re2';
import { cpuMillis } from '../support/cpu-millis';

describe('whyNotRe2()', () => {
  test.each(['', '(.*)', '(?i)a', '(?P<name>a)', '[[:alpha:]]+', '\\pL', '\\Qa.b\\E', 'a{1000}', '(a+)+b', 'a|b', '(?P<n>a)(?P<n>b)', '(?<n>a)|(?<n>b)'])('takes %s', (given) => {
    expect(whyNotRe2(given)).toBeUndefined();
  });

  test.each([
    { it: 'look-ahead', given: '(?=a)' },
    { it: 'look-behind', given: '(?<!a)b' },
    { it: 'a back-reference', given: '(a)\\1' },
    { it: 'more repeats than RE2 counts', given: 'a{1001}' },
    { it: 'an open bracket', given: '[a' },
    { it: 'an open group', given: '(a' },
    { it: 'a repeat of nothing', given: '*' },
  ])('refuses $it', ({ given }) => {
    expect(whyNotRe2(given)).toMatch(/^is not RE2 syntax \(.+\)$/);
  });

  test('takes nothing plain that RE2 refuses', () => {
    const pieces = ['a', 'Z9_', ':', '-', '|', ';', ' ', '/', '.', '.*', '.+', '(', ')', '(a|b)', '(.*)', '*', '+', '?'];
    const patterns = fc.sample(fc.array(fc.constantFrom(...pieces), { maxLength: 8 }), { seed: 7, numRuns: 3_000 }).map((some) => some.join(''));
    const refused = patterns.filter((pattern) => isRefused(pattern));

    expect(refused.length).toBeGreaterThan(100);
    expect(patterns.filter((pattern) => (whyNotRe2(pattern) !== undefined) !== isRefused(pattern))).toEqual([]);
  });

  test('answers a pattern that takes JavaScript minutes at once', () => {
    const start = cpuMillis();
    whyNotRe2('((a+)+)+$');

    expect(cpuMillis() - start).toBeLessThan(1000);
  });
});

function isRefused(pattern: string): boolean {
  try {
    compileRe2(`^(?s:${pattern})$`);

    return false;
  } catch {
    return true;
  }
}
