import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { expectGolden, expectNoOrphanGoldens } from './golden';

let folder: string;
let golden: string;
const env = { ...process.env };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'golden-'));
  golden = join(folder, 'case', 'one.yaml');
  delete process.env.CI;
  delete process.env.UPDATE_GOLDEN;
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  process.env = { ...env };
});

describe('expectGolden()', () => {
  test('asks for a golden that is not there', () => {
    expect(() => expectGolden(golden, 'a: 1\n')).toThrow('run the test with UPDATE_GOLDEN=1');
  });

  test('writes a golden where it is asked to, folders included', () => {
    process.env.UPDATE_GOLDEN = '1';

    expectGolden(golden, 'a: 1\n');

    expect(readFileSync(golden, 'utf8')).toBe('a: 1\n');
  });

  test('takes the same text and refuses another', () => {
    golden = join(folder, 'one.yaml');
    writeFileSync(golden, 'a: 1\n');

    expect(() => expectGolden(golden, 'a: 1\n')).not.toThrow();
    expect(() => expectGolden(golden, 'a: 2\n')).toThrow('one.yaml');
  });

  test('writes nothing in CI', () => {
    process.env.UPDATE_GOLDEN = '1';
    process.env.CI = 'true';
    golden = join(folder, 'one.yaml');
    writeFileSync(golden, 'a: 1\n');

    expect(() => expectGolden(golden, 'a: 2\n')).toThrow('not updated in CI');
    expect(readFileSync(golden, 'utf8')).toBe('a: 1\n');
  });
});

describe('expectNoOrphanGoldens()', () => {
  test('names the file that nobody owns', () => {
    writeFileSync(join(folder, 'owned.yaml'), '');
    expect(() => expectNoOrphanGoldens(folder, [join(folder, 'owned.yaml')])).not.toThrow();
    writeFileSync(join(folder, 'orphan.yaml'), '');

    expect(() => expectNoOrphanGoldens(folder, [join(folder, 'owned.yaml')])).toThrow('orphan.yaml');
  });
});
