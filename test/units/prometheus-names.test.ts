import { metaLabelName, whyNotLabelName } from '../../lib/units/prometheus-names';

describe('whyNotLabelName()', () => {
  const no = 'may only hold letters, digits and "_", not beginning with a digit';

  test.each([
    { given: 'job', expected: undefined },
    { given: '__meta_x1', expected: undefined },
    { given: '_', expected: undefined },
    { given: '', expected: 'is empty' },
    { given: '1a', expected: no },
    { given: 'a-b', expected: no },
    { given: 'a.b', expected: no },
    { given: 'ä', expected: no },
    { given: 'a\n', expected: no },
  ])('%#: $given', ({ given, expected }) => {
    expect(whyNotLabelName(given)).toBe(expected);
  });
});

describe('metaLabelName()', () => {
  test.each([
    { it: 'keeps letters, digits and underscores', given: 'aZ_9', expected: 'aZ_9' },
    { it: 'writes dot, slash and dash as one', given: 'prometheus.io/a-b', expected: 'prometheus_io_a_b' },
    { it: 'keeps nothing as nothing', given: '', expected: '' },
    { it: 'replaces each character', given: 'ä--', expected: '___' },
    { it: 'counts a character beyond 16 bits as one, as Go does', given: 'a🛒b', expected: 'a_b' },
  ])('$it', ({ given, expected }) => {
    expect(metaLabelName(given)).toBe(expected);
  });
});
