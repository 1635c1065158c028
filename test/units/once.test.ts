import { once } from '../../lib/units/once';

describe('once()', () => {
  test('makes a value when it is first asked for, and then no more', () => {
    const make = jest.fn(() => ({}));
    const get = once(make);

    expect(make).not.toHaveBeenCalled();
    expect(get()).toBe(get());
    expect(make).toHaveBeenCalledTimes(1);
  });

  test.each([undefined, null, 0, ''])('remembers %j, too', (value) => {
    const make = jest.fn(() => value);
    const get = once(make);

    expect([get(), get()]).toEqual([value, value]);
    expect(make).toHaveBeenCalledTimes(1);
  });

  test('asks again after a failure', () => {
    const get = once(jest.fn().mockImplementationOnce(() => { throw new Error('not yet'); }).mockReturnValue(1));

    expect(get).toThrow('not yet');
    expect(get()).toBe(1);
  });
});
