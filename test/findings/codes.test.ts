import { readFileSync } from 'fs';
import { join } from 'path';
import { isKnownCode } from '../../lib/findings/codes';

const documented = [...readFileSync(join(__dirname, '..', '..', 'docs', 'findings.md'), 'utf8').matchAll(/^\| \[?(AM\d{3})\b/gm)].map(([, code]) => code);

describe('isKnownCode()', () => {
  test('knows the codes of docs/findings.md, and no other', () => {
    const all = Array.from({ length: 1000 }, (_, i) => `AM${String(i).padStart(3, '0')}`);

    expect(all.filter(isKnownCode)).toEqual(documented);
  });

  test.each(['', 'AM1', 'AM9011', 'am901', 'XX901', ' AM901'])('does not know "%s"', (code) => expect(isKnownCode(code)).toBe(false));
});
