import { Finding, renderFinding, renderFindingWithoutPath, Severity, sortFindings } from '../../lib/findings/finding';

const FINDING: Finding = { code: 'AM201', severity: Severity.ERROR, path: 'shop/cart', message: 'port "x" is nowhere', fix: 'use "http"' };

const keyOf = ({ code, path, message }: Finding) => `${code} ${path} ${message}`;

describe('renderFinding()', () => {
  test('says code, place, fault and fix in one line', () => {
    expect(renderFinding(FINDING)).toBe('AM201 shop/cart: port "x" is nowhere; use "http"');
  });
});

describe('renderFindingWithoutPath()', () => {
  test('leaves the place to cdk8s, which prints it', () => {
    expect(renderFindingWithoutPath(FINDING)).toBe('AM201: port "x" is nowhere; use "http"');
  });
});

describe('sortFindings()', () => {
  const sorted = [
    { ...FINDING, code: 'AM101', path: 'z' },
    { ...FINDING, code: 'AM201', path: 'Z' },
    { ...FINDING, code: 'AM201', path: 'a', message: 'a' },
    { ...FINDING, code: 'AM201', path: 'a', message: 'b' },
    { ...FINDING, code: 'AM201', path: 'ä' },
  ];

  test.each([
    { it: 'sorts by code, then path, then message, by code unit', given: [4, 3, 2, 1, 0] },
    { it: 'keeps what is sorted', given: [0, 1, 2, 3, 4] },
    { it: 'sorts one', given: [2] },
    { it: 'sorts none', given: [] },
  ])('$it', ({ given }) => {
    const result = sortFindings(given.map((i) => sorted[i]));

    expect(result.map(keyOf)).toEqual([...given].sort().map((i) => keyOf(sorted[i])));
  });

  test('keeps equal findings, and does not touch its argument', () => {
    const given = [sorted[1], sorted[0], sorted[1]];

    expect(sortFindings(given)).toEqual([sorted[0], sorted[1], sorted[1]]);
    expect(given).toEqual([sorted[1], sorted[0], sorted[1]]);
  });
});
