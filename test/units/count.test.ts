import { count, grouped } from '../../lib/units/count';

test.each([
  [0, 'target', '0 targets'],
  [1, 'target', '1 target'],
  [1000, 'target', '1,000 targets'],
  [1, 'discovery', '1 discovery'],
  [2, 'discovery', '2 discoveries'],
  [2, 'way', '2 ways'],
  [3, 'address', '3 addresses'],
])('%d %s: %s', (number, thing, words) => expect(count(number, thing)).toBe(words));

test.each([[0, '0'], [999, '999'], [1000, '1,000'], [1234567, '1,234,567']])('%d: %s', (number, text) => expect(grouped(number)).toBe(text));
