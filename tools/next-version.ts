/**
 * Prints the version of the next release: that of the newest entry of CHANGELOG.md, which has to be dated (`## 0.1.0 - 2030-01-31`).
 * The release workflow runs it, so a release is what a maintainer wrote down, and nothing is computed from commits. With `--notes`, prints
 * the text of the entry instead.
 */
import { readFileSync } from 'fs';
import { join } from 'path';

/** The version of the newest entry of a changelog. @throws if the entry has no date */
export function nextVersion(changelog: string): string {
  const [, heading = ''] = /^## (.*)$/m.exec(changelog) ?? [];
  const [, version] = /^(\d+\.\d+\.\d+) - \d{4}-\d{2}-\d{2}$/.exec(heading) ?? [];
  if (version === undefined) throw new Error(`The newest entry of CHANGELOG.md is "${heading}", not a version with a date; write "## 0.1.0 - 2030-01-31"`);

  return version;
}

/** The text of the newest entry, without its heading. */
export function releaseNotes(changelog: string): string {
  const [, entry] = changelog.split(/^## .*$/m);

  return entry.trim();
}

if (require.main === module) {
  const changelog = readFileSync(join(__dirname, '..', 'CHANGELOG.md'), 'utf8');
  console.log(process.argv.includes('--notes') ? releaseNotes(changelog) : nextVersion(changelog));
}
