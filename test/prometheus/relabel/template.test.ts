import { Template } from '../../../lib/prometheus/relabel/template';

const GROUPS: { readonly [reference: string]: string } = { 0: 'whole', 1: 'one', 10: 'ten', n: 'name', 999999999: 'far' };

describe('Template.expand()', () => {
  test.each([
    { it: 'leaves text', given: 'a{b}', expected: 'a{b}' },
    { it: 'leaves nothing', given: '', expected: '' },
    { it: 'fills in numbers', given: '$0 $1', expected: 'whole one' },
    { it: 'fills in numbers in braces', given: '${1}x', expected: 'onex' },
    { it: 'reads as many characters as it can', given: '$1x', expected: '' },
    { it: 'reads two digits', given: '$10', expected: 'ten' },
    { it: 'ends a name where no letter is', given: '$1-$1', expected: 'one-one' },
    { it: 'takes letters of all scripts for a name', given: '$né', expected: '' },
    { it: 'fills in names', given: '$n ${n}', expected: 'name name' },
    { it: 'leaves out unknown groups', given: '[$7$foo${foo}]', expected: '[]' },
    { it: 'takes leading zeros for a name', given: '[$01${00}]', expected: '[]' },
    { it: 'counts to nine digits', given: '$999999999', expected: 'far' },
    { it: 'makes one dollar sign of two', given: '$$1', expected: '$1' },
    { it: 'makes dollar signs in pairs', given: '$$$1', expected: '$one' },
    { it: 'leaves a dollar sign at the end', given: 'a$', expected: 'a$' },
    { it: 'leaves a dollar sign in front of anything else', given: '$-${}${1$}${n }', expected: '$-${}${1$}${n }' },
  ])('$it', ({ given, expected }) => {
    expect(new Template(given).expand((reference) => GROUPS[reference])).toBe(expected);
  });

  test('asks for ten digits as for a name', () => {
    const asked: unknown[] = [];
    new Template('$999999999$9999999999').expand((reference) => void asked.push(reference));

    expect(asked).toEqual([999999999, '9999999999']);
  });
});
