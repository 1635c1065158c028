import { refusalText, RefusedConfiguration, refuse, within, withoutValue } from '../../../lib/prometheus/configuration/refused';

const FAULT = { path: 'role', value: 'pods', problem: 'is not a known value', fix: () => 'use pod' };

describe('refusalText()', () => {
  test.each([
    { it: 'a field', given: FAULT, expected: 'role "pods" is not a known value' },
    { it: 'a field of a job', given: { ...FAULT, job: 'cart' }, expected: 'job "cart": role "pods" is not a known value' },
    { it: 'a field of a job in another file', given: { ...FAULT, job: 'cart', file: 'extra/a.yml' }, expected: 'extra/a.yml: job "cart": role "pods" is not a known value' },
    { it: 'the value itself', given: { ...FAULT, path: '', value: undefined }, expected: 'it is not a known value' },
    { it: 'what a parser says', given: { ...FAULT, detail: 'missing )' }, expected: 'role "pods" is not a known value (missing ))' },
    { it: 'no value that may be secret', given: withoutValue({ ...FAULT, detail: 'pods' }), expected: 'role is not a known value' },
  ])('names $it', ({ given, expected }) => {
    expect(refusalText(given)).toBe(expected);
  });
});

describe('within()', () => {
  test.each([
    { it: 'a field', place: { path: 'selectors' }, expected: 'selectors.role "pods" is not a known value' },
    { it: 'an item of a list', place: { path: '[0]' }, expected: '[0].role "pods" is not a known value' },
    { it: 'a job', place: { job: 'cart' }, expected: 'job "cart": role "pods" is not a known value' },
  ])('puts a fault into $it', ({ place, expected }) => {
    expect(() => within(place, () => refuse(FAULT))).toThrow(new RefusedConfiguration({ ...FAULT, ...place, path: expected.replace(/^.*: | "pods".*$/g, '') }));
    expect(() => within(place, () => refuse(FAULT))).toThrow(expected);
  });

  test('leaves other errors alone', () => {
    expect(() => within({ path: 'a' }, () => { throw new TypeError('x'); })).toThrow(TypeError);
  });
});
