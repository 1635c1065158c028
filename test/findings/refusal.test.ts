import { allOrRefusal, Refusal, refuse } from '../../lib/findings/refusal';

const refused = (action: () => unknown) => {
  try {
    action();
  } catch (error) {
    return (error as Refusal).problems.map(({ code }) => code);
  }

  return 'nothing';
};

describe('refuse()', () => {
  test('stops with one problem', () => {
    expect(() => refuse('AM201', 'message', 'fix')).toThrow('AM201: message; fix');
    expect(refused(() => refuse('AM201', 'message', 'fix'))).toEqual(['AM201']);
  });
});

describe('allOrRefusal()', () => {
  test('gives the results of all steps in order', () => {
    expect(allOrRefusal([() => 2, () => 1])).toEqual([2, 1]);
    expect(allOrRefusal([])).toEqual([]);
  });

  test('runs every step and then stops with all that was refused', () => {
    const ran: number[] = [];
    const steps = [() => refuse('AM202', '', ''), () => ran.push(1), () => { throw new Refusal([{ code: 'AM201', message: '', fix: '' }]); }];

    expect(refused(() => allOrRefusal(steps))).toEqual(['AM202', 'AM201']);
    expect(ran).toEqual([1]);
  });

  test('lets errors of another kind through', () => {
    expect(() => allOrRefusal([() => { throw new TypeError('bug'); }])).toThrow(TypeError);
  });
});
