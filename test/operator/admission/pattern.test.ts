import * as fc from 'fast-check';
import { PATTERN_VECTORS } from './pattern-vectors';
import { compileRe2 } from '../../../lib/go/re2';
import { matches } from '../../../lib/kubernetes/admission/custom/pattern';
import { SCHEMAS } from '../../imports/random-object';

const ROWS = Object.entries(PATTERN_VECTORS).map(([pattern, vectors]) => ({ pattern, ...vectors }));

describe('matches()', () => {
  test('every pattern of the CRDs has vectors', () => {
    const patterns = new Set([...JSON.stringify(SCHEMAS).matchAll(/"pattern":("(?:[^"\\]|\\.)*")/g)].map(([, text]) => JSON.parse(text) as string));

    expect(Object.keys(PATTERN_VECTORS).sort()).toEqual([...patterns].sort());
    expect(patterns.size).toBe(17);
  });

  test.each(ROWS)('takes what $pattern takes', ({ pattern, takes }) => {
    expect(takes.length).toBeGreaterThan(0);
    expect(takes.filter((text) => !matches(pattern, text))).toEqual([]);
  });

  test.each(ROWS)('refuses what $pattern refuses', ({ pattern, refuses }) => {
    expect(refuses.length).toBeGreaterThan(0);
    expect(refuses.filter((text) => matches(pattern, text))).toEqual([]);
  });

  test.each(ROWS)('reads short texts as RE2 does: $pattern', ({ pattern, takes, refuses }) => {
    const re2 = compileRe2(pattern);
    const pieces = [...new Set([...takes, ...refuses].flatMap((text) => [...text.slice(0, 40)])), '\n', '\r', 'é', '\u2028'];
    const texts = fc.sample(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), { seed: 7, numRuns: 500 }).map((some) => some.join(''));

    expect([...takes, ...refuses, ...texts].filter((text) => matches(pattern, text) !== re2.matcher(text).find())).toEqual([]);
  });

  test('takes no time for a long text that almost matches', () => {
    expect(matches('(^0|([0-9]*[.])?[0-9]+((K|M|G|T|E|P)i?)?B)$', '1'.repeat(100_000))).toBe(false);
  });
});
