import { remembering } from '../../lib/units/remembering';

describe('remembering()', () => {
  test('makes the value of each key once, undefined too', () => {
    const made: number[] = [];
    const half = remembering((key: number) => {
      made.push(key);

      return key % 2 === 0 ? key / 2 : undefined;
    });

    expect([4, 5, 4, 5].map(half)).toEqual([2, undefined, 2, undefined]);
    expect(made).toEqual([4, 5]);
  });

  test('does not keep what is thrown', () => {
    let calls = 0;
    const failing = remembering((key: string) => {
      calls++;
      throw new RangeError(key);
    });

    expect(() => failing('a')).toThrow('a');
    expect(() => failing('a')).toThrow('a');
    expect(calls).toBe(2);
  });

  test('keeps a thousand values at most', () => {
    let calls = 0;
    const counted = remembering((key: number) => {
      calls++;

      return key;
    });
    for (let key = 0; key <= 1_000; key++) counted(key);
    counted(1_000);
    expect(calls).toBe(1_001);
    counted(0);

    expect(calls).toBe(1_002);
  });
});
