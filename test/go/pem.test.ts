import { pemBlocks } from '../../lib/go/pem';
import { cpuMillis } from '../support/cpu-millis';

const block = (type: string, body: string) => `-----BEGIN ${type}-----\n${body}-----END ${type}-----\n`;

describe('pemBlocks()', () => {
  test.each([
    { it: 'nothing', given: '', expected: [] },
    { it: 'no block', given: 'text', expected: [] },
    { it: 'one block', given: block('A', 'YWI=\n'), expected: ['A:ab'] },
    { it: 'a block without bytes', given: block('A', ''), expected: ['A:'] },
    { it: 'several blocks with text around', given: `x\n${block('A', 'YQ==\n')}y\n${block('B', 'Yg==\n')}z`, expected: ['A:a', 'B:b'] },
    { it: 'a block after one that never ends', given: `-----BEGIN A-----\n${block('B', 'Yg==\n')}`, expected: ['B:b'] },
    { it: 'no block whose names differ', given: '-----BEGIN A-----\nYQ==\n-----END B-----\n', expected: [] },
    { it: 'a block after one that cannot be read', given: block('A', '?\n') + block('B', 'Yg==\n'), expected: ['B:b'] },
    { it: 'headers', given: block('A', 'Name: value\nOther: x\n\nYQ==\n'), expected: ['A:a'] },
    { it: 'no block of headers alone', given: block('A', 'Name: value\n'), expected: [] },
    { it: 'blanks between the letters', given: block('A', ' Y Q\t=\r\n=\n'), expected: ['A:a'] },
    { it: 'blanks after the lines', given: '-----BEGIN A----- \t\r\nYQ==\r\n-----END A----- \r\n', expected: ['A:a'] },
    { it: 'no block before more text in the line', given: '-----BEGIN A-----\nYQ==\n-----END A----- x\n', expected: [] },
    { it: 'no block that begins in a line', given: `x${block('A', 'YQ==\n')}`, expected: [] },
  ])('finds $it', ({ given, expected }) => {
    expect(pemBlocks(given).map(({ type, bytes }) => `${type}:${bytes.toString()}`)).toEqual(expected);
  });

  test('answers many ends without a beginning at once', () => {
    const start = cpuMillis();
    pemBlocks('\n-----END A-----'.repeat(60_000));

    expect(cpuMillis() - start).toBeLessThan(2000);
  });
});
