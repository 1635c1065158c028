import { acceptanceLines, readAcceptAnnotation } from '../../lib/findings/accept-annotation';

describe('readAcceptAnnotation()', () => {
  test.each([
    { it: 'a code and a reason', value: 'AM932 the report runs for an hour', accepted: [{ code: 'AM932', reason: 'the report runs for an hour' }] },
    { it: 'a colon', value: 'AM932: short', accepted: [{ code: 'AM932', reason: 'short' }] },
    { it: 'a last day', value: 'AM932 until 2027-01-31 short', accepted: [{ code: 'AM932', reason: 'short', until: '2027-01-31' }] },
    { it: 'a last day with a colon', value: 'AM932 until 2027-01-31: short', accepted: [{ code: 'AM932', reason: 'short', until: '2027-01-31' }] },
    { it: 'a reason that begins with "until"', value: 'AM932: until we move', accepted: [{ code: 'AM932', reason: 'until we move' }] },
    { it: 'several lines', value: '\n  AM932 a\n\nAM918 b\n', accepted: [{ code: 'AM932', reason: 'a' }, { code: 'AM918', reason: 'b' }] },
    { it: 'nothing', value: ' \n', accepted: [] },
  ])('reads $it', ({ value, accepted }) => expect(readAcceptAnnotation(value)).toEqual({ accepted, faults: [] }));

  test.each([
    { value: 'AM932', message: 'line "AM932": finding AM932 is accepted without a reason' },
    { value: 'AM932:', message: 'line "AM932:": finding AM932 is accepted without a reason' },
    { value: 'AM9999 x', message: 'line "AM9999 x": "AM9999" is not a code of a finding' },
    { value: 'true', message: 'line "true": "true" is not a code of a finding' },
    { value: 'AM932 until May short', message: 'line "AM932 until May short": "May" is not a date' },
    { value: 'AM932 until 2027-02-30 short', message: 'line "AM932 until 2027-02-30 short": "2027-02-30" is not a date' },
  ])('does not take "$value", and takes the other lines', ({ value, message }) => {
    const { accepted, faults } = readAcceptAnnotation(`${value}\nAM901 good`);

    expect(accepted).toEqual([{ code: 'AM901', reason: 'good' }]);
    expect(faults[0]).toEqual({ message, fix: expect.stringMatching(/^write a line for each finding, such as "AM932 the reason"/) });
  });
});

describe('acceptanceLines()', () => {
  test.each([
    { code: 'AM932', reason: 'short' },
    { code: 'AM932', reason: 'until we move' },
    { code: 'AM932', reason: ': a colon' },
    { code: 'AM932', reason: 'until the end', until: '2027-01-31' },
  ])('writes what is read back: $reason', (acceptance) => {
    expect(readAcceptAnnotation(acceptanceLines([acceptance]).join('\n'))).toEqual({ accepted: [acceptance], faults: [] });
  });

  test('writes a reason of several lines in one', () => expect(acceptanceLines([{ code: 'AM932', reason: ' a\n b ' }])).toEqual(['AM932 a b']));
});
