import { readFileSync } from 'fs';
import { join } from 'path';
import { nextVersion, releaseNotes } from '../../tools/next-version';


describe('nextVersion()', () => {
  test('is that of the newest entry', () => expect(nextVersion('# Changelog\n\n## 0.2.0 - 2030-01-31\n\n- b\n\n## 0.1.0 - 2029-01-31\n')).toBe('0.2.0'));

  test.each([
    { it: 'an entry without a date', changelog: '## 0.1.0 - unreleased\n' },
    { it: 'an entry without a version', changelog: '## Unreleased\n' },
    { it: 'no entry', changelog: '# Changelog\n' },
  ])('refuses $it', ({ changelog }) => expect(() => nextVersion(changelog)).toThrow('not a version with a date; write "## 0.1.0 - 2030-01-31"'));
});

describe('releaseNotes()', () => {
  test('are the text of the newest entry', () => {
    expect(releaseNotes('# Changelog\n\n## 0.2.0 - 2030-01-31\n\n### A\n\n- b\n\n## 0.1.0 - 2029-01-31\n\n- a\n')).toBe('### A\n\n- b');
  });
});

test('CHANGELOG.md begins with a version', () => {
  expect(/^## (.*)$/m.exec(readFileSync(join(__dirname, '..', '..', 'CHANGELOG.md'), 'utf8'))?.[1]).toMatch(/^\d+\.\d+\.\d+ - (unreleased|\d{4}-\d{2}-\d{2})$/);
});
