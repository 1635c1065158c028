/** What pages quote, made anew: code of examples, what they synthesize, and what commands print. */
import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { Yaml } from 'cdk8s';
import { runCli } from '../cli/terminal';
import { exampleApp } from '../examples/examples';

const ROOT = join(__dirname, '..', '..');

/** Holds a page equal to what it quotes; `UPDATE_GOLDEN=1` rewrites the page. */
export function expectQuoted(page: string, quoted: string): void {
  const path = join(ROOT, page);
  if (process.env.UPDATE_GOLDEN && !process.env.CI) writeFileSync(path, quoted);

  expect(readFileSync(path, 'utf8')).toBe(quoted);
}

/** The text of a page, such as `docs/cli.md`. */
export function textOf(page: string): string {
  return readFileSync(join(ROOT, page), 'utf8');
}

/** Each block after `<!-- region: FILE NAME -->` is that region of the file. */
export function withRegions(text: string): string {
  return text.replace(/(<!-- region: (\S+) (\S+) -->\n```\w+\n)[^`]*(```)/g, (_, head: string, file: string, name: string, tail: string) =>
    `${head}${region(file, name)}${tail}`);
}

/** The lines between the comments `region: <name>` and `endregion` of a file, without the indent of the comments. */
function region(file: string, name: string): string {
  const found = new RegExp(`^( *)(?://|#) region: ${name}\\n([\\s\\S]*?)^ *(?://|#) endregion`, 'm').exec(readFileSync(join(ROOT, file), 'utf8'));
  if (!found) throw new Error(`${file} has no region ${name}`);

  return found[2].replace(new RegExp(`^${found[1]}`, 'gm'), '');
}

/** Each block after `<!-- synth: EXAMPLE CHART KIND -->` is the object of that kind in the chart. */
export function withSynths(text: string): string {
  return text.replace(/(<!-- synth: (\S+) (\S+) (\S+) -->\n```yaml\n)[^`]*(```)/g, (_, head: string, example: string, chart: string, kind: string, tail: string) => {
    const objects = exampleApp(example).charts.find(({ node }) => node.id === chart)!.toJson();

    return `${head}${Yaml.stringify(objects.find((object: { kind: string }) => object.kind === kind))}${tail}`;
  });
}

/** Each block after `<!-- says: NAME -->` is the text of that name. */
export function withSays(text: string, says: { readonly [name: string]: string }): string {
  return text.replace(/(<!-- says: (\S+) -->\n```\w+\n)[^`]*(```)/g, (all, head: string, name: string, tail: string) =>
    (name in says ? `${head}${says[name].trimEnd()}\n${tail}` : all));
}

/** After `<!-- run: FOLDER -->`, each command of the block has its output below it; `cat FILE ... |` gives it standard input. */
export async function withRuns(text: string): Promise<string> {
  const blocks = [...text.matchAll(/<!-- run: (\S+) -->\n```console\n([^`]*)```/g)];
  let quoted = text;
  for (const [block, folder, lines] of blocks) {
    const commands = lines.split('\n').filter((line) => line.startsWith('$ '));
    const outputs: string[] = [];
    for (const command of commands) outputs.push(`${command}\n${await outputOf(command, join(ROOT, folder))}`);
    quoted = quoted.replace(block, () => block.replace(lines, () => outputs.join('\n')));
  }

  return quoted;
}

const EXIT_CODE = '; echo "exit code $?"';

async function outputOf(command: string, folder: string): Promise<string> {
  const back = process.cwd();
  process.chdir(folder);
  try {
    const [args] = commandsIn(command);
    const [, piped = ''] = /^\$ cat ([^|]*) \|/.exec(command) ?? [];
    const { code, out, err } = await runCli(args, { stdin: piped.split(' ').filter((file) => file !== '').map((file) => readFileSync(file, 'utf8')).join('') });

    return `${err}${out}${command.endsWith(EXIT_CODE) ? `exit code ${code}\n` : ''}`;
  } finally {
    process.chdir(back);
  }
}

/** Arguments of every call of the program in a text. */
export function commandsIn(text: string): string[][] {
  return [...text.matchAll(/npx (?:--no-install )?cdk8s-app-monitoring ([^\n|;&>#]*)/g)].map(([, args]) => args.trim().split(/\s+/));
}
