import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { COMMAND_HELP, HELP } from '../../lib/cli/help';
import { SUBCOMMANDS } from '../../lib/cli/subcommands';

const DOC = join(__dirname, '..', '..', 'docs', 'cli.md');

test('docs/cli.md quotes the help texts, in their order', () => {
  const helps = [HELP, ...Object.values(COMMAND_HELP), ...Object.values(SUBCOMMANDS).map(({ load }) => load().help)];
  const doc = readFileSync(DOC, 'utf8');
  let block = 0;
  const quoted = doc.replace(/^```text\n[\s\S]*?^```/gm, () => `\`\`\`text\n${helps[block++]}\`\`\``);
  if (process.env.UPDATE_GOLDEN && !process.env.CI) writeFileSync(DOC, quoted);

  expect(block).toBe(helps.length);
  expect(process.env.UPDATE_GOLDEN ? quoted : doc).toBe(quoted);
});
