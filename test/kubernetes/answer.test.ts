import { allOf, Answer, answerOf, anyOf } from '../../lib/kubernetes/answer';

const itself = (answer: Answer) => answer;

describe('anyOf()', () => {
  test.each<{ given: Answer[]; expected: Answer }>([
    { given: [], expected: 'denied' },
    { given: ['denied', 'denied'], expected: 'denied' },
    { given: ['unknown', 'denied'], expected: 'unknown' },
    { given: ['unknown', 'allowed', 'denied'], expected: 'allowed' },
  ])('$given: $expected', ({ given, expected }) => {
    expect(anyOf(given, itself)).toBe(expected);
  });

  test('asks nobody after the first that is allowed', () => {
    const ask = jest.fn(itself);
    anyOf(['denied', 'allowed', 'denied'], ask);

    expect(ask).toHaveBeenCalledTimes(2);
  });
});

describe('allOf()', () => {
  test.each<{ given: Answer[]; expected: Answer }>([
    { given: [], expected: 'allowed' },
    { given: ['allowed', 'allowed'], expected: 'allowed' },
    { given: ['unknown', 'allowed'], expected: 'unknown' },
    { given: ['unknown', 'denied', 'allowed'], expected: 'denied' },
  ])('$given: $expected', ({ given, expected }) => {
    expect(allOf(given, itself)).toBe(expected);
  });
});

describe('answerOf()', () => {
  test('is certain', () => {
    expect([true, false].map(answerOf)).toEqual(['allowed', 'denied']);
  });
});
