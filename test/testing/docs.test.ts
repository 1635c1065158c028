/** docs/testing.md tells the truth: its messages are what the matchers say. */
import 'cdk8s-app-monitoring/jest';
import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { failureOf, LOST } from './scenes';

const ROOT = join(__dirname, '..', '..');
const DOC = join(ROOT, 'docs', 'testing.md');
const SNAPSHOT = join(ROOT, 'examples', 'sample-app', 'test', '__snapshots__', 'sample-app.test.ts.snap');

test('docs/testing.md quotes a failure and the snapshot of the example', () => {
  const says: { readonly [name: string]: string } = {
    failure: failureOf(() => expect(LOST).toBeScraped({ by: 'main' })),
    snapshot: /= `\n([^`]*)\n`;/.exec(readFileSync(SNAPSHOT, 'utf8'))![1],
  };
  const doc = readFileSync(DOC, 'utf8');
  const quoted = doc.replace(/(<!-- says: (\w+) -->\n```text\n)[^`]*(```)/g, (_, head: string, name: string, tail: string) => `${head}${says[name]}\n${tail}`);
  if (process.env.UPDATE_GOLDEN && !process.env.CI) writeFileSync(DOC, quoted);

  expect(process.env.UPDATE_GOLDEN ? quoted : doc).toBe(quoted);
  expect(doc.match(/<!-- says: /g)).toHaveLength(2);
});
