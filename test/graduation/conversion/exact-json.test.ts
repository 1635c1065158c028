import * as fc from 'fast-check';
import { parseExact, stringifyExact } from '../../../lib/graduation/conversion/exact-json';

describe('parseExact() and stringifyExact()', () => {
  test.each([
    '9223372036854775807', '18446744073709551615', '1.0', '-0', '1e3', '1E+3', '0.1', '123', '-5', '[1.50,"1.50",2]', '{"1.0":1.0,"a\\"1.0":"\\\\"}', '"9223372036854775807"',
    '{"a":"x\\u0000\\n","b":[9223372036854775807,{"c":1.0}]}', 'null', 'true', '""', '"number:"',
  ])('write %s as it was read', (text) => {
    expect(stringifyExact(parseExact(text))).toBe(text);
  });

  test('write a number within a text within a text', () => {
    const text = '{"a":9223372036854775807}';
    const outer = stringifyExact({ note: stringifyExact(parseExact(text)) });

    expect(outer).toBe(JSON.stringify({ note: text }));
    expect(parseExact((parseExact(outer) as { note: string }).note)).toEqual(parseExact(text));
  });

  test.each(['', '{', '01', '1.', '[1,]', "{'a':1}", '{"a":1}}', 'NaN', '"\u0001"'])('refuse %j', (text) => {
    expect(() => parseExact(text)).toThrow(SyntaxError);
  });

  test('write any JSON as it was read', () => {
    fc.assert(fc.property(fc.json(), (text) => {
      expect(stringifyExact(parseExact(text))).toBe(JSON.stringify(JSON.parse(text)));
    }), { seed: 1, numRuns: 1_000 });
  });
});
