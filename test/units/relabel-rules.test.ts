import { LEGACY_TEMPLATE } from '../../lib/units/relabel-rules';

describe('LEGACY_TEMPLATE', () => {
  test.each(['a', '_', '$1', '${1}', '${name}_x', 'a1$b2', '$1$2'])('takes %s', (given) => {
    expect(LEGACY_TEMPLATE.test(given)).toBe(true);
  });

  test.each(['', '1', 'a-b', '$', '${', '${}', '${a b}', 'a$', 'ä'])('refuses "%s"', (given) => {
    expect(LEGACY_TEMPLATE.test(given)).toBe(false);
  });

  test('answers a text that upstream\'s own pattern takes hours for in JavaScript', () => {
    expect(LEGACY_TEMPLATE.test(`${'$a'.repeat(100)}${'a'.repeat(100)}-`)).toBe(false);
  });
});
